package dev.assay.spark;

import dev.assay.encord.gate.GatePolicy;
import dev.assay.encord.gate.GatePolicy.Dimensions;
import dev.assay.format.Depth;
import java.io.Serializable;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What executors have to know to inspect and judge a file, each with the meaning that the option of
 * {@code assay scan} has.
 *
 * @param depth how far inspections go; null for the usual depth of files and of stores
 * @param dimensions which size goes into the metadata
 * @param allowEstimates whether estimated durations and counts pass
 * @param strictClientOnly whether the platform cannot open the files
 * @param endpoint where object stores are; null for where they usually are
 * @param anonymous whether stores are asked without credentials
 * @param allowPrivateHosts whether redirects may lead into private networks
 * @param concurrency files in stores that one task inspects at the same time, at least 1
 */
public record ScanOptions(
    @Nullable Depth depth,
    Dimensions dimensions,
    boolean allowEstimates,
    boolean strictClientOnly,
    @Nullable String endpoint,
    boolean anonymous,
    boolean allowPrivateHosts,
    int concurrency)
    implements Serializable {
  private static final int CONCURRENCY = 16;

  public ScanOptions {
    Objects.requireNonNull(dimensions, "dimensions");
    if (concurrency < 1) {
      throw new IllegalArgumentException("concurrency " + concurrency);
    }
  }

  /** The options of a scan that is given none. */
  public static ScanOptions standard() {
    return new ScanOptions(
        null, Dimensions.DISPLAYED, false, false, null, false, false, CONCURRENCY);
  }

  /** The policy of the gate. */
  GatePolicy policy() {
    return GatePolicy.standard()
        .withStrictClientOnly(strictClientOnly)
        .withDimensions(dimensions)
        .withAllowEstimates(allowEstimates);
  }
}

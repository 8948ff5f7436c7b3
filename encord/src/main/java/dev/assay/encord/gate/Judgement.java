package dev.assay.encord.gate;

import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.finding.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Gate} makes of an inspection.
 *
 * @param metadata what may leave; null when an error refuses it and for kinds that have none
 * @param findings everything found, by the inspection and then by the rules, as seriously as the
 *     policy takes it; the failure of an inspection is always an error
 * @param timeline whether a video is safe to label as a timeline of constant rate; null for what is
 *     no video or has no facts
 */
public record Judgement(
    @Nullable CustomerProvidedMetadata metadata,
    List<Finding> findings,
    @Nullable TimelineVerdict timeline) {

  public Judgement {
    findings = List.copyOf(findings);
  }

  /** What a gate makes of something that is no video. */
  public Judgement(@Nullable CustomerProvidedMetadata metadata, List<Finding> findings) {
    this(metadata, findings, null);
  }
}

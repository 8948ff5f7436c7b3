package dev.assay.encord.gate;

import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.finding.Finding;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link Gate} makes of an inspection.
 *
 * @param metadata what may leave; null when an error refuses it and for kinds that have none
 * @param findings what the rules add to the findings of the inspection; for a failed inspection,
 *     its failure
 */
public record Judgement(@Nullable CustomerProvidedMetadata metadata, List<Finding> findings) {

  public Judgement {
    findings = List.copyOf(findings);
  }
}

package dev.assay.encord.payload;

import dev.assay.encord.wire.DataUploadItems;
import dev.assay.finding.Finding;
import java.util.List;
import java.util.Objects;

/**
 * An upload ready to send.
 *
 * @param items what to send
 * @param findings what is to be said about it; an error names what was left out and why
 */
public record Payload(DataUploadItems items, List<Finding> findings) {

  public Payload {
    Objects.requireNonNull(items, "items");
    findings = List.copyOf(findings);
  }
}

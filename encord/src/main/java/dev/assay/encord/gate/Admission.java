package dev.assay.encord.gate;

import dev.assay.encord.wire.DataUploadItem;
import dev.assay.finding.Finding;
import java.util.List;
import java.util.Objects;

/** Whether a file may be registered. */
public sealed interface Admission {

  /** Everything found, by the inspection and then by the rules. */
  List<Finding> findings();

  /**
   * The file may be registered as {@code item}.
   *
   * @param item what to send
   * @param findings everything found, none of it an error
   */
  record Admitted(DataUploadItem item, List<Finding> findings) implements Admission {

    public Admitted {
      Objects.requireNonNull(item, "item");
      findings = List.copyOf(findings);
    }
  }

  /**
   * The file may not be registered.
   *
   * @param findings everything found, at least one of it an error
   */
  record Refused(List<Finding> findings) implements Admission {

    public Refused {
      findings = List.copyOf(findings);
    }
  }
}

package dev.assay.encord.gate;

import dev.assay.Inspection;
import dev.assay.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Decides what may leave as metadata; immutable and thread-safe. */
public final class Gate {
  private final GatePolicy policy;

  private Gate(GatePolicy policy) {
    this.policy = policy;
  }

  /** A gate with the {@linkplain GatePolicy#standard() standard policy}. */
  public static Gate standard() {
    return with(GatePolicy.standard());
  }

  /** A gate with that policy. */
  public static Gate with(GatePolicy policy) {
    return new Gate(Objects.requireNonNull(policy, "policy"));
  }

  /** What this gate lets through. */
  public GatePolicy policy() {
    return policy;
  }

  /** Judges an inspected file. */
  public Judgement judge(Inspection inspection) {
    List<Finding> findings = new ArrayList<>();
    if (inspection instanceof Inspection.Failed failed) {
      findings.add(failed.failure().asFinding());
    }
    return new Judgement(null, findings);
  }

  /** Judges an inspected file that lies, or is to lie, at a URL, and makes the item to register. */
  public Admission admit(Inspection inspection, String objectUrl) {
    return admit(inspection, objectUrl, null);
  }

  /**
   * Judges an inspected file that lies, or is to lie, at a URL, and makes the item to register.
   *
   * @param title the item's title, null to leave it to the platform where that is possible
   */
  public Admission admit(Inspection inspection, String objectUrl, @Nullable String title) {
    List<Finding> findings = new ArrayList<>(inspection.findings());
    findings.addAll(judge(inspection).findings());
    return new Admission.Refused(findings);
  }
}

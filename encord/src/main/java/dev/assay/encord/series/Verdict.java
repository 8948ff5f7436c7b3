package dev.assay.encord.series;

import dev.assay.finding.Severity;
import java.util.List;
import java.util.Locale;

/** What will become of a series on the platform. */
public enum Verdict {
  /** It registers, with a 3D view where it is a volume. */
  REGISTERS("registers"),
  /** It registers, but cannot be shown in 3D. */
  NO_3D("registers, no 3D view"),
  /** It will be refused. */
  REFUSED("will be refused");

  private final String text;

  Verdict(String text) {
    this.text = text;
  }

  /** What comes of findings. */
  static Verdict of(List<SeriesFinding> findings) {
    Verdict verdict = REGISTERS;
    for (SeriesFinding finding : findings) {
      if (finding.severity() == Severity.ERROR) {
        return REFUSED;
      }
      if (finding.severity() == Severity.WARNING && finding.check().isAboutVolumes()) {
        verdict = NO_3D;
      }
    }
    return verdict;
  }

  /** The verdict in words. */
  public String text() {
    return text;
  }

  /** The lower-case name used in JSON. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}

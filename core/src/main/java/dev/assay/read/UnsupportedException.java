package dev.assay.read;

import dev.assay.facts.FileType;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import org.jspecify.annotations.Nullable;

/** Thrown when the file may be right but is not one that Assay describes. */
public final class UnsupportedException extends ReadException {
  private static final long serialVersionUID = 1;

  private final transient @Nullable FileType type;

  /**
   * An exception about a type or a use of it that is not read.
   *
   * @param code stable upper-case name
   * @param message what is not read
   * @param remedy what to do instead
   * @param type the type that was recognised, null when none was
   */
  public UnsupportedException(String code, String message, String remedy, @Nullable FileType type) {
    super(FailureKind.UNSUPPORTED, code, message, remedy, Finding.NO_OFFSET);
    this.type = type;
  }

  /** The type that was recognised, null when none was. */
  public @Nullable FileType type() {
    return type;
  }
}

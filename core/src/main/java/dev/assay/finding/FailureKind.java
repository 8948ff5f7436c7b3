package dev.assay.finding;

import java.util.Locale;

/** The closed list of reasons an inspection ends without facts. */
public enum FailureKind {
  /** The bytes could not be had; the owner of the store or the network can mend it. */
  UNREACHABLE,
  /** The bytes break their format; whoever made the file can mend it. */
  MALFORMED,
  /** The format, or this use of it, is not read; another format or a newer Assay mends it. */
  UNSUPPORTED,
  /** Reading on would exceed a limit; the caller can raise it. */
  LIMIT_EXCEEDED,
  /** The source cannot go where the format needs it to; the caller can offer a file. */
  NEEDS_RANDOM_ACCESS,
  /** A reader broke; only Assay's developers can mend it. */
  DEFECT;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The lower-case name used in scan records. */
  public String label() {
    return label;
  }
}

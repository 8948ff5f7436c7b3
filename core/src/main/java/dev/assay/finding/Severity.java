package dev.assay.finding;

import java.util.Locale;

/** How much a finding matters, from least to most. */
public enum Severity {
  /** Worth knowing; nothing to do. */
  INFO,
  /** Attach, but look. */
  WARNING,
  /** The metadata is refused. */
  ERROR;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The lower-case name used in scan records. */
  public String label() {
    return label;
  }
}

package dev.assay.facts;

import java.util.Locale;

/** Where a number comes from, from the most to the least trustworthy. */
public enum Origin {
  /** Counted from sample tables, packets or the bytes themselves. */
  MEASURED,
  /** Claimed by a header; nothing was counted. */
  DECLARED,
  /** Derived from an average, such as a bit rate. */
  ESTIMATED,
  /** Unknowable from the file; a convention was applied, such as 16 bits for MP3. */
  ASSUMED;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The lower-case name used in scan records. */
  public String label() {
    return label;
  }
}

package dev.assay.facts;

import java.util.Locale;

/** Whether a browser, and so the label editor, shows the file. */
public enum Playability {
  /** Chromium shows it. */
  PLAYS,
  /** Chromium does not show it, Safari does. */
  SAFARI_ONLY,
  /** Chromium loads it without a picture: its video codec is unknown to the browser. */
  NO_PICTURE,
  /** No browser shows it. */
  NO,
  /** The facts do not decide it. */
  UNKNOWN;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The lower-case name used in scan records. */
  public String label() {
    return label;
  }
}

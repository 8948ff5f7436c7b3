package dev.assay.format;

/** In which order readers that are equally sure are asked. */
public enum Tier {
  /** A reader of Assay's own: fast, and it declines when it is not certain. */
  OWN,
  /** A reader that asks a library. */
  LIBRARY,
  /** A reader that recognises types it mostly cannot describe. */
  FALLBACK
}

package dev.assay.format;

/** How sure a reader is that a file is of its format, from the surest down. */
public enum Score {
  /** The signature is there and belongs to nothing else: a failure to read it is final. */
  CERTAIN,
  /** The first bytes fit and little else looks like that. */
  LIKELY,
  /** The first bytes do not speak against it. */
  POSSIBLE,
  /** It is something else. */
  NO
}

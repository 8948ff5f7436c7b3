package dev.assay.format;

import java.util.Locale;

/** How far an inspection goes to know the frames of sound and video, from the least to the most. */
public enum Depth {
  /**
   * What headers, tables and indexes tell. No reader goes from frame to frame, whatever that would
   * tell; what it takes from a header's word or an average says so by its origin.
   */
  HEADER,
  /**
   * Every frame is counted, by tables or by going from frame to frame; nothing is decoded. What the
   * limits do not allow to be counted is known as with {@link #HEADER}.
   */
  EXACT,
  /**
   * As {@link #EXACT}, and the beginning and the end of the first track are decoded to prove that
   * the file plays; an index that counts frames is proved by counting them.
   */
  DECODE;

  private final String label = name().toLowerCase(Locale.ROOT);

  /** The lower-case name used on the command line. */
  public String label() {
    return label;
  }
}

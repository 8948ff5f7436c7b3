package dev.assay.av.sound;

import org.jspecify.annotations.Nullable;

/** How frames of one kind of stream start. */
interface FrameSyntax {

  /**
   * The frame that starts with those bytes, null when none does.
   *
   * @param start the first 8 bytes, big-endian; zeros behind the end of the data
   */
  @Nullable Frame frame(long start);
}

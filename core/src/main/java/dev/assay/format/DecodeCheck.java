package dev.assay.format;

import dev.assay.facts.Facts;
import dev.assay.read.ByteCursor;
import java.io.IOException;

/**
 * A decoder that proves that a file plays: what a module with decoders has to write.
 *
 * <p>Implementations have a public constructor without parameters, are named in {@code
 * META-INF/services/dev.assay.format.DecodeCheck}, keep no state between files and are used by many
 * threads at once.
 */
public interface DecodeCheck {

  /** The code of the error that a part of a file does not decode. */
  String FAILED = "DECODE_FAILED";

  /** The code of the warning that nothing could prove a file, or a part of it, to decode. */
  String UNPROVEN = "DECODE_UNPROVEN";

  /**
   * Decodes the first and the last group of pictures of the video track, or the first and the last
   * second of a file of sound, and reports {@link #FAILED} with the place of what does not decode.
   *
   * @param in a cursor at the start of the file, whose budget the check keeps
   * @param facts what a reader found, video or sound
   * @param context where findings go
   * @return false when it knows nothing of the container, so that others may be asked
   * @throws IOException when it cannot tell; the message says why
   */
  boolean check(ByteCursor in, Facts facts, Context context) throws IOException;
}

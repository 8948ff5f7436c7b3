package dev.assay.format;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.read.ByteCursor;
import java.io.IOException;

/**
 * A reader of one file format or family of formats: what a file type has to write.
 *
 * <p>Implementations have a public constructor without parameters, are named in {@code
 * META-INF/services/dev.assay.format.Format}, keep no state between files and are used by many
 * threads at once.
 */
public interface Format {

  /** What this reader says of itself; always the same. */
  FormatInfo info();

  /**
   * Says how sure it is that a file is of this format.
   *
   * <p>This version looks for the signatures of {@link #info}. A reader that has signatures and is
   * certain of a file without one counts as {@link Score#LIKELY}.
   *
   * @param head the first bytes; may be only a part of the file, or all of it
   */
  default Score score(Head head) {
    for (Magic magic : info().magic()) {
      if (magic.matches(head)) {
        return Score.CERTAIN;
      }
    }
    return Score.NO;
  }

  /**
   * The type to name when a file this reader is certain of cannot be read; by default the commonest
   * it knows.
   *
   * @param head the first bytes of a file with the score {@link Score#CERTAIN}
   */
  default FileType typeOf(Head head) {
    return info().types().get(0);
  }

  /**
   * Reads the facts.
   *
   * <p>What is worth saying besides goes to {@link Context#report}. When the file breaks off but
   * what was read is worth having, the facts are returned after {@link Context#incomplete}.
   *
   * @param in a cursor at the start of the file; how much is read from it is bounded
   * @throws dev.assay.read.DeclinedException when another reader should be asked
   * @throws dev.assay.read.MalformedException when the bytes break the format's rules
   * @throws dev.assay.read.UnsupportedException when the file may be right but is not described
   * @throws dev.assay.read.LimitExceededException when a limit is reached
   * @throws IOException when the bytes cannot be had
   */
  Facts read(ByteCursor in, Context context) throws IOException;
}

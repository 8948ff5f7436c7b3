package dev.assay.format;

import dev.assay.facts.Facts;
import dev.assay.read.ByteCursor;
import java.io.IOException;

/**
 * A second look at a file whose facts are known, for what those facts do not say; used by many
 * threads at once.
 */
@FunctionalInterface
public interface FileCheck {

  /**
   * Looks at a file; what is worth saying goes to {@link Context#report}.
   *
   * <p>A check that cannot be made is worth saying too, and no reason to lose the facts: whatever
   * is thrown ends the inspection like an exception of the reader.
   *
   * @param in a cursor at the start of the file, which shares the budget of the reader before
   * @param facts what that reader found; a check returns at once when they are not of its kind
   * @param context what was said of the file so far, and takes more
   * @throws IOException when the bytes cannot be had
   */
  void check(ByteCursor in, Facts facts, Context context) throws IOException;
}

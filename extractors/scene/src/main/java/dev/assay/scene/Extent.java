package dev.assay.scene;

import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;

/** Whether a file is long enough for the points its header claims. */
final class Extent {

  private Extent() {}

  /**
   * Tells when the points do not fit into the file.
   *
   * @param start where they start
   * @param bytesEach the least that one of them takes
   * @throws MalformedException when no file could hold them
   */
  static void check(ByteCursor in, long start, long points, long bytesEach, Context context)
      throws MalformedException {
    long end;
    try {
      end = Math.addExact(start, Math.multiplyExact(points, bytesEach));
    } catch (ArithmeticException e) {
      throw new MalformedException("no file can hold " + points + " points", start);
    }
    long length = in.sourceLength();
    if (length >= 0 && length < end) {
      context.incomplete(
          Finding.error(
                  "TRUNCATED",
                  points + " points need " + end + " bytes but the file has only " + length + ".")
              .mendedBy("Copy or upload the file again: its end is missing.")
              .at(length));
    }
  }
}

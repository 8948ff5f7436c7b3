package dev.assay.pdf;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** One part of a cross-reference section: what a table holds, or what a stream holds. */
interface CrossReferenceRows {

  /** What a row says of an object. */
  sealed interface Place {}

  /**
   * The object stands in the file.
   *
   * @param offset from the header
   */
  record InFile(long offset, long generation) implements Place {}

  /** The object is one of an object stream. */
  record InStream(long stream, long index) implements Place {}

  /** There is no such object. */
  record Free() implements Place {}

  /** There is no such object. */
  Place FREE = new Free();

  /** What is said of the object with that number, null when nothing is. */
  @Nullable Place find(long number) throws IOException;
}

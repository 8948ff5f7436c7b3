package dev.assay.source;

import dev.assay.finding.Finding;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Bytes that can be read at any position: what a store has to write.
 *
 * <p>A source belongs to one inspection and so to one thread at a time; it need not be thread-safe.
 */
public interface ByteSource extends Closeable {

  /** What is known of the source now; a length found while reading appears here. */
  Identity identity();

  /** What was noticed about the store while reading; not about the content. */
  default List<Finding> findings() {
    return List.of();
  }

  /** What the store has moved so far, null when that is what was read and no more. */
  default @Nullable Traffic traffic() {
    return null;
  }

  /**
   * Reads bytes from a position into the space {@code into} has remaining, advancing its position.
   *
   * <p>Fewer bytes than asked for mean that the data ends there, never that more might come; none
   * mean that {@code position} is at or behind the end. A source that gets less from its transport
   * asks again.
   *
   * @param position first byte, not negative
   * @return the number of bytes read, 0 at or behind the end
   * @throws IOException when the bytes cannot be had
   */
  int readAt(long position, ByteBuffer into) throws IOException;

  /**
   * Reads the last bytes of the data, as many as {@code into} has room for, advancing its position.
   *
   * <p>This version needs to know the length; stores that can ask for the last bytes without
   * knowing it override it.
   *
   * @return the number of bytes read: the whole data when it is shorter than the room
   * @throws NoRandomAccessException when the length is not known
   * @throws IOException when the bytes cannot be had, or the data has become shorter than its
   *     length
   */
  default int readTail(ByteBuffer into) throws IOException {
    Identity identity = identity();
    if (!identity.hasLength()) {
      throw new NoRandomAccessException("the length of " + identity.name() + " is not known");
    }
    int want = (int) Math.min(into.remaining(), identity.length());
    int count = readAt(identity.length() - want, into);
    if (count < want) {
      throw new IOException("the data of " + identity.name() + " became shorter while it was read");
    }
    return count;
  }

  /**
   * Goes on towards the end without keeping what passes, so that the length becomes known; what
   * passes may be out of reach afterwards. This version is for sources that do not pass.
   *
   * @param mostBytes how much may pass
   * @return how much passed, 0 when the end is reached or the source goes no further
   * @throws IOException when the bytes cannot be had
   */
  default long drain(long mostBytes) throws IOException {
    return 0;
  }
}

package dev.assay.source;

import java.nio.ByteBuffer;
import java.util.Objects;

/** A source over an array, which must not change while it is read. */
public final class ByteArraySource implements ByteSource {
  private final byte[] bytes;
  private final Identity identity;

  private ByteArraySource(byte[] bytes, String name) {
    this.bytes = bytes;
    this.identity = Identity.of(name, bytes.length);
  }

  /** A source over {@code bytes}, which are not copied. */
  public static ByteArraySource of(byte[] bytes, String name) {
    return new ByteArraySource(Objects.requireNonNull(bytes, "bytes"), name);
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public int readAt(long position, ByteBuffer into) {
    if (position < 0) {
      throw new IllegalArgumentException("position " + position);
    }
    if (position >= bytes.length) {
      return 0;
    }
    int length = Math.min(into.remaining(), bytes.length - (int) position);
    into.put(bytes, (int) position, length);
    return length;
  }

  @Override
  public void close() {}
}

package dev.assay.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.NoRandomAccessException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * What every {@link ByteSource} keeps to: a store's tests extend it and say what the store can do.
 */
public abstract class ByteSourceContract {
  private static final byte UNTOUCHED = 0x5A;

  /** A source of that content, which the contract closes. */
  protected abstract ByteSource open(byte[] content) throws IOException;

  /** Whether the length is known before anything is read. */
  protected boolean reportsLength() {
    return true;
  }

  /** Whether the last bytes can be read while the length is not known. */
  protected boolean readsTailWithoutLength() {
    return true;
  }

  /** The size of the pieces the store moves bytes in, which reads are made to straddle. */
  protected int pieceBytes() {
    return 4096;
  }

  private byte[] content() {
    return random(3 * pieceBytes() + 17);
  }

  private int[] sizes() {
    int piece = pieceBytes();
    return new int[] {1, 7, piece - 1, piece, piece + 1, piece + 13};
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  /** What reading {@code size} bytes at {@code position} has to give. */
  private static byte[] expected(byte[] content, long position, int size) {
    int from = (int) Math.min(content.length, position);
    return Arrays.copyOfRange(content, from, Math.min(content.length, from + size));
  }

  private static void assertReads(ByteSource source, byte[] content, long position, int size)
      throws IOException {
    byte[] expected = expected(content, position, size);
    ByteBuffer into = ByteBuffer.allocate(size);
    assertThat(source.readAt(position, into))
        .as("count of %d bytes at %d", size, position)
        .isEqualTo(expected.length);
    assertThat(Arrays.copyOf(into.array(), into.position()))
        .as("%d bytes at %d", size, position)
        .isEqualTo(expected);
  }

  private static void assertTail(ByteSource source, byte[] content, int size) throws IOException {
    byte[] expected = expected(content, Math.max(0, content.length - size), size);
    ByteBuffer into = ByteBuffer.allocate(size);
    assertThat(source.readTail(into)).as("count of tail %d", size).isEqualTo(expected.length);
    assertThat(Arrays.copyOf(into.array(), into.position()))
        .as("tail %d", size)
        .isEqualTo(expected);
    assertThat(source.identity().length()).as("length after a tail").isEqualTo(content.length);
  }

  @Test
  void everySizeIsReadWholeAtEveryAwkwardPosition() throws IOException {
    byte[] content = content();
    int piece = pieceBytes();
    long[] positions = {
      0, 1, piece - 1, piece, piece + 1, 2L * piece - 5, 3L * piece, content.length - 1
    };
    for (int size : sizes()) {
      for (long position : positions) {
        try (ByteSource fresh = open(content)) {
          assertReads(fresh, content, position, size);
        }
      }
    }
    try (ByteSource source = open(content)) {
      for (long position : positions) {
        for (int size : sizes()) {
          assertReads(source, content, position, size);
        }
      }
    }
  }

  @Test
  void readingBackwardsGivesTheSameBytes() throws IOException {
    byte[] content = content();
    try (ByteSource source = open(content)) {
      for (int position = content.length; position >= 0; position -= 977) {
        assertReads(source, content, position, 1000);
      }
    }
  }

  @Test
  void aReadAcrossTheEndStopsThere() throws IOException {
    byte[] content = content();
    try (ByteSource source = open(content)) {
      assertReads(source, content, content.length - 3L, 10);
      assertReads(source, content, content.length - 3L, 3);
      assertReads(source, content, 0, content.length + 1);
    }
  }

  @Test
  void nothingIsReadAtTheEndAndBehindIt() throws IOException {
    byte[] content = content();
    for (long behind : new long[] {0, 1, pieceBytes(), 5L << 30}) {
      try (ByteSource source = open(content)) {
        assertReads(source, content, content.length + behind, 16);
        assertReads(source, content, 0, 16);
      }
    }
  }

  @Test
  void readingNoBytesGivesNone() throws IOException {
    byte[] content = content();
    try (ByteSource source = open(content)) {
      assertReads(source, content, 0, 0);
      assertReads(source, content, 5, 0);
      assertReads(source, content, content.length, 0);
      assertReads(source, content, content.length + 9L, 0);
    }
  }

  @Test
  void onlyTheSpaceThatRemainsIsFilled() throws IOException {
    byte[] content = content();
    try (ByteSource source = open(content)) {
      byte[] array = new byte[64];
      Arrays.fill(array, UNTOUCHED);
      ByteBuffer into = ByteBuffer.wrap(array, 8, 40).slice();
      into.position(3).limit(23);
      assertThat(source.readAt(11, into)).isEqualTo(20);
      assertThat(into.position()).isEqualTo(23);
      assertThat(into.limit()).isEqualTo(23);
      byte[] expected = new byte[64];
      Arrays.fill(expected, UNTOUCHED);
      System.arraycopy(content, 11, expected, 11, 20);
      assertThat(array).isEqualTo(expected);
    }
  }

  @Test
  void aShortReadLeavesTheRestOfTheSpaceAlone() throws IOException {
    byte[] content = content();
    try (ByteSource source = open(content)) {
      byte[] array = new byte[32];
      Arrays.fill(array, UNTOUCHED);
      ByteBuffer into = ByteBuffer.wrap(array, 4, 20);
      assertThat(source.readAt(content.length - 6L, into)).isEqualTo(6);
      assertThat(into.position()).isEqualTo(10);
      assertThat(into.limit()).isEqualTo(24);
      byte[] expected = new byte[32];
      Arrays.fill(expected, UNTOUCHED);
      System.arraycopy(content, content.length - 6, expected, 4, 6);
      assertThat(array).isEqualTo(expected);
    }
  }

  @Test
  void directBuffersAreFilledToo() throws IOException {
    byte[] content = content();
    int size = pieceBytes() + 13;
    try (ByteSource source = open(content)) {
      ByteBuffer into = ByteBuffer.allocateDirect(size);
      assertThat(source.readAt(7, into)).isEqualTo(size);
      byte[] got = new byte[size];
      into.flip().get(got);
      assertThat(got).isEqualTo(expected(content, 7, size));
    }
  }

  @Test
  void negativePositionsAreRefused() throws IOException {
    try (ByteSource source = open(content())) {
      assertThatThrownBy(() -> source.readAt(-1, ByteBuffer.allocate(4)))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> source.readAt(Long.MIN_VALUE, ByteBuffer.allocate(4)))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void theTailIsTheLastBytesOrAllOfThem() throws IOException {
    byte[] content = content();
    for (int size : new int[] {0, 1, 7, pieceBytes() + 1, content.length, content.length + 100}) {
      try (ByteSource source = open(content)) {
        if (reportsLength() || readsTailWithoutLength()) {
          assertTail(source, content, size);
          assertReads(source, content, 0, 16);
        } else {
          assertThatThrownBy(() -> source.readTail(ByteBuffer.allocate(size)))
              .isInstanceOf(NoRandomAccessException.class);
        }
      }
    }
  }

  @Test
  void theTailCanBeReadOnceTheEndWasSeen() throws IOException {
    byte[] content = content();
    try (ByteSource source = open(content)) {
      assertReads(source, content, 0, content.length + 1);
      assertTail(source, content, 100);
      assertTail(source, content, content.length + 100);
    }
  }

  @Test
  void theLengthIsKnownFromTheStartOrOnceTheEndWasSeen() throws IOException {
    byte[] content = content();
    try (ByteSource source = open(content)) {
      Identity before = source.identity();
      assertThat(before.length())
          .isEqualTo(reportsLength() ? content.length : Identity.UNKNOWN_LENGTH);
      assertReads(source, content, 0, content.length + 1);
      Identity after = source.identity();
      assertThat(after.length()).isEqualTo(content.length);
      assertThat(after.uri()).isEqualTo(before.uri());
      assertThat(after.name()).isEqualTo(before.name());
      if (reportsLength()) { // otherwise these may come with it
        assertThat(after.etag()).isEqualTo(before.etag());
        assertThat(after.lastModified()).isEqualTo(before.lastModified());
      }
    }
  }

  @Test
  void emptyContentHasLengthZeroAndNoBytes() throws IOException {
    byte[] content = {};
    try (ByteSource source = open(content)) {
      assertReads(source, content, 0, 16);
      assertThat(source.identity().length()).isZero();
      assertReads(source, content, 1, 16);
      assertTail(source, content, 16);
    }
  }

  @Test
  void closingTwiceDoesNoHarm() throws IOException {
    byte[] content = content();
    ByteSource source = open(content);
    assertReads(source, content, 3, 10);
    source.close();
    source.close();
  }

  @Test
  void closingWithoutReadingDoesNoHarm() throws IOException {
    open(content()).close();
  }
}

package dev.assay.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StreamSourceTest {

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static byte[] read(ByteSource source, long position, int n) throws IOException {
    ByteBuffer into = ByteBuffer.allocate(n);
    int count = source.readAt(position, into);
    return Arrays.copyOf(into.array(), count);
  }

  private static byte[] part(byte[] content, int from, int to) {
    return Arrays.copyOfRange(content, from, to);
  }

  @Test
  void nothingIsTakenFromTheStreamBeforeItIsNeeded() throws IOException {
    InputStream stream = stream(random(100_000));
    try (StreamSource source = StreamSource.of(stream, "stream")) {
      assertThat(stream.available()).isEqualTo(100_000);
      read(source, 0, 10);
      assertThat(stream.available()).isEqualTo(100_000 - 16 * 1024);
    }
  }

  @Test
  void whatDoesNotFitMemoryCanBeReadAgainFromDisk() throws IOException {
    byte[] content = random(300_000);
    try (StreamSource source = StreamSource.of(stream(content), "stream", 1000, 1 << 20)) {
      assertThat(read(source, 250_000, 100)).isEqualTo(part(content, 250_000, 250_100));
      assertThat(read(source, 990, 20)).isEqualTo(part(content, 990, 1010));
      assertThat(read(source, 0, 300_001)).isEqualTo(content);
      assertThat(source.identity().length()).isEqualTo(300_000);
    }
  }

  @Test
  void behindWhatMayBeKeptIsRefused() throws IOException {
    byte[] content = random(10_000);
    try (StreamSource source = StreamSource.of(stream(content), "stream", 1000, 5000)) {
      assertThat(read(source, 4000, 1000)).isEqualTo(part(content, 4000, 5000));
      assertThatThrownBy(() -> read(source, 4000, 1001))
          .isInstanceOf(NoRandomAccessException.class)
          .hasMessageContaining("first 5000 bytes");
      assertThatThrownBy(() -> source.readTail(ByteBuffer.allocate(10)))
          .isInstanceOf(NoRandomAccessException.class);
      assertThat(read(source, 0, 5000)).isEqualTo(part(content, 0, 5000));
    }
  }

  @Test
  void aStreamThatEndsJustAtTheBoundIsWhole() throws IOException {
    byte[] content = random(5000);
    try (StreamSource source = StreamSource.of(stream(content), "stream", 1000, 5000)) {
      assertThat(read(source, 4000, 2000)).isEqualTo(part(content, 4000, 5000));
      assertThat(source.identity().length()).isEqualTo(5000);
    }
  }

  @Test
  void drainingGivesTheLengthOfTheWholeStream() throws IOException {
    byte[] content = random(100_000);
    try (StreamSource source = StreamSource.of(stream(content), "stream")) {
      read(source, 0, 4096);
      assertThat(source.drain(1000)).isEqualTo(1000);
      assertThat(source.identity().hasLength()).isFalse();
      assertThat(source.drain(Long.MAX_VALUE)).isEqualTo(100_000 - 16_384 - 1000);
      assertThat(source.drain(Long.MAX_VALUE)).isZero();
      assertThat(source.identity().length()).isEqualTo(100_000);
    }
  }

  @Test
  void whatWasDrainedIsRefusedAndWhatWasKeptIsNot() throws IOException {
    byte[] content = random(2_000_000);
    try (StreamSource source = StreamSource.of(stream(content), "stream")) {
      read(source, 0, 4096);
      source.drain(500_000);
      assertThat(read(source, 0, 16_384)).isEqualTo(part(content, 0, 16_384));
      assertThatThrownBy(() -> read(source, 16_000, 1000))
          .isInstanceOf(NoRandomAccessException.class);
      assertThatThrownBy(() -> read(source, 600_000, 1))
          .isInstanceOf(NoRandomAccessException.class);
      source.drain(Long.MAX_VALUE);
      assertThatThrownBy(() -> read(source, 1_999_999, 1))
          .isInstanceOf(NoRandomAccessException.class);
      assertThatThrownBy(() -> source.readTail(ByteBuffer.allocate(1)))
          .isInstanceOf(NoRandomAccessException.class);
      assertThat(read(source, 2_000_000, 1)).isEmpty();
    }
  }

  @Test
  void aPositionNearTheLargestNumberIsBehindTheEnd() throws IOException {
    try (StreamSource source = StreamSource.of(stream(random(100)), "stream")) {
      assertThat(read(source, Long.MAX_VALUE - 1, 4096)).isEmpty();
      assertThat(source.identity().length()).isEqualTo(100);
    }
  }

  @Test
  void aFailingStreamFailsTheRead() throws IOException {
    byte[] content = random(20_000);
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }

          @Override
          public int read(byte[] into, int offset, int n) throws IOException {
            return read();
          }
        };
    InputStream stream = new SequenceInputStream(stream(content), broken);
    try (StreamSource source = StreamSource.of(stream, "stream")) {
      assertThat(read(source, 0, 20_000)).isEqualTo(content);
      assertThatThrownBy(() -> read(source, 20_000, 1)).hasMessage("connection reset");
      assertThatThrownBy(() -> source.drain(1)).hasMessage("connection reset");
      assertThat(source.identity().hasLength()).isFalse();
      assertThat(read(source, 19_000, 1000)).isEqualTo(part(content, 19_000, 20_000));
    }
  }

  @Test
  void closingDeletesTheTemporaryFileAndLeavesTheStreamOpen() throws IOException {
    boolean[] closed = {false};
    byte[] content = random(10_001);
    InputStream stream =
        new ByteArrayInputStream(content) {
          @Override
          public void close() {
            closed[0] = true;
          }
        };
    StreamSource source = StreamSource.of(stream, "stream", 10, 1 << 20);
    read(source, 0, content.length);
    source.close();
    source.close();
    assertThat(filesOf(part(content, 10, content.length))).isEmpty();
    assertThat(closed[0]).isFalse();
  }

  @Test
  void whatCouldNotBeWrittenIsRefusedNotMisplaced() throws IOException {
    byte[] content = random(300_000);
    StreamSource source = StreamSource.of(stream(content), "stream", 1000, 1 << 20);
    read(source, 0, 5000);
    source.close();
    assertThatThrownBy(() -> read(source, 200_000, 10)).isInstanceOf(ClosedChannelException.class);
    assertThatThrownBy(() -> read(source, 200_000, 10)).isInstanceOf(NoRandomAccessException.class);
    assertThat(read(source, 0, 1000)).isEqualTo(part(content, 0, 1000));
  }

  @Test
  void withoutRoomOnDiskOnlyMemoryIsKept() throws IOException {
    byte[] content = random(10_002);
    try (StreamSource source = StreamSource.of(stream(content), "stream", 5000, 0)) {
      read(source, 0, 5000);
      assertThatThrownBy(() -> read(source, 0, 5001)).isInstanceOf(NoRandomAccessException.class);
    }
  }

  @Test
  void memoryOfNothingIsRefused() {
    assertThatThrownBy(() -> StreamSource.of(stream(random(1)), "stream", 0, 10))
        .isInstanceOf(IllegalArgumentException.class);
  }

  /** The temporary files that hold those bytes. */
  private static List<Path> filesOf(byte[] bytes) throws IOException {
    List<Path> found = new ArrayList<>();
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "assay-*.stream")) {
      for (Path file : files) {
        if (Files.size(file) == bytes.length && Arrays.equals(Files.readAllBytes(file), bytes)) {
          found.add(file);
        }
      }
    }
    return found;
  }
}

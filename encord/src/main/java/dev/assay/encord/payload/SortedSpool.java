package dev.assay.encord.payload;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Lines that are added in any order and come back in order of their keys, however many they are;
 * not thread-safe.
 *
 * <p>What exceeds the buffer waits, sorted, in a temporary file that is gone when the spool is
 * closed or the program ends.
 */
final class SortedSpool implements Closeable {
  /** What a line takes in memory besides its characters and bytes, roughly. */
  private static final int LINE_OVERHEAD = 120;

  private static final int STREAM_BYTES = 64 * 1024;

  private final Path folder;
  private final long bufferBytes;
  private final List<Long> runEnds = new ArrayList<>();
  private List<Line> buffer = new ArrayList<>();
  private long buffered;
  private @Nullable FileChannel file;

  /**
   * A spool without lines.
   *
   * @param folder where the temporary file is made when one is needed
   * @param bufferBytes how much is kept in memory, about
   */
  SortedSpool(Path folder, long bufferBytes) {
    this.folder = folder;
    this.bufferBytes = bufferBytes;
  }

  /** A line: lines of the same key are in order of their bodies. */
  static final class Line {
    private static final Comparator<Line> ORDER =
        Comparator.comparing(Line::key).thenComparing(Line::body, Arrays::compareUnsigned);

    private final String key;
    private final byte[] body;

    Line(String key, byte[] body) {
      this.key = key;
      this.body = body;
    }

    String key() {
      return key;
    }

    byte[] body() {
      return body;
    }
  }

  /** Adds a line. */
  void add(String key, byte[] body) throws IOException {
    buffer.add(new Line(key, body));
    buffered += LINE_OVERHEAD + 2L * key.length() + body.length;
    if (buffered > bufferBytes) {
      spill();
    }
  }

  /** The lines in order; nothing may be added any more, and the lines can be read once. */
  Lines lines() throws IOException {
    buffer.sort(Line.ORDER);
    Lines lines = new Lines();
    lines.add(new Memory(buffer.iterator()));
    long start = 0;
    for (long end : runEnds) {
      lines.add(new Run(start, end));
      start = end;
    }
    buffer = List.of();
    return lines;
  }

  private void spill() throws IOException {
    FileChannel channel = file;
    if (channel == null) {
      channel =
          FileChannel.open(
              folder.resolve(".assay-" + UUID.randomUUID() + ".tmp"),
              StandardOpenOption.CREATE_NEW,
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      file = channel;
    }
    buffer.sort(Line.ORDER);
    OutputStream to = new BufferedOutputStream(Channels.newOutputStream(channel), STREAM_BYTES);
    DataOutputStream out = new DataOutputStream(to);
    for (Line line : buffer) {
      write(line.key().getBytes(StandardCharsets.UTF_8), out);
      write(line.body(), out);
    }
    out.flush();
    runEnds.add(channel.position());
    buffer.clear();
    buffered = 0;
  }

  private static void write(byte[] bytes, DataOutputStream out) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  @Override
  public void close() throws IOException {
    buffer = List.of();
    if (file != null) {
      file.close();
    }
  }

  /** All lines in order. */
  static final class Lines {
    private final PriorityQueue<Source> sources =
        new PriorityQueue<>(Comparator.comparing(Source::head, Line.ORDER));

    private void add(Source source) throws IOException {
      if (source.advance()) {
        sources.add(source);
      }
    }

    /** The next line, null behind the last. */
    @Nullable Line next() throws IOException {
      Source first = sources.poll();
      if (first == null) {
        return null;
      }
      Line line = first.head();
      add(first);
      return line;
    }
  }

  /** A sorted part of the lines. */
  private abstract static class Source {
    private @Nullable Line head;

    /** The next line, null behind the last. */
    abstract @Nullable Line read() throws IOException;

    boolean advance() throws IOException {
      head = read();
      return head != null;
    }

    Line head() {
      Line line = head;
      if (line == null) {
        throw new IllegalStateException("no line");
      }
      return line;
    }
  }

  private static final class Memory extends Source {
    private final Iterator<Line> lines;

    Memory(Iterator<Line> lines) {
      this.lines = lines;
    }

    @Override
    @Nullable Line read() {
      return lines.hasNext() ? lines.next() : null;
    }
  }

  private final class Run extends Source {
    private final long end;
    private final DataInputStream in;
    private long position;

    Run(long start, long end) {
      this.position = start;
      this.end = end;
      this.in = new DataInputStream(new BufferedInputStream(new Bytes(start), STREAM_BYTES));
    }

    @Override
    @Nullable Line read() throws IOException {
      if (position == end) {
        return null;
      }
      byte[] key = bytes();
      return new Line(new String(key, StandardCharsets.UTF_8), bytes());
    }

    private byte[] bytes() throws IOException {
      byte[] bytes = new byte[in.readInt()];
      in.readFully(bytes);
      position += Integer.BYTES + (long) bytes.length;
      return bytes;
    }
  }

  /** The file from a position on. */
  private final class Bytes extends InputStream {
    private long position;

    Bytes(long position) {
      this.position = position;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      FileChannel channel = file;
      if (channel == null) {
        throw new IOException("the spool is closed");
      }
      int read = channel.read(ByteBuffer.wrap(into, offset, length), position);
      position += Math.max(0, read);
      return read;
    }
  }
}

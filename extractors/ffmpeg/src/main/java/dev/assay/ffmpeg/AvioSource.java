package dev.assay.ffmpeg;

import dev.assay.read.ByteCursor;
import dev.assay.read.LimitExceededException;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.Read_packet_Pointer_BytePointer_int;
import org.bytedeco.ffmpeg.avformat.Seek_Pointer_long_int;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * A cursor as the input of a demuxer.
 *
 * <p>What a read throws cannot pass through native code. It is kept, FFmpeg is told to stop, and
 * {@link #rethrow} throws it once FFmpeg has returned. From then on every read stops at once.
 */
final class AvioSource implements AutoCloseable {
  private static final int BUFFER_BYTES = 64 * 1024;
  private static final int EINVAL = -22;

  /** Sources in use, by the number that FFmpeg hands back as an opaque pointer. */
  private static final Map<Long, AvioSource> OPEN = new ConcurrentHashMap<>();

  private static final AtomicLong LAST_NUMBER = new AtomicLong();

  // Each callback object takes one of a few native slots, so one of each serves all sources.
  private static final Read_packet_Pointer_BytePointer_int READ =
      new Read_packet_Pointer_BytePointer_int() {
        @Override
        public int call(Pointer opaque, BytePointer into, int length) {
          AvioSource source = OPEN.get(opaque.address());
          return source == null ? avutil.AVERROR_EXIT : source.read(into, length);
        }
      };

  private static final Seek_Pointer_long_int SEEK =
      new Seek_Pointer_long_int() {
        @Override
        public long call(Pointer opaque, long offset, int whence) {
          AvioSource source = OPEN.get(opaque.address());
          return source == null ? avutil.AVERROR_EXIT : source.seek(offset, whence);
        }
      };

  /** A number in the guise of an address; nothing lies there. */
  private static final class Handle extends Pointer {
    Handle(long number) {
      address = number;
    }
  }

  private final ByteCursor in;
  private final long number = LAST_NUMBER.incrementAndGet();
  private final byte[] passing = new byte[BUFFER_BYTES];
  private final AVIOContext io;
  private @Nullable Throwable failure;

  AvioSource(ByteCursor in) {
    this.in = in;
    OPEN.put(number, this);
    BytePointer buffer = new BytePointer(avutil.av_malloc(BUFFER_BYTES));
    io = avformat.avio_alloc_context(buffer, BUFFER_BYTES, 0, new Handle(number), READ, null, SEEK);
  }

  /** How many inputs are not closed. */
  static int openCount() {
    return OPEN.size();
  }

  /** The input as FFmpeg sees it. */
  AVIOContext io() {
    return io;
  }

  /** Whether a read failed; what FFmpeg says since is no word about the file. */
  boolean failed() {
    return failure != null;
  }

  /** Whether a limit stopped a read, so that what was read before is still good. */
  boolean limited() {
    return failure instanceof LimitExceededException;
  }

  /** Throws what a read threw; returns when all reads went well. */
  void rethrow() throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
    if (failure instanceof Error e) {
      throw e;
    }
  }

  private int read(BytePointer into, int length) {
    if (failure != null) {
      return avutil.AVERROR_EXIT;
    }
    try {
      int count = in.read(passing, 0, affordable(Math.min(length, passing.length)));
      if (count <= 0) {
        return avutil.AVERROR_EOF;
      }
      into.put(passing, 0, count);
      return count;
    } catch (Throwable e) {
      failure = e;
      return avutil.AVERROR_EXIT;
    }
  }

  /** As much as the limit on bytes leaves, so that the last read is a short one and not none. */
  private int affordable(int length) {
    long left = in.budget().limits().bytes() - in.budget().bytes();
    return (int) Math.max(1, Math.min(length, left));
  }

  private long seek(long offset, int whence) {
    if (failure != null) {
      return avutil.AVERROR_EXIT;
    }
    try {
      long end = in.end();
      boolean endless = end == Long.MAX_VALUE;
      return switch (whence & ~avformat.AVSEEK_FORCE) {
        case avformat.AVSEEK_SIZE -> endless ? EINVAL : end - in.start();
        case 0 -> to(in.start() + offset);
        case 1 -> to(in.position() + offset);
        case 2 -> endless ? EINVAL : to(end + offset);
        default -> EINVAL;
      };
    } catch (Throwable e) {
      failure = e;
      return avutil.AVERROR_EXIT;
    }
  }

  private long to(long position) throws IOException {
    if (position < in.start() || position > in.declaredEnd()) {
      return EINVAL;
    }
    return in.seek(position).position() - in.start();
  }

  @Override
  public void close() {
    avutil.av_free(io.buffer());
    avformat.avio_context_free(io);
    OPEN.remove(number);
  }
}

package dev.assay.ffmpeg;

import dev.assay.facts.Rational;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.read.UnsupportedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;
import org.jspecify.annotations.Nullable;

/**
 * One file opened by one demuxer of FFmpeg.
 *
 * <p>The demuxer is named by the caller and FFmpeg may choose no other nor open anything else, so
 * that no file, whatever it says, makes it read a second one.
 */
final class Demuxer implements AutoCloseable {
  private static final String MOST_STREAMS = "256";

  private final NativeLog log;
  private final AvioSource source;
  private final AVFormatContext context;

  private Demuxer(NativeLog log, AvioSource source, AVFormatContext context) {
    this.log = log;
    this.source = source;
    this.context = context;
  }

  /**
   * Opens a file and reads its header.
   *
   * @param name one of the demuxer's short names
   * @throws MalformedException when the demuxer does not understand the header
   * @throws IOException when the bytes cannot be had
   */
  static Demuxer open(String name, ByteCursor in) throws IOException {
    NativeLog log = NativeLog.attach();
    AvioSource source = new AvioSource(in);
    AVFormatContext context = avformat.avformat_alloc_context();
    AVDictionary options = new AVDictionary((Pointer) null);
    boolean opened = false;
    try {
      AVInputFormat format = avformat.av_find_input_format(name);
      if (format == null || format.isNull()) {
        throw new UnsupportedException(
            "FFMPEG_WITHOUT_DEMUXER",
            "this build of FFmpeg has no demuxer " + name,
            "Use the FFmpeg libraries Assay was built with.",
            null);
      }
      context.pb(source.io());
      avutil.av_dict_set(options, "format_whitelist", format.name().getString(), 0);
      avutil.av_dict_set(options, "protocol_whitelist", "none", 0);
      avutil.av_dict_set(options, "max_streams", MOST_STREAMS, 0);
      int result = avformat.avformat_open_input(context, "", format, options);
      source.rethrow();
      if (result < 0) {
        throw refused("does not open it", result, log);
      }
      opened = true;
      return new Demuxer(log, source, context);
    } finally {
      avutil.av_dict_free(options);
      if (!opened) {
        close(context, source, log);
      }
    }
  }

  private static MalformedException refused(String what, int result, NativeLog log) {
    String reason = log.reason();
    return new MalformedException(
        "FFmpeg " + what + ": " + (reason == null ? message(result) : reason), 0);
  }

  /** FFmpeg's words for an error. */
  static String message(int error) {
    byte[] text = new byte[128];
    avutil.av_strerror(error, text, text.length);
    int length = 0;
    while (length < text.length && text[length] != 0) {
      length++;
    }
    return new String(text, 0, length, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  /**
   * Reads the first packets for what the header leaves open.
   *
   * @return whether that went well; FFmpeg's complaints are in the log
   */
  boolean findStreamInfo() {
    return avformat.avformat_find_stream_info(context, (PointerPointer<Pointer>) null) >= 0;
  }

  /** What FFmpeg said. */
  NativeLog log() {
    return log;
  }

  /** The input. */
  AvioSource source() {
    return source;
  }

  /** FFmpeg's view of the file. */
  AVFormatContext context() {
    return context;
  }

  /** The streams known so far. */
  List<AVStream> streams() {
    int count = context.nb_streams();
    List<AVStream> streams = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      streams.add(context.streams(i));
    }
    return streams;
  }

  /** A fraction of FFmpeg's, null when it is not one or not positive. */
  static @Nullable Rational positive(AVRational fraction) {
    return fraction.num() > 0 && fraction.den() > 0
        ? Rational.of(fraction.num(), fraction.den())
        : null;
  }

  @Override
  public void close() {
    close(context, source, log);
  }

  private static void close(AVFormatContext context, AvioSource source, NativeLog log) {
    if (!context.isNull()) {
      avformat.avformat_close_input(context);
    }
    source.close();
    log.close();
  }
}

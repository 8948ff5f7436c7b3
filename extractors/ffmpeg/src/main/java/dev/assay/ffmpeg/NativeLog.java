package dev.assay.ffmpeg;

import dev.assay.finding.Finding;
import dev.assay.format.Context;
import java.util.LinkedHashSet;
import java.util.Set;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/**
 * What FFmpeg says while one inspection runs.
 *
 * <p>FFmpeg has one log for the whole process; its lines are told apart by the thread they are
 * written on, and lines of threads that inspect nothing are dropped.
 */
final class NativeLog implements AutoCloseable {
  private static final int KEPT_LINES = 4;
  private static final int LONGEST_LINE = 300;

  /**
   * Lines that files in order bring about: the Opus parser is given an empty packet at the end, and
   * what is estimated before the packets are walked over is measured afterwards.
   */
  private static final Set<String> ABOUT_NOTHING =
      Set.of(
          "Error parsing Opus packet header.",
          "Estimating duration from bitrate, this may be inaccurate");

  private static final ThreadLocal<@Nullable NativeLog> CURRENT = new ThreadLocal<>();

  private static final LogCallback CALLBACK =
      new LogCallback() {
        @Override
        public void call(int level, BytePointer message) {
          NativeLog log = CURRENT.get();
          if (log != null && level <= avutil.AV_LOG_WARNING) {
            log.append(level, message.getString());
          }
        }
      };

  private final Set<String> errors = new LinkedHashSet<>();
  private final Set<String> warnings = new LinkedHashSet<>();
  private final StringBuilder line = new StringBuilder();
  private long errorCount;
  private long warningCount;

  private NativeLog() {}

  /** Takes the process's log over; called once. */
  static void install() {
    avutil.av_log_set_level(avutil.AV_LOG_WARNING);
    avutil.setLogCallback(CALLBACK);
  }

  /** A log of what is said on this thread until it is closed. */
  static NativeLog attach() {
    NativeLog log = new NativeLog();
    CURRENT.set(log);
    return log;
  }

  @Override
  public void close() {
    CURRENT.remove();
  }

  private void append(int level, String part) {
    if (line.length() < LONGEST_LINE) {
      line.append(part);
    }
    if (part.endsWith("\n")) {
      add(level, withoutPrefix(line.toString().strip()).lines().findFirst().orElse(""));
      line.setLength(0);
    }
  }

  private void add(int level, String message) {
    if (message.isEmpty() || ABOUT_NOTHING.contains(message)) {
      return;
    }
    boolean error = level <= avutil.AV_LOG_ERROR;
    if (error) {
      errorCount++;
    } else {
      warningCount++;
    }
    Set<String> lines = error ? errors : warnings;
    if (lines.size() < KEPT_LINES) {
      lines.add(message);
    }
  }

  /** A line without the name and address of the structure it speaks of. */
  private static String withoutPrefix(String line) {
    String rest = line;
    while (rest.startsWith("[") && rest.indexOf(" @ 0x") > 0 && rest.indexOf("] ") > 0) {
      rest = rest.substring(rest.indexOf("] ") + 2);
    }
    return rest.length() > LONGEST_LINE ? rest.substring(0, LONGEST_LINE) : rest;
  }

  /** The first error said, or the first warning when there was no error; null when neither. */
  @Nullable String reason() {
    if (!errors.isEmpty()) {
      return errors.iterator().next();
    }
    return warnings.isEmpty() ? null : warnings.iterator().next();
  }

  /** Forgets what was said so far. */
  void forget() {
    errors.clear();
    warnings.clear();
    errorCount = 0;
    warningCount = 0;
  }

  /** Reports what was said, as one finding of errors and one of warnings at most. */
  void report(Context context) {
    if (errorCount > 0) {
      context.report(
          Finding.warning("FFMPEG_ERROR", "FFmpeg met errors: " + summary(errors, errorCount))
              .mendedBy("Play the file to its end; make it again if it shows damage."));
    }
    if (warningCount > 0) {
      context.report(
          Finding.info("FFMPEG_WARNING", "FFmpeg warns: " + summary(warnings, warningCount)));
    }
  }

  private static String summary(Set<String> lines, long count) {
    String joined = String.join("; ", lines);
    if (count > lines.size()) {
      return joined + " (" + count + " lines in all).";
    }
    return joined.endsWith(".") ? joined : joined + ".";
  }
}

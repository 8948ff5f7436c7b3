package dev.assay.ffmpeg;

import dev.assay.read.ByteCursor;
import dev.assay.read.CrashedException;
import dev.assay.read.LimitExceededException;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The parent's end of one child; belongs to one thread at a time. */
final class FfmpegProcess implements AutoCloseable {
  private static final int SIGNALS_FROM = 128;
  private static final int JVM_OUT_OF_MEMORY = 3;
  private static final int KEPT_COMPLAINT_BYTES = 16 * 1024;
  private static final int MOST_SAID = 300;

  /** Signals by which a process ends that is at fault or is stopped, by their Linux numbers. */
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15,
          "SIGTERM", 24, "SIGXCPU");

  /** What a Java process says when native code crashes in it. */
  private static final Pattern CRASH = Pattern.compile("#\\s+(SIG[A-Z]+|EXCEPTION_[A-Z_]+) \\(");

  private static final Pattern FRAME = Pattern.compile("#\\s+C\\s+\\[([^+\\]]+)");

  private final Process process;
  private final DataInputStream in;
  private final DataOutputStream out;
  private final Thread listener;
  private final StringWriter complaint = new StringWriter();
  private final AtomicBoolean stopped = new AtomicBoolean();
  private int files;
  private long idleSince;

  /** A child that is about to start. */
  FfmpegProcess(Process process) {
    this.process = process;
    this.in = new DataInputStream(new BufferedInputStream(process.getInputStream()));
    this.out = new DataOutputStream(new BufferedOutputStream(process.getOutputStream(), 64 * 1024));
    this.listener = new Thread(this::listen, "assay-ffmpeg-errors");
    listener.setDaemon(true);
    listener.start();
  }

  private void listen() {
    byte[] bytes = new byte[4096];
    try (InputStream errors = process.getErrorStream()) {
      for (int n = errors.read(bytes); n >= 0; n = errors.read(bytes)) {
        if (complaint.getBuffer().length() < KEPT_COMPLAINT_BYTES) {
          complaint.append(new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
        }
      }
    } catch (IOException e) {
      complaint.append(e.getMessage());
    }
  }

  /** Waits until the child can take its first file; whether it came to that. */
  boolean isReady() {
    try {
      return in.read() == ParentSource.IS_READY;
    } catch (IOException e) {
      complaint.append(e.getMessage());
      return false;
    }
  }

  /**
   * Has the child do a job, and reads for it meanwhile.
   *
   * @throws CrashedException when the child ended over it, or answered what no child does
   * @throws LimitExceededException when it was stopped since time was up
   * @throws IOException when bytes cannot be had, or what the child says is wrong with the file
   */
  Answer run(Job job, ByteCursor file) throws IOException {
    files++;
    IOException failed = null;
    Answer answer;
    try {
      RecordCodec.write(out, job);
      out.flush();
      int message = in.read();
      while (message == ParentSource.ASKS_FOR_BYTES) {
        IOException why = passOn(file, in.readLong(), in.readInt());
        failed = failed == null ? why : failed;
        message = in.read();
      }
      if (message != ParentSource.ANSWERS) {
        throw new IOException(message < 0 ? "it ended" : "its message begins with " + message);
      }
      answer = RecordCodec.read(in, Answer.class);
    } catch (IOException e) {
      throw ended(e, job);
    }
    if (answer.problem() != null && failed != null) {
      throw failed;
    }
    return answer;
  }

  /** Reads what the child asks for; the reason when it cannot be had, which the child hears too. */
  private @Nullable IOException passOn(ByteCursor file, long position, int want)
      throws IOException {
    if (position < 0 || want < 1 || want > ParentSource.MOST_BYTES) {
      throw new IOException("it asks for " + want + " bytes at " + position);
    }
    byte[] bytes = new byte[want];
    int count = 0;
    IOException failure = null;
    try {
      ByteCursor at = file.rest().seek(position);
      int got = at.read(bytes, 0, want);
      while (got > 0) {
        count += got;
        got = at.read(bytes, count, want - count);
      }
    } catch (IOException e) {
      failure = e;
    }
    out.writeLong(file.sourceLength());
    if (failure == null) {
      out.writeInt(count);
      out.write(bytes, 0, count);
    } else {
      boolean limited = failure instanceof LimitExceededException;
      out.writeInt(limited ? ParentSource.LIMITED : ParentSource.UNREACHABLE);
      String message = String.valueOf(failure.getMessage());
      out.writeUTF(message.substring(0, Math.min(message.length(), MOST_SAID)));
    }
    out.flush();
    return failure;
  }

  /** What it means that no answer came. */
  private IOException ended(IOException e, Job job) {
    if (stopped.get()) {
      return new LimitExceededException(
          "elapsed time",
          "FFmpeg did not end within "
              + job.limits().elapsed().toMillis()
              + " ms, and its process was stopped",
          -1);
    }
    return new CrashedException(
        "FFmpeg's process crashed while it read the file: " + howItEnded(e.getMessage()));
  }

  /** How the process ended, which it does now if it has not. */
  String howItEnded(@Nullable String instead) {
    try {
      boolean gone = process.waitFor(2, TimeUnit.SECONDS);
      process.destroyForcibly();
      if (!gone) {
        return String.valueOf(instead);
      }
      listener.join(TimeUnit.SECONDS.toMillis(2));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return String.valueOf(instead);
    }
    int exit = process.exitValue();
    String said = complaint.toString();
    Matcher crash = CRASH.matcher(said);
    if (crash.find()) {
      Matcher frame = FRAME.matcher(said);
      return crash.group(1) + (frame.find() ? " in " + frame.group(1) : "");
    }
    if (exit == JVM_OUT_OF_MEMORY && said.contains("OutOfMemoryError")) {
      return "out of memory";
    }
    if (exit > SIGNALS_FROM) {
      int signal = exit - SIGNALS_FROM;
      return "signal " + signal + (SIGNALS.containsKey(signal) ? ", " + SIGNALS.get(signal) : "");
    }
    String first = said.lines().findFirst().orElse("");
    return "exit code " + exit + (first.isEmpty() ? "" : ", " + first);
  }

  /** How many files it was given. */
  int files() {
    return files;
  }

  /** Says that it has nothing to do from now on. */
  void rests() {
    idleSince = System.nanoTime();
  }

  /** How long it has had nothing to do, in nanoseconds. */
  long idleNanos() {
    return System.nanoTime() - idleSince;
  }

  /** Whether it can take another file. */
  boolean isUsable() {
    return process.isAlive() && !stopped.get();
  }

  /** The number of the process. */
  long pid() {
    return process.pid();
  }

  /** Stops it since time is up; by any thread. */
  void stop() {
    stopped.set(true);
    process.destroyForcibly();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}

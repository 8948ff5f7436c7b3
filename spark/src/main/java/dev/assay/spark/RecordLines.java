package dev.assay.spark;

import dev.assay.scan.RecordWriter;
import dev.assay.scan.Scan;
import dev.assay.scan.ScanRecord;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import org.jspecify.annotations.Nullable;

/**
 * The lines of a scan that runs while they are taken, at most some hundred records ahead; not
 * thread-safe.
 */
final class RecordLines implements Iterator<String>, AutoCloseable {
  private static final int AHEAD = 256;

  /** Runs a scan to its end. */
  @FunctionalInterface
  interface Run {
    void into(Scan.Taker<ScanRecord> taker) throws IOException, InterruptedException;
  }

  /** A record; without one the end of the scan, with the reason when it broke. */
  private record Step(@Nullable ScanRecord record, @Nullable Throwable failure) {}

  private final BlockingQueue<Step> steps = new ArrayBlockingQueue<>(AHEAD);
  private final Counters counters;
  private final Thread scanning;
  private @Nullable Step next;

  RecordLines(Run run, Counters counters) {
    this.counters = counters;
    scanning = new Thread(() -> scan(run), "assay-partition");
    scanning.setDaemon(true);
    scanning.setContextClassLoader(Thread.currentThread().getContextClassLoader());
    scanning.start();
  }

  private void scan(Run run) {
    Step end;
    try {
      run.into(record -> put(new Step(record, null)));
      end = new Step(null, null);
    } catch (IOException | InterruptedException | RuntimeException | Error e) {
      end = new Step(null, e);
    }
    try {
      put(end);
    } catch (InterruptedIOException e) {
      Thread.currentThread().interrupt(); // closed: nobody takes it
    }
  }

  private void put(Step step) throws InterruptedIOException {
    try {
      steps.put(step);
    } catch (InterruptedException e) {
      throw new InterruptedIOException("the task has ended");
    }
  }

  private Step peek() {
    Step known = next;
    if (known == null) {
      try {
        known = steps.take();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("the task was ended", e);
      }
      if (known.failure() != null) {
        throw new IllegalStateException("the scan broke", known.failure());
      }
      next = known;
    }
    return known;
  }

  @Override
  public boolean hasNext() {
    return peek().record() != null;
  }

  @Override
  public String next() {
    ScanRecord record = peek().record();
    if (record == null) {
      throw new NoSuchElementException();
    }
    next = null;
    counters.add(record);
    return line(record);
  }

  private static String line(ScanRecord record) {
    try {
      return new String(RecordWriter.line(record, null), StandardCharsets.UTF_8).stripTrailing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Ends the scan if it still runs. */
  @Override
  public void close() {
    scanning.interrupt();
  }
}

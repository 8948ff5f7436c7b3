package dev.assay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.Limits;
import dev.assay.read.ReadException;
import dev.assay.testdata.Examples;
import dev.assay.testdata.Hostile;
import dev.assay.testdata.Sample;
import dev.assay.testdata.ScriptedSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * What holds whatever bytes are read: they end in a result or a {@link ReadException}, within the
 * limits on bytes and reads, and with memory in proportion to those.
 */
final class Guard {
  static final Limits LIMITS = Limits.tiny().withElapsed(Duration.ofSeconds(10));

  /** What the limits allow at once, as often as libraries copy it. */
  static final long MOST_ALLOCATED = 64L * LIMITS.allocationBytes();

  private static final int LARGEST_SEED = 8_000;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Something that reads. */
  @FunctionalInterface
  interface Reading {
    void of(ByteCursor in) throws IOException;
  }

  private Guard() {}

  static void check(String what, byte[] bytes, Reading reading) throws IOException {
    if (memoryOf(what, bytes, reading) >= MOST_ALLOCATED) {
      // The first time, classes are loaded and instrumented, which counts too.
      assertThat(memoryOf(what, bytes, reading))
          .as("memory for %s", what)
          .isLessThan(MOST_ALLOCATED);
    }
  }

  private static long memoryOf(String what, byte[] bytes, Reading reading) throws IOException {
    ScriptedSource source = ScriptedSource.of(bytes, "fuzz");
    long before = allocated();
    try {
      reading.of(ByteCursor.over(source, new Budget(LIMITS)));
    } catch (ReadException e) {
      assertThat(e.asFailure().message()).as(what).isNotBlank();
    }
    long memory = allocated() - before;
    assertThat(source.bytesRead()).as(what).isLessThanOrEqualTo(LIMITS.bytes());
    assertThat((long) source.log().size()).as(what).isLessThanOrEqualTo(LIMITS.reads());
    return memory;
  }

  static long allocated() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  /** Files in order and hostile ones that are small enough to be mutated. */
  static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    Examples.files().forEach((path, bytes) -> samples.add(new Sample(path, bytes)));
    samples.addAll(Hostile.samples());
    samples.removeIf(sample -> sample.bytes().length > LARGEST_SEED);
    return samples;
  }

  /** Input of a target of several parts, of which the first byte picks one. */
  static byte[] seed(int part, byte[] bytes) {
    ByteArrayOutputStream seed = new ByteArrayOutputStream();
    seed.write(part);
    seed.writeBytes(bytes);
    return seed.toByteArray();
  }

  static int part(byte[] seed, int parts) {
    return seed.length == 0 ? 0 : (seed[0] & 0xFF) % parts;
  }

  static byte[] content(byte[] seed) {
    return seed.length == 0 ? seed : Arrays.copyOfRange(seed, 1, seed.length);
  }
}

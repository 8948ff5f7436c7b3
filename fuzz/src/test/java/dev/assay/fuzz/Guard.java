package dev.assay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.Limits;
import dev.assay.read.ReadException;
import dev.assay.testdata.ScriptedSource;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;

/**
 * What holds whatever bytes are read: they end in a result or an exception that gives its reason,
 * within the limits on bytes and reads, and with memory in proportion to those.
 */
public final class Guard {
  static final Limits LIMITS = Limits.tiny().withElapsed(Duration.ofSeconds(10));

  /** What the limits allow at once, as often as libraries copy it. */
  static final long MOST_ALLOCATED = 64L * LIMITS.allocationBytes();

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Something that reads. */
  @FunctionalInterface
  interface Reading {
    void of(ByteCursor in) throws IOException;
  }

  /** Something that takes memory. */
  @FunctionalInterface
  public interface Action {
    /** Takes it. */
    void run() throws IOException;
  }

  private Guard() {}

  /** Reads bytes within the limits. */
  static void check(String what, byte[] bytes, Reading reading) throws IOException {
    bounded(what, MOST_ALLOCATED, () -> read(what, bytes, reading));
  }

  private static void read(String what, byte[] bytes, Reading reading) throws IOException {
    ScriptedSource source = ScriptedSource.of(bytes, "fuzz");
    try {
      reading.of(ByteCursor.over(source, new Budget(LIMITS)));
    } catch (ReadException e) {
      assertThat(e.asFailure().message()).as(what).isNotBlank();
    }
    assertThat(source.bytesRead()).as(what).isLessThanOrEqualTo(LIMITS.bytes());
    assertThat((long) source.log().size()).as(what).isLessThanOrEqualTo(LIMITS.reads());
  }

  /** Reads bytes some other way, and takes an exception with a reason for an answer. */
  public static void answers(String what, byte[] bytes, Targets.Target target) throws IOException {
    bounded(
        what,
        MOST_ALLOCATED,
        () -> {
          try {
            target.take(bytes);
          } catch (IOException e) {
            assertThat(e.getMessage()).as(what).isNotBlank();
          }
        });
  }

  /** Runs something that may take so much memory, and once more if it took more. */
  static void bounded(String what, long mostAllocated, Action action) throws IOException {
    if (memoryOf(action) >= mostAllocated) {
      // The first time, classes are loaded and instrumented, which counts too.
      assertThat(memoryOf(action)).as("memory for %s", what).isLessThan(mostAllocated);
    }
  }

  private static long memoryOf(Action action) throws IOException {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    action.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}

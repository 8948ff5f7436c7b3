package dev.assay.cli;

import dev.assay.archive.ArchiveKind;
import dev.assay.scan.Walk;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/**
 * A progress bar on a terminal, and nothing elsewhere.
 *
 * <p>The total is counted beside the scan, so that the scan can start at once; until it is known
 * the bar shows the number done and the rate.
 */
final class Progress implements AutoCloseable {
  private static final int UPDATE_MILLIS = 250;

  private final @Nullable ProgressBar bar;
  private final AtomicBoolean closed = new AtomicBoolean();

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /**
   * The progress of a scan.
   *
   * @param counted what to go through for the total; null where that would cost requests
   */
  static Progress on(Console console, boolean quiet, @Nullable Walk counted) {
    if (quiet || !console.isInteractive()) {
      return new Progress(null);
    }
    ProgressBar bar =
        new ProgressBarBuilder()
            .setTaskName("scan")
            .setUnit(" files", 1)
            .setInitialMax(-1)
            .setUpdateIntervalMillis(UPDATE_MILLIS)
            .setStyle(ProgressBarStyle.ASCII)
            .setConsumer(new ConsoleProgressBarConsumer(console.err()))
            .showSpeed()
            .build();
    Progress progress = new Progress(bar);
    if (counted != null) {
      progress.count(counted);
    }
    return progress;
  }

  private void count(Walk walk) {
    Thread counter = new Thread(() -> countFiles(walk), "assay-count");
    counter.setDaemon(true);
    counter.start();
  }

  private void countFiles(Walk walk) {
    AtomicLong files = new AtomicLong();
    AtomicBoolean archives = new AtomicBoolean();
    try {
      walk.walk(
          target -> {
            files.incrementAndGet();
            archives.compareAndSet(false, ArchiveKind.named(target.identity().name()) != null);
            return !closed.get() && !archives.get();
          });
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    // How many files are in an archive is known when they have been visited.
    if (bar != null && !closed.get() && !archives.get()) {
      bar.maxHint(files.get());
    }
  }

  void step() {
    if (bar != null) {
      bar.step();
    }
  }

  @Override
  public void close() {
    finish();
  }

  /** Takes the bar away, so that other text can be printed. */
  void finish() {
    if (bar != null && closed.compareAndSet(false, true)) {
      bar.close();
    }
  }
}

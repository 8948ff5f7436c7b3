package dev.assay.cli;

import com.sun.management.UnixOperatingSystemMXBean;
import dev.assay.testdata.MutatedFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Scans mixed and mutated files in one process, as many as wanted, and says what the process holds
 * after each batch: nothing of it may grow once it is warm.
 *
 * <p>The heap should have its full size from the start ({@code -Xms -Xmx -XX:+AlwaysPreTouch}), so
 * that resident memory grows only by what lies outside it, and {@code java.io.tmpdir} should be a
 * folder of its own, in which every file counts.
 */
final class Soak {
  private static final long SEED = 20_261_123;
  private static final int BATCHES = 20;

  private Soak() {}

  /** Something that a process holds, and how much of it may come and go. */
  enum Held {
    HEAP("heap MiB", 16),
    DIRECT("direct MiB", 4),
    RESIDENT("RSS MiB", 96),
    DESCRIPTORS("descriptors", 3),
    THREADS("threads", 2),
    TEMPORARY_FILES("temporary files", 0);

    private final String title;
    private final long slack;

    Held(String title, long slack) {
      this.title = title;
      this.slack = slack;
    }

    private long now() throws IOException {
      return switch (this) {
        case HEAP -> ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
        case DIRECT ->
            ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                    .mapToLong(BufferPoolMXBean::getMemoryUsed)
                    .sum()
                >> 20;
        case RESIDENT -> resident() >> 10;
        case DESCRIPTORS ->
            ManagementFactory.getPlatformMXBean(UnixOperatingSystemMXBean.class)
                .getOpenFileDescriptorCount();
        case THREADS -> ManagementFactory.getThreadMXBean().getThreadCount();
        case TEMPORARY_FILES -> {
          try (Stream<Path> files = Files.walk(Path.of(System.getProperty("java.io.tmpdir")))) {
            yield files.count() - 1;
          }
        }
      };
    }

    /** Resident memory in KiB. */
    private static long resident() throws IOException {
      try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
        return lines
            .filter(line -> line.startsWith("VmRSS:"))
            .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
            .findFirst()
            .orElse(0);
      }
    }
  }

  /** What is held. */
  static Map<Held, Long> held() throws IOException {
    System.gc();
    System.gc();
    Map<Held, Long> row = new EnumMap<>(Held.class);
    for (Held held : Held.values()) {
      row.put(held, held.now());
    }
    return row;
  }

  /**
   * What has grown: its least in the last third of the rows is more than its most in the third
   * before, and more than what comes and goes.
   */
  static List<String> grown(List<Map<Held, Long>> rows) {
    int third = rows.size() / 3;
    List<Map<Held, Long>> before = rows.subList(rows.size() - 2 * third, rows.size() - third);
    List<Map<Held, Long>> last = rows.subList(rows.size() - third, rows.size());
    List<String> grown = new ArrayList<>();
    for (Held held : Held.values()) {
      long most = before.stream().mapToLong(row -> row.get(held)).max().orElseThrow();
      long least = last.stream().mapToLong(row -> row.get(held)).min().orElseThrow();
      if (least > most + held.slack) {
        grown.add(held.title + " from " + most + " to " + least);
      }
    }
    return grown;
  }

  /**
   * Scans.
   *
   * @param args a folder to work in, and how many files
   * @throws IOException when there is no room for them
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    long files = Long.parseLong(args[1]);
    MutatedFiles mutated = MutatedFiles.of(SEED);
    List<Map<Held, Long>> rows = new ArrayList<>();
    List<String> wrong = new ArrayList<>();
    StringBuilder header = new StringBuilder("files\trecords\tseconds");
    for (Held held : Held.values()) {
      header.append('\t').append(held.title);
    }
    System.out.println(header);
    for (int batch = 0; batch < BATCHES; batch++) {
      long from = files * batch / BATCHES;
      long to = files * (batch + 1) / BATCHES;
      Path data = Files.createDirectories(folder.resolve("data"));
      mutated.write(data, from, to);
      long started = System.nanoTime();
      long records = scan(folder, to - from, wrong);
      double seconds = (System.nanoTime() - started) / 1e9;
      delete(folder);
      Map<Held, Long> row = held();
      rows.add(row);
      StringBuilder line =
          new StringBuilder(String.format(Locale.ROOT, "%d\t%d\t%.1f", to, records, seconds));
      row.values().forEach(value -> line.append('\t').append(value));
      System.out.println(line);
    }
    wrong.addAll(grown(rows));
    wrong.forEach(System.out::println);
    System.exit(wrong.isEmpty() ? 0 : 1);
  }

  /** Scans what is in the folder, and says how many records came of it. */
  private static long scan(Path folder, long files, List<String> wrong) throws IOException {
    Path journal = folder.resolve("scan.jsonl");
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    PrintStream console = new PrintStream(said, false, StandardCharsets.UTF_8);
    int code =
        Main.run(
            console,
            console,
            "scan",
            folder.resolve("data").toString(),
            "-o",
            journal.toString(),
            "--report",
            folder.resolve("report.html").toString(),
            "--payload",
            folder.resolve("upload.json").toString(),
            "--url-prefix",
            "https://bucket.example/",
            "--fail-on",
            "never");
    console.flush();
    if (code != ExitCode.PASS) {
      wrong.add("exit code " + code + ": " + said.toString(StandardCharsets.UTF_8));
      return 0;
    }
    long records = 0;
    try (Stream<String> lines = Files.lines(journal)) {
      for (String line : (Iterable<String>) lines::iterator) {
        records++;
        if (line.contains("\"READER_DEFECT\"") || line.contains("thread is abandoned")) {
          wrong.add(line);
        }
      }
    }
    if (records < files) {
      wrong.add(records + " records of " + files + " files");
    }
    return records;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        if (!file.equals(folder)) {
          Files.delete(file);
        }
      }
    }
  }
}

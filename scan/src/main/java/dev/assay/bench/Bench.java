package dev.assay.bench;

import dev.assay.Assay;
import dev.assay.bench.BenchReport.Cold;
import dev.assay.bench.BenchReport.Group;
import dev.assay.bench.BenchReport.Percentiles;
import dev.assay.bench.BenchReport.Run;
import dev.assay.bench.BenchReport.Speed;
import dev.assay.encord.gate.Gate;
import dev.assay.finding.FailureKind;
import dev.assay.scan.ScanRecord;
import dev.assay.scan.Target;
import dev.assay.scan.Walk;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Measures how fast the files of a walk are described, beside what opening them alone costs.
 *
 * <p>To describe a file is all that a scan does with it: inspect it, judge it, and write its
 * record, here to nowhere. Finding the files is not measured.
 */
public final class Bench {
  /** How often the numbers of threads take turns, so that none has a machine of its own. */
  private static final int ROUNDS = 5;

  private final Assay assay;
  private final Gate gate;
  private final List<Target> targets = new ArrayList<>();
  private int[] groups = {};
  private final Map<List<String>, Contents> contents = new LinkedHashMap<>();

  private Bench(Assay assay, Gate gate) {
    this.assay = assay;
    this.gate = gate;
  }

  /** Files of one format read by one reader. */
  private static final class Contents {
    final int number;
    long files;
    long bytes;
    long bytesRead;
    long reads;
    long unreachable;

    Contents(int number) {
      this.number = number;
    }

    void add(ScanRecord record) {
      files++;
      bytes += Math.max(0, record.identity().length());
      bytesRead += record.cost().bytesRead();
      reads += record.cost().reads();
      unreachable += record.failure() == FailureKind.UNREACHABLE ? 1 : 0;
    }
  }

  /** What was measured at a number of threads. */
  private final class Timed {
    final int threads;
    final Stopwatch floor = Stopwatch.of(contents.size());
    final Stopwatch described = Stopwatch.of(contents.size());

    Timed(int threads) {
      this.threads = threads;
    }
  }

  /**
   * Measures.
   *
   * @param walk the files; those that can be read only as they {@linkplain Target#passing pass} are
   *     left out
   * @throws IOException when there is no file, or none that can be read
   */
  public static BenchReport run(Assay assay, Gate gate, Walk walk, BenchPlan plan)
      throws IOException, InterruptedException {
    Bench bench = new Bench(assay, gate);
    walk.walk(target -> target.passing() || bench.targets.add(target));
    if (bench.targets.isEmpty()) {
      throw new IOException("there is no file to measure");
    }
    return bench.run(plan);
  }

  private BenchReport run(BenchPlan plan) throws IOException, InterruptedException {
    long warmUpEnd = System.nanoTime() + plan.warmUp().toNanos();
    lookAtAll();
    long unreachable = contents.values().stream().mapToLong(group -> group.unreachable).sum();
    if (unreachable == targets.size()) {
      throw new IOException("none of the files can be read");
    }
    long warmUps = 1;
    floor(1, 1);
    while (System.nanoTime() < warmUpEnd) {
      describe(1, 1);
      floor(1, 1);
      warmUps++;
    }
    int passes = plan.passes(targets.size());
    long bytes = contents.values().stream().mapToLong(group -> group.bytes).sum();
    List<Timed> timed = plan.threads().stream().map(Timed::new).toList();
    int rounds = Math.min(passes, ROUNDS);
    for (int round = 0; round < rounds; round++) {
      int due = (passes + round) / rounds; // together all of them
      for (Timed one : timed) {
        one.floor.add(floor(due, one.threads));
        one.described.add(describe(due, one.threads));
      }
    }
    double single = timed.get(0).described.speed(bytes, passes).filesPerSecond();
    List<Run> runs = new ArrayList<>();
    for (Timed one : timed) {
      Speed speed = one.described.speed(bytes, passes);
      runs.add(
          new Run(
              one.threads,
              speed,
              one.floor.speed(bytes, passes),
              ratio(one.described, one.floor),
              speed.filesPerSecond() / single));
    }
    List<Group> details = groups(timed.get(0).described, timed.get(0).floor);
    return new BenchReport(
        targets.size(),
        unreachable,
        bytes,
        contents.values().stream().mapToLong(group -> group.bytesRead).sum(),
        contents.values().stream().mapToLong(group -> group.reads).sum(),
        Runtime.getRuntime().availableProcessors(),
        Runtime.version().toString(),
        warmUps,
        passes,
        runs,
        details,
        plan.cache() == null ? Cold.not("it was not asked for") : cold(plan.cache(), bytes));
  }

  /** Describes every file once, to know of which format it is and who reads it. */
  private void lookAtAll() throws IOException {
    Describing describing = new Describing(assay, gate);
    groups = new int[targets.size()];
    for (int i = 0; i < groups.length; i++) {
      ScanRecord record = describing.describe(targets.get(i));
      String format = record.type() == null ? "unrecognised" : record.type().name();
      String reader = record.reader() == null ? "none" : record.reader();
      Contents group =
          contents.computeIfAbsent(List.of(format, reader), key -> new Contents(contents.size()));
      group.add(record);
      groups[i] = group.number;
    }
  }

  private List<Group> groups(Stopwatch described, Stopwatch floor) {
    List<Group> details = new ArrayList<>();
    contents.forEach(
        (key, group) -> {
          Percentiles micros = described.percentiles(group.number);
          Percentiles floorMicros = floor.percentiles(group.number);
          details.add(
              new Group(
                  key.get(0),
                  key.get(1),
                  group.files,
                  group.bytes,
                  group.bytesRead,
                  micros,
                  floorMicros,
                  micros.p50() / Math.max(1e-3, floorMicros.p50())));
        });
    details.sort(Comparator.comparing(Group::format).thenComparing(Group::reader));
    return details;
  }

  private Cold cold(PageCache cache, long bytes) throws IOException, InterruptedException {
    if (targets.stream().noneMatch(target -> target.identity().uri().startsWith("file:"))) {
      return Cold.not("the files do not lie on this machine, whose cache alone can be emptied");
    }
    Stopwatch floor;
    Stopwatch described;
    OptionalLong before;
    try {
      cache.drop();
      floor = floor(1, 1);
      cache.drop();
    } catch (IOException e) {
      return Cold.not(String.valueOf(e.getMessage()));
    }
    before = cache.readFromStorage();
    described = describe(1, 1);
    OptionalLong after = cache.readFromStorage();
    Long fromStorage =
        before.isPresent() && after.isPresent() ? after.getAsLong() - before.getAsLong() : null;
    return new Cold(
        true,
        fromStorage != null && fromStorage == 0
            ? "the system was told to empty its cache, but then nothing came from storage"
            : "the system's cache was emptied; a cache of the storage itself may still have been"
                + " warm",
        described.speed(bytes, 1),
        floor.speed(bytes, 1),
        ratio(described, floor),
        fromStorage);
  }

  private Stopwatch describe(int passes, int threads) throws IOException, InterruptedException {
    return Stopwatch.time(
        targets, groups, contents.size(), passes, threads, () -> new Describing(assay, gate));
  }

  private Stopwatch floor(int passes, int threads) throws IOException, InterruptedException {
    return Stopwatch.time(targets, groups, contents.size(), passes, threads, Floor::new);
  }

  private static double ratio(Stopwatch described, Stopwatch floor) {
    return (double) described.nanos() / Math.max(1, floor.nanos());
  }
}

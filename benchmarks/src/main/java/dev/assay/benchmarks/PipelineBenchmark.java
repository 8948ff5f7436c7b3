package dev.assay.benchmarks;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.encord.gate.Gate;
import dev.assay.scan.FileWalk;
import dev.assay.scan.RecordWriter;
import dev.assay.scan.Scan;
import dev.assay.scan.ScanRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** The time it takes to turn a folder of mixed files into the lines of scan records. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Fork(2)
@Warmup(iterations = 15, time = 2) // two threads on two processors leave the compiler little
@Measurement(iterations = 5, time = 2)
public class PipelineBenchmark {
  private static final int COPIES = 100;

  /** The folder; one with a hundred of each {@link Subject} unless named. */
  @Param("")
  public String folder = "";

  private final Assay assay = Assay.standard();
  private final Gate gate = Gate.standard();
  private boolean made;
  private Path root = Path.of("");
  private List<Path> files = List.of();

  /** Lists the files, which are made where no folder is named. */
  @Setup
  public void list() throws IOException {
    made = folder.isEmpty();
    root = made ? Files.createTempDirectory("assay-benchmark") : Path.of(folder);
    if (made) {
      fill();
    }
    try (Stream<Path> all = Files.walk(root)) {
      files = all.filter(Files::isRegularFile).toList();
    }
  }

  private void fill() throws IOException {
    Path first = Files.createDirectory(root.resolve("0"));
    List<Path> originals = new ArrayList<>();
    for (Subject subject : Subject.values()) {
      originals.add(subject.writeTo(first));
    }
    for (int copy = 1; copy < COPIES; copy++) {
      Path next = Files.createDirectory(root.resolve(Integer.toString(copy)));
      for (Path original : originals) {
        Files.copy(original, next.resolve(original.getFileName()));
      }
    }
  }

  /** Deletes the files that were made. */
  @TearDown
  public void delete() throws IOException {
    if (!made) {
      return;
    }
    try (Stream<Path> all = Files.walk(root)) {
      for (Path file : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  /** Each file opened, its first 4 KiB read, closed. */
  @Benchmark
  public long floor() throws IOException {
    long bytes = 0;
    for (Path file : files) {
      try (FileChannel channel = FileChannel.open(file)) {
        bytes += channel.read(ByteBuffer.allocate(Contestant.HEAD));
      }
    }
    return bytes;
  }

  /** Each file inspected, judged and written as a record, by one thread, one after the other. */
  @Benchmark
  public long records() throws IOException {
    Sink sink = new Sink();
    try (RecordWriter writer = new RecordWriter(sink)) {
      for (Path file : files) {
        Inspection inspection = assay.inspect(file);
        String path = root.relativize(file).toString();
        writer.write(ScanRecord.of(path, inspection, gate.judge(inspection)));
      }
    }
    return sink.bytes;
  }

  /** The folder scanned by one worker: walking, handing over and ordering included. */
  @Benchmark
  public long scanByOne() throws IOException, InterruptedException {
    return scan(1);
  }

  /** The folder scanned by two workers. */
  @Benchmark
  public long scanByTwo() throws IOException, InterruptedException {
    return scan(2);
  }

  private long scan(int workers) throws IOException, InterruptedException {
    long[] bytes = new long[1];
    new Scan(assay, gate, workers)
        .run(
            FileWalk.of(List.of(root)),
            record -> RecordWriter.line(record, null),
            line -> bytes[0] += line.length);
    return bytes[0];
  }

  /** Counts what is written. */
  private static final class Sink extends OutputStream {
    private long bytes;

    @Override
    public void write(int one) {
      bytes++;
    }

    @Override
    public void write(byte[] some, int offset, int count) {
      bytes += count;
    }
  }
}

package dev.assay.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
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

/**
 * The time one contestant takes to describe one small file that the system has in memory.
 *
 * <p>Contestants do different work: Tika only names the type, Assay also says where each number
 * comes from and what a browser shows. Compare with {@link Contestant#FLOOR} first.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(2)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class InspectBenchmark {

  /** Who reads. */
  @Param public Contestant contestant = Contestant.ASSAY;

  /** What is read. */
  @Param public Subject subject = Subject.JPEG;

  private Path folder = Path.of("");
  private Path file = Path.of("");

  /** Writes the file and has the contestant show that it reads it. */
  @Setup
  public void write() throws IOException {
    folder = Files.createTempDirectory("assay-benchmark");
    file = subject.writeTo(folder);
    Object answer = contestant.describe(file);
    if (!contestant.isRight(answer, subject)) {
      throw new IllegalStateException(contestant + " says " + answer + " of " + subject);
    }
  }

  /** Deletes the file. */
  @TearDown
  public void delete() throws IOException {
    Files.delete(file);
    Files.delete(folder);
  }

  /** One file described. */
  @Benchmark
  public Object inspect() throws IOException {
    return contestant.describe(file);
  }
}

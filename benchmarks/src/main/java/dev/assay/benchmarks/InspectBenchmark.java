package dev.assay.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
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
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The time one contestant takes to describe one small file that the system has in memory.
 *
 * <pre>{@code
 * mvn -q -pl benchmarks -am package -Dquick
 * java -jar benchmarks/target/benchmarks.jar
 * java -jar benchmarks/target/benchmarks.jar -p contestant=ASSAY,IMAGE_IO -p subject=PNG -f 1
 * }</pre>
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
    file = Files.write(folder.resolve(subject.fileName()), subject.content());
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

  /** Runs every contestant on what it reads; the arguments are JMH's. */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    CommandLineOptions given = new CommandLineOptions(args);
    List<RunResult> results = new ArrayList<>();
    for (Contestant contestant : Contestant.values()) {
      String[] subjects =
          contestant.subjects().stream()
              .map(Subject::name)
              .filter(name -> wanted(given, "subject", name))
              .toArray(String[]::new);
      if (subjects.length > 0 && wanted(given, "contestant", contestant.name())) {
        Options options =
            new OptionsBuilder()
                .parent(given)
                .include(InspectBenchmark.class.getName())
                .param("contestant", contestant.name())
                .param("subject", subjects)
                .build();
        results.addAll(new Runner(options).run());
      }
    }
    ResultFormatFactory.getInstance(ResultFormatType.TEXT, System.out).writeOut(results);
  }

  private static boolean wanted(CommandLineOptions given, String parameter, String value) {
    Collection<String> values = given.getParameter(parameter).orElse(List.of(value));
    return values.contains(value);
  }
}

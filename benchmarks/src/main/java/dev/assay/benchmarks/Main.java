package dev.assay.benchmarks;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.CommandLineOptionException;
import org.openjdk.jmh.runner.options.CommandLineOptions;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * The benchmarks with the tables that {@code BENCHMARKS.md} shows: how often the floor's time each
 * contestant takes for each file, and what it allocates.
 *
 * <pre>{@code
 * mvn -q -pl benchmarks -am package -Dquick
 * java -jar benchmarks/target/benchmarks.jar
 * java -jar benchmarks/target/benchmarks.jar -p contestant=FLOOR,ASSAY -p subject=PNG -f 1
 * }</pre>
 *
 * <p>The arguments are JMH's. Where {@code subject} or {@code contestant} is given, the pipeline is
 * left out, and where {@code folder} is, only the pipeline is measured, on that folder.
 */
public final class Main {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private Main() {}

  /** Measures and prints. */
  public static void main(String[] args) throws RunnerException, CommandLineOptionException {
    CommandLineOptions given = new CommandLineOptions(args);
    boolean pairs = given.getParameter("folder").orElse(List.of()).isEmpty();
    boolean pipeline =
        given.getParameter("subject").orElse(List.of()).isEmpty()
            && given.getParameter("contestant").orElse(List.of()).isEmpty();
    Map<Subject, Map<Contestant, RunResult>> results = new EnumMap<>(Subject.class);
    if (pairs) {
      for (Contestant contestant : Contestant.values()) {
        measure(contestant, given, results);
      }
    }
    List<RunResult> whole = new ArrayList<>();
    if (pipeline) {
      Options options =
          new OptionsBuilder()
              .parent(given)
              .include(PipelineBenchmark.class.getName())
              .addProfiler("gc")
              .build();
      whole.addAll(new Runner(options).run());
    }
    if (pairs) {
      print(results, System.out);
    }
    if (pipeline) {
      print(whole, System.out);
    }
  }

  private static void measure(
      Contestant contestant,
      CommandLineOptions given,
      Map<Subject, Map<Contestant, RunResult>> results)
      throws RunnerException {
    List<Subject> subjects =
        contestant.subjects().stream()
            .filter(subject -> wanted(given, "subject", subject.name()))
            .toList();
    if (subjects.isEmpty() || !wanted(given, "contestant", contestant.name())) {
      return;
    }
    Options options =
        new OptionsBuilder()
            .parent(given)
            .include(InspectBenchmark.class.getName())
            .param("contestant", contestant.name())
            .param("subject", subjects.stream().map(Subject::name).toArray(String[]::new))
            .addProfiler("gc")
            .build();
    for (RunResult result : new Runner(options).run()) {
      Subject subject = Subject.valueOf(result.getParams().getParam("subject"));
      results
          .computeIfAbsent(subject, key -> new EnumMap<>(Contestant.class))
          .put(contestant, result);
    }
  }

  private static boolean wanted(CommandLineOptions given, String parameter, String value) {
    Collection<String> values = given.getParameter(parameter).orElse(List.of(value));
    return values.contains(value);
  }

  private static void print(Map<Subject, Map<Contestant, RunResult>> results, PrintStream out) {
    out.println();
    StringBuilder head = new StringBuilder("| file | floor, \u00b5s |");
    StringBuilder rule = new StringBuilder("|---|--:|");
    List<Contestant> contestants =
        Arrays.stream(Contestant.values()).filter(who -> who != Contestant.FLOOR).toList();
    for (Contestant contestant : contestants) {
      head.append(' ').append(contestant).append(" |");
      rule.append("--:|");
    }
    out.println(head.append(" ASSAY allocates, bytes |"));
    out.println(rule.append("--:|"));
    results.forEach(
        (subject, row) -> {
          StringBuilder line = new StringBuilder("| " + subject + " |");
          line.append(cell("%.2f", score(row.get(Contestant.FLOOR)), 1));
          for (Contestant contestant : contestants) {
            line.append(
                cell("%.1f\u00d7", score(row.get(contestant)), score(row.get(Contestant.FLOOR))));
          }
          out.println(line.append(cell("%.0f", allocated(row.get(Contestant.ASSAY)), 1)));
        });
  }

  private static void print(List<RunResult> results, PrintStream out) {
    out.println();
    out.println("| over the folder | ms | of the floor | allocated, bytes |");
    out.println("|---|--:|--:|--:|");
    double floor =
        results.stream()
            .filter(result -> result.getPrimaryResult().getLabel().equals("floor"))
            .mapToDouble(Main::score)
            .findFirst()
            .orElse(Double.NaN);
    for (RunResult result : results) {
      out.println(
          "| "
              + result.getPrimaryResult().getLabel()
              + " |"
              + cell("%.2f", score(result), 1)
              + cell("%.1f\u00d7", score(result), floor)
              + cell("%.0f", allocated(result), 1));
    }
  }

  private static double score(@Nullable RunResult result) {
    return result == null ? Double.NaN : result.getPrimaryResult().getScore();
  }

  private static double allocated(@Nullable RunResult result) {
    Result<?> allocated = result == null ? null : result.getSecondaryResults().get(ALLOCATED);
    return allocated == null ? Double.NaN : allocated.getScore();
  }

  private static String cell(String format, double value, double unit) {
    double shown = value / unit;
    return Double.isNaN(shown) ? " |" : " " + String.format(Locale.ROOT, format, shown) + " |";
  }
}

package dev.assay.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.encord.compare.Claim;
import dev.assay.encord.compare.Difference;
import dev.assay.encord.wire.EncordJson;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What came of holding claims against the files: those that are wrong, and how many there are. */
final class CheckedClaims {
  private final Map<String, Source> sources = new LinkedHashMap<>();

  private long undescribable;

  /**
   * What came of one claim.
   *
   * @param unreadable why the file could not be read, null when it was
   */
  record Checked(Claim claim, List<Difference> differences, @Nullable String unreadable) {

    boolean isRight() {
      return differences.isEmpty() && unreadable == null;
    }
  }

  /** What came of the claims in one file. */
  private static final class Source {
    private final List<Checked> wrong = new ArrayList<>();
    private long all;
    private long differing;
    private long unreadable;
    private long silent;
  }

  /** Notes a file with claims, even when there are none in it. */
  void begin(String source) {
    sources.computeIfAbsent(source, any -> new Source());
  }

  /** Adds what came of a claim in a file. */
  void add(String source, Checked checked) {
    Source counts = sources.computeIfAbsent(source, any -> new Source());
    counts.all++;
    if (!checked.isRight()) {
      counts.wrong.add(checked);
    }
    if (!checked.differences().isEmpty()) {
      counts.differing++;
    }
    if (checked.unreadable() != null) {
      counts.unreadable++;
    }
    if (checked.isRight() && checked.claim().metadata() == null) {
      counts.silent++;
    }
  }

  /** Counts objects whose metadata the form of the payload has no place for. */
  void addUndescribable(long objects) {
    undescribable += objects;
  }

  int exitCode() {
    if (sources.values().stream().anyMatch(source -> source.differing > 0)) {
      return ExitCode.FINDINGS;
    }
    return sources.values().stream().allMatch(source -> source.unreadable == 0)
        ? ExitCode.PASS
        : ExitCode.UNREADABLE;
  }

  /** Shows what differs, for people. */
  void print(Console console) {
    sources.forEach(
        (name, source) -> {
          source.wrong.forEach(checked -> print(checked, console));
          console
              .out()
              .printf(
                  Locale.ROOT,
                  "%s: %s objects, %s differ, %s could not be read, %s claim nothing%n",
                  Console.printable(name),
                  Console.count(source.all),
                  Console.count(source.differing),
                  Console.count(source.unreadable),
                  Console.count(source.silent));
        });
    printUndescribable(console.out());
  }

  private void printUndescribable(PrintStream to) {
    if (undescribable > 0) {
      to.printf(
          Locale.ROOT,
          "A registration file has no place for the metadata of groups and series: %s files are"
              + " checked by URL and kind alone.%n",
          Console.count(undescribable));
    }
  }

  private static void print(Checked checked, Console console) {
    PrintStream out = console.out();
    out.println(
        console.styled("bold", Console.printable(checked.claim().place()))
            + " "
            + Console.printable(checked.claim().url()));
    if (checked.unreadable() != null) {
      out.println("  not read: " + Console.printable(checked.unreadable()));
    }
    for (Difference difference : checked.differences()) {
      out.printf(
          Locale.ROOT,
          "  %-16s %s, but is %s%s%n",
          Console.printable(difference.field()),
          Console.printable(difference.claimed()),
          Console.printable(difference.actual()),
          difference.rule() == null ? "" : " (" + difference.rule() + ")");
    }
  }

  /** Writes what differs, for programs. */
  void printJson(Console console) throws IOException {
    try (JsonGenerator out =
        EncordJson.mapper()
            .getFactory()
            .createGenerator(console.json())
            .useDefaultPrettyPrinter()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      out.writeStartArray();
      for (Map.Entry<String, Source> source : sources.entrySet()) {
        for (Checked checked : source.getValue().wrong) {
          write(source.getKey(), checked, out);
        }
      }
      out.writeEndArray();
    }
    console.out().println();
    printUndescribable(console.err());
  }

  private static void write(String source, Checked checked, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("payload", source);
    out.writeStringField("place", checked.claim().place());
    out.writeStringField("url", checked.claim().url());
    out.writeStringField("unreadable", checked.unreadable());
    out.writeArrayFieldStart("differences");
    for (Difference difference : checked.differences()) {
      out.writeObject(difference);
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}

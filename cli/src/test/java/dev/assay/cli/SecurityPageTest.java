package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.http.HttpOptions;
import dev.assay.read.Limits;
import java.io.IOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The numbers on the page about security are those of the code. */
final class SecurityPageTest {
  private static final Path FILE = Path.of("").toAbsolutePath().resolveSibling("SECURITY.md");
  private static final String FROM = "<!-- limits: generated from the code; a test keeps it so -->";
  private static final String TO = "<!-- end of limits -->";
  private static final String MEND =
      "mvn -pl cli -am test -Dtest=SecurityPageTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dassay.docs=write";

  private static String row(String what, Function<Limits, String> limit) {
    return List.of(Limits.local(), Limits.remote(), Limits.remoteWalk()).stream()
        .map(limit)
        .collect(Collectors.joining(" | ", "| " + what + " | ", " |\n"));
  }

  private static String bytes(long count) {
    if (count % (1L << 30) == 0) {
      return (count >> 30) + " GiB";
    }
    return count % (1L << 20) == 0 ? (count >> 20) + " MiB" : (count >> 10) + " KiB";
  }

  private static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  private static String time(Duration duration) {
    return count(duration.toSeconds()) + " s";
  }

  private static String limits() {
    HttpOptions http = HttpOptions.standard();
    return "| an inspection | of a file | at a URL | at a URL, `--depth exact` or `decode` |\n"
        + "|---|---|---|---|\n"
        + row("bytes read", limits -> bytes(limits.bytes()))
        + row("reads", limits -> count(limits.reads()))
        + row("memory asked for at once", limits -> bytes(limits.allocationBytes()))
        + row("levels of nesting", limits -> count(limits.depth()))
        + row("structures met", limits -> count(limits.entries()))
        + row("time", limits -> time(limits.elapsed()))
        + "\nAn HTTP request may take "
        + time(http.requestTimeout())
        + ", connecting "
        + time(http.connectTimeout())
        + " of it, a read with all its attempts "
        + time(http.patience())
        + "; at most "
        + http.attempts()
        + " attempts\nare made, "
        + http.redirects()
        + " redirects followed, "
        + http.requestsPerHost()
        + " requests made of a host at the same time, and "
        + bytes(http.wholeBytes())
        + " taken of an object that is sent only as a whole.\n";
  }

  @Test
  void theLimitsAreThoseOfTheCode() throws IOException {
    String page = Files.readString(FILE);
    int from = page.indexOf(FROM) + FROM.length();
    int to = page.indexOf(TO);
    assertThat(from).isBetween(FROM.length(), to);
    String expected = "\n" + limits();
    if (System.getProperty("assay.docs", "").equals("write")) {
      page = page.substring(0, from) + expected + page.substring(to);
      Files.writeString(FILE, page);
      to = page.indexOf(TO);
    }

    assertThat(page.substring(from, to))
        .as("mend it with: %s", MEND)
        .isEqualToNormalizingNewlines(expected);
  }

  /** A number that is nobody else's business, and so no constant that others see. */
  private static Object constant(String owner, String name) throws ReflectiveOperationException {
    Field field = Class.forName("dev.assay." + owner).getDeclaredField(name);
    field.setAccessible(true);
    return field.get(null);
  }

  private static long number(String owner, String name) throws ReflectiveOperationException {
    return ((Number) constant(owner, name)).longValue();
  }

  @Test
  void theNumbersInTheTextAreThoseOfTheCode() throws Exception {
    String page = Files.readString(FILE).replaceAll("\\s+", " ");
    Duration lateness = (Duration) constant("scan.Scan", "GRACE");
    Duration grace = (Duration) constant("ffmpeg.IsolatedFfmpeg", "GRACE");

    assertThat(number("scan.Scan", "TIMES_THE_LIMIT")).isEqualTo(2);
    assertThat(
            Duration.ofSeconds(
                Long.parseLong((String) constant("ffmpeg.ChildCommand", "MOST_CPU_SECONDS"))))
        .isEqualTo(Duration.ofHours(1));
    assertThat(page)
        .contains(
            "after twice the limit on time and " + lateness.toSeconds() + " seconds",
            "when " + number("scan.Scan", "MOST_ABANDONED") + " are abandoned",
            "one allocation is at most " + bytes(number("ffmpeg.Natives", "LARGEST_ALLOCATION")),
            bytes(number("ffmpeg.ChildCommand", "ADDRESS_SPACE_KIB") << 10) + " of address space",
            "an hour of processor time",
            "the limit on time and " + grace.toSeconds() + " seconds have passed",
            "replaced after " + number("ffmpeg.IsolatedFfmpeg", "MOST_FILES") + " files",
            "to " + number("archive.TarInput$Inflated", "MOST_RATIO") + " times what it takes",
            "once " + bytes(number("archive.TarInput$Inflated", "FREE_BYTES")) + " has passed");
  }
}

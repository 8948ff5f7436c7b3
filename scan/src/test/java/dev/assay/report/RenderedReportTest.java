package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.encord.gate.Gate;
import dev.assay.facts.Rational;
import dev.assay.scan.ScanRecord;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as Chromium shows it. */
final class RenderedReportTest {
  private static final List<String> NAMES =
      List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

  @TempDir Path folder;

  private static @Nullable Path chromium() {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.of(path.split(Pattern.quote(File.pathSeparator)))
        .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElse(null);
  }

  @BeforeEach
  void needsChromium() {
    assumeTrue(chromium() != null, "there is no chromium on the PATH: apt-get install chromium");
  }

  /**
   * What a page has become.
   *
   * @param document its elements once its programs have run
   * @param console what it printed
   */
  private record Rendered(String document, List<String> console) {}

  private Rendered render(Path page) throws IOException, InterruptedException {
    Path document = folder.resolve("document.html");
    Path log = folder.resolve("log.txt");
    Process process =
        new ProcessBuilder(
                String.valueOf(chromium()),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--disable-dev-shm-usage",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + folder.resolve("profile"),
                "--enable-logging=stderr",
                "--virtual-time-budget=2000",
                "--dump-dom",
                page.toUri().toString())
            .redirectOutput(document.toFile())
            .redirectError(log.toFile())
            .start();
    try {
      assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("chromium ended").isTrue();
    } finally {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
    }
    List<String> console =
        Files.readAllLines(log).stream().filter(line -> line.contains(":CONSOLE")).toList();
    return new Rendered(Files.readString(document), console);
  }

  private Path page(Report report) throws IOException {
    Path page = folder.resolve("report.html");
    try (OutputStream out = Files.newOutputStream(page)) {
      report.write(ReportTest.HEADING, out);
    }
    return page;
  }

  private static long count(String text, String part) {
    return Pattern.compile(Pattern.quote(part)).matcher(text).results().count();
  }

  @Test
  void everythingIsShownWithoutAWordInTheConsole() throws Exception {
    Report report = new Report(Gate.standard());
    List<ScanRecord> records =
        List.of(
            Records.image("a.png", 2000, 1920, 1080),
            Records.video("b.mp4", Rational.of(25), Rational.of(12), 48_000),
            Records.audio("c.wav", 7, 44_100),
            Records.pdf("d.pdf", 12),
            Records.slice("e.dcm", "1.2.3", 0, 0),
            Records.failed("f", 9_000_000));
    records.forEach(report::add);

    Rendered rendered = render(page(report));

    assertThat(rendered.console()).isEmpty();
    String body = rendered.document().substring(rendered.document().indexOf("<main"));
    for (String section :
        List.of(
            "Totals",
            "Kinds",
            "Findings",
            "Distributions",
            "DICOM series",
            "Slowest files",
            "Input and output")) {
      assertThat(body).contains(">" + section + "</h2>");
    }
    // Resolution, aspect, duration, frame rate, sample rate, pages and file size, each with a text.
    assertThat(count(body, "<canvas role=\"img\" aria-label=\"")).isEqualTo(7);
    assertThat(count(body, "display: block")).as("charts drawn").isEqualTo(7);
    assertThat(body).contains("aria-label=\"Pages: 1 file, most often 11 to 20 (100 %)\"");
    assertThat(count(body, "<caption>")).isEqualTo(3);
    assertThat(body).contains("<span class=\"path\">1.2.3</span>");
  }

  @Test
  void duplicatesHaveATileAndATable() throws Exception {
    Report report = new Report(Gate.standard());
    report.add(Records.image("a.png", 2048, 64, 64));
    report.add(Records.duplicate(Records.image("copy/b.png", 2048, 64, 64), "a.png"));
    report.add(Records.duplicate(Records.pdf("<b>.pdf", 1), "c.pdf"));

    Rendered rendered = render(page(report));

    assertThat(rendered.console()).isEmpty();
    String body = rendered.document().substring(rendered.document().indexOf("<main"));
    assertThat(body)
        .contains("<dt>Duplicates</dt><dd>2</dd>", ">Duplicates</h2>")
        .contains("2 files of the content of another, 70.4 KiB (97.2 % of all bytes).");
    assertThat(body.substring(body.indexOf("Files of the content of another</caption>")))
        .containsSubsequence("&lt;b&gt;.pdf", "c.pdf", "copy/b.png", "a.png");
  }

  @Test
  void tablesAreSortedAndFiltered() throws Exception {
    Report report = new Report(Gate.standard());
    List.of(
            Records.image("small.png", 2000, 1920, 1080),
            Records.audio("middle.wav", 7, 44_100),
            Records.pdf("large.pdf", 12))
        .forEach(report::add);
    // What a user does; the policy of the page would not let it run.
    String user =
        """
        <script>
        const button = (name) => [...document.querySelectorAll('thead button')]
          .findLast((one) => one.textContent === name);
        const filter = document.querySelector('[aria-label="Filter: The files that took longest"]');
        const file = button('File');
        file.focus();
        document.title = document.activeElement === file ? 'focused' : 'not focused';
        file.click();
        filter.value = 'P G';
        filter.dispatchEvent(new Event('input'));
        </script>
        """;
    String page = Files.readString(page(report));
    Path used = folder.resolve("used.html");
    Files.writeString(
        used,
        page.replaceFirst("<meta http-equiv=\"Content-Security-Policy\"[^>]*>", "")
            .replace("</body>", user + "</body>"));

    Rendered rendered = render(used);

    assertThat(rendered.console()).isEmpty();
    String document = rendered.document();
    assertThat(document).contains("<title>focused</title>", ">2 of 3</output>");
    assertThat(document.substring(document.lastIndexOf("<thead")))
        .startsWith("<thead><tr><th scope=\"col\" class=\"wide\" aria-sort=\"ascending\">")
        .containsSubsequence(
            "<tr><th", "large.pdf", "<tr hidden=\"\"><th", "middle.wav", "<tr><th", "small.png");
  }

  @Test
  void hostileNamesAreText() throws Exception {
    Rendered rendered = render(page(PageTest.hostile()));

    assertThat(rendered.console()).isEmpty();
    assertThat(rendered.document()).contains("<title>Assay report</title>");
    String body = rendered.document().substring(rendered.document().indexOf("<main"));
    String main = body.substring(0, body.indexOf("</main>"));
    assertThat(main)
        .doesNotContain("<script", "<img", "\u202e", "\u2028", "\u001b")
        .contains("&lt;script&gt;document.title='broken'&lt;/script&gt;.png")
        .contains("\\u202egnp.exe", "line\\u000abreak");
  }

  @Test
  void theConsoleIsHeard() throws Exception {
    // What the page must not do, so that silence means something.
    String page = Files.readString(page(new Report(Gate.standard())));
    Path broken = folder.resolve("broken.html");
    Files.writeString(broken, page.replace("</main>", "</main><script>1</script>"));

    assertThat(render(broken).console())
        .singleElement()
        .satisfies(line -> assertThat(line).contains("Content Security Policy"));
  }

  @Test
  void anEmptyReportIsAPageToo() throws Exception {
    Rendered rendered = render(page(new Report(Gate.standard())));

    assertThat(rendered.console()).isEmpty();
    assertThat(rendered.document()).contains("There is nothing to say against any file.");
  }
}

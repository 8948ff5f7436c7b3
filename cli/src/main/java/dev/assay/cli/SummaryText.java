package dev.assay.cli;

import dev.assay.encord.payload.Payload;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Finding;
import dev.assay.scan.Summary;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** The summary that closes a scan, for people. */
final class SummaryText {
  private final Console console;
  private final PrintStream out;
  private final Summary summary;
  private final double seconds;

  /**
   * A summary.
   *
   * @param out where it goes: not where the records or the payload go
   */
  SummaryText(Console console, PrintStream out, Summary summary, long elapsedNanos) {
    this.console = console;
    this.out = out;
    this.summary = summary;
    this.seconds = elapsedNanos / (double) TimeUnit.SECONDS.toNanos(1);
  }

  void print(@Nullable Path records, @Nullable Path upload, @Nullable Payload payload) {
    out.println(totals());
    if (summary.files() > 0) {
      out.println();
      printKinds();
    }
    if (!summary.codes().isEmpty()) {
      out.println();
      printFindings();
    }
    if (payload != null) {
      for (Finding finding : payload.findings()) {
        out.println("  " + console.severity(finding.severity()) + "  " + text(finding));
      }
    }
    if (records != null || upload != null) {
      out.println();
    }
    if (records != null) {
      out.println("records   " + Console.printable(records.toString()));
    }
    if (upload != null && payload != null) {
      out.println("payload   " + Console.printable(upload.toString()) + ": " + items(payload));
    }
  }

  private String totals() {
    double share = summary.bytes() == 0 ? 0 : 100.0 * summary.bytesRead() / summary.bytes();
    return String.format(
        Locale.ROOT,
        "%s files, %s; read %s (%.3g %%) in %s reads; %.1f s, %.0f files/s",
        Console.count(summary.files()),
        Console.bytes(summary.bytes()),
        Console.bytes(summary.bytesRead()),
        share,
        Console.count(summary.reads()),
        seconds,
        summary.files() / Math.max(seconds, 1e-3));
  }

  private void printKinds() {
    String row = "%-8s %9s %9s %9s %9s %10s%n";
    out.printf(Locale.ROOT, row, "kind", "files", "metadata", "partial", "failed", "size");
    for (Map.Entry<MediaKind, Summary.KindTotal> kind : summary.kinds().entrySet()) {
      Summary.KindTotal total = kind.getValue();
      out.printf(
          Locale.ROOT,
          row,
          kind.getKey().label(),
          Console.count(total.files()),
          Console.count(total.described()),
          Console.count(total.partial()),
          Console.count(total.failed()),
          Console.bytes(total.bytes()));
    }
  }

  private void printFindings() {
    for (Summary.CodeTotal code : summary.codes()) {
      out.printf(
          Locale.ROOT,
          "%s %7s  %s%n",
          console.severity(code.severity()),
          Console.count(code.files()),
          console.styled("bold", code.code()));
      out.println(
          "                   "
              + Console.printable(code.examplePath())
              + ": "
              + text(code.example()));
    }
  }

  private static String text(Finding finding) {
    String message = finding.message();
    if (!message.endsWith(".")) {
      message += ".";
    }
    String remedy = finding.remedy();
    return Console.printable(remedy == null ? message : message + " " + remedy);
  }

  private static String items(Payload payload) {
    var items = payload.items();
    StringBuilder text = new StringBuilder();
    append(text, items.images().size(), "images");
    append(text, items.imageGroups().size(), "image groups");
    append(text, items.videos().size(), "videos");
    append(text, items.audio().size(), "audio");
    append(text, items.text().size(), "text");
    append(text, items.pdf().size(), "pdf");
    append(text, items.dicomSeries().size(), "DICOM series");
    append(text, items.nifti().size(), "NIfTI");
    return text.isEmpty() ? "no items" : text.toString();
  }

  private static void append(StringBuilder text, int number, String what) {
    if (number > 0) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(Console.count(number))
          .append(' ')
          .append(what);
    }
  }
}

package dev.assay.cli;

import dev.assay.encord.payload.PayloadPart;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Finding;
import dev.assay.scan.Summary;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
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

  void print(@Nullable Path records, @Nullable PayloadOutput payload) {
    out.println(totals());
    if (summary.files() > 0) {
      out.println();
      printKinds();
    }
    if (!summary.codes().isEmpty()) {
      out.println();
      printFindings();
    }
    Path upload = payload == null ? null : payload.written();
    if (payload != null) {
      print(payload, console, out);
    }
    if (records != null || upload != null) {
      out.println();
    }
    if (records != null) {
      out.println("records   " + Console.printable(records.toString()));
    }
    if (payload != null && upload != null) {
      out.println(payloadLine(payload, upload));
    }
  }

  /** What is to be said of a payload by itself. */
  static void print(PayloadOutput payload, Console console) {
    Path upload = payload.written();
    PrintStream out = upload == null ? console.err() : console.out();
    print(payload, console, out);
    if (upload != null) {
      out.println(payloadLine(payload, upload));
    }
  }

  private static void print(PayloadOutput payload, Console console, PrintStream out) {
    for (PayloadOutput.Said one : payload.said()) {
      for (Finding finding : one.first()) {
        out.println(console.severity(finding.severity()) + "  " + text(finding));
      }
      long more = one.count() - one.first().size();
      if (more > 0) {
        out.println("         and " + Console.count(more) + " more " + one.first().get(0).code());
      }
    }
  }

  /** What was written where, as a line. */
  private static String payloadLine(PayloadOutput payload, Path upload) {
    List<PayloadPart> parts = payload.parts();
    return "payload   "
        + Console.printable(upload.toString())
        + ": "
        + (parts.size() > 1 ? Console.count(parts.size()) + " parts, " : "")
        + items(parts);
  }

  private String totals() {
    return String.format(
        Locale.ROOT,
        "%s files, %s; read %s%s in %s reads; %.1f s, %.0f files/s",
        Console.count(summary.files()),
        Console.bytes(summary.bytes()),
        Console.bytes(summary.bytesRead()),
        share(),
        Console.count(summary.reads()),
        seconds,
        summary.files() / Math.max(seconds, 1e-3));
  }

  /**
   * What was read as a share of the files. More than all of them can be read: the headers of an
   * archive are no part of the files in it, and what is small is read with what lies around it.
   */
  private String share() {
    if (summary.bytes() == 0) {
      return "";
    }
    double share = 100.0 * summary.bytesRead() / summary.bytes();
    return share > 100 ? ", more than they hold," : String.format(Locale.ROOT, " (%.3g %%)", share);
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

  private static String items(List<PayloadPart> parts) {
    Map<String, Long> lists = new LinkedHashMap<>();
    parts.forEach(
        part -> part.lists().forEach((list, items) -> lists.merge(list, items, Long::sum)));
    StringBuilder text = new StringBuilder();
    append(text, lists, "images", "images");
    append(text, lists, "image groups", "imageGroups", "image_groups");
    append(text, lists, "videos", "videos");
    append(text, lists, "audio", "audio");
    append(text, lists, "text", "text");
    append(text, lists, "pdf", "pdf");
    append(text, lists, "DICOM series", "dicomSeries", "dicom_series");
    append(text, lists, "NIfTI", "nifti");
    return text.isEmpty() ? "no items" : text.toString();
  }

  private static void append(
      StringBuilder text, Map<String, Long> lists, String what, String... names) {
    long number = 0;
    for (String name : names) {
      number += lists.getOrDefault(name, 0L);
    }
    if (number > 0) {
      text.append(text.isEmpty() ? "" : ", ")
          .append(Console.count(number))
          .append(' ')
          .append(what);
    }
  }
}

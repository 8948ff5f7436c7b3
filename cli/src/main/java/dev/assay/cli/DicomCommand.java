package dev.assay.cli;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.Assay;
import dev.assay.encord.gate.Gate;
import dev.assay.encord.gate.GatePolicy;
import dev.assay.encord.rule.Rule;
import dev.assay.encord.series.SeriesCheck;
import dev.assay.encord.series.SeriesFinding;
import dev.assay.encord.series.SeriesReport;
import dev.assay.encord.series.SeriesRules;
import dev.assay.encord.series.SeriesSurvey;
import dev.assay.encord.series.Verdict;
import dev.assay.encord.wire.EncordJson;
import dev.assay.facts.DicomFacts;
import dev.assay.facts.MediaKind;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import dev.assay.format.FormatCatalog;
import dev.assay.format.IodLibrary;
import dev.assay.scan.NewFile;
import dev.assay.scan.Scan;
import dev.assay.scan.ScanRecord;
import dev.assay.scan.Walk;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/**
 * {@code assay dicom}: completeness and geometry of DICOM series, as the server will judge them.
 */
@Command(
    name = "dicom",
    description =
        "Groups DICOM files into series and says what will become of each: it registers, it"
            + " registers without a 3D view, or it will be refused, and which files and tags are to"
            + " blame.",
    mixinStandardHelpOptions = true,
    addMethodSubcommands = false,
    sortOptions = false)
final class DicomCommand implements Callable<Integer> {
  /**
   * Rules about one file that a check of its series asks too, and answers with the tags; and the
   * one that only an upload asks.
   */
  private static final Set<String> ASKED_OF_THE_SERIES =
      Stream.concat(
              Arrays.stream(SeriesCheck.values())
                  .filter(SeriesCheck::isOfEachFile)
                  .flatMap(check -> check.rules().stream())
                  .map(Rule::code),
              Stream.of("INSIDE_ARCHIVE"))
          .collect(Collectors.toUnmodifiableSet());

  private final Console console;

  @Parameters(
      arity = "0..*",
      paramLabel = "PATH|URL",
      description = "Files and folders, or where they lie (https:, s3:, gs:, az:).")
  private List<String> places = List.of();

  @Option(
      names = "--series-by",
      paramLabel = "series|folder",
      defaultValue = "series",
      description =
          "What makes files one series: the same SeriesInstanceUID wherever they lie (default), or"
              + " the same folder.")
  private SeriesSurvey.Grouping grouping = SeriesSurvey.Grouping.SERIES;

  @Option(
      names = "--iod",
      paramLabel = "FILE|NAME",
      description =
          "Validates every data set against an IOD: ct, mr, or a file in dcm4che's XML. Only in a"
              + " build with dcm4che.")
  private @Nullable String iod;

  @Option(names = "--json", description = "For programs: the verdicts as JSON.")
  private boolean json;

  @Option(
      names = "--junit",
      paramLabel = "FILE",
      description = "The checks as JUnit XML: a suite for each series, a case for each check.")
  private @Nullable Path junit;

  @Option(
      names = "--csv",
      paramLabel = "FILE",
      description =
          "Tag completeness: a row for each file, a column for each of the required tags, which is"
              + " present, empty or absent.")
  private @Nullable Path csv;

  @Option(
      names = "--fail-on",
      paramLabel = "error|warning|never",
      defaultValue = "error",
      description = "From which findings on the exit code is 1 (default: error).")
  private FailOn failOn = FailOn.ERROR;

  @Mixin private PolicyOptions policyOptions = new PolicyOptions();

  @Mixin private Traversal traversal = new Traversal();

  DicomCommand(Console console) {
    this.console = console;
  }

  /** What is said alike of one file or more, apart from their series. */
  private static final class Trouble {
    private static final int MOST_NAMED = 10;

    private final Finding finding;
    private final List<String> files = new ArrayList<>(1);
    private long fileCount;

    Trouble(Finding finding) {
      this.finding = finding;
    }

    void in(String file) {
      if (files.size() < MOST_NAMED) {
        files.add(file);
      }
      fileCount++;
    }
  }

  /** Troubles by what is said, in the order they were met. */
  private static final class Troubles {
    private final Map<List<@Nullable String>, Trouble> byText = new LinkedHashMap<>();

    void add(String file, Finding finding) {
      byText
          .computeIfAbsent(
              Arrays.asList(finding.code(), finding.field(), finding.message()),
              text -> new Trouble(finding))
          .in(file);
    }

    Collection<Trouble> all() {
      return byText.values();
    }
  }

  /** Folders with files of several studies, and how serious that is. */
  private record Mixtures(Severity severity, Map<String, Map<String, String>> folders) {}

  @Override
  public Integer call() throws IOException, InterruptedException {
    Gate gate = Gate.with(policyOptions.over(GatePolicy.standard()));
    Walk walk = traversal.walk(places);
    SeriesSurvey survey = new SeriesSurvey(grouping);
    Assay assay = assay(walk);
    Troubles troubles = new Troubles();
    long[] others = new long[1];
    try (NewFile csvFile = csv == null ? null : NewFile.at(csv);
        NewFile junitFile = junit == null ? null : NewFile.at(junit);
        TagTable table = csvFile == null ? null : new TagTable(csvFile.stream());
        Progress progress = Progress.on(console, json, traversal.counted(walk))) {
      new Scan(assay, gate, traversal.concurrency(walk))
          .run(
              traversal.selected(walk),
              record -> {
                progress.step();
                if (record.facts() instanceof DicomFacts facts) {
                  survey.add(record.path(), facts);
                  if (table != null) {
                    table.add(record.path(), facts);
                  }
                } else if (record.kind() != MediaKind.DICOM && record.failure() == null) {
                  others[0]++;
                  return;
                }
                noteTroubles(record, troubles, others);
              });
      List<SeriesReport> reports = survey.reports().stream().map(gate::judge).toList();
      if (table != null && csvFile != null) {
        table.finish();
        csvFile.commit();
      }
      if (junitFile != null) {
        SeriesJunit.write(reports, failOn, junitFile.stream());
        junitFile.commit();
      }
      progress.finish();
      Severity mixture = gate.policy().severity(SeriesRules.FOLDER_OF_SEVERAL_STUDIES);
      Mixtures mixed =
          mixture == null || grouping == SeriesSurvey.Grouping.FOLDER
              ? new Mixtures(Severity.INFO, Map.of())
              : new Mixtures(mixture, survey.foldersOfSeveralStudies());
      if (json) {
        printJson(reports, mixed, troubles);
      } else {
        print(reports, mixed, troubles, others[0]);
      }
      return exitCode(reports, mixed, troubles);
    }
  }

  private Assay assay(Walk walk) throws IOException {
    FormatCatalog readers = Readers.installed();
    Assay assay = Traversal.isRemote(walk) ? Assay.remote(readers) : Assay.standard(readers);
    if (iod == null) {
      return assay;
    }
    IodLibrary library =
        IodLibrary.installed()
            .orElseThrow(
                () ->
                    traversal.usage(
                        "--iod needs dcm4che, which this build is without: build Assay with"
                            + " -Pdcm4che, or add assay-dcm4che to the class path"));
    return assay.checking(library.load(iod));
  }

  private static void noteTroubles(ScanRecord record, Troubles troubles, long[] others) {
    boolean dicom = record.kind() == MediaKind.DICOM;
    if (!dicom && record.failure() != null && !isUnreachable(record)) {
      others[0]++;
      return;
    }
    for (Finding finding : record.findings()) {
      if (finding.severity() != Severity.INFO && !ASKED_OF_THE_SERIES.contains(finding.code())) {
        troubles.add(record.path(), finding);
      }
    }
  }

  private static boolean isUnreachable(ScanRecord record) {
    return record.failure() == FailureKind.UNREACHABLE;
  }

  private int exitCode(List<SeriesReport> reports, Mixtures mixed, Troubles troubles) {
    Severity worst = mixed.folders().isEmpty() ? Severity.INFO : mixed.severity();
    for (SeriesReport report : reports) {
      for (SeriesFinding finding : report.findings()) {
        worst = worse(worst, finding.severity());
      }
    }
    for (Trouble trouble : troubles.all()) {
      worst = worse(worst, trouble.finding.severity());
    }
    return failOn.exitCode(worst);
  }

  private static Severity worse(Severity one, Severity other) {
    return one.compareTo(other) >= 0 ? one : other;
  }

  private void print(List<SeriesReport> reports, Mixtures mixed, Troubles troubles, long others) {
    PrintStream out = console.out();
    String row = "%-21s %6s %7s %9s  %-11s %-9s %-4s %s%n";
    if (!reports.isEmpty()) {
      out.printf(
          Locale.ROOT,
          row,
          "verdict",
          "files",
          "frames",
          "payload",
          "matrix",
          "spacing",
          "",
          "series");
    }
    for (SeriesReport report : reports) {
      Double spacing = report.sliceSpacing();
      out.printf(
          Locale.ROOT,
          row,
          verdict(report.verdict()),
          Console.count(report.files()),
          Console.count(report.frames()),
          Console.bytes(report.payloadBytes()),
          report.rows() + " x " + report.columns(),
          spacing == null ? "-" : Console.number(spacing) + " mm",
          report.modality() == null ? "?" : Console.printable(report.modality()),
          Console.printable(report.name()));
      for (SeriesFinding finding : report.findings()) {
        print(finding);
      }
    }
    mixed.folders().forEach((folder, studies) -> print(mixed.severity(), folder, studies));
    if (!troubles.all().isEmpty()) {
      out.println();
    }
    for (Trouble trouble : troubles.all()) {
      print(trouble);
    }
    out.println();
    out.println(totals(reports, others));
  }

  private String verdict(Verdict verdict) {
    String style =
        switch (verdict) {
          case REGISTERS -> "green";
          case NO_3D -> "yellow";
          case REFUSED -> "bold,red";
        };
    return console.styled(style, String.format(Locale.ROOT, "%-21s", verdict.text()));
  }

  private void print(SeriesFinding finding) {
    PrintStream out = console.out();
    out.println(
        "  "
            + console.severity(finding.severity())
            + " "
            + Console.printable(finding.message())
            + " "
            + finding.remedy());
    if (finding.severity() != Severity.INFO) {
      int unnamed = finding.fileCount() - finding.files().size();
      out.println(
          "          tags "
              + String.join(" ", finding.tags())
              + "; files "
              + Console.printable(String.join(", ", finding.files()))
              + (unnamed > 0 ? " and " + unnamed + " more" : ""));
    }
  }

  private void print(Trouble trouble) {
    PrintStream out = console.out();
    Finding finding = trouble.finding;
    String remedy = finding.remedy() == null ? "" : " " + finding.remedy();
    boolean alone = trouble.fileCount == 1;
    out.println(
        console.severity(finding.severity())
            + " "
            + (alone ? Console.printable(trouble.files.get(0)) + ": " : "")
            + Console.printable(finding.message())
            + remedy);
    if (!alone) {
      long unnamed = trouble.fileCount - trouble.files.size();
      out.println(
          "          files "
              + Console.printable(String.join(", ", trouble.files))
              + (unnamed > 0 ? " and " + unnamed + " more" : ""));
    }
  }

  private void print(Severity severity, String folder, Map<String, String> studies) {
    PrintStream out = console.out();
    out.println();
    out.println(
        console.severity(severity)
            + " folder "
            + Console.printable(folder)
            + " holds files of "
            + studies.size()
            + " studies. Uploaded as one series it will be refused: StudyInstanceUID (0020000D) is");
    studies.forEach(
        (study, path) ->
            out.println(
                "          " + Console.printable(study) + " in " + Console.printable(path)));
  }

  private static String totals(List<SeriesReport> reports, long others) {
    long registers = count(reports, Verdict.REGISTERS);
    long flat = count(reports, Verdict.NO_3D);
    long refused = count(reports, Verdict.REFUSED);
    return String.format(
        Locale.ROOT,
        "%d series: %d register, %d register without a 3D view, %d will be refused; %d other files",
        reports.size(),
        registers,
        flat,
        refused,
        others);
  }

  private static long count(List<SeriesReport> reports, Verdict verdict) {
    return reports.stream().filter(report -> report.verdict() == verdict).count();
  }

  private void printJson(List<SeriesReport> reports, Mixtures mixed, Troubles troubles)
      throws IOException {
    try (JsonGenerator out =
        EncordJson.mapper()
            .getFactory()
            .createGenerator(console.json())
            .useDefaultPrettyPrinter()
            .disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET)) {
      out.writeStartObject();
      out.writeArrayFieldStart("series");
      for (SeriesReport report : reports) {
        write(report, out);
      }
      out.writeEndArray();
      out.writeObjectFieldStart("foldersOfSeveralStudies");
      for (Map.Entry<String, Map<String, String>> folder : mixed.folders().entrySet()) {
        out.writeObjectField(folder.getKey(), folder.getValue());
      }
      out.writeEndObject();
      out.writeArrayFieldStart("findings");
      for (Trouble trouble : troubles.all()) {
        Finding finding = trouble.finding;
        out.writeStartObject();
        out.writeStringField("code", finding.code());
        out.writeStringField("severity", finding.severity().label());
        out.writeStringField("field", finding.field());
        out.writeStringField("message", finding.message());
        out.writeStringField("remedy", finding.remedy());
        out.writeObjectField("files", trouble.files);
        out.writeNumberField("fileCount", trouble.fileCount);
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    console.out().println();
  }

  private static void write(SeriesReport report, JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeStringField("name", report.name());
    out.writeStringField("studyInstanceUid", report.studyInstanceUid());
    out.writeStringField("seriesInstanceUid", report.seriesInstanceUid());
    out.writeStringField("modality", report.modality());
    out.writeNumberField("files", report.files());
    out.writeNumberField("frames", report.frames());
    out.writeNumberField("payloadBytes", report.payloadBytes());
    out.writeNumberField("rows", report.rows());
    out.writeNumberField("columns", report.columns());
    Double spacing = report.sliceSpacing();
    if (spacing == null || !Double.isFinite(spacing)) {
      out.writeNullField("sliceSpacing");
    } else {
      out.writeNumberField("sliceSpacing", spacing);
    }
    out.writeStringField("verdict", report.verdict().label());
    out.writeArrayFieldStart("findings");
    for (SeriesFinding finding : report.findings()) {
      out.writeStartObject();
      out.writeStringField("code", finding.code());
      out.writeStringField("severity", finding.severity().label());
      out.writeStringField("message", finding.message());
      out.writeStringField("remedy", finding.remedy());
      out.writeObjectField("tags", finding.tags());
      out.writeObjectField("files", finding.files());
      out.writeNumberField("fileCount", finding.fileCount());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}

package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.format.IodLibrary;
import dev.assay.testdata.archive.TarFile;
import dev.assay.testdata.av.Mp4File;
import dev.assay.testdata.av.WavFile;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import dev.assay.testdata.http.Fault;
import dev.assay.testdata.http.FaultyHttpServer;
import dev.assay.testdata.image.PngFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command line: what it takes, what it prints, and with which exit code it ends. */
final class MainTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  @TempDir private Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int assay(Object... args) {
    return Main.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Stream.of(args).map(Object::toString).toArray(String[]::new));
  }

  private String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  private String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private Path png(String name) throws IOException {
    return Files.write(folder.resolve(name), PngFile.of(40, 30).toBytes());
  }

  @Test
  void withoutArgumentsItShowsItsUsage() {
    assertThat(assay()).isEqualTo(ExitCode.USAGE);
    assertThat(complained()).contains("Usage: assay", "scan", "inspect", "dicom", "verify");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "scan",
        "scan . --nonsense",
        "scan . --payload upload.json",
        "scan . --fail-on sometimes",
        "scan . --concurrency 0",
        "scan . --depth deep",
        "scan . --payload a --url-prefix u --upsert-metadata",
        "scan . --payload same --url-prefix u -o same",
        "scan . http://127.0.0.1/x",
        "scan http://127.0.0.1/x --base .",
        "verify payload.json --root ."
      })
  void aWrongCommandLineIsExplained(String line) {
    assertThat(assay((Object[]) line.split(" "))).isEqualTo(ExitCode.USAGE);
    assertThat(complained()).contains("Try 'assay");
    assertThat(printed()).isEmpty();
  }

  @Test
  void anUnknownCommandIsAUsageError() {
    assertThat(assay("scann")).isEqualTo(ExitCode.USAGE);
    assertThat(complained()).contains("scann", "assay scan");
  }

  @Test
  void aPathThatDoesNotExistIsUnreadable() {
    assertThat(assay("scan", folder.resolve("nowhere"))).isEqualTo(ExitCode.UNREADABLE);
    assertThat(complained()).contains("there is no file or folder", "nowhere");
  }

  @Test
  void anOutputThatCannotBeWrittenIsKnownBeforeTheScan() throws IOException {
    png("a.png");
    assertThat(assay("scan", folder, "-o", folder.resolve("no/such/folder.jsonl")))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(complained()).contains("there is no folder");
  }

  @Test
  void recordsOnStandardOutputAreAloneThere() throws IOException {
    png("a.png");
    png("b.png");
    assertThat(assay("scan", folder, "-o", "-")).isEqualTo(ExitCode.PASS);
    List<String> lines = printed().lines().toList();
    assertThat(lines).hasSize(2);
    for (String line : lines) {
      assertThat(MAPPER.readTree(line).get("kind").asText()).isEqualTo("image");
    }
    assertThat(complained()).contains("2 files");
  }

  @Test
  void quietPrintsNothing() throws IOException {
    png("a.png");
    assertThat(assay("scan", folder, "--quiet")).isEqualTo(ExitCode.PASS);
    assertThat(printed()).isEmpty();
    assertThat(complained()).isEmpty();
  }

  @Test
  void failOnChoosesWhichFindingsMatter() throws IOException {
    png("really-a-png.jpg");
    assertThat(assay("scan", folder)).isEqualTo(ExitCode.PASS);
    assertThat(assay("scan", folder, "--fail-on", "warning")).isEqualTo(ExitCode.FINDINGS);
    Files.writeString(folder.resolve("empty.png"), "");
    assertThat(assay("scan", folder)).isEqualTo(ExitCode.FINDINGS);
    assertThat(assay("scan", folder, "--fail-on", "never")).isEqualTo(ExitCode.PASS);
  }

  @Test
  void nothingInAFileNameReachesTheTerminalAsACommand() throws IOException {
    Files.writeString(folder.resolve("\u001b[2Jred\u0007\u202e.png"), "");
    assay("scan", folder);
    assay("inspect", folder.resolve("\u001b[2Jred\u0007\u202e.png"));
    assertThat(printed())
        .doesNotContain("\u001b", "\u0007", "\u202e")
        .contains("\\u001b[2Jred\\u0007\\u202e.png");
  }

  @Test
  void inspectShowsFactsAndWhereTheyComeFrom() throws IOException {
    assertThat(assay("inspect", png("a.png"))).isEqualTo(ExitCode.PASS);
    assertThat(printed())
        .contains("image/png (image)", "width", "40", "height", "30", "complete, read by png");
  }

  @Test
  void inspectWritesTheScanRecordForPrograms() throws IOException {
    assertThat(assay("inspect", "--json", png("a.png"))).isEqualTo(ExitCode.PASS);
    JsonNode record = MAPPER.readTree(printed());
    assertThat(record.get("metadata"))
        .isEqualTo(
            MAPPER.readTree(
                "{\"mimeType\": \"image/png\", \"fileSize\": "
                    + PngFile.of(40, 30).toBytes().length
                    + ", \"width\": 40, \"height\": 30}"));
  }

  @Test
  void inspectReadsStandardInputToItsEnd() throws IOException {
    InputStream before = System.in;
    byte[] png = PngFile.of(40, 30).toBytes();
    try {
      System.setIn(new ByteArrayInputStream(png));
      assertThat(assay("inspect", "--json", "-", "--name", "a.png")).isEqualTo(ExitCode.PASS);
    } finally {
      System.setIn(before);
    }
    JsonNode record = MAPPER.readTree(printed());
    assertThat(record.get("path").asText()).isEqualTo("a.png");
    assertThat(record.get("fileSize").asInt()).isEqualTo(png.length);
  }

  @Test
  void inspectOfAMissingFileIsUnreadable() {
    assertThat(assay("inspect", folder.resolve("nowhere"))).isEqualTo(ExitCode.UNREADABLE);
    assertThat(printed()).contains("UNREACHABLE", "There is no file");
  }

  @Test
  void formatsAreListedWithTheirEvidence() {
    assertThat(assay("formats")).isEqualTo(ExitCode.PASS);
    assertThat(printed()).contains("png", "image/png", "mp4", "dicom", "verified");
  }

  @Test
  void objectUrlsAreThePrefixAndTheEncodedPath() throws IOException {
    Files.createDirectory(folder.resolve("a b"));
    png("a b/caf\u00e9 #1.png");
    Path payload = folder.resolveSibling(folder.getFileName() + ".json");
    assay("scan", folder, "-q", "--payload", payload, "--url-prefix", "https://b.example/data");
    assertThat(MAPPER.readTree(payload.toFile()).get("images").get(0).get("objectUrl").asText())
        .isEqualTo("https://b.example/data/a%20b/caf%C3%A9%20%231.png");
  }

  private void slice(String path, String study, int number) throws IOException {
    DataSet slice =
        DicomImages.slice("1.2.3.4." + number, number, Integer.toString(2 * number), study);
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.write(
        file, DicomFile.of(slice.all(DicomImages.slicePixels()), Encoding.EXPLICIT_LITTLE).bytes());
  }

  @Test
  void aSeriesInOrderRegisters() throws IOException {
    for (int i = 1; i <= 4; i++) {
      slice("ct/" + i + ".dcm", "1.2.3", i);
    }
    assertThat(assay("dicom", folder)).isEqualTo(ExitCode.PASS);
    assertThat(printed()).contains("registers", "2 mm", "1 series: 1 register");
  }

  @Test
  void twoStudiesInOneSeriesAreRefusedWithBothFilesNamed() throws IOException {
    slice("ct/1.dcm", "1.2.3", 1);
    slice("ct/2.dcm", "1.2.9", 2);
    Path junit = folder.resolve("junit.xml");
    Path csv = folder.resolve("tags.csv");

    assertThat(assay("dicom", folder.resolve("ct"), "--junit", junit, "--csv", csv))
        .isEqualTo(ExitCode.FINDINGS);

    assertThat(printed()).contains("will be refused", "1.2.3 in 1.dcm", "1.2.9 in 2.dcm");
    assertThat(csv).content().contains("file,00080018").contains("1.dcm,present");
    assertThat(Files.readAllLines(csv)).hasSize(3);
    assertThat(failures(junit)).isEqualTo(1);
  }

  @Test
  void whatASeriesLacksIsToldOnce() {
    Path trouble = Path.of("").toAbsolutePath().resolveSibling("examples/trouble/dicom");
    assertThat(assay("dicom", trouble)).isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).containsOnlyOnce("PatientID");
  }

  @Test
  void theVerdictsAreThereForPrograms() throws IOException {
    slice("ct/1.dcm", "1.2.3", 1);
    slice("ct/2.dcm", "1.2.9", 2);
    assertThat(assay("dicom", folder, "--json")).isEqualTo(ExitCode.FINDINGS);
    JsonNode json = MAPPER.readTree(printed());
    assertThat(json.get("series").get(0).get("verdict").asText()).isEqualTo("refused");
    assertThat(json.get("series").get(0).get("findings").get(0).get("code").asText())
        .isEqualTo("DIFFERENT_STUDIES");
  }

  private JsonNode inspected(Object... args) throws IOException {
    out.reset();
    List<Object> all = new ArrayList<>(List.of("inspect", "--json", "--fail-on", "never"));
    all.addAll(List.of(args));
    assertThat(assay(all.toArray())).isEqualTo(ExitCode.PASS);
    return MAPPER.readTree(printed());
  }

  private static String origin(JsonNode record) {
    return record.get("origins").get("frameCount").asText();
  }

  @Test
  void depthSaysHowFarToGoForFrames() throws IOException {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 400).fragmented(4).bytes();
    Path file = Files.write(folder.resolve("a.mp4"), bytes);
    assertThat(origin(inspected(file))).isEqualTo("measured");
    assertThat(inspected(file).get("timeline").get("safe").asBoolean()).isTrue();
    assertThat(origin(inspected("--depth", "exact", file))).isEqualTo("measured");
    JsonNode header = inspected("--depth", "header", file);
    assertThat(origin(header)).isEqualTo("estimated");
    assertThat(header.get("metadata").isNull()).isTrue();
    assertThat(header.get("timeline").get("safe").asBoolean()).isFalse();
    assertThat(header.get("timeline").get("because").get(0).get("code").asText())
        .isEqualTo("ESTIMATED_FRAME_RATE");
    assertThat(header.get("timeline").get("remedy").asText())
        .isEqualTo("assay inspect --depth exact a.mp4");
    try (FaultyHttpServer server = FaultyHttpServer.serving(folder)) {
      assertThat(origin(inspected(server.uri("/a.mp4")))).isEqualTo("estimated");
      assertThat(origin(inspected("--depth", "exact", server.uri("/a.mp4")))).isEqualTo("measured");
      out.reset();
      assertThat(assay("scan", "-o", "-", "-q", "--depth", "exact", server.uri("/a.mp4")))
          .isEqualTo(ExitCode.PASS);
      assertThat(origin(MAPPER.readTree(printed()))).isEqualTo("measured");
    }
    out.reset();
    assertThat(assay("scan", "-o", "-", "-q", "--depth", "header", file))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(origin(MAPPER.readTree(printed()))).isEqualTo("estimated");
  }

  @Test
  void decodingASoundFileProvesThatItPlays() throws IOException {
    Path file = Files.write(folder.resolve("a.wav"), WavFile.pcm(16, 8000, 2, 100).bytes());
    JsonNode record = inspected("--depth", "decode", file);
    assertThat(record.get("metadata").isNull()).isFalse();
    assertThat(record.get("findings").toString()).doesNotContain("DECODE");
    assertThat(record.get("timeline").isNull()).isTrue();
  }

  @Test
  void peopleReadWhetherTheTimelineIsSafe() throws IOException {
    Path steady = Files.write(folder.resolve("a.mp4"), Mp4File.video(64, 48, 25, 1, 40).bytes());
    assertThat(assay("inspect", steady)).isEqualTo(ExitCode.PASS);
    assertThat(printed()).containsPattern("constant rate +yes\n");
    out.reset();
    byte[] uneven = Mp4File.video(64, 48, 1000, new int[] {40, 40, 90, 40, 70, 40}).bytes();
    assertThat(assay("inspect", Files.write(folder.resolve("b c.mp4"), uneven)))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(printed())
        .containsPattern("constant rate +no: The frames are unevenly spaced")
        .contains("ffmpeg -i 'b c.mp4' -map 0:v:0")
        .contains("-vf fps=25:start_time=0");
  }

  @Test
  void whatIsWrongAlikeInManyFilesIsToldOnce() throws IOException {
    for (int i = 1; i <= 12; i++) {
      slice("ct/" + i + ".dcm", "1.2.3", i);
      byte[] file = Files.readAllBytes(folder.resolve("ct/" + i + ".dcm"));
      Files.write(folder.resolve("ct/" + i + ".dcm"), Arrays.copyOf(file, file.length - 10));
    }
    assertThat(assay("dicom", folder)).isEqualTo(ExitCode.PASS);
    assertThat(printed())
        .containsOnlyOnce("10 bytes before the end of its pixels")
        .contains("Copy or export the file again", " and 2 more");
    out.reset();
    assertThat(assay("dicom", folder, "--json")).isEqualTo(ExitCode.PASS);
    JsonNode findings = MAPPER.readTree(printed()).get("findings");
    assertThat(findings).hasSize(1);
    assertThat(findings.get(0).get("code").asText()).isEqualTo("DICOM_PIXELS_TRUNCATED");
    assertThat(findings.get(0).get("fileCount").asInt()).isEqualTo(12);
    assertThat(findings.get(0).get("files")).hasSize(10);
  }

  @Test
  void anIodAsksForTheModuleThatValidates() throws IOException {
    assumeTrue(IodLibrary.installed().isEmpty(), "this build has the module");
    slice("ct/1.dcm", "1.2.3", 1);
    assertThat(assay("dicom", folder, "--iod", "ct")).isEqualTo(ExitCode.USAGE);
    assertThat(complained()).contains("--iod needs dcm4che", "-Pdcm4che");
  }

  @Test
  void whatBreaksAnIodIsToldWithItsTags() throws IOException {
    assumeTrue(IodLibrary.installed().isPresent(), "needs a build with -Pdcm4che");
    slice("ct/1.dcm", "1.2.3", 1);
    slice("ct/2.dcm", "1.2.3", 2);
    assertThat(assay("dicom", folder, "--iod", "ct", "--fail-on", "warning"))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).containsOnlyOnce("(0020,0052) FrameOfReferenceUID is absent");
    out.reset();
    assertThat(assay("dicom", folder, "--iod", "ct", "--json")).isEqualTo(ExitCode.PASS);
    assertThat(MAPPER.readTree(printed()).get("findings"))
        .anySatisfy(
            finding -> {
              assertThat(finding.get("code").asText()).isEqualTo("IOD_MISSING");
              assertThat(finding.get("field").asText()).isEqualTo("00200052");
              assertThat(finding.get("remedy").asText()).startsWith("Add it");
              assertThat(finding.get("fileCount").asInt()).isEqualTo(2);
            });
    assertThat(assay("dicom", folder, "--iod", "nothing")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(complained()).contains("ct, mr");
  }

  @Test
  void urlsAreInspectedWithoutShowingTheirQuery() throws IOException {
    try (FaultyHttpServer server = FaultyHttpServer.serving(folder)) {
      png("a b.png");
      String url = server.uri("/a b.png") + "?signature=s3cret";
      assertThat(assay("inspect", "--json", url)).isEqualTo(ExitCode.PASS);
      JsonNode record = MAPPER.readTree(printed());
      assertThat(record.get("uri").asText()).isEqualTo(server.uri("/a b.png").toString());
      assertThat(record.get("path")).isEqualTo(record.get("uri"));
      assertThat(record.get("metadata").get("width").asInt()).isEqualTo(40);
      assertThat(record.get("cost").get("reads").asInt()).isEqualTo(1);
      assertThat(record.get("cost").get("bytesRead")).isEqualTo(record.get("fileSize"));
      assertThat(printed()).doesNotContain("s3cret");

      server.always(Fault.status(403));
      assertThat(assay("inspect", url)).isEqualTo(ExitCode.UNREADABLE);
      assertThat(printed() + complained()).contains("403").doesNotContain("s3cret");
    }
  }

  @Test
  void urlsAreScannedLikeFiles() throws IOException {
    Files.createDirectories(folder.resolve("data/x"));
    png("data/a.png");
    png("data/x/b.png");
    try (FaultyHttpServer server = FaultyHttpServer.serving(folder)) {
      assertThat(assay("scan", server.uri("/data/a.png"), server.uri("/data/x/b.png"), "-o", "-"))
          .isEqualTo(ExitCode.PASS);
    }
    List<String> paths = new ArrayList<>();
    for (String line : printed().lines().toList()) {
      paths.add(MAPPER.readTree(line).get("path").asText());
    }
    assertThat(paths).containsExactly("a.png", "x/b.png");
    assertThat(complained()).contains("2 files", "in 2 reads");
  }

  @Test
  void anAddressThatIsNoneIsUnreadable() {
    assertThat(assay("scan", "http://user:s3cret@a_b/x?s3cret")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(complained()).contains("not an HTTP address").doesNotContain("s3cret");
  }

  @Test
  void aPayloadIsVerifiedAtItsUrlsUnlessTheyAreOnAPrivateNetwork() throws IOException {
    Path payload = folder.resolve("payload.json");
    png("a.png");
    try (FaultyHttpServer server = FaultyHttpServer.serving(folder)) {
      String prefix = server.uri("/").toString();
      assay("scan", folder.resolve("a.png"), "-q", "--payload", payload, "--url-prefix", prefix);

      assertThat(assay("verify", payload)).isEqualTo(ExitCode.UNREADABLE);
      assertThat(printed()).contains("private network", "--allow-private-hosts");
      assertThat(server.requests()).isEmpty();

      out.reset();
      assertThat(assay("verify", payload, "--allow-private-hosts")).isEqualTo(ExitCode.PASS);
      assertThat(printed()).contains("1 objects, 0 differ");
    }
  }

  private static int failures(Path junit) throws IOException {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(junit.toFile())
          .getElementsByTagName("failure")
          .getLength();
    } catch (org.xml.sax.SAXException | javax.xml.parsers.ParserConfigurationException e) {
      throw new IOException(e);
    }
  }

  private byte[] shard() {
    return TarFile.empty()
        .file("a/one.png", PngFile.of(40, 30).toBytes())
        .file("a/two.png", PngFile.of(50, 60).toBytes())
        .bytes();
  }

  @Test
  void aFileInAnArchiveIsInspectedByItsPlace() throws IOException {
    Path tar = Files.write(folder.resolve("data.tar"), shard());
    int code = assay("inspect", "--json", tar + "!/a/two.png");
    JsonNode record = MAPPER.readTree(printed());
    assertThat(record.path("uri").asText()).isEqualTo(tar.toUri() + "!/a/two.png");
    assertThat(record.path("facts").path("width").asInt()).isEqualTo(50);
    assertThat(record.path("findings").findValuesAsText("code")).contains("INSIDE_ARCHIVE");
    assertThat(code).isEqualTo(ExitCode.FINDINGS);
    assertThat(assay("inspect", tar + "!/a/three.png")).isEqualTo(ExitCode.UNREADABLE);
    assertThat(complained()).contains("there is no file a/three.png in");
  }

  @Test
  void aFolderNamedLikeAnArchiveIsAFolder() throws IOException {
    Path odd = Files.createDirectories(folder.resolve("data/x.zip!"));
    Path png = Files.write(odd.resolve("a.png"), PngFile.of(40, 30).toBytes());
    assertThat(assay("scan", folder.resolve("data"), "-o", "-")).isEqualTo(ExitCode.PASS);
    JsonNode record = MAPPER.readTree(printed());
    assertThat(record.path("path").asText()).isEqualTo("x.zip!/a.png");
    assertThat(Path.of(URI.create(record.path("uri").asText()))).isEqualTo(png);
    assertThat(record.path("findings").findValuesAsText("code")).doesNotContain("INSIDE_ARCHIVE");
    assertThat(record.path("metadata").path("width").asInt()).isEqualTo(40);
  }

  @Test
  void theSummaryGivesNoShareOfLessThanWasRead() throws IOException {
    Path tar = Files.write(folder.resolve("data.tar"), shard());
    assay("scan", tar, "--fail-on", "never");
    assertThat(printed()).contains("2 files", "more than they hold, in").doesNotContain(" %)");
  }

  @Test
  void anArchiveBehindAUrlIsScannedInPlace() throws IOException {
    try (FaultyHttpServer server = FaultyHttpServer.start().put("/d/shard.tar", shard())) {
      assay("scan", server.uri("/d/shard.tar"), "-o", "-", "-q");
      assertThat(printed()).contains("shard.tar!/a/one.png", "shard.tar!/a/two.png");
      out.reset();
      assay("inspect", "--json", server.uri("/d/shard.tar") + "!/a/one.png");
      assertThat(MAPPER.readTree(printed()).path("facts").path("width").asInt()).isEqualTo(40);
    }
  }

  @Test
  void archivesStayWholeWhenAskedTo() throws IOException {
    Path tar = Files.write(folder.resolve("data.tar"), shard());
    assay("scan", tar, "-o", "-", "-q", "--no-archives");
    assertThat(printed()).contains("\"path\":\"data.tar\"").doesNotContain("!/");
  }

  @Test
  void whatLiesInAnArchiveIsInNoPayload() throws IOException {
    Files.write(folder.resolve("data.tar"), shard());
    png("plain.png");
    Path upload = folder.resolve("upload.json");
    assay(
        "scan",
        folder,
        "--payload",
        upload,
        "--url-prefix",
        "https://b/",
        "--include-refused",
        "-q");
    assertThat(Files.readString(upload)).contains("https://b/plain.png").doesNotContain("data.tar");
  }
}

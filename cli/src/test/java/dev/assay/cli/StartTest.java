package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.testdata.image.JpegFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

/** What a process loads for a file that needs little. */
final class StartTest {
  private static final List<String> HEAVY =
      List.of(
          "com.fasterxml.jackson.databind.",
          "com.fasterxml.jackson.dataformat.",
          "org.apache.tika.",
          "org.apache.pdfbox.",
          "org.bytedeco.",
          "org.yaml.",
          "software.amazon.",
          "com.google.auth.",
          "com.azure.",
          "java.net.http.");

  @TempDir private Path folder;

  private Path jpeg() throws IOException {
    return Files.write(folder.resolve("a.jpg"), JpegFile.of(64, 48).toBytes());
  }

  @Test
  void aJpegLoadsNothingHeavy() throws Exception {
    List<String> classes = loadedBy("inspect", "--json", jpeg().toString());

    assertThat(said()).contains("\"mimeType\":\"image/jpeg\"");
    assertIsLight(classes);
  }

  @Test
  void aJpegForPeopleLoadsNothingHeavyEither() throws Exception {
    List<String> classes = loadedBy("inspect", jpeg().toString());

    assertThat(said()).contains("image/jpeg (image)");
    assertIsLight(classes);
  }

  private static void assertIsLight(List<String> classes) {
    assertThat(classes).contains("dev.assay.cli.InspectCommand", "dev.assay.image.JpegFormat");
    assertThat(classes).filteredOn(loaded -> HEAVY.stream().anyMatch(loaded::startsWith)).isEmpty();
    assertThat(classes)
        .as("commands that were not called, and the parser of options that were not given")
        .doesNotContain(
            "dev.assay.cli.ScanCommand",
            "dev.assay.cli.DicomCommand",
            "picocli.CommandLine$Model$CommandSpec");
    assertThat(classes)
        .as("what makes up the methods of records, which no class-data archive can hold")
        .doesNotContain("java.lang.runtime.ObjectMethods");
  }

  @Test
  void withoutTheParserTheCommandIsWhatTheParserMakesOfIt() {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    Console console = new Console(nowhere, nowhere);
    for (List<String> args : List.of(List.of("a b.jpg"), List.of("--json", "ä=b.jpg"))) {
      InspectCommand parsed = new InspectCommand(console);
      new CommandLine(parsed)
          .setCaseInsensitiveEnumValuesAllowed(true)
          .parseArgs(args.toArray(String[]::new));
      String[] all = Stream.concat(Stream.of("inspect"), args.stream()).toArray(String[]::new);

      assertThat(InspectCommand.plain(console, all))
          .usingRecursiveComparison()
          .ignoringFieldsMatchingRegexes(".*\\.spec")
          .isEqualTo(parsed);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "inspect",
        "inspect -",
        "inspect -h",
        "inspect --json",
        "inspect --json --json",
        "inspect @arguments",
        "inspect 'a'",
        "inspect a.jpg --json",
        "inspect --name a.jpg",
        "inspect https://a.example/a.jpg",
        "scan a.jpg"
      })
  void everythingElseIsLeftToTheParser(String line) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, UTF_8);
    Console console = new Console(nowhere, nowhere);

    assertThat(InspectCommand.plain(console, line.split(" ", -1))).isNull();
  }

  /** A reader that somebody adds. */
  public static final class Added implements Format {
    @Override
    public FormatInfo info() {
      FileType type = FileType.of("added", MediaKind.IMAGE, "image/x-added", "added");
      return FormatInfo.own(type);
    }

    @Override
    public Score score(Head head) {
      return Score.NO;
    }

    @Override
    public Facts read(ByteCursor in, Context context) throws IOException {
      throw new MalformedException("no file is of this type", 0);
    }
  }

  @Test
  void aJarAmongThePluginsAddsItsReaders() throws Exception {
    Path plugins = Files.createDirectory(folder.resolve("plugins"));
    try (ZipOutputStream jar =
        new ZipOutputStream(Files.newOutputStream(plugins.resolve("added.jar")))) {
      jar.putNextEntry(new ZipEntry("META-INF/services/" + Format.class.getName()));
      jar.write(Added.class.getName().getBytes(UTF_8));
    }

    assertThat(run(List.of("-Dassay.plugins=" + plugins), "formats")).isZero();

    assertThat(said()).contains("image/x-added");
  }

  @Test
  void ordinaryTextsLoadNothingHeavy() throws Exception {
    List<String> command = new ArrayList<>(List.of("inspect", "--json"));
    Map<String, String> texts =
        Map.of(
            "a.txt", "words\n",
            "a.json", "{\"a\": 1}",
            "a.csv", "1,2\n",
            "a.html", "<!DOCTYPE html><html></html>",
            "a.md", "# Title\n",
            "a.xml", "<?xml version=\"1.0\"?><a/>");
    for (Map.Entry<String, String> text : texts.entrySet()) {
      command.add(Files.writeString(folder.resolve(text.getKey()), text.getValue()).toString());
    }

    List<String> classes = loadedBy(command.toArray(String[]::new));

    assertThat(Files.readString(folder.resolve("out")))
        .contains("text/plain", "application/json", "text/csv", "text/html", "text/markdown")
        .contains("text/xml");
    assertThat(classes).contains("dev.assay.text.TextFormat");
    assertThat(classes).filteredOn(loaded -> HEAVY.stream().anyMatch(loaded::startsWith)).isEmpty();
  }

  /** The classes that a process of its own loads for a command, by their names. */
  private List<String> loadedBy(String... args) throws IOException, InterruptedException {
    Path log = folder.resolve("classes.log");
    int code = run(List.of("-Xlog:class+load:file=" + log + "::filecount=0"), args);
    assertThat(code).as(Files.readString(folder.resolve("err"))).isZero();
    try (Stream<String> lines = Files.lines(log, UTF_8)) {
      return lines
          .map(line -> line.substring(line.lastIndexOf("] ") + 2).split(" ", -1)[0])
          .toList();
    }
  }

  private int run(List<String> options, String... args) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of(args));
    return new ProcessBuilder(command)
        .redirectOutput(folder.resolve("out").toFile())
        .redirectError(folder.resolve("err").toFile())
        .start()
        .waitFor();
  }

  private String said() throws IOException {
    return Files.readString(folder.resolve("out"));
  }
}

package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testdata.image.JpegFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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

  @Test
  void aJpegLoadsNothingHeavy() throws Exception {
    Path jpeg = Files.write(folder.resolve("a.jpg"), JpegFile.of(64, 48).toBytes());

    List<String> classes = loadedBy("inspect", "--json", jpeg.toString());

    assertThat(Files.readString(folder.resolve("out"))).contains("\"mimeType\":\"image/jpeg\"");
    assertThat(classes).contains("dev.assay.cli.InspectCommand", "dev.assay.image.JpegFormat");
    assertThat(classes).filteredOn(loaded -> HEAVY.stream().anyMatch(loaded::startsWith)).isEmpty();
    assertThat(classes)
        .as("commands that were not called")
        .doesNotContain("dev.assay.cli.ScanCommand", "dev.assay.cli.DicomCommand");
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
    List<String> command =
        Stream.concat(
                Stream.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-Xlog:class+load:file=" + log + "::filecount=0",
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName()),
                Stream.of(args))
            .toList();
    int code =
        new ProcessBuilder(command)
            .redirectOutput(folder.resolve("out").toFile())
            .redirectError(folder.resolve("err").toFile())
            .start()
            .waitFor();
    assertThat(code).as(Files.readString(folder.resolve("err"))).isZero();
    try (Stream<String> lines = Files.lines(log, StandardCharsets.UTF_8)) {
      return lines
          .map(line -> line.substring(line.lastIndexOf("] ") + 2).split(" ", -1)[0])
          .toList();
    }
  }
}

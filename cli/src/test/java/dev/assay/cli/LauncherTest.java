package dev.assay.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher that is shipped, with a Java that writes down how it is called. */
@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it is a script for sh, which Windows lacks")
final class LauncherTest {
  private static final String JAVA =
      """
      #!/bin/sh
      printf '%s\\n' "$*" >> "${0%/*}/calls"
      for word in "$@"; do
        case $word in
          -XX:SharedArchiveFile=*) [ "$dumps" = yes ] && : > "${word#*=}" ;;
          -Xshare:dump) dumps=yes ;;
        esac
      done
      exit 0
      """;

  @TempDir private Path folder;
  private Path home;

  @BeforeEach
  void aDistribution() throws IOException {
    home = Files.createDirectories(folder.resolve("as say"));
    Path bin = Files.createDirectories(home.resolve("bin"));
    Files.copy(Path.of("dist", "bin", "assay"), bin.resolve("assay"));
    for (String jar : List.of("assay.jar", "aaa.jar", "b.jar")) {
      Files.createFile(Files.createDirectories(home.resolve("lib")).resolve(jar));
    }
    Path java = Files.createDirectories(folder.resolve("jdk/bin")).resolve("java");
    Files.writeString(folder.resolve("jdk/release"), "JAVA_VERSION=\"17.0.1\"\n");
    Files.writeString(java, JAVA);
    assertThat(java.toFile().setExecutable(true)).isTrue();
    assertThat(bin.resolve("assay").toFile().setExecutable(true)).isTrue();
  }

  private Path archive(String end) {
    return home.resolve("archive/java-17.0.1.jsa" + end);
  }

  /** Starts the launcher and waits for it, not for the archive that it has made. */
  private void assay(Path command, String... args) throws IOException, InterruptedException {
    ProcessBuilder builder =
        new ProcessBuilder(
            Stream.concat(Stream.of(command.toString()), Stream.of(args)).toArray(String[]::new));
    builder.environment().put("JAVA_HOME", folder.resolve("jdk").toString());
    builder.environment().remove("ASSAY_ARCHIVE");
    builder.redirectErrorStream(true);
    Process process = builder.start();
    String said = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
    assertThat(said).isEmpty();
  }

  /** How Java was called for commands, not to make the archive. */
  private List<String> calls() throws IOException {
    try (Stream<String> calls = Files.lines(folder.resolve("jdk/bin/calls"))) {
      return calls.filter(call -> call.contains("dev.assay.cli.Main ")).toList();
    }
  }

  private void awaitArchive() throws InterruptedException {
    long end = System.nanoTime() + Duration.ofMinutes(1).toNanos();
    while (!Files.exists(archive(".place"))
        || Files.exists(archive(".owner"), LinkOption.NOFOLLOW_LINKS)) {
      assertThat(System.nanoTime()).as("no archive was made").isLessThan(end);
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }

  @Test
  void theFirstCommandMakesTheArchiveThatTheNextStartsFrom() throws Exception {
    assay(home.resolve("bin/assay"), "inspect", "a b");
    awaitArchive();
    assertThat(calls())
        .singleElement()
        .asString()
        .doesNotContain("SharedArchiveFile")
        .endsWith("dev.assay.cli.Main inspect a b");

    Path link = Files.createSymbolicLink(folder.resolve("link"), home.resolve("bin/assay"));
    assay(link, "inspect", "c");

    assertThat(calls())
        .last()
        .asString()
        .contains("-XX:SharedArchiveFile=" + archive(""))
        .endsWith("dev.assay.cli.Main inspect c");
  }

  @Test
  void ofAnUnfinishedArchiveTheLockIsTakenOver() throws Exception {
    Process gone = new ProcessBuilder("true").start();
    assertThat(gone.waitFor()).isZero();
    Files.createDirectories(home.resolve("archive"));
    Files.createSymbolicLink(archive(".owner"), Path.of(Long.toString(gone.pid())));
    Path left = Files.createFile(archive("." + gone.pid() + ".classes"));

    assay(home.resolve("bin/assay"), "--version");

    awaitArchive();
    assertThat(left).doesNotExist();
  }

  @Test
  void anArchiveOfOtherJarsIsMadeAnew() throws Exception {
    assay(home.resolve("bin/assay"), "--version");
    awaitArchive();
    Files.createFile(home.resolve("lib/c.jar"));

    assay(home.resolve("bin/assay"), "--version");

    assertThat(calls()).last().asString().doesNotContain("SharedArchiveFile");
  }

  @Test
  void itsOwnJarComesFirstAndPluginsLast() throws Exception {
    Path plugin = Files.createFile(Files.createDirectory(home.resolve("plugins")).resolve("a.jar"));

    assay(home.resolve("bin/assay"), "formats");

    Path lib = home.resolve("lib");
    String jars =
        lib.resolve("assay.jar") + ":" + lib.resolve("aaa.jar") + ":" + lib.resolve("b.jar");
    assertThat(calls())
        .singleElement()
        .asString()
        .endsWith("-cp " + jars + ":" + plugin + " dev.assay.cli.Main formats");
  }
}

package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.Rational;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/**
 * FFmpeg's program, as the bindings bring it along: it makes files of which is known what they
 * hold, since it was told.
 */
final class Encoder {
  private static final int MOST_SECONDS = 120;

  private final List<String> command = new ArrayList<>();
  private final Path folder;

  /** An encoder of a test picture at a constant rate, and of a tone, into files of a folder. */
  Encoder(Path folder, Rational rate) {
    this(folder);
    command.addAll(List.of("-f", "lavfi", "-i", "testsrc=s=64x48:r=" + rate));
    command.addAll(List.of("-f", "lavfi", "-i", "sine=r=48000"));
  }

  /** An encoder of a tone in samples of 16 bits, into files of a folder. */
  Encoder(Path folder, int sampleRate) {
    this(folder);
    command.addAll(List.of("-f", "lavfi", "-i", "sine=r=" + sampleRate));
  }

  /** An encoder of the pictures of a file in the folder, turned counterclockwise. */
  Encoder(Path folder, String source, int turned) {
    this(folder);
    command.addAll(List.of("-display_rotation", "" + turned, "-i", source));
  }

  /** An encoder of the pictures of a file in the folder from a time on. */
  Encoder(Path folder, String source, String start) {
    this(folder);
    command.addAll(List.of("-ss", start, "-i", source));
  }

  private Encoder(Path folder) {
    this.folder = folder;
    command.add(program());
    command.addAll(List.of("-nostdin", "-y", "-loglevel", "error", "-threads", "1"));
    command.addAll(List.of("-filter_threads", "1"));
  }

  private static String program() {
    String path = Loader.load(ffmpeg.class);
    assertThat(path).as("FFmpeg's program of this platform").isNotNull();
    return path;
  }

  /** Asks for one more file with the options of FFmpeg's program. */
  void file(String name, String options) {
    command.addAll(List.of("-threads", "1"));
    command.addAll(List.of(options.trim().split(" +")));
    command.add(name);
  }

  /** Makes the files. */
  void run() throws IOException {
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    Path log = folder.resolve("encoder.log");
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Process process = builder.start();
    try {
      boolean done = process.waitFor(MOST_SECONDS, TimeUnit.SECONDS);
      String said = Files.readString(log, StandardCharsets.ISO_8859_1);
      assertThat(done && process.exitValue() == 0).as("%s%n%s", command, said).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while encoding", e);
    } finally {
      process.destroyForcibly();
    }
  }
}

package dev.assay.benchmarks;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.ffmpeg;
import org.bytedeco.javacpp.Loader;

/** FFmpeg's program, as the bindings bring it along, with what it is to write. */
record Encoder(String input, String options) {
  static final Double SECONDS = 2.0;
  private static final String MOVING = "-f lavfi -i testsrc=s=320x240:r=30 ";
  private static final String STILL = "-f lavfi -i testsrc=s=640x480 -frames:v 1";
  private static final String TONE = "-f lavfi -i sine=r=48000 -ac 2 -t " + SECONDS;

  /** Writes one picture. */
  static Encoder picture(String options) {
    return new Encoder(STILL, options);
  }

  /** Writes pictures and a tone. */
  static Encoder video(String options) {
    return new Encoder(MOVING + TONE, options);
  }

  /** Writes a tone. */
  static Encoder sound(String options) {
    return new Encoder(TONE, options);
  }

  void write(Path file) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Loader.load(ffmpeg.class));
    command.addAll(List.of("-nostdin", "-y", "-loglevel", "error"));
    command.addAll(List.of(input.split(" ")));
    command.addAll(List.of(options.split(" ")));
    command.add(file.toString());
    Process process = new ProcessBuilder(command).inheritIO().start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("FFmpeg's program cannot write " + file);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while encoding", e);
    } finally {
      process.destroyForcibly();
    }
  }
}

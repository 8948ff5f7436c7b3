package dev.assay.cli;

import dev.assay.testdata.Examples;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Does what the command does most, with a file of every kind, and prints nothing: so the classes
 * are loaded that belong into the class-data archive, which {@code bin/assay} has made.
 */
final class Rehearsal {

  private Rehearsal() {}

  /** Runs the commands. */
  public static void main(String[] args) throws IOException {
    try (Scratch scratch = Scratch.make()) {
      Examples.main(new String[] {scratch.folder().toString()});
      for (Map.Entry<String, byte[]> file : Examples.files().entrySet()) {
        String path = scratch.folder().resolve(file.getKey()).toString();
        run("inspect", path);
        run("inspect", "--json", path);
      }
      Path records = Files.createTempFile(scratch.folder(), "scan", ".jsonl");
      run("scan", scratch.folder().toString(), "-o", records.toString());
      run("--version");
    }
  }

  private static void run(String... args) {
    PrintStream nowhere =
        new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    int code = Main.run(nowhere, nowhere, args);
    // Some of the files are in no order, on purpose.
    if (code != ExitCode.PASS && code != ExitCode.FINDINGS) {
      throw new IllegalStateException(Stream.of(args).toList() + " ended with " + code);
    }
  }
}

package dev.assay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;

/** A test that runs the command as a user does. */
abstract class CommandLineTest {
  static final ObjectMapper MAPPER = new ObjectMapper();
  static final String PREFIX = "https://bucket.example/data/";

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  /** The files that lie in the repository. */
  static Path media() {
    return Path.of("").toAbsolutePath().resolveSibling("examples").resolve("media");
  }

  int assay(Object... args) {
    out.reset();
    err.reset();
    return Main.run(
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        Stream.of(args).map(Object::toString).toArray(String[]::new));
  }

  String printed() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String complained() {
    return err.toString(StandardCharsets.UTF_8);
  }

  JsonNode json(String name) throws IOException {
    return MAPPER.readTree(folder.resolve(name).toFile());
  }
}

package dev.assay.cli;

import dev.assay.scan.FileWalk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how files are found and how many are read at once. */
final class Traversal {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--base",
      paramLabel = "DIR",
      description =
          "The folder that paths count from; otherwise the deepest one that holds everything"
              + " scanned.")
  private @Nullable Path base;

  @Option(
      names = "--concurrency",
      paramLabel = "N",
      description = "Files inspected at the same time (default: one for each processor).")
  private int concurrency = Runtime.getRuntime().availableProcessors();

  int concurrency() {
    if (concurrency < 1) {
      throw usage("--concurrency must be at least 1");
    }
    return concurrency;
  }

  /**
   * The files below {@code paths}.
   *
   * @throws IOException when one of them does not exist
   */
  FileWalk walk(List<Path> paths) throws IOException {
    for (Path path : paths) {
      if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
        throw new IOException("there is no file or folder " + path);
      }
    }
    try {
      return base == null ? FileWalk.of(paths) : FileWalk.of(paths, base);
    } catch (IllegalArgumentException e) {
      throw usage(String.valueOf(e.getMessage()));
    }
  }

  /** The exception that ends the command with its usage. */
  ParameterException usage(String message) {
    CommandSpec known = spec;
    if (known == null) {
      throw new IllegalStateException(message);
    }
    return new ParameterException(known.commandLine(), message);
  }
}

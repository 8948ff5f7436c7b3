package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.read.Limits;
import dev.assay.scan.FileWalk;
import dev.assay.scan.StoreWalk;
import dev.assay.scan.Walk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say how files are found and how many are read at once. */
final class Traversal {
  private static final int REMOTE_CONCURRENCY = 64;

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
      description =
          "Files inspected at the same time (default: one for each processor; 64 in stores).")
  private @Nullable Integer concurrency;

  @Mixin private NetworkOptions network = new NetworkOptions();

  /** How many files of a walk are inspected at the same time. */
  int concurrency(Walk walk) {
    if (concurrency == null) {
      return isRemote(walk) ? REMOTE_CONCURRENCY : Runtime.getRuntime().availableProcessors();
    }
    if (concurrency < 1) {
      throw usage("--concurrency must be at least 1");
    }
    return concurrency;
  }

  /** The engine for a walk. */
  Assay assay(Walk walk) {
    return isRemote(walk) ? Assay.standard().within(Limits.remote()) : Assay.standard();
  }

  private static boolean isRemote(Walk walk) {
    return walk instanceof StoreWalk;
  }

  /**
   * The files at {@code places}: all of them in stores, or all paths.
   *
   * @throws IOException when a path does not exist or a location is none
   */
  Walk walk(List<String> places) throws IOException {
    if (places.stream().noneMatch(Stores::isLocation)) {
      return files(places.stream().map(Path::of).toList());
    }
    if (!places.stream().allMatch(Stores::isLocation)) {
      throw usage("URLs and paths cannot be scanned together");
    }
    if (base != null) {
      throw usage("--base is a folder, which URLs do not lie in");
    }
    List<StoreWalk.Place> located = new ArrayList<>();
    for (String place : places) {
      located.add(new StoreWalk.Place(stores().serving(place), place));
    }
    return StoreWalk.of(located);
  }

  /** The stores that files are read from. */
  Stores stores() {
    return network.stores();
  }

  private Walk files(List<Path> paths) throws IOException {
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

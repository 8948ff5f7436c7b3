package dev.assay.cli;

import dev.assay.objects.Stores;
import dev.assay.read.Limits;
import dev.assay.scan.FileWalk;
import dev.assay.scan.ListedFiles;
import dev.assay.scan.StoreWalk;
import dev.assay.scan.Walk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
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

  @Option(
      names = "--archives",
      negatable = true,
      defaultValue = "true",
      fallbackValue = "true",
      description =
          "Look into .tar, .tar.gz, .tgz and .zip, and take the files in them one by one (default)."
              + " Archives inside archives are not looked into; a .tar.gz is read to its end.")
  private boolean archives = true;

  @Mixin private SelectionOptions selection = new SelectionOptions();

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

  /** Whether the files of a walk lie in stores. */
  static boolean isRemote(Walk walk) {
    return walk instanceof StoreWalk;
  }

  /**
   * The files at {@code places}: all of them in stores, or all paths.
   *
   * @throws IOException when a path does not exist or a location is none
   */
  Walk walk(List<String> places) throws IOException {
    selection.check(!places.isEmpty(), this::usage);
    if (selection.hasList()) {
      return selection.listed(base);
    }
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

  /** What to go through to count the files of a walk; null where that would cost requests. */
  @Nullable Walk counted(Walk walk) {
    return isRemote(walk) ? null : selected(walk);
  }

  /** Those files of a walk that are meant, with those in archives unless they are not wanted. */
  Walk selected(Walk walk) {
    return selected(walk, UnaryOperator.identity());
  }

  /**
   * Those files of a walk that are meant, with those in archives unless they are not wanted.
   *
   * @param without takes away what is never meant
   */
  Walk selected(Walk walk, UnaryOperator<Walk> without) {
    return archives
        ? selection.withArchives(walk, without, isRemote(walk) ? Limits.remote() : Limits.local())
        : selection.of(walk, without);
  }

  /** The folder that the paths of a walk count from, null when they do not lie in one. */
  static @Nullable Path base(Walk walk) {
    return walk instanceof FileWalk files
        ? files.base()
        : walk instanceof ListedFiles listed ? listed.base() : null;
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

package dev.assay.cli;

import dev.assay.read.Limits;
import dev.assay.scan.ArchiveWalk;
import dev.assay.scan.FileWalk;
import dev.assay.scan.ListedFiles;
import dev.assay.scan.PathPattern;
import dev.assay.scan.Sample;
import dev.assay.scan.Selection;
import dev.assay.scan.Walk;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options that say which of the files found are meant. */
final class SelectionOptions {

  @Option(
      names = "--include",
      paramLabel = "GLOB",
      description =
          "Only files whose path matches: *.mp4 in any folder, a/**/*.mp4 from the base on.")
  private List<String> included = List.of();

  @Option(
      names = "--exclude",
      paramLabel = "GLOB",
      description =
          "No files and folders whose path matches; outweighs --include. Files named .assayignore"
              + " hold such patterns for the folder they lie in, as .gitignore does.")
  private List<String> excluded = List.of();

  @Option(
      names = "--files-from",
      paramLabel = "FILE",
      description = "The files that this list names, one on a line; - is standard input.")
  private @Nullable Path list;

  @Option(
      names = {"-0", "--null"},
      description = "The names in the list end with NUL, as find -print0 writes them.")
  private boolean nul;

  @Option(
      names = "--sample",
      paramLabel = "N",
      description = "Only N files, chosen at random: the same ones for the same seed.")
  private @Nullable Integer sample;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "0",
      description = "Another number gives another sample (default: ${DEFAULT-VALUE}).")
  private long seed;

  /** Whether the files are those of a list. */
  boolean hasList() {
    return list != null;
  }

  /**
   * Looks for options that contradict each other.
   *
   * @param usage makes the exception that ends the command with its usage
   */
  void check(boolean hasPlaces, Function<String, ParameterException> usage) {
    if (hasPlaces && list != null) {
      throw usage.apply("--files-from names the files: there can be no others");
    }
    if (!hasPlaces && list == null) {
      throw usage.apply("there is nothing to look at: name files and folders, or --files-from");
    }
    if (nul && list == null) {
      throw usage.apply("-0 is said of a list: it needs --files-from");
    }
    if (sample != null && sample < 1) {
      throw usage.apply("--sample must be at least 1");
    }
  }

  /**
   * The files in the list.
   *
   * @throws IOException when it cannot be read
   */
  ListedFiles listed(@Nullable Path base) throws IOException {
    Path file = list;
    if (file == null) {
      throw new IllegalStateException("no list");
    }
    // A walk goes through its list more than once, which a pipe does not let it.
    Path regular = file.toString().equals("-") ? copy(System.in) : file;
    if (!Files.isRegularFile(regular) && Files.exists(regular) && !Files.isDirectory(regular)) {
      try (InputStream in = Files.newInputStream(file)) {
        regular = copy(in);
      }
    }
    return ListedFiles.in(regular, nul ? '\0' : '\n', base);
  }

  private static Path copy(InputStream in) throws IOException {
    Path copy = Files.createTempFile("assay", ".list");
    copy.toFile().deleteOnExit();
    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
    return copy;
  }

  /**
   * Those files of a walk that are meant.
   *
   * @param without takes away what is never meant
   */
  Walk of(Walk walk, UnaryOperator<Walk> without) {
    return sample(without.apply(select(walk, selection())));
  }

  /**
   * Those files of a walk and of its archives that are meant: {@code --include} is said of the
   * files in an archive, and {@code --exclude} of the archive too.
   *
   * @param without takes away what is never meant
   * @param limits how archives are read
   */
  Walk withArchives(Walk walk, UnaryOperator<Walk> without, Limits limits) {
    Selection selection = selection();
    Selection outside = new Selection(List.of(), selection.excluded());
    Walk all = ArchiveWalk.over(without.apply(select(walk, outside)), limits);
    return sample(selection.of(all));
  }

  private Selection selection() {
    return new Selection(
        included.stream().map(PathPattern::of).toList(),
        excluded.stream().map(PathPattern::of).toList());
  }

  private static Walk select(Walk walk, Selection selection) {
    return walk instanceof FileWalk files ? files.selecting(selection) : selection.of(walk);
  }

  private Walk sample(Walk walk) {
    return sample == null ? walk : new Sample(walk, sample, seed);
  }
}

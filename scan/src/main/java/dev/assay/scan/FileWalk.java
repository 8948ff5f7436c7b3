package dev.assay.scan;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The files below some paths, each visited once it is found.
 *
 * <p>What files named {@code .assayignore} say of their folder is passed over, and so are they
 * themselves; a root is visited whatever they say. Symbolic links are followed; a loop of them, a
 * folder that cannot be listed and a path that does not exist become targets that say so, so that
 * nothing asked for is missing from the result. Named pipes, sockets and devices are not regular
 * files and are refused when they are opened.
 */
public final class FileWalk implements Walk {
  private final List<Path> roots;
  private final Path base;
  private final FileTargets targets;
  private final Selection selection;

  private FileWalk(List<Path> roots, Path base, Selection selection) {
    this.roots = roots;
    this.base = base;
    this.targets = new FileTargets(base);
    this.selection = selection;
  }

  /**
   * The files below {@code roots}, their paths counted from the deepest folder that holds them all.
   *
   * @param roots at least one file or folder
   */
  public static FileWalk of(List<Path> roots) {
    List<Path> absolute = absolute(roots);
    return new FileWalk(absolute, commonFolder(absolute), Selection.ALL);
  }

  /**
   * The files below {@code roots}, their paths counted from {@code base}.
   *
   * @throws IllegalArgumentException when a root does not lie below {@code base}
   */
  public static FileWalk of(List<Path> roots, Path base) {
    List<Path> absolute = absolute(roots);
    Path absoluteBase = base.toAbsolutePath().normalize();
    for (Path root : absolute) {
      if (!root.startsWith(absoluteBase)) {
        throw new IllegalArgumentException(root + " does not lie below " + absoluteBase);
      }
    }
    return new FileWalk(absolute, absoluteBase, Selection.ALL);
  }

  /** Those files of this walk that are meant; folders that are not are not entered. */
  public FileWalk selecting(Selection selection) {
    return new FileWalk(roots, base, selection);
  }

  private static List<Path> absolute(List<Path> roots) {
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("nothing to walk");
    }
    List<Path> absolute =
        roots.stream().map(root -> root.toAbsolutePath().normalize()).distinct().toList();
    // What lies below another root is found there.
    return absolute.stream()
        .filter(root -> absolute.stream().noneMatch(other -> isAbove(other, root)))
        .toList();
  }

  private static boolean isAbove(Path folder, Path file) {
    return !file.equals(folder) && file.startsWith(folder);
  }

  private static Path commonFolder(List<Path> roots) {
    Path common = folderOf(roots.get(0));
    for (Path root : roots) {
      while (!root.startsWith(common)) {
        common = Objects.requireNonNullElse(common.getParent(), root.getRoot());
      }
    }
    return common;
  }

  private static Path folderOf(Path root) {
    Path parent = root.getParent();
    return Files.isDirectory(root) || parent == null ? root : parent;
  }

  /** The folder that paths are counted from. */
  public Path base() {
    return base;
  }

  @Override
  public void walk(Visitor visitor) throws InterruptedException {
    for (Path root : roots) {
      Walker walker = new Walker(visitor, root);
      try {
        Files.walkFileTree(
            root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, walker);
      } catch (IOException e) {
        walker.offer(root, e);
      }
      if (walker.interruption != null) {
        throw walker.interruption;
      }
      if (walker.stopped) {
        return;
      }
    }
  }

  private final class Walker extends SimpleFileVisitor<Path> {
    private final Visitor visitor;
    private final Path root;
    private @Nullable IgnoreFile ignored;
    private final Deque<Optional<IgnoreFile>> ignoredAbove = new ArrayDeque<>();
    private boolean stopped;
    private @Nullable InterruptedException interruption;

    Walker(Visitor visitor, Path root) {
      this.visitor = visitor;
      this.root = root;
    }

    @Override
    public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
      String path = targets.path(folder);
      if (!path.isEmpty() && isPassedOver(folder, path, true)) {
        return FileVisitResult.SKIP_SUBTREE;
      }
      ignoredAbove.push(Optional.ofNullable(ignored));
      try {
        ignored = IgnoreFile.in(folder, path, ignored);
        return FileVisitResult.CONTINUE;
      } catch (IOException e) {
        return offer(targets.unreachable(folder.resolve(IgnoreFile.NAME), e));
      }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      boolean isIgnoreFile = file.endsWith(IgnoreFile.NAME) && !file.equals(root);
      String path = targets.path(file);
      return isIgnoreFile || isPassedOver(file, path, false)
          ? FileVisitResult.CONTINUE
          : offer(targets.of(file, path, attributes));
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException e) {
      IOException reason =
          e instanceof FileSystemLoopException
              ? new IOException("the symbolic link " + file + " leads back to a folder above it", e)
              : e;
      return offer(file, reason);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException e) {
      ignored = ignoredAbove.pop().orElse(null);
      return e == null ? FileVisitResult.CONTINUE : offer(folder, e);
    }

    FileVisitResult offer(Path place, IOException unreachable) {
      String path = targets.path(place);
      // It may be a folder, in which anything may be.
      boolean isExcluded = selection.excludes(path, false) || selection.excludes(path, true);
      return isExcluded || isIgnored(place, path, false) || isIgnored(place, path, true)
          ? FileVisitResult.CONTINUE
          : offer(targets.unreachable(place, unreachable));
    }

    private FileVisitResult offer(Target target) {
      try {
        stopped = !visitor.visit(target);
      } catch (InterruptedException e) {
        interruption = e;
        stopped = true;
      }
      return stopped ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    private boolean isPassedOver(Path place, String path, boolean isFolder) {
      return (isFolder ? selection.excludes(path, true) : !selection.takes(path))
          || isIgnored(place, path, isFolder);
    }

    private boolean isIgnored(Path place, String path, boolean isFolder) {
      return ignored != null && !place.equals(root) && ignored.ignores(path, isFolder);
    }
  }
}

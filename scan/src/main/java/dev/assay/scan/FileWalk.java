package dev.assay.scan;

import dev.assay.source.FileSource;
import dev.assay.source.Opener;
import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The files below some paths, each visited once it is found.
 *
 * <p>Symbolic links are followed; a loop of them, a folder that cannot be listed and a path that
 * does not exist become targets that say so, so that nothing asked for is missing from the result.
 * Named pipes, sockets and devices are not regular files and are refused when they are opened.
 */
public final class FileWalk implements Walk {
  private final List<Path> roots;
  private final Path base;

  private FileWalk(List<Path> roots, Path base) {
    this.roots = roots;
    this.base = base;
  }

  /**
   * The files below {@code roots}, their paths counted from the deepest folder that holds them all.
   *
   * @param roots at least one file or folder
   */
  public static FileWalk of(List<Path> roots) {
    List<Path> absolute = absolute(roots);
    return new FileWalk(absolute, commonFolder(absolute));
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
    return new FileWalk(absolute, absoluteBase);
  }

  private static List<Path> absolute(List<Path> roots) {
    if (roots.isEmpty()) {
      throw new IllegalArgumentException("nothing to walk");
    }
    return roots.stream().map(root -> root.toAbsolutePath().normalize()).toList();
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
    Walker walker = new Walker(visitor);
    for (Path root : roots) {
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
    private boolean stopped;
    private @Nullable InterruptedException interruption;

    Walker(Visitor visitor) {
      this.visitor = visitor;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
      return offer(file, null);
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
      return e == null ? FileVisitResult.CONTINUE : offer(folder, e);
    }

    FileVisitResult offer(Path file, @Nullable IOException unreachable) {
      Opener opener =
          () -> {
            if (unreachable != null) {
              throw unreachable;
            }
            return FileSource.open(file);
          };
      try {
        Target target = new Target(relativePath(file), FileSource.unopened(file), opener);
        stopped = !visitor.visit(target);
      } catch (InterruptedException e) {
        interruption = e;
        stopped = true;
      }
      return stopped ? FileVisitResult.TERMINATE : FileVisitResult.CONTINUE;
    }

    /** The path of a file below the base, with {@code /} between the parts. */
    private String relativePath(Path file) {
      StringBuilder path = new StringBuilder();
      for (Path part : base.relativize(file)) {
        if (!path.isEmpty()) {
          path.append('/');
        }
        path.append(part);
      }
      return path.toString();
    }
  }
}

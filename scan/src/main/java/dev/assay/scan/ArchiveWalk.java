package dev.assay.scan;

import dev.assay.archive.Archive;
import dev.assay.archive.ArchiveEntry;
import dev.assay.archive.ArchiveKind;
import dev.assay.archive.ArchivePath;
import dev.assay.finding.Finding;
import dev.assay.read.Limits;
import dev.assay.read.UnsupportedException;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.Opener;
import dev.assay.source.Traffic;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A walk on which archives are replaced by the files in them.
 *
 * <p>An archive is what its name says is one, and its first bytes. Where it turns out to be damaged
 * it becomes a target itself, behind the entries before the damage, and says what is wrong with it.
 * Archives in archives stay what they are, and a finding says so.
 */
public final class ArchiveWalk implements Walk {
  private static final Finding NESTED =
      Finding.info("NESTED_ARCHIVE", "An archive inside an archive is not looked into.")
          .mendedBy("Unpack the outer archive.");

  private final Walk walk;
  private final Limits limits;

  private ArchiveWalk(Walk walk, Limits limits) {
    this.walk = walk;
    this.limits = limits;
  }

  /**
   * The files of a walk and those in its archives.
   *
   * @param limits how archives are read: see {@link Archive#open}
   */
  public static ArchiveWalk over(Walk walk, Limits limits) {
    return new ArchiveWalk(walk, limits);
  }

  @Override
  public void walk(Visitor visitor) throws InterruptedException {
    walk.walk(
        target ->
            ArchiveKind.named(target.identity().name()) == null
                ? visitor.visit(target)
                : expand(target, visitor));
  }

  private boolean expand(Target target, Visitor visitor) throws InterruptedException {
    long entries = 0;
    try (Archive archive = Archive.open(target.identity().name(), target.opener(), limits)) {
      if (archive == null) {
        return visitor.visit(target);
      }
      for (ArchiveEntry e = archive.next(); e != null; e = archive.next()) {
        entries++;
        if (!visitor.visit(targetOf(target, e))) {
          return false;
        }
      }
    } catch (IOException e) {
      return visitor.visit(failed(target, e));
    }
    return entries > 0 || visitor.visit(failed(target, empty()));
  }

  private static Target targetOf(Target archive, ArchiveEntry entry) {
    String path = new ArchivePath(archive.path(), entry.path()).toString();
    Opener opener =
        ArchiveKind.named(entry.identity().name()) == null
            ? entry.opener()
            : () -> new Noted(entry.opener().open(), NESTED);
    return new Target(path, entry.identity(), opener, entry.passing());
  }

  private static Target failed(Target archive, IOException reason) {
    return new Target(
        archive.path(),
        archive.identity(),
        () -> {
          throw reason;
        });
  }

  private static UnsupportedException empty() {
    return new UnsupportedException(
        "EMPTY_ARCHIVE",
        "There are no files in the archive.",
        "Check that it was written to its end, or leave it out.",
        null);
  }

  /** A source of which something more is to be said. */
  private record Noted(ByteSource source, Finding finding) implements ByteSource {
    @Override
    public Identity identity() {
      return source.identity();
    }

    @Override
    public List<Finding> findings() {
      List<Finding> all = new ArrayList<>(source.findings());
      all.add(finding);
      return all;
    }

    @Override
    public @Nullable Traffic traffic() {
      return source.traffic();
    }

    @Override
    public int readAt(long position, ByteBuffer into) throws IOException {
      return source.readAt(position, into);
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }
}

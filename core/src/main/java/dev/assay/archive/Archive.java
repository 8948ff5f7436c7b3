package dev.assay.archive;

import dev.assay.format.Head;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.Limits;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.Opener;
import dev.assay.source.Traffic;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An open archive, whose entries are asked for one after another; belongs to one thread.
 *
 * <p>Only headers are read. The sources of the entries open the archive for themselves, so that
 * they outlive this one and can be read on other threads, unless they are {@linkplain
 * ArchiveEntry#passing passing}.
 */
public final class Archive implements Closeable {
  private static final Duration AS_LONG_AS_IT_TAKES = Duration.ofDays(365);

  private final ByteSource source;
  private final Budget spent;
  private final Entries entries;
  private long chargedBytes;
  private long chargedReads;

  private Archive(ByteSource source, Budget spent, Entries entries) {
    this.source = source;
    this.spent = spent;
    this.entries = entries;
  }

  /**
   * Opens an archive.
   *
   * @param name its file name, which tells its kind
   * @param limits how headers are read, and by their bytes how much of a compressed entry may be
   *     taken; time is not limited
   * @return null when the name, or the content, is that of no archive
   * @throws IOException when it cannot be read
   */
  public static @Nullable Archive open(String name, Opener opener, Limits limits)
      throws IOException {
    ArchiveKind kind = ArchiveKind.named(name);
    if (kind == null) {
      return null;
    }
    ByteSource source = opener.open();
    try {
      Budget budget = new Budget(forHeaders(limits));
      ByteCursor in = ByteCursor.over(source, budget);
      if (!kind.fits(Head.of(in.head(), source.identity()))) {
        source.close();
        return null;
      }
      Container container = new Container(source.identity(), opener, limits.bytes());
      return new Archive(source, budget, entries(kind, source, in, container));
    } catch (IOException | RuntimeException e) {
      source.close();
      throw e;
    }
  }

  /** An archive may be as large as it likes: its headers are read in passing and not kept. */
  private static Limits forHeaders(Limits limits) {
    return limits
        .withBytes(Long.MAX_VALUE)
        .withReads(Long.MAX_VALUE)
        .withEntries(Long.MAX_VALUE)
        .withElapsed(AS_LONG_AS_IT_TAKES);
  }

  private static Entries entries(
      ArchiveKind kind, ByteSource source, ByteCursor in, Container container) throws IOException {
    return switch (kind) {
      case TAR -> new TarEntries(new TarInput.Positional(in), container);
      case TAR_GZ -> new TarEntries(new TarInput.Inflated(source), container);
      case ZIP -> ZipEntries.of(in, container);
    };
  }

  /** What is known of the archive itself. */
  public Identity identity() {
    return source.identity();
  }

  /**
   * The next file; folders, links and devices are passed over.
   *
   * @return null behind the last
   * @throws IOException when the archive is damaged or cannot be read, which ends it; entries
   *     before that are good
   */
  public @Nullable ArchiveEntry next() throws IOException {
    ArchiveEntry entry = entries.next();
    if (entry == null) {
      return null;
    }
    Traffic found = new Traffic(spent.bytes() - chargedBytes, spent.reads() - chargedReads);
    chargedBytes = spent.bytes();
    chargedReads = spent.reads();
    Opener opener = () -> new Charged(entry.opener().open(), found);
    return new ArchiveEntry(entry.path(), entry.identity(), opener, entry.passing());
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}

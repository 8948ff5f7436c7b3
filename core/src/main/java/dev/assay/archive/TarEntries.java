package dev.assay.archive;

import dev.assay.read.LimitExceededException;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.read.UnsupportedException;
import dev.assay.source.Identity;
import dev.assay.source.Opener;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The entries of a tape archive: ustar, pax (POSIX.1-2017) and GNU tar. */
final class TarEntries implements Entries {
  private static final int BLOCK = TarHeader.BLOCK;

  /** No name or set of extended attributes of a file is that long. */
  private static final int LONGEST_EXTENSION = 1 << 20;

  private final TarInput in;
  private final Container container;
  private @Nullable ExactStream passing;
  private long padding;
  private boolean ended;

  TarEntries(TarInput in, Container container) {
    this.in = in;
    this.container = container;
  }

  @Override
  public @Nullable ArchiveEntry next() throws IOException {
    if (in instanceof TarInput.Inflated inflated) {
      inflated.charge();
    }
    if (passing != null) {
      in.skip(passing.left() + padding);
      passing = null;
    }
    Map<String, String> attributes = new HashMap<>();
    while (!ended) {
      long at = in.position();
      byte[] block = in.take(BLOCK);
      if (block.length == 0) {
        throw new TruncatedException("the archive ends without its end marker", at);
      }
      if (TarHeader.isZero(block)) {
        ended = true;
        return null;
      }
      TarHeader header = TarHeader.of(block, at);
      switch (header.type()) {
        case 'x' -> addAttributes(extension(header, at), at, attributes);
        case 'g' -> extension(header, at);
        case 'L' -> attributes.putIfAbsent("path", name(extension(header, at)));
        case 'K' -> extension(header, at);
        case '1', '2', '3', '4', '5', '6' -> attributes.clear();
        case '0', '\0', '7', 'S' -> {
          ArchiveEntry entry = file(header, at, attributes);
          if (entry != null) {
            return entry;
          }
          attributes.clear();
        }
        default -> {
          skipData(header.name(), header.size());
          attributes.clear();
        }
      }
    }
    return null;
  }

  private @Nullable ArchiveEntry file(TarHeader header, long at, Map<String, String> attributes)
      throws IOException {
    String name = attributes.getOrDefault("path", header.name());
    boolean sparse = header.type() == 'S';
    for (boolean more = sparse && header.isExtended(); more; ) {
      byte[] areas = in.take(BLOCK);
      if (areas.length == 0) {
        throw new TruncatedException("the archive ends inside the header of " + name, at);
      }
      more = areas[504] != 0; // GNU tar manual, "struct sparse_header": isextended
    }
    for (String key : attributes.keySet()) {
      sparse |= key.startsWith("GNU.sparse.");
    }
    name = attributes.getOrDefault("GNU.sparse.name", name);
    long size = header.size();
    String told = attributes.get("size");
    if (told != null) {
      if (!told.matches("\\d{1,18}")) {
        throw new MalformedException("the size of an entry is no number", at);
      }
      size = Long.parseLong(told);
    }
    if (name.endsWith("/") && header.type() != '7') {
      skipData(name, size);
      return null; // how folders were told from files before there were types
    }
    String path = ArchivePath.clean(name);
    Instant time = attributes.containsKey("mtime") ? TarHeader.time(attributes.get("mtime")) : null;
    Instant modified = time == null ? header.modified() : time;
    if (sparse) {
      skipData(name, size);
      return container.refused(
          path,
          Identity.UNKNOWN_LENGTH,
          modified,
          new UnsupportedException(
              "SPARSE_ENTRY",
              "The entry is stored with its holes left out.",
              "Make the archive without --sparse, or unpack it.",
              null));
    }
    Identity identity = container.identityOf(path, size, modified);
    if (in instanceof TarInput.Inflated inflated) {
      ExactStream content = inflated.content(identity.name(), size);
      passing = content;
      padding = -size & (BLOCK - 1);
      Opener opener =
          () ->
              new PassingEntry(
                  identity,
                  content,
                  container.mostInflated(),
                  inflated::findings,
                  inflated::charged,
                  () -> {});
      return new ArchiveEntry(path, identity, opener, true);
    }
    long start = in.position();
    skipData(name, size);
    return new ArchiveEntry(
        path, identity, () -> new Slice(new Reopened(container), identity, start), false);
  }

  private void skipData(String name, long size) throws IOException {
    long at = in.position();
    if (size > Long.MAX_VALUE - BLOCK - at) {
      throw new MalformedException("the size " + size + " of an entry is too large", at);
    }
    try {
      in.skip(size);
    } catch (TruncatedException e) {
      throw new TruncatedException(
          "the archive ends inside the entry " + ArchivePath.clean(name), at);
    }
    long padding = -size & (BLOCK - 1);
    if (padding > 0 && !in.has(padding)) {
      return; // the entry is whole, and what is missing shows at the next header
    }
    in.skip(padding);
  }

  /** What describes the next entry. */
  private byte[] extension(TarHeader header, long at) throws IOException {
    if (header.size() > LONGEST_EXTENSION) {
      throw new LimitExceededException(
          "allocation", "an extended header of " + header.size() + " bytes", at);
    }
    int padded = (int) (header.size() + (-header.size() & (BLOCK - 1)));
    byte[] bytes = in.take(padded);
    if (bytes.length < padded) {
      throw new TruncatedException("the archive ends inside an extended header", at);
    }
    return Arrays.copyOf(bytes, (int) header.size());
  }

  private static String name(byte[] bytes) {
    int end = 0;
    while (end < bytes.length && bytes[end] != 0) {
      end++;
    }
    return TarHeader.text(Arrays.copyOf(bytes, end), StandardCharsets.ISO_8859_1);
  }

  /** Reads records of the form "length key=value\n" (POSIX.1-2017 pax, "Extended Header"). */
  private static void addAttributes(byte[] bytes, long at, Map<String, String> attributes)
      throws IOException {
    int start = 0;
    while (start < bytes.length && bytes[start] != 0) {
      int digits = start;
      long length = 0;
      while (digits < bytes.length && bytes[digits] >= '0' && bytes[digits] <= '9') {
        length = Math.min(bytes.length + 1L, 10 * length + bytes[digits++] - '0');
      }
      int equals = digits;
      while (equals < bytes.length && bytes[equals] != '=') {
        equals++;
      }
      long end = start + length;
      if (digits == start || end > bytes.length || equals >= end || bytes[digits] != ' ') {
        throw new MalformedException("an extended header is damaged", at);
      }
      String key = new String(bytes, digits + 1, equals - digits - 1, StandardCharsets.UTF_8);
      byte[] value = Arrays.copyOfRange(bytes, equals + 1, (int) end - 1);
      attributes.put(key, TarHeader.text(value, StandardCharsets.ISO_8859_1));
      start = (int) end;
    }
  }
}

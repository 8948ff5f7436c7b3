package dev.assay.cli;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * Files of records that can be read twice: of pipes, standard input and what gzip compressed there
 * are copies.
 */
final class RecordFiles implements Closeable {
  /** How a gzip file begins (RFC 1952, 2.3.1). */
  private static final byte[] GZIP = {0x1f, (byte) 0x8b};

  private final List<Path> regular = new ArrayList<>();
  private final List<Path> copies = new ArrayList<>();

  private RecordFiles() {}

  /**
   * The files at some places, of which {@code -} is standard input.
   *
   * @throws IOException when there is none at a place, or it cannot be copied
   */
  static RecordFiles of(List<Path> places) throws IOException {
    RecordFiles files = new RecordFiles();
    boolean whole = false;
    try {
      for (Path place : places) {
        files.add(place);
      }
      whole = true;
      return files;
    } finally {
      if (!whole) {
        files.close();
      }
    }
  }

  private void add(Path place) throws IOException {
    if (place.toString().equals("-")) {
      copy(uncompressed(System.in));
    } else if (Files.exists(place) && !Files.isDirectory(place)) {
      try (InputStream in = Files.newInputStream(place)) {
        InputStream records = uncompressed(in);
        if (Files.isRegularFile(place) && !(records instanceof GZIPInputStream)) {
          regular.add(place);
        } else {
          copy(records);
        }
      }
    } else {
      throw new IOException("there is no file " + place);
    }
  }

  private static InputStream uncompressed(InputStream in) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in);
    bytes.mark(GZIP.length);
    boolean isCompressed = Arrays.equals(bytes.readNBytes(GZIP.length), GZIP);
    bytes.reset();
    return isCompressed ? new GZIPInputStream(bytes) : bytes;
  }

  private void copy(InputStream in) throws IOException {
    Path copy = Files.createTempFile("assay", ".jsonl");
    copies.add(copy);
    regular.add(copy);
    Files.copy(in, copy, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The files or their copies. */
  List<Path> regular() {
    return regular;
  }

  @Override
  public void close() throws IOException {
    for (Path copy : copies) {
      Files.deleteIfExists(copy);
    }
  }
}

package dev.assay.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Files of records that can be read twice: of pipes and standard input there are copies. */
final class RecordFiles implements Closeable {
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
      copy(System.in);
    } else if (Files.isRegularFile(place)) {
      regular.add(place);
    } else if (Files.exists(place) && !Files.isDirectory(place)) {
      try (InputStream in = Files.newInputStream(place)) {
        copy(in);
      }
    } else {
      throw new IOException("there is no file " + place);
    }
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

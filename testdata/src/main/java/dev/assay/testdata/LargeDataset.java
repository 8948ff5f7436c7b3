package dev.assay.testdata;

import dev.assay.testdata.av.WavFile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A data set of any number of files that takes hardly more room than the names: the files of {@link
 * Examples} and a sound of 1 GiB, which is a sparse file, over and over as hard links.
 *
 * <p>File {@code n} is the same in every data set. There are 500 files in a folder and 100 folders
 * in a folder above it.
 */
public final class LargeDataset {
  private static final int FILES_IN_FOLDER = 500;
  private static final int FOLDERS_IN_FOLDER = 100;

  /** Common file systems let a file have 65,000 names, some fewer. */
  private static final int MOST_LINKS = 30_000;

  private static final int SPARSE_BYTES = 1 << 30;

  private final Path folder;
  private final List<String> names = new ArrayList<>();
  private final List<byte[]> contents = new ArrayList<>();

  private LargeDataset(Path folder) {
    this.folder = folder;
    for (Map.Entry<String, byte[]> file : Examples.files().entrySet()) {
      names.add(file.getKey().substring(file.getKey().lastIndexOf('/') + 1));
      contents.add(file.getValue());
    }
    names.add("recording.wav");
    contents.add(WavFile.pcm(16, 48_000, 2, 1).bytes());
  }

  /**
   * Writes a data set.
   *
   * @param folder where to; made when it is not there
   * @param files how many files
   */
  public static void write(Path folder, long files) throws IOException {
    new LargeDataset(folder).write(files);
  }

  private void write(long files) throws IOException {
    Path[] originals = new Path[names.size()];
    Path current = folder;
    for (long i = 0; i < files; i++) {
      int kind = (int) (i % names.size());
      long number = i / FILES_IN_FOLDER;
      if (i % FILES_IN_FOLDER == 0) {
        current =
            folder.resolve(
                String.format(
                    Locale.ROOT,
                    "%03d/%02d",
                    number / FOLDERS_IN_FOLDER,
                    number % FOLDERS_IN_FOLDER));
        Files.createDirectories(current);
      }
      Path place = current.resolve(String.format(Locale.ROOT, "%07d-%s", i, names.get(kind)));
      Path original = originals[kind];
      if (original == null || i / names.size() % MOST_LINKS == 0) {
        Files.write(place, contents.get(kind));
        if (kind == names.size() - 1) {
          lengthen(place);
        }
        originals[kind] = place;
      } else {
        Files.createLink(place, original);
      }
    }
  }

  /** Lets the data chunk at the end of a WAVE file become long, of which only the end is there. */
  private static void lengthen(Path wave) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(wave.toFile(), "rw")) {
      byte[] header = new byte[(int) file.length()];
      file.readFully(header);
      ByteBuffer chunks = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
      int data = 12;
      while (chunks.getInt(data) != 0x6174_6164) {
        data += 8 + chunks.getInt(data + 4);
      }
      chunks.putInt(4, SPARSE_BYTES - 8);
      chunks.putInt(data + 4, SPARSE_BYTES - data - 8);
      file.seek(0);
      file.write(header);
      file.setLength(SPARSE_BYTES);
    }
  }

  /**
   * Writes a data set.
   *
   * @param args the folder and the number of files
   * @throws IOException when it cannot be written
   */
  public static void main(String[] args) throws IOException {
    write(Path.of(args[0]), Long.parseLong(args[1]));
  }
}

package dev.assay.testdata;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Any number of files of every kind, of which most are broken: those of {@link Examples} and {@link
 * Hostile} with bytes changed, numbers replaced, stretches taken out, doubled or exchanged, and the
 * end missing.
 *
 * <p>File {@code n} is always the same for a seed, so that a finding can be looked at alone.
 */
public final class MutatedFiles {
  private static final int FILES_IN_FOLDER = 500;
  private static final int MOST_CHANGES = 8;
  private static final int LONGEST_STRETCH = 512;
  private static final long[] NUMBERS = {
    0, 1, -1, 0x7FFF, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL, Long.MAX_VALUE, Long.MIN_VALUE
  };

  private final List<Sample> originals = new ArrayList<>();
  private final long seed;

  private MutatedFiles(long seed) {
    this.seed = seed;
    Examples.files()
        .forEach(
            (path, bytes) ->
                originals.add(new Sample(path.substring(path.lastIndexOf('/') + 1), bytes)));
    originals.addAll(Hostile.samples());
  }

  /** The files of a seed. */
  public static MutatedFiles of(long seed) {
    return new MutatedFiles(seed);
  }

  /** The file of a number, whose name starts with that. */
  public Sample file(long number) {
    SplittableRandom random = new SplittableRandom(seed * 31 + number);
    Sample original = anyOf(random);
    byte[] bytes = original.bytes().clone();
    if (random.nextInt(10) > 0) {
      for (int changes = random.nextInt(MOST_CHANGES) + 1; changes > 0; changes--) {
        bytes = changed(bytes, random);
      }
    }
    return new Sample(String.format(Locale.ROOT, "%07d-%s", number, original.name()), bytes);
  }

  private Sample anyOf(SplittableRandom random) {
    return originals.get(random.nextInt(originals.size()));
  }

  private byte[] changed(byte[] bytes, SplittableRandom random) {
    if (bytes.length < 2) {
      return anyOf(random).bytes().clone();
    }
    // Headers are at the start of most kinds, and more happens there than in what they describe.
    int from =
        random.nextInt(
            random.nextBoolean() ? Math.min(bytes.length, LONGEST_STRETCH) : bytes.length);
    int to = Math.min(bytes.length, from + 1 + random.nextInt(LONGEST_STRETCH));
    switch (random.nextInt(8)) {
      case 0, 1 -> bytes[from] ^= (byte) (1 << random.nextInt(8));
      case 2 -> bytes[from] = (byte) random.nextInt();
      case 3, 4 -> replaceNumber(bytes, from, random);
      case 5 -> {
        return random.nextInt(4) == 0 ? Arrays.copyOf(bytes, from) : joined(bytes, from, to);
      }
      case 6 -> {
        return joined(bytes, to, from);
      }
      default -> {
        byte[] other = anyOf(random).bytes();
        int length = Math.min(to - from, other.length);
        int at = random.nextInt(other.length - length + 1);
        System.arraycopy(other, at, bytes, from, length);
      }
    }
    return bytes;
  }

  private static void replaceNumber(byte[] bytes, int at, SplittableRandom random) {
    int width = Math.min(bytes.length - at, 1 << random.nextInt(1, 4));
    ByteOrder order = random.nextBoolean() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
    long number = NUMBERS[random.nextInt(NUMBERS.length)];
    byte[] eight = ByteBuffer.allocate(8).order(order).putLong(number).array();
    System.arraycopy(eight, order == ByteOrder.BIG_ENDIAN ? 8 - width : 0, bytes, at, width);
  }

  /** The bytes before {@code end} and those from {@code start} on, which may be before it. */
  private static byte[] joined(byte[] bytes, int end, int start) {
    byte[] all = Arrays.copyOf(bytes, end + bytes.length - start);
    System.arraycopy(bytes, start, all, end, bytes.length - start);
    return all;
  }

  /**
   * Writes files, 500 in a folder.
   *
   * @param folder where to; made when it is not there
   * @param from the number of the first
   * @param to the number behind the last
   */
  public void write(Path folder, long from, long to) throws IOException {
    for (long number = from; number < to; number++) {
      Path place = folder.resolve(String.format(Locale.ROOT, "%05d", number / FILES_IN_FOLDER));
      Files.createDirectories(place);
      Sample file = file(number);
      Files.write(place.resolve(file.name()), file.bytes());
    }
  }
}

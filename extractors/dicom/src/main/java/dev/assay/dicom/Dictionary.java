package dev.assay.dicom;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringTokenizer;
import org.jspecify.annotations.Nullable;

/** The value representations of the standard data elements (PS3.6 chapters 6 to 9). */
final class Dictionary {

  /** Elements of repeating groups: those whose tag equals {@code tag} under {@code mask}. */
  private record Repeating(int mask, int tag, Vr vr) {}

  /** Keys of the tags, ascending. */
  private final int[] keys;

  private final Vr[] representations;
  private final List<Repeating> repeating;

  private Dictionary(int[] keys, Vr[] representations, List<Repeating> repeating) {
    this.keys = keys;
    this.representations = representations;
    this.repeating = repeating;
  }

  /** Delays reading the table until a file needs it, which most explicit ones never do. */
  private static final class Table {
    static final Dictionary STANDARD = read();

    private Table() {}
  }

  /** The dictionary's representation of a standard element, null when it has none of that tag. */
  static @Nullable Vr standard(int tag) {
    return Table.STANDARD.get(tag);
  }

  /**
   * The representation of an element whose file does not name it (PS3.5 section 6.2.2): the
   * dictionary's, UN when it is unknown or private, LO for a private creator and UL for a group
   * length.
   */
  static Vr implied(int tag) {
    if (Tags.isPrivate(tag)) {
      return Tags.isPrivateCreator(tag) ? Vr.LO : Vr.UN;
    }
    Vr vr = standard(tag);
    return vr != null ? vr : Tags.isGroupLength(tag) ? Vr.UL : Vr.UN;
  }

  /** A number in whose order tags ascend as unsigned ones. */
  private static int key(int tag) {
    return tag ^ Integer.MIN_VALUE;
  }

  private @Nullable Vr get(int tag) {
    int at = Arrays.binarySearch(keys, key(tag));
    if (at >= 0) {
      return representations[at];
    }
    for (Repeating family : repeating) {
      if ((tag & family.mask) == family.tag) {
        return family.vr;
      }
    }
    return null;
  }

  private static Dictionary read() {
    int[] keys = new int[8192];
    Vr[] representations = new Vr[keys.length];
    int count = 0;
    List<Repeating> repeating = new ArrayList<>();
    try (InputStream table = Dictionary.class.getResourceAsStream("dictionary.txt")) {
      if (table == null) {
        throw new IllegalStateException("dictionary.txt is missing from the module");
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(table, StandardCharsets.US_ASCII));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("#")) {
          continue;
        }
        StringTokenizer words = new StringTokenizer(line, " ");
        String group = words.nextToken();
        while (words.hasMoreTokens()) {
          String word = words.nextToken();
          String digits = group + word.substring(0, 4);
          Vr vr = Vr.ofDictionary(word.substring(4));
          int tag = Integer.parseUnsignedInt(digits.replace('x', '0'), 16);
          if (digits.indexOf('x') >= 0) {
            repeating.add(new Repeating(mask(digits), tag, vr));
          } else {
            keys[count] = key(tag);
            representations[count++] = vr;
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Dictionary(
        Arrays.copyOf(keys, count), Arrays.copyOf(representations, count), repeating);
  }

  private static int mask(String digits) {
    int mask = 0;
    for (int i = 0; i < digits.length(); i++) {
      mask = (mask << 4) | (digits.charAt(i) == 'x' ? 0 : 0xF);
    }
    return mask;
  }
}

package dev.assay.pdf;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The names that have a meaning here (ISO 32000-2 7.3.5), found by their bytes: a document is full
 * of others, of which no strings need be made.
 */
final class Names {
  private static final List<String> KNOWN =
      List.of(
          // 7.7.2, 7.7.3: the catalog and the page tree
          "Type",
          "Catalog",
          "Version",
          "Pages",
          "Page",
          "Kids",
          "Count",
          // 7.5.5, 7.5.8: the trailer and cross-reference streams
          "Root",
          "Encrypt",
          "ID",
          "Prev",
          "XRefStm",
          "XRef",
          "Size",
          "Index",
          "W",
          // 7.3.8, 7.4.4, 7.5.7: streams and object streams
          "ObjStm",
          "Length",
          "Filter",
          "FlateDecode",
          "DecodeParms",
          "F",
          "Predictor",
          "Columns",
          "Colors",
          "BitsPerComponent",
          "N",
          "First",
          // 7.6.2, 7.6.4: the encryption dictionary
          "V",
          "R",
          "O",
          "U",
          "P",
          "CF",
          "StdCF",
          "CFM",
          "EncryptMetadata");

  /** Each at the place that its bytes lead to, or the next free one: most places are free. */
  private static final @Nullable String[] PLACES = new String[256];

  static {
    for (String name : KNOWN) {
      int place = 0;
      for (int i = 0; i < name.length(); i++) {
        place = next(place, name.charAt(i));
      }
      while (PLACES[place & 0xFF] != null) {
        place++;
      }
      PLACES[place & 0xFF] = name;
    }
  }

  private Names() {}

  /** The name that {@code n} bytes are, null when it is none of these. */
  static @Nullable String find(byte[] bytes, int from, int n) {
    int place = 0;
    for (int i = from; i < from + n; i++) {
      place = next(place, bytes[i]);
    }
    String name = PLACES[place & 0xFF];
    while (name != null && !equal(name, bytes, from, n)) {
      name = PLACES[++place & 0xFF];
    }
    return name;
  }

  private static int next(int place, int c) {
    return 31 * place + c;
  }

  /** Whether {@code n} bytes are those ASCII characters. */
  static boolean equal(String characters, byte[] bytes, int from, int n) {
    if (characters.length() != n) {
      return false;
    }
    for (int i = 0; i < n; i++) {
      if (bytes[from + i] != characters.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}

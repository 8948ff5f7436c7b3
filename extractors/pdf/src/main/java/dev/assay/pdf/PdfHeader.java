package dev.assay.pdf;

import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import java.io.IOException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The header of a document (ISO 32000-2 7.5.2).
 *
 * @param offset where it starts
 * @param version the version it names, such as {@code 1.7}, null when it names none
 */
record PdfHeader(int offset, @Nullable String version) {

  /** Where viewers look for the header (PDF Reference 1.7, appendix H.3, note 13). */
  private static final int WITHIN = 1024;

  private static final String START = "%PDF-";
  private static final int LENGTH = 16;

  /** The header of a file, null when it has none; reads on where its head is too short. */
  static @Nullable PdfHeader of(ByteCursor in, Head head) throws IOException {
    if (head.startsWith(START) && head.length() >= LENGTH) {
      return new PdfHeader(0, version(head, 0));
    }
    byte[] start = new byte[(int) Math.min(WITHIN + LENGTH, in.remaining())];
    Head longer = Head.of(Arrays.copyOf(start, in.read(start, 0, start.length)), head.identity());
    int offset = offset(longer);
    return offset < 0 ? null : new PdfHeader(offset, version(longer, offset));
  }

  /** How sure a file with that head is a document. */
  static Score score(Head head) {
    int offset = offset(head);
    return offset < 0 ? Score.NO : offset == 0 ? Score.CERTAIN : Score.LIKELY;
  }

  /** Where the header starts, -1 when it is not there. */
  private static int offset(Head head) {
    byte[] bytes = head.bytes();
    int end = Math.min(bytes.length, WITHIN);
    int last = START.length() - 1;
    while (last < end) {
      // What stands where the last character would says how far away the next header can be.
      switch (bytes[last]) {
        case '-' -> {
          if (head.at(last - 4, START)) {
            return last - 4;
          }
          last += 5;
        }
        case 'F' -> last += 1;
        case 'D' -> last += 2;
        case 'P' -> last += 3;
        case '%' -> last += 4;
        default -> last += 5;
      }
    }
    return -1;
  }

  /** One or two digits, a full stop, one or two digits. */
  private static @Nullable String version(Head head, int header) {
    int from = header + START.length();
    int dot = from + digits(head, from);
    int minor = head.u8(dot) == '.' ? digits(head, dot + 1) : 0;
    return dot == from || minor == 0 ? null : head.text(from, dot + 1 + minor - from);
  }

  private static int digits(Head head, int from) {
    int n = 0;
    while (n < 2 && head.u8(from + n) >= '0' && head.u8(from + n) <= '9') {
      n++;
    }
    return n;
  }
}

package dev.assay.scene;

import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The lines of a text header, each of bounded length and not too many of them. */
final class HeaderLines {
  private static final int LONGEST_LINE = 4096;
  private static final int MOST_LINES = 10_000;

  private static final Pattern SPACE = Pattern.compile("[ \\t]+");

  private final ByteCursor in;
  private final byte[] line = new byte[LONGEST_LINE];
  private int count;

  HeaderLines(ByteCursor in) {
    this.in = in;
  }

  /** Where the next line starts. */
  long position() {
    return in.position();
  }

  /**
   * The next line without its end and the white space around it.
   *
   * @return null when the data ends
   * @throws MalformedException when the line is too long, not text, or one too many
   */
  @Nullable String next() throws IOException {
    long start = in.position();
    if (!in.has(1)) {
      return null;
    }
    if (++count > MOST_LINES) {
      throw new MalformedException("the header has more than " + MOST_LINES + " lines", start);
    }
    int length = 0;
    while (in.has(1)) {
      int c = in.u8();
      if (c == '\n') {
        break;
      }
      if (c == '\r') {
        // A lone carriage return ends lines of old Macintosh files.
        if (in.has(1)) {
          long next = in.position();
          if (in.u8() != '\n') {
            in.seek(next);
          }
        }
        break;
      }
      if ((c < ' ' && c != '\t') || length == LONGEST_LINE) {
        throw new MalformedException("the header ends in data that are no text", start);
      }
      line[length++] = (byte) c;
    }
    return new String(line, 0, length, StandardCharsets.UTF_8).strip();
  }

  /** The words of a line that is not empty. */
  static List<String> words(String line) {
    return List.of(SPACE.split(line, -1));
  }

  /** The whole number a word stands for. */
  static long number(String word, long position) throws MalformedException {
    try {
      long number = Long.parseLong(word);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException e) {
      // Said below.
    }
    throw new MalformedException("\"" + word + "\" is not a number of things", position);
  }
}

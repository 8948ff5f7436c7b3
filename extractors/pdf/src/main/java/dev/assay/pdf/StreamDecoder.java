package dev.assay.pdf;

import dev.assay.pdf.PdfObject.Dictionary;
import dev.assay.pdf.PdfObject.Items;
import dev.assay.pdf.PdfObject.Name;
import dev.assay.pdf.PdfObject.Whole;
import dev.assay.read.DeclinedException;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.jspecify.annotations.Nullable;

/**
 * What turns the streams of a document (ISO 32000-2 7.3.8) into what they hold, as long as that is
 * not too much in all.
 */
final class StreamDecoder implements AutoCloseable {

  /** Bytes of one stream as it is in the file. */
  private static final int MOST_PACKED_BYTES = 2 << 20;

  /** Bytes all streams of a document decode to. */
  private static final int MOST_DECODED_BYTES = 32 << 20;

  /** Bytes that room is made for at first, and that room for every byte of the file. */
  private static final int LEAST_DECODED_BYTES = 512;

  private static final int USUAL_EXPANSION = 8;

  /** Values of a row that a predictor foretells (7.4.4.3, table 8). */
  private static final int MOST_COLUMNS = 1 << 12;

  private static final String ENDSTREAM = "endstream";

  /** Bytes between the data and {@code endstream}, at most. */
  private static final int LINE_END = 2;

  private final FileBytes file;
  private @Nullable Inflater inflater;
  private int left = MOST_DECODED_BYTES;

  StreamDecoder(FileBytes file) {
    this.file = file;
  }

  /**
   * What a stream holds.
   *
   * @param at behind its dictionary; is moved behind the stream
   * @param length its bytes in the file
   */
  PdfBytes decoded(Dictionary dictionary, PdfLexer at, long length) throws IOException {
    at.expect("stream");
    long start = at.position();
    start += file.at(start) == '\r' ? 1 : 0;
    if (file.at(start) != '\n') {
      throw new DeclinedException("a stream does not begin on a line of its own");
    }
    start++;
    if (length < 0 || length > MOST_PACKED_BYTES || dictionary.has("F")) {
      throw new DeclinedException("a stream is too long or elsewhere");
    }
    int more = (int) Math.min(LINE_END + ENDSTREAM.length(), file.length() - start - length);
    byte[] packed = file.range(start, (int) length + Math.max(0, more));
    at.seek(start + length);
    at.expect(ENDSTREAM);
    PdfObject filter = single(dictionary.get("Filter"));
    if (filter == null) {
      return new PdfBytes(packed, (int) length);
    }
    if (!(filter instanceof Name name && name.text().equals("FlateDecode"))) {
      throw new DeclinedException("a stream has an unusual filter");
    }
    return inflated(packed, (int) length, columns(single(dictionary.get("DecodeParms"))));
  }

  /** A value, or the only one of an array. */
  private static @Nullable PdfObject single(@Nullable PdfObject value) throws IOException {
    if (!(value instanceof Items items)) {
      return value;
    }
    if (items.values().size() != 1) {
      throw new DeclinedException("a stream has several filters");
    }
    return items.values().get(0);
  }

  private PdfBytes inflated(byte[] packed, int length, int columns) throws IOException {
    Inflater fresh = fresh();
    fresh.setInput(packed, 0, length);
    byte[] out = new byte[Math.min(left, Math.max(LEAST_DECODED_BYTES, USUAL_EXPANSION * length))];
    int count = 0;
    try {
      // Some writers flush their data but do not end it; it is all there nevertheless.
      while (!fresh.finished() && !fresh.needsInput()) {
        if (count == out.length) {
          if (count >= left) {
            throw new DeclinedException("streams decode to too much");
          }
          out = Arrays.copyOf(out, (int) Math.min(left, 2L * count));
        }
        count += fresh.inflate(out, count, out.length - count);
        if (fresh.needsDictionary()) {
          throw new DeclinedException("a stream is compressed with a dictionary");
        }
      }
    } catch (DataFormatException e) {
      throw new DeclinedException("a stream is damaged: " + e.getMessage());
    }
    left -= count;
    return new PdfBytes(out, columns == 0 ? count : unpredicted(out, count, columns));
  }

  /** An inflater that has seen nothing: making one takes longer than most streams do. */
  private Inflater fresh() {
    if (inflater == null) {
      inflater = new Inflater();
    } else {
      inflater.reset();
    }
    return inflater;
  }

  @Override
  public void close() {
    if (inflater != null) {
      inflater.end();
    }
  }

  /** Bytes in a row that a PNG predictor is applied to (7.4.4.4), 0 when there is none. */
  private static int columns(@Nullable PdfObject parameters) throws IOException {
    if (!(parameters instanceof Dictionary dictionary)) {
      return 0;
    }
    long predictor = whole(dictionary, "Predictor", 1);
    if (predictor == 1) {
      return 0;
    }
    long columns = whole(dictionary, "Columns", 1);
    if (predictor < 10
        || predictor > 15
        || columns < 1
        || columns > MOST_COLUMNS
        || whole(dictionary, "Colors", 1) != 1
        || whole(dictionary, "BitsPerComponent", 8) != 8) {
      throw new DeclinedException("a stream has an unusual predictor");
    }
    return (int) columns;
  }

  private static long whole(Dictionary dictionary, String key, long otherwise) throws IOException {
    PdfObject value = dictionary.get(key);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Whole number) {
      return number.value();
    }
    throw new DeclinedException("the value of " + key + " is no number");
  }

  /** Undoes PNG's filters of rows (ISO/IEC 15948 9) in place and says how many bytes remain. */
  private static int unpredicted(byte[] bytes, int count, int columns) throws IOException {
    int rows = count / (columns + 1);
    if (rows * (columns + 1) != count) {
      throw new DeclinedException("the last row of a stream is cut");
    }
    for (int row = 0; row < rows; row++) {
      int from = row * (columns + 1);
      int to = row * columns;
      int filter = bytes[from++];
      for (int i = 0; i < columns; i++) {
        int left = i == 0 ? 0 : bytes[to + i - 1] & 0xFF;
        int up = row == 0 ? 0 : bytes[to + i - columns] & 0xFF;
        int leftUp = i == 0 || row == 0 ? 0 : bytes[to + i - columns - 1] & 0xFF;
        bytes[to + i] = (byte) (bytes[from + i] + foretold(filter, left, up, leftUp));
      }
    }
    return rows * columns;
  }

  private static int foretold(int filter, int left, int up, int leftUp) throws IOException {
    return switch (filter) {
      case 0 -> 0;
      case 1 -> left;
      case 2 -> up;
      case 3 -> (left + up) / 2;
      case 4 -> nearest(left, up, leftUp);
      default -> throw new DeclinedException("a row of a stream has the filter " + filter);
    };
  }

  /** Paeth's predictor (ISO/IEC 15948 9.4). */
  private static int nearest(int left, int up, int leftUp) {
    int estimate = left + up - leftUp;
    int byLeft = Math.abs(estimate - left);
    int byUp = Math.abs(estimate - up);
    int byLeftUp = Math.abs(estimate - leftUp);
    return byLeft <= byUp && byLeft <= byLeftUp ? left : byUp <= byLeftUp ? up : leftUp;
  }
}

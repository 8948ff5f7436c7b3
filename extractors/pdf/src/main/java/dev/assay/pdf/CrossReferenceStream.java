package dev.assay.pdf;

import dev.assay.pdf.PdfObject.Dictionary;
import dev.assay.pdf.PdfObject.Items;
import dev.assay.pdf.PdfObject.Whole;
import dev.assay.read.DeclinedException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A cross-reference stream (ISO 32000-2 7.5.8), of which a row is read when it is asked for. */
final class CrossReferenceStream implements CrossReferenceRows {

  /** Bytes of a field; no number needs more. */
  private static final int MOST_FIELD_BYTES = 8;

  private final PdfBytes rows;
  private final long[] widths;
  private final long[] index;
  private final int rowLength;

  /**
   * The stream with that dictionary.
   *
   * @param rows what it holds
   */
  CrossReferenceStream(Dictionary dictionary, PdfBytes rows) throws IOException {
    this.rows = rows;
    this.widths = wholes(dictionary.get("W"));
    if (widths.length != 3) {
      throw new DeclinedException("a cross-reference stream has not three fields");
    }
    int length = 0;
    for (long width : widths) {
      if (width > MOST_FIELD_BYTES) {
        throw new DeclinedException("a cross-reference stream has fields too wide");
      }
      length += (int) width;
    }
    this.rowLength = length;
    if (dictionary.has("Index")) {
      this.index = wholes(dictionary.get("Index"));
    } else if (dictionary.get("Size") instanceof Whole size) {
      this.index = new long[] {0, size.value()};
    } else {
      throw new DeclinedException("a cross-reference stream has no size");
    }
    if (length == 0 || index.length % 2 != 0) {
      throw new DeclinedException("a cross-reference stream has no rows");
    }
  }

  private static long[] wholes(@Nullable PdfObject value) throws IOException {
    List<PdfObject> items = value instanceof Items array ? array.values() : List.of();
    long[] wholes = new long[items.size()];
    for (int i = 0; i < wholes.length; i++) {
      if (!(items.get(i) instanceof Whole whole) || whole.value() < 0) {
        throw new DeclinedException("a cross-reference stream has no numbers where some should be");
      }
      wholes[i] = whole.value();
    }
    return wholes;
  }

  @Override
  public @Nullable Place find(long number) throws IOException {
    long row = 0;
    for (int i = 0; i < index.length; i += 2) {
      if (number >= index[i] && number - index[i] < index[i + 1]) {
        return row(row + number - index[i]);
      }
      row += index[i + 1];
    }
    return null;
  }

  private Place row(long row) throws IOException {
    if (row >= rows.length() / rowLength) {
      throw new DeclinedException("a cross-reference stream has fewer rows than it says");
    }
    long at = row * rowLength;
    long type = widths[0] == 0 ? 1 : field(at, widths[0]);
    long second = field(at + widths[0], widths[1]);
    long third = field(at + widths[0] + widths[1], widths[2]);
    if (type == 0) {
      return FREE;
    } else if (type == 1) {
      return new InFile(second, third);
    } else if (type == 2) {
      return new InStream(second, third);
    }
    throw new DeclinedException("a cross-reference stream has a row of type " + type);
  }

  private long field(long at, long width) throws IOException {
    long value = 0;
    for (int i = 0; i < width; i++) {
      value = value << 8 | rows.at(at + i);
    }
    if (value < 0) {
      throw new DeclinedException("a cross-reference stream has a number too large");
    }
    return value;
  }
}

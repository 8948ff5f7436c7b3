package dev.assay.pdf;

import dev.assay.read.DeclinedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cross-reference table (ISO 32000-2 7.5.4): its subsections are noted, a row is read when it is
 * asked for.
 */
final class CrossReferenceTable implements CrossReferenceRows {
  private static final int MOST_SUBSECTIONS = 10_000;

  /** Digits of an offset, and of a generation. */
  private static final int OFFSET_DIGITS = 10;

  private static final int GENERATION_DIGITS = 5;

  /** Bytes of a row without what ends it; 2 bytes should, but 1 or 3 are met. */
  private static final int ROW = OFFSET_DIGITS + GENERATION_DIGITS + 3;

  private static final int MOST_ROW_END = 3;

  private record Subsection(long first, long count, long rowsAt, int rowLength) {}

  private final FileBytes file;
  private final List<Subsection> subsections = new ArrayList<>(2);

  /**
   * The table at a place.
   *
   * @param at behind {@code xref}; is moved before the dictionary of the trailer
   */
  CrossReferenceTable(FileBytes file, PdfLexer at) throws IOException {
    this.file = file;
    while (!at.accept("trailer")) {
      long first = at.whole();
      long count = at.whole();
      file.enter(at.position());
      if (subsections.size() == MOST_SUBSECTIONS) {
        throw new DeclinedException("the cross-reference table has too many parts");
      }
      if (count > 0) {
        at.peek();
        subsections.add(subsection(first, count, at));
      }
    }
  }

  private Subsection subsection(long first, long count, PdfLexer at) throws IOException {
    long rows = at.position();
    if (count > (file.length() - rows) / ROW) {
      throw new DeclinedException("the cross-reference table has more rows than the file can hold");
    }
    int end = 0;
    while (end < MOST_ROW_END && PdfLexer.isSpace(file.at(rows + ROW + end))) {
      end++;
    }
    int length = ROW + end;
    // The last row may end in another way than the first.
    long last = rows + (count - 1) * length;
    int mark = file.at(last + ROW - 1);
    if (end == 0 || (mark != 'n' && mark != 'f')) {
      throw new DeclinedException("the cross-reference table has rows of several lengths");
    }
    at.seek(last + ROW);
    return new Subsection(first, count, rows, length);
  }

  @Override
  public @Nullable Place find(long number) throws IOException {
    for (Subsection part : subsections) {
      if (number >= part.first && number - part.first < part.count) {
        return row(part.rowsAt + (number - part.first) * part.rowLength);
      }
    }
    return null;
  }

  private Place row(long at) throws IOException {
    long offset = digits(at, OFFSET_DIGITS);
    long generation = digits(at + OFFSET_DIGITS + 1, GENERATION_DIGITS);
    int mark = file.at(at + ROW - 1);
    if (!PdfLexer.isSpace(file.at(at - 1))
        || file.at(at + OFFSET_DIGITS) != ' '
        || file.at(at + ROW - 2) != ' '
        || (mark != 'n' && mark != 'f')
        || !PdfLexer.isSpace(file.at(at + ROW))) {
      throw new DeclinedException("a row of the cross-reference table is not in order");
    }
    return mark == 'f' ? FREE : new InFile(offset, generation);
  }

  private long digits(long at, int n) throws IOException {
    long value = 0;
    for (int i = 0; i < n; i++) {
      int c = file.at(at + i);
      if (c < '0' || c > '9') {
        throw new DeclinedException("a row of the cross-reference table is not in order");
      }
      value = 10 * value + (c - '0');
    }
    return value;
  }
}

package dev.assay.pdf;

import dev.assay.pdf.CrossReferenceRows.Free;
import dev.assay.pdf.CrossReferenceRows.Place;
import dev.assay.pdf.PdfObject.Dictionary;
import dev.assay.pdf.PdfObject.Whole;
import dev.assay.read.DeclinedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The cross-reference sections of a document with their trailers, the newest first. */
final class CrossReferences {

  /** Where the end is looked for (PDF Reference 1.7, appendix H.3, note 18: 1024 bytes). */
  private static final int END_WITHIN = 2048;

  private static final String START = "startxref";
  private static final String END = "%%EOF";

  /** Sections followed; a document that was saved more often is not read here. */
  private static final int MOST_SECTIONS = 64;

  /** A table with what is hidden in a stream from those who know tables only (7.5.8.4). */
  private record Section(
      CrossReferenceRows rows, @Nullable CrossReferenceRows hidden, Dictionary trailer) {}

  private final FileBytes file;
  private final StreamDecoder streams;
  private final ValueParser at;
  private final List<Section> sections = new ArrayList<>(2);

  /**
   * All sections from the one that the end of the file names.
   *
   * @param at is moved
   */
  CrossReferences(FileBytes file, StreamDecoder streams, ValueParser at) throws IOException {
    this.file = file;
    this.streams = streams;
    this.at = at;
    Set<Long> seen = new HashSet<>(4);
    for (long offset = newest(); offset > 0; ) {
      if (!seen.add(offset) || seen.size() > MOST_SECTIONS) {
        throw new DeclinedException("the cross-reference sections loop or are very many");
      }
      Section section = section(offset);
      sections.add(section);
      offset = offset(section.trailer, "Prev");
    }
    if (sections.isEmpty()) {
      throw new DeclinedException("there is no cross-reference section");
    }
  }

  /** Where the newest section is (7.5.5). */
  private long newest() throws IOException {
    long end = lastBefore(file.length(), END);
    long start = lastBefore(end, START);
    at.seek(start + START.length());
    long offset = at.whole();
    while (PdfLexer.isSpace(file.at(at.position()))) {
      at.seek(at.position() + 1);
    }
    if (at.position() != end) {
      throw new DeclinedException("the end of the file is not in order");
    }
    return offset;
  }

  private long lastBefore(long end, String word) throws IOException {
    long first = Math.max(0, file.length() - END_WITHIN);
    char initial = word.charAt(0);
    for (long offset = end - word.length(); offset >= first; offset--) {
      if (file.at(offset) == initial && file.matches(offset, word)) {
        return offset;
      }
    }
    throw new DeclinedException("there is no " + word + " at the end");
  }

  private Section section(long offset) throws IOException {
    at.seek(offset);
    if (at.accept("xref")) {
      CrossReferenceRows table = new CrossReferenceTable(file, at);
      Dictionary trailer = at.dictionary();
      long hidden = offset(trailer, "XRefStm");
      return new Section(table, hidden == 0 ? null : stream(hidden).rows, trailer);
    }
    return stream(offset);
  }

  private Section stream(long offset) throws IOException {
    at.seek(offset);
    at.whole();
    at.whole();
    at.expect("obj");
    Dictionary dictionary = at.dictionary();
    if (!dictionary.isName("Type", "XRef") || !(dictionary.get("Length") instanceof Whole length)) {
      throw new DeclinedException("there is no cross-reference section where one should be");
    }
    PdfBytes rows = streams.decoded(dictionary, at, length.value());
    return new Section(new CrossReferenceStream(dictionary, rows), null, dictionary);
  }

  /** The offset that a trailer names, 0 when it names none. */
  private static long offset(Dictionary trailer, String key) throws IOException {
    PdfObject value = trailer.get(key);
    if (value == null) {
      return 0;
    }
    if (value instanceof Whole offset && offset.value() >= 0) {
      return offset.value();
    }
    throw new DeclinedException("the " + key + " of a trailer is no offset");
  }

  /** What the newest trailer that has the key says of it (7.5.6), null when none has it. */
  @Nullable PdfObject trailer(String key) {
    for (Section section : sections) {
      PdfObject value = section.trailer.get(key);
      if (value != null) {
        return value;
      }
    }
    return null;
  }

  /** Where the object with that number is. */
  Place find(long number) throws IOException {
    for (Section section : sections) {
      Place place = section.rows.find(number);
      CrossReferenceRows hidden = section.hidden;
      if (hidden != null && (place == null || place instanceof Free)) {
        Place there = hidden.find(number);
        place = there == null ? place : there;
      }
      if (place instanceof Free) {
        break;
      }
      if (place != null) {
        return place;
      }
    }
    throw new DeclinedException("object " + number + " is missing");
  }
}

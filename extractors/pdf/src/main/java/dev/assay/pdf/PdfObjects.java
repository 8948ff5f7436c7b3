package dev.assay.pdf;

import dev.assay.pdf.CrossReferenceRows.InFile;
import dev.assay.pdf.CrossReferenceRows.InStream;
import dev.assay.pdf.CrossReferenceRows.Place;
import dev.assay.pdf.PdfObject.Dictionary;
import dev.assay.pdf.PdfObject.Reference;
import dev.assay.pdf.PdfObject.Whole;
import dev.assay.read.DeclinedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The objects of a document, each read when it is asked for (ISO 32000-2 7.3.10, 7.5.7). */
final class PdfObjects {
  private static final int STREAMS_KEPT = 8;

  /** Digits and spaces of the two numbers that each object of a stream has, at least. */
  private static final int LEAST_HEADER = 4;

  /**
   * An object stream by its number: a place in it, the numbers of its objects, and where each
   * starts.
   */
  @SuppressWarnings("ArrayRecordComponent") // streams are never compared
  private record Container(long number, ValueParser at, long[] numbers, long[] offsets) {}

  private final FileBytes file;
  private final StreamDecoder streams;
  private final CrossReferences references;
  private final ValueParser at;
  private final boolean encrypted;

  /** The streams that were opened, the one asked for last at the end. */
  private final List<Container> containers = new ArrayList<>(2);

  PdfObjects(FileBytes file, StreamDecoder streams) throws IOException {
    this.file = file;
    this.streams = streams;
    this.at = new ValueParser(file, 0);
    this.references = new CrossReferences(file, streams, at);
    this.encrypted = references.trailer("Encrypt") != null;
  }

  /** What the trailer says, null when it says nothing. */
  @Nullable PdfObject trailer(String key) {
    return references.trailer(key);
  }

  /** The dictionary that is the value, or that it refers to. */
  Dictionary dictionary(@Nullable PdfObject value) throws IOException {
    PdfObject object = value instanceof Reference reference ? object(reference) : value;
    if (object instanceof Dictionary dictionary) {
      return dictionary;
    }
    throw new DeclinedException("there is no dictionary where one should be");
  }

  private PdfObject object(Reference reference) throws IOException {
    Place place = references.find(reference.number());
    if (place instanceof InFile there) {
      PdfObject object = inFile(reference, there);
      at.expect("endobj");
      return object;
    }
    if (place instanceof InStream there && reference.generation() == 0) {
      return inStream(reference, there);
    }
    throw new DeclinedException("object " + reference.number() + " is of another generation");
  }

  /** The object at a place of the file; the lexer stays behind it. */
  private PdfObject inFile(Reference reference, InFile place) throws IOException {
    file.enter(place.offset());
    at.seek(place.offset());
    if (place.offset() == 0
        || place.generation() != reference.generation()
        || at.whole() != reference.number()
        || at.whole() != reference.generation()) {
      throw new DeclinedException("object " + reference.number() + " is not where it should be");
    }
    at.expect("obj");
    return at.value();
  }

  private PdfObject inStream(Reference reference, InStream place) throws IOException {
    Container container = container(place.stream());
    if (place.index() >= container.numbers.length
        || container.numbers[(int) place.index()] != reference.number()) {
      throw new DeclinedException("an object stream lacks object " + reference.number());
    }
    file.enter(0);
    container.at.seek(container.offsets[(int) place.index()]);
    return container.at.value();
  }

  private Container container(long number) throws IOException {
    int last = containers.size() - 1;
    for (int i = last; i >= 0; i--) {
      Container container = containers.get(i);
      if (container.number == number) {
        if (i < last) {
          containers.add(containers.remove(i));
        }
        return container;
      }
    }
    Container opened = opened(number);
    if (containers.size() == STREAMS_KEPT) {
      containers.remove(0);
    }
    containers.add(opened);
    return opened;
  }

  private Container opened(long number) throws IOException {
    if (encrypted) {
      throw new DeclinedException("what the page tree needs is encrypted");
    }
    if (!(references.find(number) instanceof InFile place)) {
      throw new DeclinedException("an object stream is not in the file");
    }
    if (!(inFile(new Reference(number, 0), place) instanceof Dictionary dictionary)
        || !dictionary.isName("Type", "ObjStm")
        || !(dictionary.get("N") instanceof Whole n)
        || !(dictionary.get("First") instanceof Whole first)) {
      throw new DeclinedException("there is no object stream where one should be");
    }
    PdfBytes bytes = streams.decoded(dictionary, at, length(dictionary.get("Length")));
    if (n.value() < 0
        || first.value() < 0
        || first.value() > bytes.length()
        || n.value() > first.value() / LEAST_HEADER + 1) {
      throw new DeclinedException("an object stream has not as many objects as it says");
    }
    long[] numbers = new long[(int) n.value()];
    long[] offsets = new long[numbers.length];
    ValueParser inside = new ValueParser(bytes, 0);
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = inside.whole();
      offsets[i] = first.value() + inside.whole();
    }
    if (inside.position() > first.value()) {
      throw new DeclinedException("an object stream begins before its header ends");
    }
    return new Container(number, inside, numbers, offsets);
  }

  /** The length of a stream, which may be an object of its own but none of a stream. */
  private long length(@Nullable PdfObject value) throws IOException {
    if (value instanceof Whole length) {
      return length.value();
    }
    if (value instanceof Reference reference
        && references.find(reference.number()) instanceof InFile place) {
      long before = at.position();
      if (inFile(reference, place) instanceof Whole length) {
        at.expect("endobj");
        at.seek(before);
        return length.value();
      }
    }
    throw new DeclinedException("a stream has no length");
  }
}

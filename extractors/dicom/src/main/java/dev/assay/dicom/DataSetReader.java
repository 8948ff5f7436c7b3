package dev.assay.dicom;

import dev.assay.facts.DicomElement;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.read.ByteCursor;
import dev.assay.read.LimitExceededException;
import dev.assay.read.MalformedException;
import dev.assay.read.ReadException;
import dev.assay.read.TruncatedException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads the elements of a data set that are wanted and passes over the others without reading their
 * values; it stops behind the last wanted one, before the pixels.
 *
 * <p>A value that cannot be converted is left out with a finding, alone: everything around it
 * stays. What is left out of a sequence is missing in its item.
 */
final class DataSetReader {
  private static final int ITEM_HEADER = 8;

  /** Values up to this size come through the window, which reads more than one value at once. */
  private static final int LONGEST_WINDOWED = 64 * 1024;

  /** Elements that are wanted only to read others by. */
  private static final Set<String> AUXILIARY =
      Set.of(Tags.key(Tags.SPECIFIC_CHARACTER_SET), Tags.key(Tags.PIXEL_REPRESENTATION));

  /** What the elements of a data set are to be read by, which its sequences inherit. */
  private static final class Scope {
    private CharacterSets text;
    private boolean signedPixels;
    private final Map<String, DicomElement> elements;

    private Scope(CharacterSets text, boolean signedPixels, Map<String, DicomElement> elements) {
      this.text = text;
      this.signedPixels = signedPixels;
      this.elements = elements;
    }

    /** That of a data set, of which single elements are asked for. */
    static Scope ofDataSet() {
      return new Scope(CharacterSets.DEFAULT, false, new HashMap<>());
    }

    /** That of a sequence item, whose elements are kept ascending. */
    Scope inner() {
      return new Scope(text, signedPixels, new TreeMap<>());
    }
  }

  private final Context context;
  private final Scope wanted = Scope.ofDataSet();
  private final Set<Integer> reported = new HashSet<>();
  private long keptBytes;

  /** A reader that tells the context what is wrong with the file. */
  DataSetReader(Context context) {
    this.context = context;
  }

  /** The required tags, ascending; an absent one maps to null. */
  Map<String, @Nullable DicomElement> requiredTags() {
    Map<String, @Nullable DicomElement> tags = new LinkedHashMap<>();
    for (String key : Tags.requiredKeys()) {
      tags.put(key, wanted.elements.get(key));
    }
    return tags;
  }

  /** The first value of a wanted element as text, null when it is absent or empty. */
  @Nullable String text(int tag) {
    DicomElement element = wanted.elements.get(Tags.key(tag));
    List<Object> value = element == null ? null : element.value();
    return value == null || value.isEmpty() ? null : value.get(0).toString();
  }

  /**
   * Reads the data set that starts at the cursor.
   *
   * @param implicit whether it should be encoded implicitly
   * @return whether an element behind the wanted ones was met, rather than the end of the data
   * @throws TruncatedException when the data ends before anything wanted
   * @throws MalformedException when there is no data set
   * @throws LimitExceededException when a limit is reached before anything wanted
   */
  boolean read(ByteCursor in, boolean implicit) throws IOException {
    try {
      return readWanted(in, implicit);
    } catch (TruncatedException e) {
      orNothing(e);
      context.incomplete(
          Finding.error("DICOM_TRUNCATED", "The header breaks off: " + e.getMessage() + ".")
              .mendedBy("Copy or export the file again: its end is missing.")
              .at(e.offset()));
    } catch (MalformedException | LimitExceededException e) {
      orNothing(e);
      context.incomplete(e.asFailure().asFinding());
    }
    return true;
  }

  private void orNothing(ReadException e) throws ReadException {
    if (AUXILIARY.containsAll(wanted.elements.keySet())) {
      throw e;
    }
  }

  private boolean readWanted(ByteCursor in, boolean implicit) throws IOException {
    Elements elements = Elements.detecting(in, implicit);
    Element element = elements.next();
    if (element == null) {
      throw new TruncatedException("there is no data set", in.position());
    }
    if (isBehindWanted(element)) {
      throw new MalformedException(
          "the data set starts with " + Tags.name(element.tag()), element.start());
    }
    while (element != null && !isBehindWanted(element)) {
      if (isWanted(element.tag())) {
        keepWanted(in, element, elements.isImplicit());
      } else {
        skip(in, element, elements.isImplicit(), 0);
      }
      element = elements.next();
    }
    if (element == null) {
      return false;
    }
    reportCutPixels(in, element);
    return true;
  }

  /** Says when the pixels, which are not read, cannot all be there. */
  private void reportCutPixels(ByteCursor in, Element element) {
    boolean measured = element.tag() >>> 16 == Tags.PIXEL_GROUP && !element.isUndefined();
    long missing = in.position() + element.length() - in.sourceLength();
    if (measured && in.sourceLength() >= 0 && missing > 0) {
      context.report(
          Finding.warning(
                  "DICOM_PIXELS_TRUNCATED",
                  "The file ends " + missing + " bytes before the end of its pixels.")
              .mendedBy("Copy or export the file again: its end is missing.")
              .at(in.sourceLength()));
    }
  }

  private static boolean isBehindWanted(Element element) {
    return Integer.compareUnsigned(element.tag(), Tags.LAST_REQUIRED) > 0
        && !Tags.isOfNoGroup(element.tag())
        && !isStray(element);
  }

  /** Whether this delimiter ends nothing: some writers leave them behind defined lengths. */
  private static boolean isStray(Element element) {
    boolean delimiter =
        element.tag() == Tags.ITEM_DELIMITER || element.tag() == Tags.SEQUENCE_DELIMITER;
    return delimiter && element.length() == 0;
  }

  private static boolean isWanted(int tag) {
    return switch (tag) {
      case Tags.SPECIFIC_CHARACTER_SET,
          Tags.SOP_CLASS_UID,
          Tags.MODALITY,
          Tags.PIXEL_REPRESENTATION ->
          true;
      default -> Tags.isRequired(tag);
    };
  }

  /** Keeps a wanted element; a broken sequence of known length is left out alone. */
  private void keepWanted(ByteCursor in, Element element, boolean implicit) throws IOException {
    if (element.isUndefined()) {
      keep(in, element, implicit, wanted, 0);
      return;
    }
    long end = in.position() + element.length();
    try {
      keep(in, element, implicit, wanted, 0);
    } catch (TruncatedException e) {
      throw e;
    } catch (MalformedException e) {
      leaveOut(element, String.valueOf(e.getMessage()), wanted);
      in.seek(end);
    }
  }

  private void keep(ByteCursor in, Element element, boolean implicit, Scope scope, int depth)
      throws IOException {
    if (element.unknownVr() != null) {
      leaveOut(element, "there is no value representation " + element.unknownVr(), scope);
      skip(in, element, implicit, depth);
      return;
    }
    String key = Tags.key(element.tag());
    Vr vr = chosen(element, scope);
    if (vr == Vr.SQ || (element.isUndefined() && vr == Vr.UN)) {
      scope.elements.put(key, sequence(in, element, implicit, scope, depth + 1));
      return;
    }
    byte[] value = value(in, element, implicit, depth);
    try {
      DicomElement converted = ValueConversion.convert(vr, value, in.order(), scope.text);
      scope.elements.put(key, converted);
      follow(element.tag(), converted, scope);
    } catch (BadValueException e) {
      leaveOut(element, String.valueOf(e.getMessage()), scope);
    }
  }

  /** Lets an element change how those behind it are read. */
  private void follow(int tag, DicomElement element, Scope scope) {
    List<Object> values = element.value() == null ? List.of() : element.value();
    if (tag == Tags.SPECIFIC_CHARACTER_SET) {
      List<String> terms = new ArrayList<>(values.size());
      values.forEach(term -> terms.add(term.toString()));
      scope.text = CharacterSets.of(terms, this::reportUnknownCharacterSet);
    } else if (tag == Tags.PIXEL_REPRESENTATION) {
      scope.signedPixels = !values.equals(List.of(0L));
    }
  }

  /** The representation of an element where the dictionary leaves a choice (PS3.5 annex A). */
  private static Vr chosen(Element element, Scope scope) {
    Vr vr = element.effectiveVr();
    return switch (vr) {
      case US_OR_SS -> scope.signedPixels ? Vr.SS : Vr.US;
      case US_OR_OW -> hasOneEntry(scope) ? Vr.US : Vr.OW;
      case OB_OR_OW -> element.isUndefined() ? Vr.OB : Vr.OW;
      default -> vr;
    };
  }

  private static boolean hasOneEntry(Scope scope) {
    DicomElement descriptor = scope.elements.get(Tags.key(Tags.LUT_DESCRIPTOR));
    List<Object> value = descriptor == null ? null : descriptor.value();
    return value != null && !value.isEmpty() && value.get(0).equals(1L);
  }

  private byte[] value(ByteCursor in, Element element, boolean implicit, int depth)
      throws IOException {
    long start = in.position();
    long length = element.length();
    if (element.isUndefined()) {
      skipItems(in, implicit, depth + 1);
      length = in.position() - ITEM_HEADER - start;
      in.seek(start);
    }
    keptBytes += length;
    in.budget().allocation("the values of the header", keptBytes, start);
    if (length <= LONGEST_WINDOWED && !in.has((int) length)) {
      throw in.declaredEnd() - start < length
          ? new MalformedException(
              Tags.name(element.tag()) + " is longer than what it is part of", start)
          : new TruncatedException(
              "the data ends inside the value of " + Tags.name(element.tag()), in.end());
    }
    byte[] value = in.take(length);
    if (element.isUndefined()) {
      in.skip(ITEM_HEADER);
    }
    return value;
  }

  private DicomElement sequence(
      ByteCursor in, Element element, boolean implicit, Scope outer, int depth) throws IOException {
    in.budget().checkDepth(depth, element.start());
    ByteCursor body = element.isUndefined() ? in : in.slice(element.length());
    ByteOrder order = body.order();
    body.order(orderOfItems(body));
    List<Map<String, DicomElement>> items = new ArrayList<>();
    while (!isExhausted(body)) {
      Element item = itemHeader(body);
      if (item.tag() == Tags.SEQUENCE_DELIMITER) {
        break;
      }
      if (item.tag() == Tags.ITEM) {
        items.add(item(body, item, implicit, outer.inner(), depth));
      }
    }
    body.order(order);
    return DicomElement.of(Vr.SQ.name(), items);
  }

  private Map<String, DicomElement> item(
      ByteCursor in, Element item, boolean implicit, Scope scope, int depth) throws IOException {
    long end = item.isUndefined() ? Long.MAX_VALUE : in.position() + item.length();
    Elements elements = Elements.ofItem(in, implicit);
    while (in.position() < end) {
      Element element = nextOfItem(in, elements);
      if (element == null) {
        break;
      }
      keep(in, element, elements.isImplicit(), scope, depth);
    }
    return Collections.unmodifiableMap(scope.elements);
  }

  /** The next element of an item, null when its delimiter or the end of the sequence is met. */
  private static @Nullable Element nextOfItem(ByteCursor in, Elements elements) throws IOException {
    Element element = elements.next();
    if (element == null && in.declaredEnd() == Long.MAX_VALUE) {
      throw new TruncatedException("the data ends inside a sequence", in.end());
    }
    if (element == null || element.tag() == Tags.ITEM_DELIMITER) {
      return null;
    }
    if (element.tag() == Tags.SEQUENCE_DELIMITER) {
      // The item's own delimiter is missing: leave this one to the sequence.
      in.seek(element.start());
      return null;
    }
    return element;
  }

  /** Whether the sequence has no room for another item; one without a length always has. */
  private static boolean isExhausted(ByteCursor in) {
    return in.declaredEnd() - in.position() < ITEM_HEADER;
  }

  /**
   * The header of an item or a delimiter.
   *
   * @throws MalformedException when it is of something else
   */
  private static Element itemHeader(ByteCursor in) throws IOException {
    Element item = Elements.of(in, true).next();
    if (item == null) {
      throw new TruncatedException("the data ends inside a sequence", in.end());
    }
    return switch (item.tag()) {
      case Tags.ITEM, Tags.ITEM_DELIMITER, Tags.SEQUENCE_DELIMITER -> item;
      default ->
          throw new MalformedException(
              "there is " + Tags.name(item.tag()) + " where an item should be", item.start());
    };
  }

  /**
   * The byte order that the first item shows: sequences of unknown representation are little-endian
   * even in a big-endian data set (PS3.5 section 6.2.2).
   */
  private static ByteOrder orderOfItems(ByteCursor in) throws IOException {
    if (in.order() == ByteOrder.LITTLE_ENDIAN || !in.has(4)) {
      return in.order();
    }
    ByteCursor first = in.rest().order(ByteOrder.LITTLE_ENDIAN);
    boolean little = first.u16() == Tags.ITEM >>> 16 && first.u16() >>> 8 == 0xE0;
    return little ? ByteOrder.LITTLE_ENDIAN : in.order();
  }

  private static void skip(ByteCursor in, Element element, boolean implicit, int depth)
      throws IOException {
    if (element.isUndefined()) {
      skipItems(in, implicit, depth + 1);
    } else {
      in.skip(element.length());
    }
  }

  /**
   * Goes behind the delimiter of a sequence or of fragments, over items of known length at once.
   */
  private static void skipItems(ByteCursor in, boolean implicit, int depth) throws IOException {
    in.budget().checkDepth(depth, in.position());
    ByteOrder order = in.order();
    in.order(orderOfItems(in));
    while (!isExhausted(in)) {
      Element item = itemHeader(in);
      if (item.tag() == Tags.SEQUENCE_DELIMITER) {
        break;
      }
      if (item.isUndefined()) {
        skipItem(in, implicit, depth);
      } else {
        in.skip(item.length());
      }
    }
    in.order(order);
  }

  private static void skipItem(ByteCursor in, boolean implicit, int depth) throws IOException {
    Elements elements = Elements.ofItem(in, implicit);
    Element element = nextOfItem(in, elements);
    while (element != null) {
      skip(in, element, elements.isImplicit(), depth);
      element = nextOfItem(in, elements);
    }
  }

  /** Leaves a value out, and an earlier one of its tag too; says so once for every tag. */
  private void leaveOut(Element element, String why, Scope scope) {
    scope.elements.remove(Tags.key(element.tag()));
    if (reported.add(element.tag())) {
      context.report(
          Finding.warning(
                  "DICOM_BAD_VALUE",
                  "The value of " + Tags.name(element.tag()) + " is left out: " + why + ".")
              .about(Tags.key(element.tag()))
              .mendedBy("Correct the element in the system that wrote the file.")
              .at(element.start()));
    }
  }

  private void reportUnknownCharacterSet(String term) {
    if (reported.add(Tags.SPECIFIC_CHARACTER_SET)) {
      context.report(
          Finding.warning(
                  "DICOM_CHARSET_UNKNOWN",
                  "The character set "
                      + term
                      + " is not known; text outside ASCII may be read wrongly.")
              .about(Tags.key(Tags.SPECIFIC_CHARACTER_SET))
              .mendedBy("Correct Specific Character Set (0008,0005) where the file was written."));
    }
  }
}

package dev.assay.dcm4che;

import dev.assay.facts.DicomElement;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.SpecificCharacterSet;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.util.ByteUtils;
import org.dcm4che3.util.TagUtils;
import org.jspecify.annotations.Nullable;

/**
 * Elements that dcm4che read, in the form pydicom gives them, which is the platform's.
 *
 * <p>dcm4che's own JSON form differs from it, and so its writer is not used:
 *
 * <ul>
 *   <li>decimal and integer strings are text there, numbers here;
 *   <li>an empty sequence has no value there, an empty list here;
 *   <li>an empty part of a multiple value is null there, empty text here;
 *   <li>a name of carets only is an empty object there, its text here;
 *   <li>text that is no number stays there, and leaves its element out here;
 *   <li>group lengths are dropped there, kept in items here;
 *   <li>leading blanks are cut there, kept here;
 *   <li>text beyond ASCII without a character set is replaced there, Latin-1 here;
 *   <li>numbers that are not finite are null or the largest number there, and leave their element
 *       out here;
 *   <li>fragments are a list of their own there, one binary value here.
 * </ul>
 */
final class ElementConversion {
  private static final String[] COMPONENT_GROUPS = {"Alphabetic", "Ideographic", "Phonetic"};

  /** A decimal number; Java itself would accept more spellings. */
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][+-]?[0-9]+)?");

  private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]+");

  /** What pydicom strips: white space of ISO 8859-1. */
  private static final Pattern BLANKS =
      Pattern.compile("^[\\t-\\r\\x1C- \\x85\\xA0]+|[\\t-\\r\\x1C- \\x85\\xA0]+$");

  private static final Pattern PADDING = Pattern.compile("[ \\x00]+$");

  /** A value that cannot be converted. */
  private static final class BadValueException extends Exception {
    private static final long serialVersionUID = 1;

    BadValueException(String message) {
      super(message, null, false, false);
    }
  }

  private final Context context;
  private final BoundedInput input;
  private final Set<Integer> reported = new HashSet<>();

  /**
   * A conversion that tells the context which values it leaves out.
   *
   * @param input what the elements were read by, which knows the group lengths of items
   */
  ElementConversion(Context context, BoundedInput input) {
    this.context = context;
    this.input = input;
  }

  /** The character sets of a data set that inherits none. */
  static SpecificCharacterSet charactersOf(Attributes set) {
    return charactersOf(set, characters("ISO_IR 100"));
  }

  private static SpecificCharacterSet charactersOf(Attributes set, SpecificCharacterSet outer) {
    if (!set.contains(Tag.SpecificCharacterSet)) {
      return outer;
    }
    String[] terms = set.getStrings(Tag.SpecificCharacterSet);
    if (terms == null || terms.length == 0) {
      return characters("ISO_IR 100");
    }
    String first = terms[0] == null ? "" : terms[0];
    if (first.isEmpty() || first.equals("ISO_IR 6") || first.equals("ISO 2022 IR 6")) {
      terms = terms.clone();
      terms[0] = terms.length == 1 ? "ISO_IR 100" : "ISO 2022 IR 100";
    }
    return characters(terms);
  }

  private static SpecificCharacterSet characters(String... terms) {
    return SpecificCharacterSet.valueOf(terms);
  }

  /** An element, null when it is absent or its value cannot be converted. */
  @Nullable DicomElement element(Attributes set, int tag, SpecificCharacterSet text)
      throws IOException {
    VR vr = set.getVR(tag);
    if (vr == null) {
      return null;
    }
    Object value = set.getValue(tag);
    if (value instanceof Sequence items) {
      return items(items, text);
    }
    try {
      byte[] bytes =
          value instanceof Fragments fragments ? joined(fragments) : nonNull(set.getBytes(tag));
      return vr == VR.SQ ? DicomElement.empty("SQ") : converted(set, tag, vr, bytes, text);
    } catch (BadValueException e) {
      leaveOut(tag, String.valueOf(e.getMessage()));
      return null;
    }
  }

  private static byte[] nonNull(byte @Nullable [] bytes) {
    return bytes == null ? ByteUtils.EMPTY_BYTES : bytes;
  }

  private DicomElement items(Sequence sequence, SpecificCharacterSet outer) throws IOException {
    List<Map<String, DicomElement>> items = new ArrayList<>(sequence.size());
    for (Attributes item : sequence) {
      SpecificCharacterSet text = charactersOf(item, outer);
      Map<String, DicomElement> elements = new TreeMap<>();
      input
          .groupLengths(item)
          .forEach(
              (tag, length) ->
                  elements.put(TagUtils.toHexString(tag), DicomElement.of("UL", List.of(length))));
      for (int tag : item.tags()) {
        DicomElement element = element(item, tag, text);
        if (element != null) {
          elements.put(TagUtils.toHexString(tag), element);
        }
      }
      items.add(elements);
    }
    return DicomElement.of("SQ", items);
  }

  /** Fragments as they stand in the file, with their item headers (PS3.5 annex A.4). */
  private static byte[] joined(Fragments fragments) {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    boolean big = fragments.bigEndian();
    for (Object fragment : fragments) {
      byte[] bytes = fragment instanceof byte[] some ? some : ByteUtils.EMPTY_BYTES;
      joined.writeBytes(ByteUtils.tagToBytes(Tag.Item, new byte[4], 0, big));
      joined.writeBytes(ByteUtils.intToBytes(bytes.length, new byte[4], 0, big));
      joined.writeBytes(bytes);
    }
    return joined.toByteArray();
  }

  private static DicomElement converted(
      Attributes set, int tag, VR vr, byte[] value, SpecificCharacterSet text)
      throws BadValueException {
    return switch (vr) {
      case AS, CS, DA, DT, TM -> strings(vr, split(trimmed(latin1(value))));
      case AE, UI -> strings(vr, stripped(split(trimmed(latin1(value)))));
      case UR -> strings(vr, trimmed(latin1(value)).stripTrailing());
      case LO, SH, UC -> strings(vr, trimmedEach(split(text.decode(value, "\\"))));
      case LT, ST, UT -> strings(vr, trimmed(text.decode(value, "\r\n\t\f")));
      case PN -> names(trimmed(text.decode(value, "^=\\")));
      case DS -> decimals(trimmed(strip(latin1(value))));
      case IS -> integers(trimmed(latin1(value)));
      case AT, FD, FL, SL, SS, SV, UL, US, UV -> numbers(set, tag, vr, value.length);
      case OB, OD, OF, OL, OV, OW, UN ->
          value.length == 0
              ? DicomElement.empty(vr.name())
              : DicomElement.binary(vr.name(), Base64.getEncoder().encodeToString(value));
      case SQ -> throw new IllegalArgumentException("a sequence has no value of its own");
    };
  }

  private static String latin1(byte[] value) {
    return new String(value, StandardCharsets.ISO_8859_1);
  }

  private static String trimmed(String text) {
    return PADDING.matcher(text).replaceFirst("");
  }

  private static String strip(String text) {
    return BLANKS.matcher(text).replaceAll("");
  }

  private static String[] split(String text) {
    return text.split("\\\\", -1);
  }

  private static String[] stripped(String[] parts) {
    for (int i = 0; i < parts.length; i++) {
      parts[i] = strip(parts[i]);
    }
    return parts;
  }

  private static String[] trimmedEach(String[] parts) {
    for (int i = 0; i < parts.length; i++) {
      parts[i] = trimmed(parts[i]);
    }
    return parts;
  }

  private static DicomElement strings(VR vr, String... values) {
    return values.length == 1 && values[0].isEmpty()
        ? DicomElement.empty(vr.name())
        : DicomElement.of(vr.name(), List.of(values));
  }

  private static DicomElement names(String text) {
    if (text.isEmpty()) {
      return DicomElement.empty(VR.PN.name());
    }
    List<Map<String, String>> names = new ArrayList<>();
    for (String part : split(text)) {
      String[] groups = part.split("=", -1);
      int count = groups.length;
      while (count > 1 && groups[count - 1].isEmpty()) {
        count--;
      }
      Map<String, String> name = new LinkedHashMap<>();
      for (int i = 0; i < Math.min(count, COMPONENT_GROUPS.length); i++) {
        name.put(COMPONENT_GROUPS[i], groups[i]);
      }
      names.add(name);
    }
    return DicomElement.of(VR.PN.name(), names);
  }

  private static DicomElement decimals(String text) throws BadValueException {
    if (text.isEmpty()) {
      return DicomElement.empty(VR.DS.name());
    }
    List<Object> numbers = new ArrayList<>();
    for (String part : split(text)) {
      numbers.add(finite(decimal(strip(part))));
    }
    return DicomElement.of(VR.DS.name(), numbers);
  }

  private static DicomElement integers(String text) throws BadValueException {
    if (strip(text).isEmpty()) {
      return DicomElement.empty(VR.IS.name());
    }
    List<Object> numbers = new ArrayList<>();
    for (String part : split(text)) {
      numbers.add(integer(strip(part)));
    }
    return DicomElement.of(VR.IS.name(), numbers);
  }

  private static double decimal(String text) throws BadValueException {
    if (!DECIMAL.matcher(text).matches()) {
      throw new BadValueException("a string in it is no number");
    }
    return Double.parseDouble(text);
  }

  /** An integer, perhaps written like {@code 1.0} or {@code 1e3}. */
  private static long integer(String text) throws BadValueException {
    if (INTEGER.matcher(text).matches()) {
      try {
        return Long.parseLong(text);
      } catch (NumberFormatException e) {
        throw new BadValueException("a number in it needs more than 64 bits");
      }
    }
    double parsed = decimal(text);
    if (parsed != Math.rint(parsed) || Math.abs(parsed) >= 0x1p63) {
      throw new BadValueException("a string in it is no whole number");
    }
    return (long) parsed;
  }

  private static DicomElement numbers(Attributes set, int tag, VR vr, int length)
      throws BadValueException {
    if (length % bytesOf(vr) != 0) {
      throw new BadValueException(length + " bytes are not a whole number of " + vr);
    }
    if (length == 0) {
      return DicomElement.empty(vr.name());
    }
    List<Object> numbers = new ArrayList<>(length / bytesOf(vr));
    switch (vr) {
      case FD -> {
        for (double number : set.getDoubles(tag)) {
          numbers.add(finite(number));
        }
      }
      case FL -> {
        for (float number : set.getFloats(tag)) {
          numbers.add(finite(number));
        }
      }
      case SV, UV -> {
        for (long number : set.getLongs(tag)) {
          if (number < 0 && vr == VR.UV) {
            throw new BadValueException("a number in it needs more than 63 bits");
          }
          numbers.add(number);
        }
      }
      default -> {
        for (int number : set.getInts(tag)) {
          numbers.add(
              vr == VR.AT
                  ? TagUtils.toHexString(number)
                  : vr == VR.UL ? Integer.toUnsignedLong(number) : Long.valueOf(number));
        }
      }
    }
    return DicomElement.of(vr.name(), numbers);
  }

  private static int bytesOf(VR vr) {
    return switch (vr) {
      case SS, US -> 2;
      case FD, SV, UV -> 8;
      default -> 4;
    };
  }

  private static Double finite(double number) throws BadValueException {
    if (!Double.isFinite(number)) {
      throw new BadValueException("a number in it is not finite");
    }
    return number;
  }

  private void leaveOut(int tag, String why) {
    if (reported.add(tag)) {
      context.report(
          Finding.warning(
                  "DICOM_BAD_VALUE",
                  "The value of " + TagUtils.toString(tag) + " is left out: " + why + ".")
              .about(TagUtils.toHexString(tag))
              .mendedBy("Correct the element in the system that wrote the file."));
    }
  }
}

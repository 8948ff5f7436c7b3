package dev.assay.dicom;

import dev.assay.facts.DicomElement;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Values as the DICOM JSON model has them (PS3.18 annex F), in the form pydicom gives them. */
final class ValueConversion {
  private static final String[] COMPONENT_GROUPS = {"Alphabetic", "Ideographic", "Phonetic"};
  private static final int LONGEST_QUOTE = 64;

  private ValueConversion() {}

  /**
   * Converts the value of any representation but SQ.
   *
   * @throws BadValueException when it cannot be converted
   */
  static DicomElement convert(Vr vr, byte[] value, ByteOrder order, CharacterSets text)
      throws BadValueException {
    return switch (vr) {
      case AS, CS, DA, DT, TM -> strings(vr, split(padded(value)));
      case AE, UI -> strings(vr, stripped(split(padded(value))));
      case UR -> strings(vr, padded(value).stripTrailing());
      case LO, SH, UC -> strings(vr, texts(value, text));
      case LT, ST, UT -> strings(vr, trimmed(text.decode(value)));
      case PN -> names(value, text);
      case DS -> decimals(value);
      case IS -> integers(value);
      case AT, FD, FL, SL, SS, SV, UL, US, UV -> numbers(vr, value, order);
      case OB, OD, OF, OL, OV, OW, UN ->
          value.length == 0
              ? DicomElement.empty(vr.name())
              : DicomElement.binary(vr.name(), Base64.getEncoder().encodeToString(value));
      case SQ, US_OR_SS, US_OR_OW, OB_OR_OW ->
          throw new IllegalArgumentException(vr + " has no value of its own");
    };
  }

  /** The characters of a value in the default repertoire without trailing blanks and NULs. */
  static String padded(byte[] value) {
    return trimmed(latin1(value));
  }

  private static String latin1(byte[] value) {
    return new String(value, StandardCharsets.ISO_8859_1);
  }

  private static String trimmed(String text) {
    int end = text.length();
    while (end > 0 && (text.charAt(end - 1) == ' ' || text.charAt(end - 1) == '\0')) {
      end--;
    }
    return text.substring(0, end);
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

  private static String[] texts(byte[] value, CharacterSets text) {
    List<byte[]> parts = text.split(value, '\\');
    String[] texts = new String[parts.size()];
    for (int i = 0; i < texts.length; i++) {
      texts[i] = trimmed(text.decode(parts.get(i)));
    }
    return texts;
  }

  private static DicomElement strings(Vr vr, String... values) {
    return values.length == 1 && values[0].isEmpty()
        ? DicomElement.empty(vr.name())
        : DicomElement.of(vr.name(), List.of(values));
  }

  private static DicomElement names(byte[] value, CharacterSets text) {
    int end = value.length;
    while (end > 0 && (value[end - 1] == ' ' || value[end - 1] == 0)) {
      end--;
    }
    if (end == 0) {
      return DicomElement.empty(Vr.PN.name());
    }
    List<Map<String, String>> names = new ArrayList<>();
    for (byte[] name : text.split(Arrays.copyOf(value, end), '\\')) {
      names.add(name(text.decodeName(name)));
    }
    return DicomElement.of(Vr.PN.name(), names);
  }

  private static Map<String, String> name(List<String> groups) {
    int count = groups.size();
    while (count > 1 && groups.get(count - 1).isEmpty()) {
      count--;
    }
    Map<String, String> name = new LinkedHashMap<>();
    for (int i = 0; i < Math.min(count, COMPONENT_GROUPS.length); i++) {
      name.put(COMPONENT_GROUPS[i], groups.get(i));
    }
    return name;
  }

  private static DicomElement decimals(byte[] value) throws BadValueException {
    String text = trimmed(strip(latin1(value)));
    if (text.isEmpty()) {
      return DicomElement.empty(Vr.DS.name());
    }
    List<Object> numbers = new ArrayList<>();
    for (String part : split(text)) {
      String number = strip(part);
      double parsed = isDecimal(number) ? Double.parseDouble(number) : Double.NaN;
      if (!Double.isFinite(parsed)) {
        throw new BadValueException("the decimal string " + quoted(text) + " is no finite number");
      }
      numbers.add(parsed);
    }
    return DicomElement.of(Vr.DS.name(), numbers);
  }

  private static DicomElement integers(byte[] value) throws BadValueException {
    String text = padded(value);
    if (strip(text).isEmpty()) {
      return DicomElement.empty(Vr.IS.name());
    }
    List<Object> numbers = new ArrayList<>();
    for (String part : split(text)) {
      String number = strip(part);
      if (!isDecimal(number)) {
        throw new BadValueException("the integer string " + quoted(text) + " is no number");
      }
      try {
        numbers.add(integer(number));
      } catch (NumberFormatException e) {
        throw new BadValueException("the integer string " + quoted(text) + " is no whole number");
      }
    }
    return DicomElement.of(Vr.IS.name(), numbers);
  }

  /**
   * An integer, perhaps written like {@code 1.0} or {@code 1e3}.
   *
   * @throws NumberFormatException when it is not whole or needs more than 64 bits
   */
  private static long integer(String number) {
    if (isInteger(number)) {
      return Long.parseLong(number);
    }
    double parsed = Double.parseDouble(number);
    if (parsed != Math.rint(parsed) || Math.abs(parsed) >= 0x1p63) {
      throw new NumberFormatException(number);
    }
    return (long) parsed;
  }

  private static boolean isInteger(String number) {
    for (int i = 0; i < number.length(); i++) {
      char c = number.charAt(i);
      if (!isDigit(c) && c != '+' && c != '-') {
        return false;
      }
    }
    return true;
  }

  /** Whether that is a decimal number, of which Java itself would accept more spellings. */
  private static boolean isDecimal(String number) {
    int at = afterSign(number, 0);
    int whole = afterDigits(number, at);
    int digits = whole - at;
    at = whole;
    if (at < number.length() && number.charAt(at) == '.') {
      int fraction = afterDigits(number, at + 1);
      digits += fraction - at - 1;
      at = fraction;
    }
    if (digits == 0) {
      return false;
    }
    if (at < number.length() && (number.charAt(at) == 'e' || number.charAt(at) == 'E')) {
      int exponent = afterSign(number, at + 1);
      at = afterDigits(number, exponent);
      return at > exponent && at == number.length();
    }
    return at == number.length();
  }

  private static int afterSign(String number, int at) {
    boolean signed = at < number.length() && (number.charAt(at) == '+' || number.charAt(at) == '-');
    return signed ? at + 1 : at;
  }

  private static int afterDigits(String number, int from) {
    int at = from;
    while (at < number.length() && isDigit(number.charAt(at))) {
      at++;
    }
    return at;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static DicomElement numbers(Vr vr, byte[] value, ByteOrder order)
      throws BadValueException {
    int size = vr.numberBytes();
    if (value.length % size != 0) {
      throw new BadValueException(
          value.length + " bytes are not a whole number of " + vr + " of " + size);
    }
    if (value.length == 0) {
      return DicomElement.empty(vr.name());
    }
    ByteBuffer in = ByteBuffer.wrap(value).order(order);
    List<Object> numbers = new ArrayList<>(value.length / size);
    while (in.hasRemaining()) {
      numbers.add(number(vr, in));
    }
    return DicomElement.of(vr.name(), numbers);
  }

  private static Object number(Vr vr, ByteBuffer in) throws BadValueException {
    return switch (vr) {
      case AT -> Tags.key((in.getShort() << 16) | (in.getShort() & 0xFFFF));
      case FD -> finite(in.getDouble());
      case FL -> finite(in.getFloat());
      case SL -> (long) in.getInt();
      case SS -> (long) in.getShort();
      case SV -> in.getLong();
      case UL -> in.getInt() & 0xFFFF_FFFFL;
      case US -> in.getShort() & 0xFFFFL;
      case UV -> unsigned(in.getLong());
      default -> throw new IllegalArgumentException(vr + " is no number");
    };
  }

  private static Double finite(double number) throws BadValueException {
    if (!Double.isFinite(number)) {
      throw new BadValueException("the number is no finite number");
    }
    return number;
  }

  private static Long unsigned(long number) throws BadValueException {
    if (number < 0) {
      throw new BadValueException(
          "the number " + Long.toUnsignedString(number) + " needs more than 63 bits");
    }
    return number;
  }

  /** The text without the white space at both ends, which in ISO 8859-1 is a little more. */
  private static String strip(String text) {
    int start = 0;
    int end = text.length();
    while (start < end && isBlank(text.charAt(start))) {
      start++;
    }
    while (start < end && isBlank(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isBlank(char c) {
    return c == ' '
        || (c >= 0x09 && c <= 0x0D)
        || (c >= 0x1C && c <= 0x1F)
        || c == 0x85
        || c == 0xA0;
  }

  /** The text for a message: short, and without control characters. */
  private static String quoted(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (int i = 0; i < Math.min(text.length(), LONGEST_QUOTE); i++) {
      char c = text.charAt(i);
      quoted.append(Character.isISOControl(c) ? '?' : c);
    }
    return quoted.append(text.length() > LONGEST_QUOTE ? "…\"" : "\"").toString();
  }
}

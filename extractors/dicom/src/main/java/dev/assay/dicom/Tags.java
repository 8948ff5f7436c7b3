package dev.assay.dicom;

import java.util.Arrays;
import java.util.List;

/** Tags of data elements, group in the upper and element number in the lower half (PS3.6). */
final class Tags {
  /** Transfer Syntax UID. */
  static final int TRANSFER_SYNTAX_UID = 0x0002_0010;

  /** Specific Character Set. */
  static final int SPECIFIC_CHARACTER_SET = 0x0008_0005;

  /** SOP Class UID. */
  static final int SOP_CLASS_UID = 0x0008_0016;

  /** Modality. */
  static final int MODALITY = 0x0008_0060;

  /** Pixel Representation: 0 for unsigned samples, 1 for signed ones. */
  static final int PIXEL_REPRESENTATION = 0x0028_0103;

  /** LUT Descriptor. */
  static final int LUT_DESCRIPTOR = 0x0028_3002;

  /** The group of the pixels. */
  static final int PIXEL_GROUP = 0x7FE0;

  /** Item (PS3.5 section 7.5). */
  static final int ITEM = 0xFFFE_E000;

  /** Item Delimitation Item (PS3.5 section 7.5). */
  static final int ITEM_DELIMITER = 0xFFFE_E00D;

  /** Sequence Delimitation Item (PS3.5 section 7.5). */
  static final int SEQUENCE_DELIMITER = 0xFFFE_E0DD;

  /** The tags the platform requires, ascending. */
  private static final int[] REQUIRED = {
    0x0008_0018, // SOP Instance UID
    0x0010_0020, // Patient ID
    0x0018_0050, // Slice Thickness
    0x0018_1114, // Estimated Radiographic Magnification Factor
    0x0018_1164, // Imager Pixel Spacing
    0x0020_000D, // Study Instance UID
    0x0020_000E, // Series Instance UID
    0x0020_0013, // Instance Number
    0x0020_0032, // Image Position (Patient)
    0x0020_0037, // Image Orientation (Patient)
    0x0020_9113, // Plane Position Sequence
    0x0020_9116, // Plane Orientation Sequence
    0x0028_0004, // Photometric Interpretation
    0x0028_0008, // Number of Frames
    0x0028_0010, // Rows
    0x0028_0011, // Columns
    0x0028_0030, // Pixel Spacing
    0x0028_1050, // Window Center
    0x0028_1051, // Window Width
    0x0028_9110, // Pixel Measures Sequence
    0x5200_9229, // Shared Functional Groups Sequence
    0x5200_9230, // Per-Frame Functional Groups Sequence
  };

  /** The highest tag the platform requires; nothing behind it is read. */
  static final int LAST_REQUIRED = REQUIRED[REQUIRED.length - 1];

  private static final char[] HEX = "0123456789ABCDEF".toCharArray();

  /** The keys of the tags the platform requires, ascending. */
  private static final List<String> REQUIRED_KEYS =
      Arrays.stream(REQUIRED).mapToObj(Tags::spelled).toList();

  private Tags() {}

  /** The keys of the tags the platform requires, ascending. */
  static List<String> requiredKeys() {
    return REQUIRED_KEYS;
  }

  /** Whether the platform requires a tag. */
  static boolean isRequired(int tag) {
    return Arrays.binarySearch(REQUIRED, tag) >= 0;
  }

  /** Whether a tag belongs to a manufacturer: its group is odd (PS3.5 section 7.8). */
  static boolean isPrivate(int tag) {
    return (tag & 0x1_0000) != 0;
  }

  /** Whether a private tag names the manufacturer of a block of tags (PS3.5 section 7.8.1). */
  static boolean isPrivateCreator(int tag) {
    int number = tag & 0xFFFF;
    return isPrivate(tag) && number >= 0x10 && number <= 0xFF;
  }

  /**
   * Whether a tag's group is even and high where the standard has none: a damaged tag, which says
   * nothing about what follows.
   */
  static boolean isOfNoGroup(int tag) {
    int group = tag >>> 16;
    return !isPrivate(tag) && group >= 0x8000 && group < 0xFFFA;
  }

  /** Whether a tag holds the length of its group (PS3.5 section 7.2). */
  static boolean isGroupLength(int tag) {
    return (tag & 0xFFFF) == 0;
  }

  /** The tag as a key of the DICOM JSON model: eight upper-case hexadecimal digits. */
  static String key(int tag) {
    int at = Arrays.binarySearch(REQUIRED, tag);
    return at >= 0 ? REQUIRED_KEYS.get(at) : spelled(tag);
  }

  private static String spelled(int tag) {
    char[] digits = new char[8];
    for (int i = 0; i < 8; i++) {
      digits[i] = HEX[(tag >>> (28 - 4 * i)) & 0xF];
    }
    return new String(digits);
  }

  /** The tag as people write it, such as {@code (0028,0010)}. */
  static String name(int tag) {
    String key = key(tag);
    return "(" + key.substring(0, 4) + "," + key.substring(4) + ")";
  }
}

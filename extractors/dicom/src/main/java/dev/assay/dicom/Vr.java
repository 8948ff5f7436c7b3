package dev.assay.dicom;

import org.jspecify.annotations.Nullable;

/**
 * A value representation (PS3.5 section 6.2), or a choice between several that the data dictionary
 * leaves to other elements.
 */
enum Vr {
  AE,
  AS,
  AT,
  CS,
  DA,
  DS,
  DT,
  FD,
  FL,
  IS,
  LO,
  LT,
  OB,
  OD,
  OF,
  OL,
  OV,
  OW,
  PN,
  SH,
  SL,
  SQ,
  SS,
  ST,
  SV,
  TM,
  UC,
  UI,
  UL,
  UN,
  UR,
  US,
  UT,
  UV,
  /** Signed when the pixels are. */
  US_OR_SS,
  /** Numbers when there is one entry, else words. */
  US_OR_OW,
  /** Bytes or words. */
  OB_OR_OW;

  private static final @Nullable Vr[] BY_LETTERS = new Vr[26 * 26];

  static {
    for (Vr vr : values()) {
      if (!vr.isChoice()) {
        BY_LETTERS[26 * (vr.name().charAt(0) - 'A') + vr.name().charAt(1) - 'A'] = vr;
      }
    }
  }

  /** The representation with those two letters, null when there is none. */
  static @Nullable Vr of(int first, int second) {
    return isLetter(first) && isLetter(second)
        ? BY_LETTERS[26 * (first - 'A') + second - 'A']
        : null;
  }

  /**
   * The representation by its name in the data dictionary, where a slash stands for "or".
   *
   * @throws IllegalArgumentException when there is none
   */
  static Vr ofDictionary(String name) {
    return switch (name) {
      case "US/SS", "US/SS/OW" -> US_OR_SS;
      case "US/OW" -> US_OR_OW;
      case "OB/OW" -> OB_OR_OW;
      default -> valueOf(name);
    };
  }

  /** Whether a character can be part of a representation's name. */
  static boolean isLetter(int character) {
    return character >= 'A' && character <= 'Z';
  }

  /** Whether the dictionary leaves a choice. */
  boolean isChoice() {
    return name().length() > 2;
  }

  /** Whether explicit elements have a length of 32 bits, behind 2 unused bytes (PS3.5 7.1.2). */
  boolean hasLongLength() {
    return switch (this) {
      case OB, OD, OF, OL, OV, OW, SQ, SV, UC, UN, UR, UT, UV -> true;
      default -> false;
    };
  }

  /** Bytes of one number of a binary representation, 0 for others. */
  int numberBytes() {
    return switch (this) {
      case SS, US -> 2;
      case AT, FL, SL, UL -> 4;
      case FD, SV, UV -> 8;
      default -> 0;
    };
  }
}

package dev.assay.dicom;

import org.jspecify.annotations.Nullable;

/**
 * The header of a data element (PS3.5 section 7.1).
 *
 * @param tag group in the upper, element number in the lower half
 * @param vr the value representation the file names, null when it names none or an unknown one
 * @param unknownVr the two letters at its place that no edition of the standard has, else null
 * @param length bytes of the value, {@link #UNDEFINED} when a delimiter ends it
 * @param start where the header starts
 */
record Element(int tag, @Nullable Vr vr, @Nullable String unknownVr, long length, long start) {

  /** The length of a value that a delimiter ends. */
  static final long UNDEFINED = 0xFFFF_FFFFL;

  /** The longest value that every representation can have in an explicit element. */
  private static final long LONGEST_SHORT = 0xFFFE;

  /** Whether a delimiter ends the value. */
  boolean isUndefined() {
    return length == UNDEFINED;
  }

  /**
   * The representation to read the value by: the file's, or the dictionary's where the file says
   * nothing or UN (PS3.5 section 6.2.2). UN of a standard element stays when its value is too long
   * for most representations: that is what UN was then needed for.
   */
  Vr effectiveVr() {
    if (vr == null) {
      return Dictionary.implied(tag);
    }
    if (vr != Vr.UN) {
      return vr;
    }
    if (Tags.isPrivate(tag)) {
      return Dictionary.implied(tag);
    }
    Vr known = isUndefined() || length <= LONGEST_SHORT ? Dictionary.standard(tag) : null;
    return known == null ? vr : known;
  }
}

package dev.assay.testdata.dicom;

import java.io.ByteArrayOutputStream;
import java.util.Set;

/** A way to encode data elements (PS3.5 section 7.1 and annex A). */
public enum Encoding {
  IMPLICIT_LITTLE("1.2.840.10008.1.2", true, false),
  EXPLICIT_LITTLE("1.2.840.10008.1.2.1", false, false),
  EXPLICIT_BIG("1.2.840.10008.1.2.2", false, true);

  private static final Set<String> LONG_LENGTH =
      Set.of("OB", "OD", "OF", "OL", "OV", "OW", "SQ", "SV", "UC", "UN", "UR", "UT", "UV");

  private final String transferSyntaxUid;
  private final boolean implicit;
  private final boolean big;

  Encoding(String transferSyntaxUid, boolean implicit, boolean big) {
    this.transferSyntaxUid = transferSyntaxUid;
    this.implicit = implicit;
    this.big = big;
  }

  /** The UID of the transfer syntax that is just this encoding. */
  public String transferSyntaxUid() {
    return transferSyntaxUid;
  }

  /** Appends the header of an element, whatever its value will be. */
  void header(ByteArrayOutputStream out, int tag, String vr, long length) {
    number(out, tag >>> 16, 2);
    number(out, tag & 0xFFFF, 2);
    if (implicit || tag >>> 16 == 0xFFFE) {
      number(out, length, 4);
      return;
    }
    out.write(vr.charAt(0));
    out.write(vr.charAt(1));
    if (LONG_LENGTH.contains(vr)) {
      number(out, 0, 2);
      number(out, length, 4);
    } else if (length <= 0xFFFF) {
      number(out, length, 2);
    } else {
      throw new IllegalArgumentException(vr + " cannot have " + length + " bytes");
    }
  }

  /** Appends the lowest bytes of a number. */
  void number(ByteArrayOutputStream out, long value, int bytes) {
    for (int i = 0; i < bytes; i++) {
      out.write((int) (value >>> (8 * (big ? bytes - 1 - i : i))));
    }
  }
}

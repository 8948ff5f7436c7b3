package dev.assay.dicom;

import dev.assay.read.ByteCursor;
import java.io.IOException;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * How the data set is encoded (PS3.5 section 10 and annex A).
 *
 * @param implicit whether elements leave out their value representation
 * @param order the byte order of numbers
 * @param deflated whether the data set is compressed as a whole
 */
record TransferSyntax(boolean implicit, ByteOrder order, boolean deflated) {
  private static final String IMPLICIT_LITTLE = "1.2.840.10008.1.2";
  private static final String DEFLATED_LITTLE = "1.2.840.10008.1.2.1.99";
  private static final String JPIP_DEFLATED = "1.2.840.10008.1.2.4.95";
  private static final String JPIP_HTJ2K_DEFLATED = "1.2.840.10008.1.2.4.205";
  private static final String EXPLICIT_BIG = "1.2.840.10008.1.2.2";

  /** In a big-endian group number below 0x0100, read as little-endian, the low byte is 0. */
  private static final int LEAST_SWAPPED_GROUP = 0x0400;

  /**
   * The syntax of that UID; every one not named here encodes data sets explicitly, little-endian
   * (PS3.5 annex A.4).
   */
  static TransferSyntax of(String uid) {
    return switch (uid) {
      case IMPLICIT_LITTLE -> new TransferSyntax(true, ByteOrder.LITTLE_ENDIAN, false);
      case EXPLICIT_BIG -> new TransferSyntax(false, ByteOrder.BIG_ENDIAN, false);
      case DEFLATED_LITTLE, JPIP_DEFLATED, JPIP_HTJ2K_DEFLATED ->
          new TransferSyntax(false, ByteOrder.LITTLE_ENDIAN, true);
      default -> new TransferSyntax(false, ByteOrder.LITTLE_ENDIAN, false);
    };
  }

  /**
   * The syntax of a file that names none, as its first element shows it: a value representation
   * there means explicit, and then a group that is small only when its bytes are swapped means
   * big-endian. The cursor stays.
   */
  static TransferSyntax guessed(ByteCursor in) throws IOException {
    ByteCursor first = in.rest().order(ByteOrder.LITTLE_ENDIAN);
    if (!first.has(6)) {
      return of(IMPLICIT_LITTLE);
    }
    int group = first.u16();
    first.skip(2);
    Vr vr = Vr.of(first.u8(), first.u8());
    if (vr == null) {
      return of(IMPLICIT_LITTLE);
    }
    return of(group >= LEAST_SWAPPED_GROUP ? EXPLICIT_BIG : "");
  }

  /** The text of a Transfer Syntax UID without its padding, null when there is none. */
  static @Nullable String uid(byte[] value) {
    String uid = ValueConversion.padded(value).strip();
    return uid.isEmpty() ? null : uid;
  }
}

package dev.assay.dicom;

import dev.assay.format.Head;
import org.jspecify.annotations.Nullable;

/**
 * Recognises a data set, or a file meta group, that stands at the very start of a file, without the
 * preamble that marks DICOM files: as old scanners and network dumps leave it.
 *
 * <p>Several elements in a row have to be what the data dictionary says they are.
 */
final class HeadlessDataSet {
  private static final int ENOUGH = 3;

  private final Head head;
  private final boolean implicit;
  private final boolean big;

  private int tag;
  private @Nullable Vr vr;
  private long length;
  private int value;

  private HeadlessDataSet(Head head, boolean implicit, boolean big) {
    this.head = head;
    this.implicit = implicit;
    this.big = big;
  }

  /** Whether the file starts with one in any of the encodings. */
  static boolean starts(Head head) {
    int group = head.u16(0);
    if (group == 0x0008) {
      return new HeadlessDataSet(head, false, true).isCredible();
    }
    return (group == 0x0800 || group == 0x0200)
        && (new HeadlessDataSet(head, false, false).isCredible()
            || new HeadlessDataSet(head, true, false).isCredible());
  }

  private boolean isCredible() {
    long at = 0;
    long previous = -1;
    int credible = 0;
    while (credible < ENOUGH && readHeader(at)) {
      long unsigned = tag & 0xFFFF_FFFFL;
      if (unsigned <= previous || !isInOrder()) {
        return false;
      }
      credible++;
      if (length == Element.UNDEFINED) {
        return credible > 1;
      }
      if (unsigned >>> 16 != 2 && previous >>> 16 == 2) {
        return true;
      }
      previous = unsigned;
      at = value + length;
    }
    return credible >= ENOUGH || (credible > 1 && head.isWhole() && at == head.length());
  }

  private boolean readHeader(long at) {
    int start = (int) Math.min(at, head.length());
    if (head.u32(start + 4) < 0) {
      return false;
    }
    tag = (int) ((u16(start) << 16) | u16(start + 2));
    vr = null;
    value = start + 8;
    length = u32(start + 4);
    if (!implicit) {
      vr = Vr.of(head.u8(start + 4), head.u8(start + 5));
      length = u16(start + 6);
      if (vr != null && vr.hasLongLength()) {
        value = start + 12;
        length = u32(start + 8);
      }
    }
    return length >= 0;
  }

  private long u16(int at) {
    int number = head.u16(at);
    return big || number < 0 ? number : Short.reverseBytes((short) number) & 0xFFFF;
  }

  private long u32(int at) {
    return big ? head.u32(at) : head.u32le(at);
  }

  /** Whether the dictionary has the element, with such a representation, length and value. */
  private boolean isInOrder() {
    Vr known = Dictionary.implied(tag);
    if ((known == Vr.UN && !Tags.isPrivate(tag)) || (!implicit && !mayBe(known))) {
      return false;
    }
    if (length == Element.UNDEFINED) {
      return known == Vr.SQ;
    }
    if (head.identity().hasLength() && value + length > head.identity().length()) {
      return false;
    }
    int numberBytes = known.numberBytes();
    return numberBytes > 0 ? length % numberBytes == 0 : !isText(known) || isPrintable();
  }

  private boolean mayBe(Vr known) {
    return vr != null && (vr == known || vr == Vr.UN || known == Vr.UN || known.isChoice());
  }

  private static boolean isText(Vr vr) {
    return switch (vr) {
      case AE, AS, CS, DA, DS, DT, IS, LO, LT, PN, SH, ST, TM, UC, UI, UR, UT -> true;
      default -> false;
    };
  }

  private boolean isPrintable() {
    long end = Math.min(value + length, head.length());
    for (int i = value; i < end; i++) {
      int character = head.u8(i);
      boolean control = character < ' ' && "\t\n\f\r\033".indexOf(character) < 0;
      if (control && (character != 0 || i < value + length - 2)) {
        return false;
      }
    }
    return true;
  }
}

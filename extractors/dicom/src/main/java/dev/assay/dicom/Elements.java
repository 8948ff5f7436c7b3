package dev.assay.dicom;

import dev.assay.read.ByteCursor;
import dev.assay.read.TruncatedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The headers of the elements of one data set, one after another (PS3.5 section 7.1). The cursor is
 * left behind each header; who iterates moves it behind the value.
 */
final class Elements {
  private static final int SHORT_HEADER = 8;

  private final ByteCursor in;
  private final boolean implicit;

  private Elements(ByteCursor in, boolean implicit) {
    this.in = in;
    this.implicit = implicit;
  }

  /** Elements as their syntax says, whatever they look like. */
  static Elements of(ByteCursor in, boolean implicit) {
    return new Elements(in, implicit);
  }

  /**
   * Elements of a file's data set or file meta group, which the first one may show to be encoded
   * the other way than they should be.
   */
  static Elements detecting(ByteCursor in, boolean implicit) throws IOException {
    return new Elements(in, in.has(6) ? !startsExplicit(in) : implicit);
  }

  /**
   * Elements of a sequence item: in an implicit data set they are implicit, in an explicit one they
   * may be either, since a sequence of unknown representation is written implicitly (PS3.5 section
   * 6.2.2).
   */
  static Elements ofItem(ByteCursor in, boolean implicit) throws IOException {
    return new Elements(in, implicit || (in.has(6) && !startsExplicit(in)));
  }

  private static boolean startsExplicit(ByteCursor in) throws IOException {
    ByteCursor first = in.rest();
    first.skip(4);
    int one = first.u8();
    int other = first.u8();
    return Vr.isLetter(one) && Vr.isLetter(other);
  }

  /** Whether the elements leave out their value representation. */
  boolean isImplicit() {
    return implicit;
  }

  /**
   * The next header, null at the end of the stretch.
   *
   * <p>A rest too short for a header is no element when the stretch ends there or when it is
   * padding of zeros.
   *
   * @throws TruncatedException when the data ends inside the header or has ended before it
   */
  @Nullable Element next() throws IOException {
    long start = in.position();
    if (!in.has(SHORT_HEADER) && endsHere(start)) {
      return null;
    }
    in.budget().enter(start);
    int tag = (in.u16() << 16) | in.u16();
    if (implicit || tag >>> 16 == 0xFFFE) {
      return new Element(tag, null, null, in.u32(), start);
    }
    int first = in.u8();
    int second = in.u8();
    if (!isBetweenLetters(first, second)) {
      // Some writers turn to implicit elements in the midst of explicit ones.
      in.seek(start + 4);
      return new Element(tag, null, null, in.u32(), start);
    }
    Vr vr = Vr.of(first, second);
    if (vr == null) {
      String letters = "" + (char) first + (char) second;
      return new Element(tag, null, letters, in.u16(), start);
    }
    if (vr.hasLongLength()) {
      in.skip(2);
      return new Element(tag, vr, null, in.u32(), start);
    }
    return new Element(tag, vr, null, in.u16(), start);
  }

  private boolean endsHere(long start) throws IOException {
    if (in.declaredEnd() - start < SHORT_HEADER) {
      in.seek(in.declaredEnd());
      return true;
    }
    long rest = in.end() - start;
    if (rest < 0 || rest >= SHORT_HEADER) {
      return false;
    }
    byte[] padding = in.rest().take(rest);
    for (byte b : padding) {
      if (b != 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBetweenLetters(int first, int second) {
    int letters = (first << 8) | second;
    return letters >= (('A' << 8) | 'A') && letters <= (('Z' << 8) | 'Z');
  }
}

package dev.assay.structure;

import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The image file directories of a TIFF or BigTIFF structure (TIFF 6.0 section 2), such as a TIFF
 * file or EXIF data; offsets count from where the cursor's stretch starts.
 *
 * <p>No directory is visited twice on the way to it, so that neither a chain nor sub-directories
 * can loop.
 */
public final class TiffIfds {
  private final ByteCursor in;
  private final boolean big;
  private final @Nullable TiffIfds parent;
  private final int depth;
  private final Set<Long> visited = new HashSet<>();
  private long next;

  private long offset;
  private long entryCount;
  private long entryIndex;
  private long entriesStart;

  private int tag;
  private int fieldType;
  private long count;
  private long valueOffset;

  private TiffIfds(ByteCursor in, boolean big, @Nullable TiffIfds parent, long next) {
    this.in = in;
    this.big = big;
    this.parent = parent;
    this.depth = parent == null ? 1 : parent.depth + 1;
    this.next = next;
  }

  /**
   * The directories of the structure that starts where the cursor's stretch does.
   *
   * @throws MalformedException when there is no TIFF header
   */
  public static TiffIfds of(ByteCursor structure) throws IOException {
    ByteCursor in = structure.seek(structure.start()).rest();
    int mark = in.u16();
    if (mark != 0x4949 && mark != 0x4D4D) {
      throw new MalformedException("no TIFF byte order mark", in.start());
    }
    in.order(mark == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    int version = in.u16();
    if (version == 43) {
      if (in.u16() != 8 || in.u16() != 0) {
        throw new MalformedException("a BigTIFF header without 8-byte offsets", in.start());
      }
      return new TiffIfds(in, true, null, in.u64());
    }
    // 0x4F52, 0x5352 (Olympus) and 0x55 (Panasonic) mark raw files with the same directories.
    if (version != 42 && version != 0x4F52 && version != 0x5352 && version != 0x55) {
      throw new MalformedException("TIFF version " + version, in.start());
    }
    return new TiffIfds(in, false, null, in.u32());
  }

  /**
   * Goes to the next directory of the chain; false when there is none.
   *
   * @throws MalformedException when the chain loops or leaves the structure
   */
  public boolean next() throws IOException {
    if (offset != 0) {
      in.seek(entriesStart + entryCount * entrySize());
      next = big ? in.u64() : in.u32();
    }
    if (next == 0) {
      return false;
    }
    open(next);
    return true;
  }

  /**
   * The directory at an offset, outside the chain: a sub-directory such as Exif or SubIFDs.
   *
   * @throws MalformedException when it was visited on the way here or lies outside the structure
   */
  public TiffIfds at(long offset) throws IOException {
    in.budget().checkDepth(depth + 1, in.start() + offset);
    ByteCursor structure = in.range(in.start(), in.declaredEnd() - in.start());
    TiffIfds sub = new TiffIfds(structure, big, this, 0);
    sub.open(offset);
    return sub;
  }

  private void open(long offset) throws IOException {
    for (TiffIfds level = this; level != null; level = level.parent) {
      if (level.visited.contains(offset)) {
        throw new MalformedException("the directories form a loop", in.start() + offset);
      }
    }
    visited.add(offset);
    in.budget().enter(in.start() + offset);
    if (offset < 0 || offset > in.declaredEnd() - in.start()) {
      throw new MalformedException("a directory at " + offset + ", outside the file", in.start());
    }
    in.seek(in.start() + offset);
    this.offset = offset;
    entryCount = big ? in.u64() : in.u16();
    entriesStart = in.position();
    entryIndex = 0;
    if (entryCount > (in.declaredEnd() - entriesStart) / entrySize()) {
      throw new MalformedException(
          entryCount + " directory entries, more than fit", in.start() + offset);
    }
  }

  private int entrySize() {
    return big ? 20 : 12;
  }

  /** Goes to the next entry of the current directory; false behind the last. */
  public boolean nextEntry() throws IOException {
    if (entryIndex >= entryCount) {
      return false;
    }
    in.seek(entriesStart + entryIndex * entrySize());
    entryIndex++;
    in.budget().enter(in.position());
    tag = in.u16();
    fieldType = in.u16();
    count = big ? in.u64() : in.u32();
    valueOffset = in.position();
    int inline = big ? 8 : 4;
    int width = width(fieldType);
    if (width == 0 || count > inline / width) {
      valueOffset = in.start() + (big ? in.u64() : in.u32());
    }
    return true;
  }

  /** Where the current directory starts, counted from the start of the structure. */
  public long offset() {
    return offset;
  }

  /** The tag of the current entry. */
  public int tag() {
    return tag;
  }

  /** The field type of the current entry (TIFF 6.0 section 2: 3 is SHORT, 4 is LONG). */
  public int fieldType() {
    return fieldType;
  }

  /** The number of values of the current entry. */
  public long count() {
    return count;
  }

  /** Where the current entry's values start, in the source. */
  public long valueOffset() {
    return valueOffset;
  }

  /**
   * A value of the current entry as a whole number.
   *
   * @param index which value, from 0
   * @throws MalformedException when there is no such value or it is not a whole number
   */
  public long integer(long index) throws IOException {
    ByteCursor at = value(index);
    return switch (fieldType) {
      case 1, 2, 7 -> at.u8();
      case 3 -> at.u16();
      case 4, 13 -> at.u32();
      case 6 -> at.i8();
      case 8 -> at.i16();
      case 9 -> at.i32();
      case 16, 18 -> at.u64();
      case 17 -> at.i64();
      default ->
          throw new MalformedException(
              "tag " + tag + " of field type " + fieldType + " is not a whole number", valueOffset);
    };
  }

  /**
   * A value of the current entry as a number, fractions divided.
   *
   * @param index which value, from 0
   * @return the number; for a fraction over zero, NaN or an infinity
   * @throws MalformedException when there is no such value
   */
  public double number(long index) throws IOException {
    return switch (fieldType) {
      case 5 -> {
        ByteCursor at = value(index);
        yield (double) at.u32() / at.u32();
      }
      case 10 -> {
        ByteCursor at = value(index);
        yield (double) at.i32() / at.i32();
      }
      case 11 -> value(index).f32();
      case 12 -> value(index).f64();
      default -> integer(index);
    };
  }

  private ByteCursor value(long index) throws IOException {
    int width = width(fieldType);
    if (index < 0 || index >= count || width == 0) {
      throw new MalformedException("tag " + tag + " has no value " + index, valueOffset);
    }
    long size = in.declaredEnd() - in.start();
    long from = valueOffset - in.start();
    if (from < 0 || from > size || index > (size - from) / width - 1) {
      throw new MalformedException("tag " + tag + " lies outside the file", valueOffset);
    }
    return in.range(valueOffset + index * width, width);
  }

  private static int width(int fieldType) {
    return switch (fieldType) {
      case 1, 2, 6, 7 -> 1;
      case 3, 8 -> 2;
      case 4, 9, 11, 13 -> 4;
      case 5, 10, 12, 16, 17, 18 -> 8;
      default -> 0;
    };
  }
}

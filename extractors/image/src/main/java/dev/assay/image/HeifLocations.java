package dev.assay.image;

import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The item location box {@code iloc} (ISO/IEC 14496-12 8.11.3). */
final class HeifLocations {
  private static final int IN_FILE = 0;
  private static final int IN_ITEM_DATA = 1;

  private final ByteCursor in;

  /** The locations in the body of a box. */
  HeifLocations(ByteCursor body) {
    this.in = body;
  }

  /**
   * The bytes of an item.
   *
   * @param itemData the body of the {@code idat} box, null when there is none
   * @return null when the item is not there, is in several pieces, or lies in another file
   */
  @Nullable ByteCursor find(long wanted, ByteCursor file, @Nullable ByteCursor itemData)
      throws IOException {
    in.seek(in.start());
    int version = in.u8();
    in.skip(3);
    int sizes = in.u16();
    int indexSize = version == 0 ? 0 : sizes & 0xF;
    long items = version < 2 ? in.u16() : in.u32();
    for (long i = 0; i < items; i++) {
      in.budget().enter(in.position());
      long item = version < 2 ? in.u16() : in.u32();
      int method = version == 0 ? IN_FILE : in.u16() & 0xF;
      boolean here = in.u16() == 0;
      long base = number(sizes >> 4 & 0xF);
      int extents = in.u16();
      long offset = 0;
      long length = 0;
      for (int extent = 0; extent < extents; extent++) {
        number(indexSize);
        offset = number(sizes >> 12);
        length = number(sizes >> 8 & 0xF);
      }
      if (item == wanted) {
        ByteCursor from = method == IN_ITEM_DATA ? itemData : file;
        return here && extents == 1 && method <= IN_ITEM_DATA && from != null
            ? from.range(from.start() + base + offset, length)
            : null;
      }
    }
    return null;
  }

  private long number(int bytes) throws IOException {
    return switch (bytes) {
      case 0 -> 0;
      case 4 -> in.u32();
      case 8 -> in.u64();
      default -> throw new MalformedException("numbers of " + bytes + " bytes", in.start());
    };
  }
}

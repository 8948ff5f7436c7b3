package dev.assay.image;

import dev.assay.facts.FileType;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import java.io.IOException;

/** The first bits of a JPEG XL codestream (ISO/IEC 18181-1 Annex D), the lowest bit first. */
final class JpegXlHeader {
  private static final int SIGNATURE = 0x0AFF;

  // Ratios of width to height that need no width, D.2 table.
  private static final long[] RATIO_WIDTH = {0, 1, 12, 4, 3, 16, 5, 2};
  private static final long[] RATIO_HEIGHT = {1, 1, 10, 3, 2, 9, 4, 1};

  private final byte[] bytes;
  private long position;

  /** A header that starts with the codestream's signature. */
  JpegXlHeader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Reads the size, the orientation and the bit depth. */
  Raster read(FileType type) throws IOException {
    if (bits(16) != SIGNATURE) {
      throw new MalformedException("no JPEG XL codestream", 0);
    }
    long[] size = size();
    Raster raster = Raster.of(type, size[0], size[1], 2);
    if (flag()) { // all_default
      return raster.bitDepth(8);
    }
    if (flag()) { // extra_fields
      raster = raster.orientation(1 + (int) bits(3));
      if (flag()) { // have_intr_size
        size();
      }
      if (flag()) { // have_preview
        previewSize();
      }
      if (flag()) { // have_animation
        animation();
        raster = raster.frames(0);
      }
    }
    return raster.bitDepth(bitDepth());
  }

  /** SizeHeader, D.2. */
  private long[] size() throws IOException {
    boolean eights = flag();
    long height = side(eights);
    int ratio = (int) bits(3);
    long width = ratio == 0 ? side(eights) : height * RATIO_WIDTH[ratio] / RATIO_HEIGHT[ratio];
    return new long[] {width, height};
  }

  private long side(boolean eights) throws IOException {
    return eights
        ? 8 * (1 + bits(5))
        : 1
            + (switch ((int) bits(2)) {
              case 0 -> bits(9);
              case 1 -> bits(13);
              case 2 -> bits(18);
              default -> bits(30);
            });
  }

  /** PreviewHeader, D.3.2; only passed over. */
  private void previewSize() throws IOException {
    boolean eights = flag();
    previewSide(eights);
    if (bits(3) == 0) {
      previewSide(eights);
    }
  }

  private void previewSide(boolean eights) throws IOException {
    int selector = (int) bits(2);
    int[] widths = eights ? new int[] {0, 0, 5, 9} : new int[] {6, 8, 10, 12};
    bits(widths[selector]);
  }

  /** AnimationHeader, D.3.3; only passed over. */
  private void animation() throws IOException {
    bits(new int[] {0, 0, 10, 30}[(int) bits(2)]);
    bits(new int[] {0, 0, 8, 10}[(int) bits(2)]);
    bits(new int[] {0, 3, 16, 32}[(int) bits(2)]);
    bits(1);
  }

  /** BitDepth, D.3.5. */
  private int bitDepth() throws IOException {
    boolean floatingPoint = flag();
    int selector = (int) bits(2);
    if (selector == 3) {
      return 1 + (int) bits(6);
    }
    return floatingPoint ? new int[] {32, 16, 24}[selector] : new int[] {8, 10, 12}[selector];
  }

  private boolean flag() throws IOException {
    return bits(1) == 1;
  }

  private long bits(int n) throws IOException {
    if (position + n > 8L * bytes.length) {
      throw new TruncatedException("the JPEG XL header is cut off", bytes.length);
    }
    long value = 0;
    for (int i = 0; i < n; i++, position++) {
      value |= (long) (bytes[(int) (position >> 3)] >> (position & 7) & 1) << i;
    }
    return value;
  }
}

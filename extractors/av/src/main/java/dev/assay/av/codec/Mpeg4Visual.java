package dev.assay.av.codec;

import dev.assay.facts.Rational;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** MPEG-4 part 2: the video object layer header (ISO/IEC 14496-2 6.2.3). */
public final class Mpeg4Visual {
  private static final int FIRST_LAYER_START_CODE = 0x120;
  private static final int LAST_LAYER_START_CODE = 0x12F;
  private static final int EXTENDED_ASPECT = 15;

  private Mpeg4Visual() {}

  /** Reads what a decoder is configured with. */
  public static Picture configuration(byte[] config) {
    for (int i = 0; i + 4 < config.length; i++) {
      int code =
          config[i] << 24
              | (config[i + 1] & 0xFF) << 16
              | (config[i + 2] & 0xFF) << 8
              | (config[i + 3] & 0xFF);
      if (code >= FIRST_LAYER_START_CODE && code <= LAST_LAYER_START_CODE) {
        byte[] layer = Arrays.copyOfRange(config, i + 4, config.length);
        return new Picture(null, aspect(new BitReader(layer)), null);
      }
    }
    return Picture.UNKNOWN;
  }

  /** The pixel aspect, Table 6-12; null when it is none of those. */
  private static @Nullable Rational aspect(BitReader in) {
    in.skip(9);
    boolean identified = in.flag();
    in.skip(identified ? 7 : 0);
    int index = (int) in.bits(4);
    if (index == EXTENDED_ASPECT) {
      long width = in.bits(8);
      long height = in.bits(8);
      return width > 0 && height > 0 && !in.overrun() ? Rational.of(width, height) : null;
    }
    int[][] ratios = {{1, 1}, {12, 11}, {10, 11}, {16, 11}, {40, 33}};
    return index >= 1 && index <= ratios.length
        ? Rational.of(ratios[index - 1][0], ratios[index - 1][1])
        : null;
  }
}

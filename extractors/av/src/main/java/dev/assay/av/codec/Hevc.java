package dev.assay.av.codec;

import dev.assay.facts.Size;
import dev.assay.read.ByteCursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** H.265: the decoder configuration record and the sequence parameter set. */
public final class Hevc {
  private static final int SEQUENCE_PARAMETER_SET = 33;
  private static final int MOST_ARRAYS = 64;

  private Hevc() {}

  /**
   * Reads an HEVC decoder configuration record (ISO/IEC 14496-15 8.3.3.1), as {@code hvcC} and
   * Matroska hold it.
   */
  public static Picture configuration(ByteCursor in) throws IOException {
    if (in.u8() != 1) {
      return Picture.UNKNOWN;
    }
    String profile = profileName(in.u8() & 0x1F);
    in.skip(20);
    int arrays = Math.min(MOST_ARRAYS, in.u8());
    for (int array = 0; array < arrays; array++) {
      int type = in.u8() & 0x3F;
      int units = in.u16();
      for (int unit = 0; unit < units; unit++) {
        int length = in.u16();
        if (type == SEQUENCE_PARAMETER_SET) {
          return new Picture(size(BitReader.ofNalUnit(in.take(length))), null, profile);
        }
        in.skip(length);
      }
    }
    return new Picture(null, null, profile);
  }

  /** The size in a sequence parameter set (H.265 7.3.2.2.1); null when it makes no sense. */
  private static @Nullable Size size(BitReader in) {
    in.skip(16 + 4);
    int subLayers = (int) in.bits(3);
    in.skip(1);
    skipProfileTierLevel(in, subLayers);
    in.ue();
    long chroma = in.ue();
    boolean separatePlanes = chroma == 3 && in.flag();
    long width = in.ue();
    long height = in.ue();
    if (in.flag()) {
      boolean sampled = !separatePlanes && (chroma == 1 || chroma == 2);
      width -= (sampled ? 2 : 1) * (in.ue() + in.ue());
      height -= (sampled && chroma == 1 ? 2 : 1) * (in.ue() + in.ue());
    }
    return in.overrun() || width <= 0 || height <= 0 ? null : new Size(width, height);
  }

  /** Skips profile_tier_level (7.3.3). */
  private static void skipProfileTierLevel(BitReader in, int subLayers) {
    in.skip(88 + 8);
    int present = 0;
    for (int i = 0; i < subLayers; i++) {
      present += in.flag() ? 88 : 0;
      present += in.flag() ? 8 : 0;
    }
    in.skip((subLayers > 0 ? 2L * (8 - subLayers) : 0) + present);
  }

  /** The name of a profile (A.3), null when it has none here. */
  private static @Nullable String profileName(int profile) {
    return switch (profile) {
      case 1 -> "Main";
      case 2 -> "Main 10";
      case 3 -> "Main Still Picture";
      case 4 -> "Rext";
      case 6 -> "Multiview Main";
      case 9 -> "Scc";
      default -> null;
    };
  }
}

package dev.assay.av.codec;

import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.read.ByteCursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** H.265: the decoder configuration record and the sequence parameter set. */
public final class Hevc {
  private static final int SEQUENCE_PARAMETER_SET = 33;
  private static final int MOST_ARRAYS = 64;
  private static final int MOST_SETS = 64;
  private static final int MOST_PICTURES = 16;
  private static final int MOST_LONG_TERM = 32;

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
          return picture(BitReader.ofNalUnit(in.take(length)), profile);
        }
        in.skip(length);
      }
    }
    return new Picture(null, null, profile);
  }

  /**
   * Reads a sequence parameter set (H.265 7.3.2.2.1); what makes no sense is left out.
   *
   * @param profile the profile's name
   */
  private static Picture picture(BitReader in, @Nullable String profile) {
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
    if (in.overrun() || width <= 0 || height <= 0) {
      return new Picture(null, null, profile);
    }
    Rational aspect = aspect(in, subLayers);
    return new Picture(new Size(width, height), in.overrun() ? null : aspect, profile);
  }

  /** The pixel aspect, of what follows the conformance window; null when it is not told. */
  private static @Nullable Rational aspect(BitReader in, int subLayers) {
    in.ue();
    in.ue();
    int orderBits = (int) Math.min(16, in.ue() + 4);
    int orderings = in.flag() ? subLayers + 1 : 1;
    for (int i = 0; i < 3 * orderings + 6; i++) {
      in.ue(); // sizes of buffers, then of blocks
    }
    boolean scaled = in.flag();
    if (scaled && in.flag()) {
      skipScalingLists(in);
    }
    in.skip(2);
    if (in.flag()) {
      in.skip(4 + 4);
      in.ue();
      in.ue();
      in.skip(1);
    }
    skipReferenceSets(in);
    if (in.flag()) {
      long longTerm = Math.min(MOST_LONG_TERM, in.ue());
      in.skip(longTerm * (orderBits + 1));
    }
    in.skip(2);
    boolean usability = in.flag();
    return usability && in.flag() ? H264.aspect(in) : null;
  }

  /** Skips scaling_list_data (7.3.4). */
  private static void skipScalingLists(BitReader in) {
    for (int size = 0; size < 4; size++) {
      for (int matrix = 0; matrix < 6; matrix += size == 3 ? 3 : 1) {
        if (!in.flag()) {
          in.ue();
          continue;
        }
        int codes = Math.min(64, 16 << (2 * size)) + (size > 1 ? 1 : 0);
        for (int i = 0; i < codes; i++) {
          in.se();
        }
      }
    }
  }

  /** Skips the short-term reference picture sets (7.3.7), which may build on the one before. */
  private static void skipReferenceSets(BitReader in) {
    long sets = Math.min(MOST_SETS, in.ue());
    long pictures = 0;
    for (long set = 0; set < sets && !in.overrun(); set++) {
      if (set > 0 && in.flag()) {
        in.skip(1);
        in.ue();
        long kept = 0;
        for (long i = 0; i <= pictures; i++) {
          boolean used = in.flag();
          kept += used || in.flag() ? 1 : 0;
        }
        pictures = kept;
      } else {
        pictures = Math.min(MOST_PICTURES, in.ue()) + Math.min(MOST_PICTURES, in.ue());
        for (long i = 0; i < pictures; i++) {
          in.ue();
          in.skip(1);
        }
      }
    }
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

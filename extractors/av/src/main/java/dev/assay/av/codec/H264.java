package dev.assay.av.codec;

import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.read.ByteCursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** H.264: the decoder configuration record and the sequence parameter set. */
public final class H264 {

  /* ISO/IEC 14496-10 7.3.2.1.1: profiles whose parameter sets tell the chroma format. */
  private static final int[] PROFILES_WITH_CHROMA = {
    100, 110, 122, 244, 44, 83, 86, 118, 128, 138, 139, 134, 135
  };

  private static final int EXTENDED_ASPECT = 255;

  private H264() {}

  /**
   * Reads an AVC decoder configuration record (ISO/IEC 14496-15 5.3.3.1), as {@code avcC} and
   * Matroska hold it.
   */
  public static Picture configuration(ByteCursor in) throws IOException {
    if (in.u8() != 1) {
      return Picture.UNKNOWN;
    }
    int profile = in.u8();
    int constraints = in.u8();
    in.skip(2);
    int parameterSets = in.u8() & 0x1F;
    Picture picture =
        parameterSets == 0 ? null : parameterSet(BitReader.ofNalUnit(in.take(in.u16())));
    return picture != null ? picture : new Picture(null, null, profileName(profile, constraints));
  }

  /** Reads a sequence parameter set (7.3.2.1.1); null when it makes no sense. */
  private static @Nullable Picture parameterSet(BitReader in) {
    if ((in.bits(8) & 0x1F) != 7) {
      return null;
    }
    int profile = (int) in.bits(8);
    int constraints = (int) in.bits(8);
    in.skip(8);
    in.ue();
    long chroma = 1;
    boolean separatePlanes = false;
    if (hasChroma(profile)) {
      chroma = in.ue();
      separatePlanes = chroma == 3 && in.flag();
      in.ue();
      in.ue();
      in.skip(1);
      if (in.flag()) {
        skipScalingLists(in, chroma == 3 ? 12 : 8);
      }
    }
    in.ue();
    skipPictureOrder(in);
    in.ue();
    in.skip(1);
    long width = 16 * (in.ue() + 1);
    long mapUnits = in.ue() + 1;
    boolean framesOnly = in.flag();
    long height = 16 * mapUnits * (framesOnly ? 1 : 2);
    in.skip(framesOnly ? 1 : 2);
    if (in.flag()) {
      boolean sampled = !separatePlanes && chroma != 0;
      long unitX = sampled && chroma != 3 ? 2 : 1;
      long rows = framesOnly ? 1 : 2;
      long unitY = sampled && chroma == 1 ? 2 * rows : rows;
      width -= unitX * (in.ue() + in.ue());
      height -= unitY * (in.ue() + in.ue());
    }
    Rational aspect = null;
    if (in.flag()) {
      boolean aspectPresent = in.flag();
      aspect = aspectPresent ? aspect(in) : null;
    }
    if (in.overrun() || width <= 0 || height <= 0) {
      return null;
    }
    return new Picture(new Size(width, height), aspect, profileName(profile, constraints));
  }

  private static boolean hasChroma(int profile) {
    for (int known : PROFILES_WITH_CHROMA) {
      if (known == profile) {
        return true;
      }
    }
    return false;
  }

  private static void skipScalingLists(BitReader in, int lists) {
    for (int list = 0; list < lists; list++) {
      if (!in.flag()) {
        continue;
      }
      long last = 8;
      long next = 8;
      for (int i = 0; i < (list < 6 ? 16 : 64); i++) {
        if (next != 0) {
          next = (last + in.se() + 256) & 0xFF;
        }
        last = next == 0 ? last : next;
      }
    }
  }

  private static void skipPictureOrder(BitReader in) {
    long type = in.ue();
    if (type == 0) {
      in.ue();
    } else if (type == 1) {
      in.skip(1);
      in.se();
      in.se();
      long cycle = in.ue();
      for (long i = 0; i < cycle && !in.overrun(); i++) {
        in.se();
      }
    }
  }

  /** The sample aspect ratio, Table E-1; null when it is unspecified. */
  static @Nullable Rational aspect(BitReader in) {
    int index = (int) in.bits(8);
    if (index == EXTENDED_ASPECT) {
      long width = in.bits(16);
      long height = in.bits(16);
      return width > 0 && height > 0 ? Rational.of(width, height) : null;
    }
    int[][] ratios = {
      {1, 1}, {12, 11}, {10, 11}, {16, 11}, {40, 33}, {24, 11}, {20, 11}, {32, 11},
      {80, 33}, {18, 11}, {15, 11}, {64, 33}, {160, 99}, {4, 3}, {3, 2}, {2, 1}
    };
    return index >= 1 && index <= ratios.length
        ? Rational.of(ratios[index - 1][0], ratios[index - 1][1])
        : null;
  }

  /** The name of a profile (Annex A), null when it has none here. */
  private static @Nullable String profileName(int profile, int constraints) {
    return switch (profile) {
      case 66 -> (constraints & 0x40) != 0 ? "Constrained Baseline" : "Baseline";
      case 77 -> "Main";
      case 88 -> "Extended";
      case 100 -> "High";
      case 110 -> "High 10";
      case 122 -> "High 4:2:2";
      case 244 -> "High 4:4:4 Predictive";
      case 44 -> "CAVLC 4:4:4 Intra";
      case 118 -> "Multiview High";
      case 128 -> "Stereo High";
      default -> null;
    };
  }
}

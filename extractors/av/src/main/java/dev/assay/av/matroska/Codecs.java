package dev.assay.av.matroska;

import dev.assay.read.ByteCursor;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Names of codecs by Matroska's codec identifiers (the Matroska codec mappings). */
final class Codecs {
  private static final int FOURCC_IN_BITMAP_HEADER = 16;

  private Codecs() {}

  /**
   * The codec of a video track, null when it is not known here.
   *
   * @param config the codec's private data, null without
   */
  static @Nullable String ofVideo(String id, @Nullable ByteCursor config) throws IOException {
    return switch (id) {
      case "V_MPEG4/ISO/AVC" -> "h264";
      case "V_MPEGH/ISO/HEVC" -> "hevc";
      case "V_MPEGI/ISO/VVC" -> "vvc";
      case "V_VP8" -> "vp8";
      case "V_VP9" -> "vp9";
      case "V_AV1" -> "av1";
      case "V_THEORA" -> "theora";
      case "V_MPEG4/ISO/SP", "V_MPEG4/ISO/ASP", "V_MPEG4/ISO/AP" -> "mpeg4";
      case "V_MPEG4/MS/V3" -> "msmpeg4v3";
      case "V_MPEG1" -> "mpeg1video";
      case "V_MPEG2" -> "mpeg2video";
      case "V_MJPEG" -> "mjpeg";
      case "V_PRORES" -> "prores";
      case "V_FFV1" -> "ffv1";
      case "V_DIRAC" -> "dirac";
      case "V_SNOW" -> "snow";
      case "V_UNCOMPRESSED" -> "rawvideo";
      case "V_REAL/RV10" -> "rv10";
      case "V_REAL/RV20" -> "rv20";
      case "V_REAL/RV30" -> "rv30";
      case "V_REAL/RV40" -> "rv40";
      case "V_MS/VFW/FOURCC" ->
          config == null
              ? null
              : ofFourCc(config.skip(FOURCC_IN_BITMAP_HEADER).latin1(4).toUpperCase(Locale.ROOT));
      default -> null;
    };
  }

  /** The codec of a Video for Windows code in upper case, null when it is not known here. */
  private static @Nullable String ofFourCc(String code) {
    return switch (code) {
      case "H264", "X264", "AVC1", "DAVC", "VSSH" -> "h264";
      case "HEVC", "HEV1", "H265", "X265" -> "hevc";
      case "XVID", "DIVX", "DX50", "FMP4", "MP4V", "3IV2" -> "mpeg4";
      case "DIV3", "DIV4", "MP43" -> "msmpeg4v3";
      case "MP42" -> "msmpeg4v2";
      case "MJPG" -> "mjpeg";
      case "WMV1" -> "wmv1";
      case "WMV2" -> "wmv2";
      case "WMV3" -> "wmv3";
      case "WVC1" -> "vc1";
      case "VP80" -> "vp8";
      case "VP90" -> "vp9";
      case "AV01" -> "av1";
      case "FFV1" -> "ffv1";
      case "HFYU" -> "huffyuv";
      case "FFVH" -> "ffvhuff";
      case "THEO" -> "theora";
      default -> null;
    };
  }

  /** The codec of an audio track, null when it is not known here. */
  static @Nullable String ofAudio(String id) {
    return switch (id) {
      case "A_MPEG/L1" -> "mp1";
      case "A_MPEG/L2" -> "mp2";
      case "A_MPEG/L3" -> "mp3";
      case "A_AC3", "A_AC3/BSID9", "A_AC3/BSID10" -> "ac3";
      case "A_EAC3" -> "eac3";
      case "A_DTS", "A_DTS/EXPRESS", "A_DTS/LOSSLESS" -> "dts";
      case "A_TRUEHD" -> "truehd";
      case "A_MLP" -> "mlp";
      case "A_FLAC" -> "flac";
      case "A_VORBIS" -> "vorbis";
      case "A_OPUS", "A_OPUS/EXPERIMENTAL" -> "opus";
      case "A_ALAC" -> "alac";
      case "A_PCM/INT/LIT", "A_PCM/INT/BIG", "A_PCM/FLOAT/IEEE" -> "pcm";
      case "A_TTA1" -> "tta";
      case "A_WAVPACK4" -> "wavpack";
      default -> id.startsWith("A_AAC") ? "aac" : null;
    };
  }

  /** Whether decoding gives back the samples that were encoded. */
  static boolean isLossless(String codec) {
    return switch (codec) {
      case "pcm", "flac", "alac", "truehd", "mlp", "tta", "wavpack" -> true;
      default -> false;
    };
  }
}

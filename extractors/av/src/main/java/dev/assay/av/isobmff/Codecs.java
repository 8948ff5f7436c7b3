package dev.assay.av.isobmff;

import org.jspecify.annotations.Nullable;

/**
 * Names of codecs by the four-character codes of sample entries (the registration authority of MP4
 * and the QuickTime file format's tables) and by MPEG-4 object types.
 */
final class Codecs {
  private Codecs() {}

  /** The codec of a visual sample entry, null when it is not known here. */
  static @Nullable String ofVideo(String format) {
    return switch (format) {
      case "avc1", "avc2", "avc3", "avc4", "dva1", "dvav", "AVC1", "ai12", "ai15", "aivx" -> "h264";
      case "hvc1", "hev1", "hvc2", "hev2", "dvh1", "dvhe" -> "hevc";
      case "vvc1", "vvi1" -> "vvc";
      case "vp08" -> "vp8";
      case "vp09" -> "vp9";
      case "av01", "dav1" -> "av1";
      case "s263", "h263", "H263" -> "h263";
      case "XVID", "DIVX", "DX50", "3IV2", "xvid", "divx" -> "mpeg4";
      case "jpeg", "JPEG", "MJPG", "mjpg", "mjpa", "dmb1", "AVDJ" -> "mjpeg";
      case "mjpb" -> "mjpegb";
      case "mjp2" -> "jpeg2000";
      case "png ", "MNG " -> "png";
      case "gif " -> "gif";
      case "tiff" -> "tiff";
      case "WRLE" -> "bmp";
      case "apco", "apcs", "apcn", "apch", "ap4h", "ap4x", "aprn", "aprh" -> "prores";
      case "AVdn", "AVdh" -> "dnxhd";
      case "CFHD" -> "cfhd";
      case "icod" -> "aic";
      case "Hap1", "Hap5", "HapY", "HapA", "HapM" -> "hap";
      case "rle " -> "qtrle";
      case "rpza" -> "rpza";
      case "smc " -> "smc";
      case "cvid" -> "cinepak";
      case "SVQ1", "svq1", "svqi" -> "svq1";
      case "SVQ3" -> "svq3";
      case "dvc ",
          "dvcp",
          "dvpp",
          "dvp ",
          "dv5n",
          "dv5p",
          "dvh2",
          "dvh3",
          "dvh5",
          "dvh6",
          "dvhp",
          "dvhq",
          "dv1n",
          "dv1p",
          "AVdv" ->
          "dvvideo";
      case "mp1v", "m1v ", "m1v1", "mpeg" -> "mpeg1video";
      case "mp2v",
          "m2v1",
          "hdv1",
          "hdv2",
          "hdv3",
          "hdv4",
          "hdv5",
          "hdv6",
          "hdv7",
          "hdv8",
          "hdv9",
          "hdva",
          "mx5n",
          "mx5p",
          "mx4n",
          "mx4p",
          "mx3n",
          "mx3p",
          "xdv1",
          "xdv2",
          "xdv3",
          "xdv4",
          "xdv5",
          "xdv6",
          "xdv7",
          "xdv8",
          "xdv9",
          "xdva",
          "xdvb",
          "xdvc",
          "xdvd",
          "xdve",
          "xdvf",
          "xd5a",
          "xd5b",
          "xd5c",
          "xd5d",
          "xd5e",
          "xd5f",
          "xd51",
          "xd54",
          "xd55",
          "xd59",
          "AVmp" ->
          "mpeg2video";
      case "vc-1" -> "vc1";
      case "raw ",
          "2vuy",
          "yuv2",
          "2Vuy",
          "yuvs",
          "2VUY",
          "UYVY",
          "uncv",
          "yv12",
          "I420",
          "b16g",
          "b48r",
          "b64a" ->
          "rawvideo";
      case "v210", "v308", "v408", "v410", "r210" -> format;
      case "FFV1" -> "ffv1";
      case "drac" -> "dirac";
      default -> null;
    };
  }

  /** The codec of an audio sample entry, null when it is not known here. */
  static @Nullable String ofAudio(String format) {
    return switch (format) {
      case ".mp3", "mp3 ", "ms\0U" -> "mp3";
      case "ac-3", "sac3" -> "ac3";
      case "ec-3" -> "eac3";
      case "ac-4" -> "ac4";
      case "alac" -> "alac";
      case "fLaC" -> "flac";
      case "Opus" -> "opus";
      case "samr" -> "amr_nb";
      case "sawb" -> "amr_wb";
      case "dtsc", "dtsh", "dtsl", "dtse" -> "dts";
      case "mlpa" -> "truehd";
      case "mha1", "mhm1", "mha2", "mhm2" -> "mpegh_3d_audio";
      case "sowt", "twos", "in24", "in32", "fl32", "fl64", "lpcm", "ipcm", "fpcm", "raw ", "NONE" ->
          "pcm";
      case "ulaw" -> "pcm_mulaw";
      case "alaw" -> "pcm_alaw";
      case "ima4" -> "adpcm_ima_qt";
      case "ms\0\2" -> "adpcm_ms";
      case "ms\0\21" -> "adpcm_ima_wav";
      case "MAC3" -> "mace3";
      case "MAC6" -> "mace6";
      case "QDM2" -> "qdm2";
      case "QDMC" -> "qdmc";
      case "Qclp", "Qclq", "sqcp" -> "qcelp";
      case "agsm" -> "gsm";
      case "spex", "SPXN" -> "speex";
      default -> null;
    };
  }

  /** The codec of an MPEG-4 object type indication (ISO/IEC 14496-1 7.2.6.6.2), null if unknown. */
  static @Nullable String ofObjectType(int objectType) {
    return switch (objectType) {
      case 0x20 -> "mpeg4";
      case 0x21 -> "h264";
      case 0x23 -> "hevc";
      case 0x33 -> "vvc";
      case 0x40, 0x66, 0x67, 0x68 -> "aac";
      case 0x60, 0x61, 0x62, 0x63, 0x64, 0x65 -> "mpeg2video";
      case 0x69, 0x6B -> "mp3";
      case 0x6A -> "mpeg1video";
      case 0x6C -> "mjpeg";
      case 0x6D -> "png";
      case 0x6E -> "jpeg2000";
      case 0xA5 -> "ac3";
      case 0xA6 -> "eac3";
      case 0xA9 -> "dts";
      case 0xAD -> "opus";
      case 0xB1 -> "vp9";
      case 0xDD -> "vorbis";
      case 0xE1 -> "qcelp";
      default -> null;
    };
  }

  /** Whether a video codec is one of still pictures, as covers and chapter pictures have. */
  static boolean isStillPicture(String codec) {
    return switch (codec) {
      case "mjpeg", "png", "gif", "bmp", "tiff", "jpeg2000" -> true;
      default -> false;
    };
  }

  /** Whether decoding gives back the samples that were encoded. */
  static boolean isLossless(String codec) {
    return switch (codec) {
      case "pcm", "flac", "alac", "truehd", "mp4als" -> true;
      default -> false;
    };
  }
}

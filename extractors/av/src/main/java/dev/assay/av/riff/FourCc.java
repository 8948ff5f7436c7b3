package dev.assay.av.riff;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The codecs that the four characters in the header of a picture stream of AVI stand for. */
final class FourCc {
  private static final Map<String, String> CODECS = new HashMap<>();

  static {
    put("h264", "H264", "X264", "AVC1", "DAVC", "VSSH", "Q264", "SMV2");
    put("hevc", "HEVC", "H265", "HEV1", "HVC1");
    put("mpeg4", "XVID", "DIVX", "DX50", "FMP4", "MP4V", "MP4S", "M4S2", "3IV2", "RMP4", "SEDG");
    put("mpeg4", "XVIX", "DXGM", "BLZ0", "UMP4", "WV1F", "PVMM", "HDX4", "SMP4", "DCOD", "PM4V");
    put("msmpeg4v1", "MPG4", "MP41");
    put("msmpeg4v2", "MP42", "DIV2");
    put("msmpeg4v3", "MP43", "DIV3", "DIV4", "DIV5", "DIV6", "MPG3", "AP41", "COL1", "COL0");
    put("wmv1", "WMV1");
    put("wmv2", "WMV2");
    put("wmv3", "WMV3");
    put("vc1", "WVC1", "WMVA");
    put("mjpeg", "MJPG", "AVRN", "LJPG", "JPGL", "ACDV", "JPEG", "DMB1", "MJPA");
    put("mpeg1video", "MPG1", "PIM1", "MPEG");
    put("mpeg2video", "MPG2", "EM2V", "HDV1", "HDV2", "LMP2", "SLIF");
    put("vp6", "VP60", "VP61", "VP62");
    put("vp8", "VP80");
    put("vp9", "VP90");
    put("av1", "AV01");
    put("theora", "THEO");
    put("flv1", "FLV1", "S263");
    put("h263", "H263", "X263", "M263", "U263");
    put("dvvideo", "DVSD", "DVHD", "DVH1", "DVSL", "DV25", "DV50", "DVCP", "DVC ");
    put("ffv1", "FFV1");
    put("huffyuv", "HFYU");
    put("ffvhuff", "FFVH");
    put("lagarith", "LAGS");
    put("magicyuv", "MAGY", "M8RG", "M8RA", "M8Y0", "M8Y2", "M8Y4");
    put("utvideo", "ULRA", "ULRG", "ULY0", "ULY2", "ULY4", "ULH0", "ULH2", "ULH4");
    put("cinepak", "CVID");
    put("indeo3", "IV31", "IV32");
    put("indeo4", "IV41");
    put("indeo5", "IV50");
    put("msrle", "MRLE");
    put("msvideo1", "CRAM", "MSVC", "WHAM");
    put("tscc", "TSCC");
    put("zmbv", "ZMBV");
    put("fraps", "FPS1");
    put("cfhd", "CFHD");
    put("dnxhd", "AVDN");
    put("prores", "APCH", "APCN", "APCS", "APCO", "AP4H");
    put("png", "MPNG", "PNG1");
    put("snow", "SNOW");
    put("rawvideo", "\0\0\0\0", "DIB ", "RGB ", "RAW ", "YUY2", "YUYV", "UYVY", "YVYU", "I420");
    put("rawvideo", "IYUV", "YV12", "YV16", "YV24", "NV12", "NV21", "Y800", "Y8  ", "GREY", "HDYC");
    put("msrle", "\1\0\0\0", "\2\0\0\0");
  }

  private FourCc() {}

  private static void put(String codec, String... characters) {
    for (String four : characters) {
      CODECS.put(four, codec);
    }
  }

  /** The short name of a codec, null when the characters are not known. */
  static @Nullable String codec(String four) {
    return CODECS.get(four.toUpperCase(Locale.ROOT));
  }
}

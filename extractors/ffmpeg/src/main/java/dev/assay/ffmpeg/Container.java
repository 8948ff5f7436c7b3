package dev.assay.ffmpeg;

import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.facts.MediaTypes;

/**
 * The containers that are read: FFmpeg's demuxer for each, and what a file of it is called.
 *
 * <p>A container is recognised by {@link Signatures} and never by FFmpeg, whose probing also knows
 * play lists that open other files.
 */
@SuppressWarnings("ImmutableEnumChecker") // a FileType copies its list
enum Container {
  MP4("mov", MediaTypes.MP4),
  M4A("mov", MediaTypes.MP4),
  QUICKTIME("mov", MediaTypes.MOV),
  THREE_GPP("mov", MediaTypes.THREE_GPP),
  THREE_GPP2("mov", MediaTypes.THREE_GPP2),
  MATROSKA("matroska", MediaTypes.MKV),
  WEBM("matroska", MediaTypes.WEBM),
  OGG("ogg", video("ogv", "video/ogg", "ogv", "ogg", "ogx", "ogm")),
  AVI("avi", video("avi", "video/x-msvideo", "avi", "divx")),
  MPEG_TS("mpegts", video("ts", "video/mp2t", "ts", "mts", "m2ts", "m2t", "tsv")),
  MPEG_PS("mpeg", video("mpg", "video/mpeg", "mpg", "mpeg", "vob", "m2p", "ps")),
  FLV("flv", video("flv", "video/x-flv", "flv")),
  ASF("asf", video("wmv", "video/x-ms-wmv", "wmv", "asf")),
  MXF("mxf", video("mxf", "application/mxf", "mxf")),
  REAL_MEDIA("rm", video("rm", "application/vnd.rn-realmedia", "rm", "rmvb")),
  IVF("ivf", video("ivf", "video/x-ivf", "ivf")),
  NUT("nut", video("nut", "video/x-nut", "nut")),
  GXF("gxf", video("gxf", "application/gxf", "gxf")),
  WTV("wtv", video("wtv", "video/x-wtv", "wtv")),
  DV("dv", video("dv", "video/x-dv", "dv", "dif")),
  DHAV("dhav", video("dav", "video/x-dhav", "dav")),
  Y4M("yuv4mpegpipe", video("y4m", "video/x-yuv4mpeg", "y4m")),
  SMACKER("smk", video("smk", "video/x-smacker", "smk")),
  WAV("wav", audio("wav", "audio/wav", "wav", "wave", "bwf", "rf64", "bw64")),
  WAVE64("w64", audio("w64", "audio/x-w64", "w64")),
  FLAC("flac", audio("flac", "audio/flac", "flac")),
  MPEG_AUDIO("mp3", audio("mp3", "audio/mpeg", "mp3", "mp2", "mp1", "mpga", "mpa")),
  ADTS("aac", audio("aac", "audio/aac", "aac", "adts")),
  LOAS("loas", audio("latm", "audio/mp4a-latm", "latm", "loas")),
  AC3("ac3", audio("ac3", "audio/ac3", "ac3")),
  EAC3("eac3", audio("eac3", "audio/eac3", "eac3", "ec3", "ac3")),
  DTS("dts", audio("dts", "audio/vnd.dts", "dts")),
  DTS_HD("dtshd", audio("dtshd", "audio/vnd.dts.hd", "dtshd", "dts")),
  AIFF("aiff", audio("aiff", "audio/aiff", "aiff", "aif", "aifc", "afc")),
  CAF("caf", audio("caf", "audio/x-caf", "caf")),
  AMR("amr", audio("amr", "audio/amr", "amr", "3ga")),
  AMR_WB("amr", audio("awb", "audio/amr-wb", "awb", "amr")),
  AU("au", audio("au", "audio/basic", "au", "snd")),
  APE("ape", audio("ape", "audio/x-ape", "ape", "mac")),
  WAVPACK("wv", audio("wv", "audio/x-wavpack", "wv")),
  MUSEPACK7("mpc", audio("mpc", "audio/x-musepack", "mpc", "mp+", "mpp")),
  MUSEPACK8("mpc8", MUSEPACK7.audio),
  TTA("tta", audio("tta", "audio/x-tta", "tta")),
  TAK("tak", audio("tak", "audio/x-tak", "tak")),
  SHORTEN("shn", audio("shn", "audio/x-shorten", "shn")),
  DSF("dsf", audio("dsf", "audio/x-dsf", "dsf")),
  DFF("iff", audio("dff", "audio/x-dff", "dff")),
  IFF_8SVX("iff", audio("8svx", "audio/x-8svx", "8svx", "iff", "svx")),
  VOC("voc", audio("voc", "audio/x-voc", "voc")),
  SOX("sox", audio("sox", "audio/x-sox", "sox")),
  SPHERE("nistsphere", audio("sph", "audio/x-nist", "sph", "nist")),
  IRCAM("ircam", audio("sf", "audio/x-ircam", "sf", "ircam")),
  QCP("qcp", audio("qcp", "audio/qcelp", "qcp")),
  XWMA("xwma", audio("xwma", "audio/x-xwma", "xwma")),
  REAL_AUDIO("rm", audio("ra", "audio/x-pn-realaudio", "ra", "ram"));

  private final String demuxer;
  private final FileType video;
  private final FileType audio;

  Container(String demuxer, FileType type) {
    this.demuxer = demuxer;
    this.video = type;
    this.audio = soundOnly(type);
  }

  /** The name FFmpeg knows the demuxer by. */
  String demuxer() {
    return demuxer;
  }

  /** Whether it is of the ISO base media file format family. */
  boolean isIsoMedia() {
    return demuxer.equals("mov");
  }

  /** Whether its packets of sound say how long they last; FFmpeg guesses where they do not. */
  boolean timesSound() {
    return this != ASF && this != REAL_MEDIA && this != REAL_AUDIO && this != MUSEPACK8;
  }

  /** Whether its header counts samples of sound, so that fewer mean that some are missing. */
  boolean countsSamples() {
    return switch (this) {
      case WAV, WAVE64, FLAC, MPEG_AUDIO, AIFF, CAF, AU, APE, WAVPACK, TTA, TAK, DSF, DFF -> true;
      default -> false;
    };
  }

  /** Whether it is of the Matroska family. */
  boolean isMatroska() {
    return demuxer.equals("matroska");
  }

  /** The type of a file with moving pictures. */
  FileType videoType() {
    return video;
  }

  /** The type of a file with sound alone. */
  FileType audioType() {
    return audio;
  }

  /** The type of a file of which nothing more than the container is known. */
  FileType type() {
    return this == M4A ? audio : video;
  }

  private static FileType video(String name, String mimeType, String... extensions) {
    return FileType.of(name, MediaKind.VIDEO, mimeType, extensions);
  }

  private static FileType audio(String name, String mimeType, String... extensions) {
    return FileType.of(name, MediaKind.AUDIO, mimeType, extensions);
  }

  private static FileType soundOnly(FileType type) {
    return switch (type.name()) {
      case "mp4" -> MediaTypes.M4A;
      case "3gp" -> MediaTypes.THREE_GPP_AUDIO;
      case "3g2" -> MediaTypes.THREE_GPP2_AUDIO;
      case "mkv" -> MediaTypes.MKA;
      case "webm" -> MediaTypes.WEBM_AUDIO;
      case "ogv" -> audio("ogg", "audio/ogg", "ogg", "oga", "opus", "spx");
      case "wmv" -> audio("wma", "audio/x-ms-wma", "wma", "asf");
      case "rm" -> audio("rm", "audio/x-pn-realaudio", "rm", "ra", "ram");
      default -> new FileType(type.name(), MediaKind.AUDIO, type.mimeType(), type.extensions());
    };
  }
}

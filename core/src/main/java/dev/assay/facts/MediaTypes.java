package dev.assay.facts;

import static dev.assay.facts.MediaKind.AUDIO;
import static dev.assay.facts.MediaKind.VIDEO;

/** The containers of video that more than one reader reads, with their types of sound alone. */
public final class MediaTypes {

  /** MP4 (ISO/IEC 14496-14) and its kin with video. */
  public static final FileType MP4 =
      FileType.of("mp4", VIDEO, "video/mp4", "mp4", "m4v", "mp4v", "m4s", "cmfv", "ismv");

  /** MP4 without video (RFC 4337). */
  public static final FileType M4A =
      FileType.of(
          "m4a", AUDIO, "audio/mp4", "m4a", "m4b", "m4p", "m4r", "mp4", "mp4a", "m4s", "cmfa");

  /** QuickTime, with video or without. */
  public static final FileType MOV = FileType.of("mov", VIDEO, "video/quicktime", "mov", "qt");

  /** 3GPP (TS 26.244) with video. */
  public static final FileType THREE_GPP = FileType.of("3gp", VIDEO, "video/3gpp", "3gp", "3gpp");

  /** 3GPP without video (RFC 3839). */
  public static final FileType THREE_GPP_AUDIO =
      FileType.of("3gp", AUDIO, "audio/3gpp", "3gp", "3gpp", "3ga");

  /** 3GPP2 (C.S0050) with video. */
  public static final FileType THREE_GPP2 =
      FileType.of("3g2", VIDEO, "video/3gpp2", "3g2", "3gpp2");

  /** 3GPP2 without video (RFC 4393). */
  public static final FileType THREE_GPP2_AUDIO =
      FileType.of("3g2", AUDIO, "audio/3gpp2", "3g2", "3gpp2");

  /** WebM with video. */
  public static final FileType WEBM = FileType.of("webm", VIDEO, "video/webm", "webm");

  /** WebM without video. */
  public static final FileType WEBM_AUDIO =
      FileType.of("webm", AUDIO, "audio/webm", "webm", "weba");

  /** Matroska (RFC 9559) with video. */
  public static final FileType MKV = FileType.of("mkv", VIDEO, "video/x-matroska", "mkv", "mk3d");

  /** Matroska without video. */
  public static final FileType MKA = FileType.of("mka", AUDIO, "audio/x-matroska", "mka", "mkv");

  private MediaTypes() {}
}

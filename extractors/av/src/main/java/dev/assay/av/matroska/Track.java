package dev.assay.av.matroska;

import dev.assay.av.codec.AacConfig;
import dev.assay.av.codec.H264;
import dev.assay.av.codec.Hevc;
import dev.assay.av.codec.Picture;
import dev.assay.facts.Fact;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.MalformedException;
import dev.assay.structure.EbmlElements;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A track entry (RFC 9559 5.1.4.1). */
final class Track {
  private static final int VIDEO_TYPE = 1;
  private static final int AUDIO_TYPE = 2;
  private static final int ASSUMED_BITS = 16;
  private static final int UNKNOWN_UNIT = 4;
  private static final double DEFAULT_SAMPLING_FREQUENCY = 8000;

  private final long offset;
  private long number;
  private long type;
  private String codecId = "";
  private @Nullable ByteCursor codecPrivate;
  private long codecDelayNanos;
  private long defaultDurationNanos;
  private boolean encrypted;
  private boolean scaled;

  private long width;
  private long height;
  private long croppedAcross;
  private long croppedDown;
  private long displayWidth = -1;
  private long displayHeight = -1;
  private long displayUnit;
  private long stereoMode;
  private long projectionType;
  private double roll;

  private double samplingFrequency = DEFAULT_SAMPLING_FREQUENCY;
  private double outputSamplingFrequency;
  private long channels = 1;
  private long bitDepth;

  private Track(long offset) {
    this.offset = offset;
  }

  /** Reads a {@code TrackEntry} element. */
  static Track read(EbmlElements entry) throws IOException {
    Track track = new Track(entry.offset());
    EbmlElements elements = entry.children();
    while (elements.next()) {
      switch (elements.id()) {
        case Ids.TRACK_NUMBER -> track.number = elements.unsigned();
        case Ids.TRACK_TYPE -> track.type = elements.unsigned();
        case Ids.CODEC_ID -> track.codecId = elements.text();
        case Ids.CODEC_PRIVATE -> track.codecPrivate = elements.body();
        case Ids.CODEC_DELAY -> track.codecDelayNanos = elements.unsigned();
        case Ids.DEFAULT_DURATION -> track.defaultDurationNanos = elements.unsigned();
        case Ids.TRACK_TIMESTAMP_SCALE -> track.scaled = elements.floating() != 1;
        case Ids.CONTENT_ENCODINGS -> track.readEncodings(elements.children());
        case Ids.VIDEO -> track.readVideo(elements.children());
        case Ids.AUDIO -> track.readAudio(elements.children());
        default -> {}
      }
    }
    return track;
  }

  private void readEncodings(EbmlElements encodings) throws IOException {
    while (encodings.next()) {
      if (encodings.id() == Ids.CONTENT_ENCODING) {
        EbmlElements encoding = encodings.children();
        while (encoding.next()) {
          encrypted |= encoding.id() == Ids.CONTENT_ENCODING_TYPE && encoding.unsigned() == 1;
        }
      }
    }
  }

  private void readVideo(EbmlElements elements) throws IOException {
    while (elements.next()) {
      switch (elements.id()) {
        case Ids.PIXEL_WIDTH -> width = elements.unsigned();
        case Ids.PIXEL_HEIGHT -> height = elements.unsigned();
        case Ids.PIXEL_CROP_LEFT, Ids.PIXEL_CROP_RIGHT ->
            croppedAcross = saturatedSum(croppedAcross, elements.unsigned());
        case Ids.PIXEL_CROP_TOP, Ids.PIXEL_CROP_BOTTOM ->
            croppedDown = saturatedSum(croppedDown, elements.unsigned());
        case Ids.DISPLAY_WIDTH -> displayWidth = elements.unsigned();
        case Ids.DISPLAY_HEIGHT -> displayHeight = elements.unsigned();
        case Ids.DISPLAY_UNIT -> displayUnit = elements.unsigned();
        case Ids.STEREO_MODE -> stereoMode = elements.unsigned();
        case Ids.PROJECTION -> readProjection(elements.children());
        default -> {}
      }
    }
  }

  private static long saturatedSum(long a, long b) {
    return a + b < 0 || b < 0 ? Long.MAX_VALUE : a + b;
  }

  private void readProjection(EbmlElements elements) throws IOException {
    while (elements.next()) {
      switch (elements.id()) {
        case Ids.PROJECTION_TYPE -> projectionType = elements.unsigned();
        case Ids.PROJECTION_POSE_ROLL -> roll = elements.floating();
        default -> {}
      }
    }
  }

  private void readAudio(EbmlElements elements) throws IOException {
    while (elements.next()) {
      switch (elements.id()) {
        case Ids.SAMPLING_FREQUENCY -> samplingFrequency = elements.floating();
        case Ids.OUTPUT_SAMPLING_FREQUENCY -> outputSamplingFrequency = elements.floating();
        case Ids.CHANNELS -> channels = elements.unsigned();
        case Ids.BIT_DEPTH -> bitDepth = elements.unsigned();
        default -> {}
      }
    }
  }

  /** Where the element starts. */
  long offset() {
    return offset;
  }

  /** The number its blocks carry. */
  long number() {
    return number;
  }

  /** Matroska's identifier of the codec. */
  String codecId() {
    return codecId;
  }

  /** Whether it holds moving pictures. */
  boolean isVideo() {
    return type == VIDEO_TYPE;
  }

  /** Whether it holds sound. */
  boolean isAudio() {
    return type == AUDIO_TYPE;
  }

  /** Whether its content is encrypted. */
  boolean isEncrypted() {
    return encrypted;
  }

  /** Whether its times are scaled in a way no longer in use (RFC 9559 5.1.4.1.15). */
  boolean isScaled() {
    return scaled;
  }

  /** Length of a frame in nanoseconds, 0 when it declares none. */
  long defaultDurationNanos() {
    return defaultDurationNanos;
  }

  /** What the decoder delays, in seconds. */
  Rational codecDelay() {
    return Rational.of(codecDelayNanos, 1_000_000_000);
  }

  private @Nullable ByteCursor config() {
    return codecPrivate == null ? null : codecPrivate.rest();
  }

  /** The codec of a video track. */
  String videoCodec() throws IOException {
    return known(Codecs.ofVideo(codecId, config()));
  }

  /** The codec of an audio track. */
  String audioCodec() throws IOException {
    return known(Codecs.ofAudio(codecId));
  }

  private String known(@Nullable String codec) throws DeclinedException {
    if (codec == null) {
      throw new DeclinedException("the codec " + codecId + " is not known");
    }
    return codec;
  }

  /** What the codec's private data says of the pictures. */
  Picture picture() throws IOException {
    ByteCursor config = config();
    if (config == null) {
      return Picture.UNKNOWN;
    }
    try {
      return switch (codecId) {
        case "V_MPEG4/ISO/AVC" -> H264.configuration(config);
        case "V_MPEGH/ISO/HEVC" -> Hevc.configuration(config);
        default -> Picture.UNKNOWN;
      };
    } catch (MalformedException e) {
      throw new DeclinedException("the private data of " + codecId + " is damaged");
    }
  }

  /** The size the container declares. */
  Size size() {
    return new Size(width, height);
  }

  /** The size of what is left of the pictures by the container's crop (RFC 9559 5.1.4.1.28.8). */
  Size cropped() {
    boolean leavesSome = croppedAcross < width && croppedDown < height;
    return leavesSome ? new Size(width - croppedAcross, height - croppedDown) : size();
  }

  /**
   * The pixel aspect that display size, display unit and stereo mode amount to; null when the unit
   * is unknown. The display size is that of the cropped picture, and a size not given is that of
   * its pixels (RFC 9559 5.1.4.1.28.12); in modes with two views side by side it is the size of
   * one.
   */
  @Nullable Rational pixelAspect() {
    Size cropped = cropped();
    long shownWidth = displayWidth < 0 ? cropped.width() : displayWidth;
    long shownHeight = displayHeight < 0 ? cropped.height() : displayHeight;
    if (displayUnit >= UNKNOWN_UNIT || shownWidth == 0 || shownHeight == 0 || width == 0) {
      return null;
    }
    return Rational.of(shownWidth * viewsAcross(), cropped.width())
        .times(Rational.of(cropped.height(), shownHeight * viewsDown()));
  }

  private long viewsAcross() {
    return stereoMode == 1 || stereoMode == 11 || stereoMode == 8 || stereoMode == 9 ? 2 : 1;
  }

  private long viewsDown() {
    return stereoMode == 2 || stereoMode == 3 || stereoMode == 6 || stereoMode == 7 ? 2 : 1;
  }

  /**
   * Degrees clockwise; the roll of a rectangular projection counts the other way (RFC 9559
   * 5.1.4.1.28.46).
   */
  int rotation() {
    long quarters = Math.round(-roll / 90);
    boolean turned = projectionType == 0 && Math.abs(-roll - 90 * quarters) < 1;
    return turned ? (int) Math.floorMod(quarters, 4L) * 90 : 0;
  }

  /** Samples per second, 0 when it makes no sense. */
  int sampleRate() throws IOException {
    double rate = outputSamplingFrequency > 0 ? outputSamplingFrequency : samplingFrequency;
    AacConfig config = aac();
    if (config != null && config.sampleRate() > 0) {
      rate = Math.max(rate, config.sampleRate());
    }
    return rate > 0 && rate < Integer.MAX_VALUE ? (int) Math.round(rate) : 0;
  }

  /** Channels, 0 when they make no sense. */
  int channels() throws IOException {
    AacConfig config = aac();
    int configured = config == null ? 0 : config.channels();
    return configured > 0 ? configured : (int) Math.min(channels, Short.MAX_VALUE);
  }

  private @Nullable AacConfig aac() throws IOException {
    ByteCursor config = config();
    boolean hasConfig = codecId.equals("A_AAC") && config != null && config.remaining() < 256;
    return hasConfig && config != null ? AacConfig.read(config.take(config.remaining())) : null;
  }

  /** Bits per sample. */
  @Nullable Fact<Integer> bits() throws IOException {
    String codec = audioCodec();
    boolean losslessDts = codec.equals("dts") && bitDepth > 0;
    if (!Codecs.isLossless(codec) && !losslessDts) {
      return Fact.assumed(ASSUMED_BITS);
    }
    return bitDepth > 0 && bitDepth <= 64 ? Fact.declared((int) bitDepth) : null;
  }
}

package dev.assay.testdata.av;

import org.jspecify.annotations.Nullable;

/**
 * A Matroska or WebM file (RFC 9559) with grey H.264 pictures, silent Opus sound, or both; times
 * are whole milliseconds, as the format has them.
 */
public final class MatroskaFile {
  private final String docType;
  private final int width;
  private final int height;
  private final long[] times;
  private long defaultDurationNanos;
  private int displayWidth;
  private int displayHeight;
  private int soundPackets;
  private double duration = -1;
  private boolean encrypted;
  private int[] crop = {};
  private boolean live;
  private boolean grouped;

  private MatroskaFile(String docType, int width, int height, long[] times) {
    this.docType = docType;
    this.width = width;
    this.height = height;
    this.times = times.clone();
  }

  /** A Matroska file whose pictures are shown at those times, in milliseconds. */
  public static MatroskaFile video(int width, int height, long... times) {
    return new MatroskaFile("matroska", width, height, times);
  }

  /**
   * A Matroska file whose pictures are shown at a constant rate, the times rounded.
   *
   * @param numerator frames
   * @param denominator seconds they take
   */
  public static MatroskaFile constant(
      int width, int height, long numerator, long denominator, int frames) {
    long[] times = new long[frames];
    for (int i = 0; i < frames; i++) {
      times[i] = Math.round(1000.0 * i * denominator / numerator);
    }
    return video(width, height, times);
  }

  /** A WebM file with sound alone: packets of 20 ms. */
  public static MatroskaFile audio(int packets) {
    return new MatroskaFile("webm", 0, 0, new long[0]).withAudio(packets);
  }

  /** With sound: Opus packets of 20 ms from 0 on. */
  public MatroskaFile withAudio(int packets) {
    soundPackets = packets;
    return this;
  }

  /** With the nominal duration of a picture. */
  public MatroskaFile withDefaultDuration(long nanos) {
    defaultDurationNanos = nanos;
    return this;
  }

  /** With a display size other than the stored one. */
  public MatroskaFile displayedAs(int width, int height) {
    displayWidth = width;
    displayHeight = height;
    return this;
  }

  /** With so many pixels that players are to leave out at each side. */
  public MatroskaFile cropped(int left, int right, int top, int bottom) {
    crop = new int[] {bottom, top, left, right};
    return this;
  }

  /** With a duration of the whole in milliseconds. */
  public MatroskaFile declaring(double duration) {
    this.duration = duration;
    return this;
  }

  /** As it is streamed live: segment and clusters of unknown size, and a cluster each second. */
  public MatroskaFile live() {
    live = true;
    return this;
  }

  /** With each picture in a group of its own instead of a simple block. */
  public MatroskaFile grouped() {
    grouped = true;
    return this;
  }

  /** With a picture track that says it is encrypted. */
  public MatroskaFile encrypted() {
    encrypted = true;
    return this;
  }

  /** The bytes of the file. */
  public byte[] bytes() {
    ByteWriter header = ByteWriter.bigEndian();
    uint(header, 0x4286, 1);
    uint(header, 0x42F7, 1);
    uint(header, 0x42F2, 4);
    uint(header, 0x42F3, 8);
    element(header, 0x4282, ByteWriter.bigEndian().text(docType));
    uint(header, 0x4287, 4);
    uint(header, 0x4285, 2);
    ByteWriter info = ByteWriter.bigEndian();
    uint(info, 0x2AD7B1, 1_000_000);
    if (duration >= 0) {
      element(info, 0x4489, ByteWriter.bigEndian().u64(Double.doubleToLongBits(duration)));
    }
    element(info, 0x4D80, ByteWriter.bigEndian().text("Assay"));
    element(info, 0x5741, ByteWriter.bigEndian().text("Assay"));
    ByteWriter tracks = ByteWriter.bigEndian();
    if (times.length > 0) {
      element(tracks, 0xAE, pictureTrack());
    }
    if (soundPackets > 0) {
      element(tracks, 0xAE, soundTrack());
    }
    ByteWriter segment = ByteWriter.bigEndian();
    element(segment, 0x1549A966, info);
    element(segment, 0x1654AE6B, tracks);
    clusters(segment);
    ByteWriter file = ByteWriter.bigEndian();
    element(file, 0x1A45DFA3, header);
    sized(file, 0x18538067, segment, live);
    return file.toByteArray();
  }

  private ByteWriter pictureTrack() {
    ByteWriter track = ByteWriter.bigEndian();
    uint(track, 0xD7, 1);
    uint(track, 0x73C5, 1);
    uint(track, 0x83, 1);
    uint(track, 0x9C, 0);
    element(track, 0x86, ByteWriter.bigEndian().text("V_MPEG4/ISO/AVC"));
    H264 codec = new H264(width, height, 0, 0);
    element(track, 0x63A2, ByteWriter.bigEndian().bytes(codec.configuration()));
    if (defaultDurationNanos > 0) {
      uint(track, 0x23E383, defaultDurationNanos);
    }
    if (encrypted) {
      ByteWriter encryption = ByteWriter.bigEndian();
      uint(encryption, 0x47E1, 5);
      ByteWriter encoding = ByteWriter.bigEndian();
      uint(encoding, 0x5033, 1);
      element(encoding, 0x5035, encryption);
      ByteWriter encodings = ByteWriter.bigEndian();
      element(encodings, 0x6240, encoding);
      element(track, 0x6D80, encodings);
    }
    ByteWriter video = ByteWriter.bigEndian();
    uint(video, 0xB0, width);
    uint(video, 0xBA, height);
    if (displayWidth > 0) {
      uint(video, 0x54B0, displayWidth);
      uint(video, 0x54BA, displayHeight);
    }
    for (int side = 0; side < crop.length; side++) {
      uint(video, 0x54AA + 0x11 * side, crop[side]);
    }
    element(track, 0xE0, video);
    return track;
  }

  private static ByteWriter soundTrack() {
    ByteWriter track = ByteWriter.bigEndian();
    uint(track, 0xD7, 2);
    uint(track, 0x73C5, 2);
    uint(track, 0x83, 2);
    uint(track, 0x9C, 0);
    element(track, 0x86, ByteWriter.bigEndian().text("A_OPUS"));
    ByteWriter head = ByteWriter.littleEndian().text("OpusHead").u8(1).u8(1);
    head.u16(0).u32(48_000).u16(0).u8(0);
    element(track, 0x63A2, head);
    ByteWriter audio = ByteWriter.bigEndian();
    element(audio, 0xB5, ByteWriter.bigEndian().u64(Double.doubleToLongBits(48_000)));
    uint(audio, 0x9F, 1);
    element(track, 0xE1, audio);
    return track;
  }

  /** A cluster for each 10 seconds, since a block's time has 16 bits; blocks in order of time. */
  private void clusters(ByteWriter segment) {
    H264 codec = new H264(width, height, 0, 0);
    int picture = 0;
    int sound = 0;
    ByteWriter cluster = null;
    long start = 0;
    while (picture < times.length || sound < soundPackets) {
      long pictureTime = picture < times.length ? times[picture] : Long.MAX_VALUE;
      long soundTime = sound < soundPackets ? 20L * sound : Long.MAX_VALUE;
      long time = Math.min(pictureTime, soundTime);
      if (cluster == null || time >= start + (live ? 1_000 : 10_000)) {
        flush(segment, cluster);
        cluster = ByteWriter.bigEndian();
        start = time;
        uint(cluster, 0xE7, start);
      }
      ByteWriter block = ByteWriter.bigEndian().u8(pictureTime <= soundTime ? 0x81 : 0x82);
      block.u16((int) (time - start)).u8(0x80);
      if (pictureTime <= soundTime) {
        block.bytes(codec.sample(picture++));
      } else {
        block.u8(0xF8).u8(0xFF).u8(0xFE);
        sound++;
      }
      if (grouped && pictureTime <= soundTime) {
        ByteWriter group = ByteWriter.bigEndian();
        element(group, 0xA1, block);
        element(cluster, 0xA0, group);
      } else {
        element(cluster, 0xA3, block);
      }
    }
    flush(segment, cluster);
  }

  private void flush(ByteWriter segment, @Nullable ByteWriter cluster) {
    if (cluster != null) {
      sized(segment, 0x1F43B675, cluster, live);
    }
  }

  /** An element whose size may be left open (RFC 8794 6.2). */
  private static void sized(ByteWriter out, int id, ByteWriter body, boolean open) {
    if (open) {
      out.number(id & 0xFFFF_FFFFL, 4).u8(0xFF).bytes(body.toByteArray());
    } else {
      element(out, id, body);
    }
  }

  private static void uint(ByteWriter out, int id, long value) {
    int bytes = Math.max(1, (71 - Long.numberOfLeadingZeros(value)) / 8);
    element(out, id, ByteWriter.bigEndian().number(value, bytes));
  }

  private static void element(ByteWriter out, int id, ByteWriter body) {
    int bytes = (39 - Integer.numberOfLeadingZeros(id)) / 8;
    out.number(id & 0xFFFF_FFFFL, bytes);
    out.number(0x08_0000_0000L | body.length(), 5).bytes(body.toByteArray());
  }
}

package dev.assay.testdata.av;

/** A file of silent MPEG-1 layer III frames, 128 kbit/s at 44.1 kHz, two channels. */
public final class MpegAudioFile {

  /** Samples of one frame. */
  public static final int FRAME_SAMPLES = 1152;

  /** Samples per second. */
  public static final int SAMPLE_RATE = 44_100;

  private static final int HEADER = 0xFFFB_9000;
  private static final int FRAME_BYTES = 144 * 128_000 / SAMPLE_RATE;
  private static final int SIDE_INFO_BYTES = 32;

  private final int frames;
  private int tagBytes = -1;
  private boolean xing;
  private int declaredFrames;
  private int delay;
  private int padding;

  private MpegAudioFile(int frames) {
    this.frames = frames;
    this.declaredFrames = frames;
  }

  /** A file of that many frames with sound. */
  public static MpegAudioFile of(int frames) {
    return new MpegAudioFile(frames);
  }

  /** With an ID3v2 tag of so many bytes, its header not counted, in front. */
  public MpegAudioFile withTag(int bytes) {
    tagBytes = bytes;
    return this;
  }

  /** With a frame in front that counts the others. */
  public MpegAudioFile withXing() {
    xing = true;
    return this;
  }

  /** With such a frame that counts other frames than there are. */
  public MpegAudioFile declaring(int frames) {
    declaredFrames = frames;
    return withXing();
  }

  /** With such a frame that also says how many samples the encoder added in front and behind. */
  public MpegAudioFile withGaps(int delay, int padding) {
    this.delay = delay;
    this.padding = padding;
    return withXing();
  }

  /** The bytes of the file. */
  public byte[] bytes() {
    ByteWriter out = ByteWriter.bigEndian();
    if (tagBytes >= 0) {
      out.text("ID3").u16(0x0400).u8(0);
      for (int shift = 21; shift >= 0; shift -= 7) {
        out.u8((tagBytes >> shift) & 0x7F);
      }
      out.zeros(tagBytes);
    }
    if (xing) {
      out.bytes(counting());
    }
    for (int i = 0; i < frames; i++) {
      out.u32(HEADER).zeros(FRAME_BYTES - 4);
    }
    return out.toByteArray();
  }

  private byte[] counting() {
    ByteWriter frame = ByteWriter.bigEndian().u32(HEADER).zeros(SIDE_INFO_BYTES);
    frame.text("Info").u32(3).u32(declaredFrames).u32((long) (frames + 1) * FRAME_BYTES);
    frame.text("LAME3.100").zeros(12).u24((delay << 12) | padding);
    return frame.zeros(FRAME_BYTES - frame.length()).toByteArray();
  }
}

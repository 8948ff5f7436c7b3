package dev.assay.testdata.av;

/** A WAV file of silence (RIFF, WAVE with PCM or floating point samples). */
public final class WavFile {
  private static final int PCM = 1;
  private static final int FLOAT = 3;
  private static final int EXTENSIBLE = 0xFFFE;

  private final int format;
  private final int bits;
  private final int sampleRate;
  private final int channels;
  private final int frames;
  private boolean extensible;
  private long declaredFrames;

  private WavFile(int format, int bits, int sampleRate, int channels, int frames) {
    this.format = format;
    this.bits = bits;
    this.sampleRate = sampleRate;
    this.channels = channels;
    this.frames = frames;
    this.declaredFrames = frames;
  }

  /**
   * Whole-number samples.
   *
   * @param bits 8, 16, 24 or 32
   * @param frames samples of each channel
   */
  public static WavFile pcm(int bits, int sampleRate, int channels, int frames) {
    return new WavFile(PCM, bits, sampleRate, channels, frames);
  }

  /**
   * Floating point samples.
   *
   * @param bits 32 or 64
   * @param frames samples of each channel
   */
  public static WavFile floating(int bits, int sampleRate, int channels, int frames) {
    return new WavFile(FLOAT, bits, sampleRate, channels, frames);
  }

  /** With the extensible format chunk. */
  public WavFile extensible() {
    extensible = true;
    return this;
  }

  /** With a data chunk that says it holds other samples than it does. */
  public WavFile declaring(long frames) {
    declaredFrames = frames;
    return this;
  }

  /** The bytes of the file. */
  public byte[] bytes() {
    int align = channels * bits / 8;
    ByteWriter fmt = ByteWriter.littleEndian();
    fmt.u16(extensible ? EXTENSIBLE : format).u16(channels).u32(sampleRate);
    fmt.u32((long) sampleRate * align).u16(align).u16(bits);
    if (extensible) {
      fmt.u16(22).u16(bits).u32(channels == 2 ? 3 : 4).u16(format);
      fmt.number(0x0010_0000_0000L, 6).number(0x719B_3800_AA00_0080L, 8);
    }
    int data = frames * align;
    ByteWriter body = ByteWriter.littleEndian().text("WAVE");
    body.text("fmt ").u32(fmt.length()).bytes(fmt.toByteArray());
    body.text("data").u32(declaredFrames * align).bytes(samples(data));
    if (data % 2 == 1) {
      body.u8(0);
    }
    long rest = (declaredFrames - frames) * align;
    return ByteWriter.littleEndian()
        .text("RIFF")
        .u32(body.length() + rest)
        .bytes(body.toByteArray())
        .toByteArray();
  }

  private byte[] samples(int length) {
    byte[] samples = new byte[length];
    if (bits == 8) {
      java.util.Arrays.fill(samples, (byte) 0x80); // 8-bit samples have their zero in the middle
    }
    return samples;
  }
}

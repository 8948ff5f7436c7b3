package dev.assay.testdata.av;

/** A FLAC file of silence (RFC 9639): constant subframes, one block size. */
public final class FlacFile {
  private static final int BLOCK_SAMPLES = 4096;

  private final int bits;
  private final int sampleRate;
  private final int channels;
  private final long frames;
  private long declaredFrames;

  private FlacFile(int bits, int sampleRate, int channels, long frames) {
    this.bits = bits;
    this.sampleRate = sampleRate;
    this.channels = channels;
    this.frames = frames;
    this.declaredFrames = frames;
  }

  /**
   * A file.
   *
   * @param bits 8, 12, 16, 20 or 24
   * @param channels 1 to 8, independent of each other
   * @param frames samples of each channel
   */
  public static FlacFile of(int bits, int sampleRate, int channels, long frames) {
    return new FlacFile(bits, sampleRate, channels, frames);
  }

  /** With another number of samples in the stream information; 0 says it is not known. */
  public FlacFile declaring(long frames) {
    declaredFrames = frames;
    return this;
  }

  /** The bytes of the file. */
  public byte[] bytes() {
    ByteWriter out = ByteWriter.bigEndian().text("fLaC").u32(0x8000_0022L);
    BitWriter info = new BitWriter().bits(BLOCK_SAMPLES, 16).bits(BLOCK_SAMPLES, 16);
    info.bits(0, 48).bits(sampleRate, 20).bits(channels - 1L, 3).bits(bits - 1L, 5);
    info.bits(declaredFrames, 36);
    out.bytes(info.toByteArray()).zeros(16);
    long left = frames;
    for (int number = 0; left > 0; number++) {
      int samples = (int) Math.min(left, BLOCK_SAMPLES);
      out.bytes(frame(number, samples));
      left -= samples;
    }
    return out.toByteArray();
  }

  /** The sample rate as frames state it, 9.1.2: 0 refers to the stream information. */
  private int rateCode() {
    return switch (sampleRate) {
      case 8000 -> 4;
      case 16_000 -> 5;
      case 22_050 -> 6;
      case 24_000 -> 7;
      case 32_000 -> 8;
      case 44_100 -> 9;
      case 48_000 -> 10;
      case 96_000 -> 11;
      default -> 0;
    };
  }

  /** The bit depth as frames state it, 9.1.4. */
  private int depthCode() {
    return switch (bits) {
      case 8 -> 1;
      case 12 -> 2;
      case 16 -> 4;
      case 20 -> 5;
      case 24 -> 6;
      default -> 0;
    };
  }

  /** A frame, 9: constant blocks, the block size in 16 bits. */
  private byte[] frame(int number, int samples) {
    BitWriter bits = new BitWriter().bits(0x3FFE, 14).bits(0, 2).bits(7, 4).bits(rateCode(), 4);
    bits.bits(channels - 1L, 4).bits(depthCode(), 3).bits(0, 1);
    if (number < 0x80) {
      bits.bits(number, 8);
    } else {
      bits.bits(0xC0 | (number >> 6), 8).bits(0x80 | (number & 0x3F), 8);
    }
    bits.bits(samples - 1L, 16);
    byte[] header = bits.toByteArray();
    ByteWriter frame = ByteWriter.bigEndian().bytes(header).u8(Checksums.crc8(header));
    BitWriter subframes = new BitWriter();
    for (int i = 0; i < channels; i++) {
      subframes.bits(0, 8).bits(0, this.bits);
    }
    frame.bytes(subframes.align().toByteArray());
    return frame.u16(Checksums.crc16(frame.toByteArray())).toByteArray();
  }
}

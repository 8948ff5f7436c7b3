package dev.assay.testdata.av;

/** Pages of Ogg being written (RFC 3533 section 6), with what codecs put into the first. */
public final class OggPages {

  /** The flag of a page that begins a logical stream. */
  public static final int BEGINS = 2;

  /** The flag of a page that ends a logical stream. */
  public static final int ENDS = 4;

  private final ByteWriter out = ByteWriter.littleEndian();
  private int number;

  /** No pages yet. */
  public OggPages() {}

  /**
   * Adds a page.
   *
   * @param serial its logical stream
   * @param flags {@link #BEGINS}, {@link #ENDS} or 0
   * @param granule position behind its last packet
   * @param packets whole packets, fewer than 255 bytes each or 255 segments in all
   */
  public OggPages page(int serial, int flags, long granule, byte[]... packets) {
    ByteWriter table = ByteWriter.littleEndian();
    ByteWriter body = ByteWriter.littleEndian();
    for (byte[] packet : packets) {
      for (int left = packet.length; left >= 255; left -= 255) {
        table.u8(255);
      }
      table.u8(packet.length % 255);
      body.bytes(packet);
    }
    byte[] unchecked = page(serial, flags, granule, table, body, 0);
    out.bytes(page(serial, flags, granule, table, body, Checksums.ogg(unchecked)));
    number++;
    return this;
  }

  private byte[] page(
      int serial, int flags, long granule, ByteWriter table, ByteWriter body, long checksum) {
    return ByteWriter.littleEndian()
        .text("OggS")
        .u8(0)
        .u8(flags)
        .u64(granule)
        .u32(serial)
        .u32(number)
        .u32(checksum)
        .u8(table.length())
        .bytes(table.toByteArray())
        .bytes(body.toByteArray())
        .toByteArray();
  }

  /** The bytes of all pages. */
  public byte[] bytes() {
    return out.toByteArray();
  }

  /** The identification header of Vorbis with blocks of 256 and 2048 samples. */
  public static byte[] vorbis(int sampleRate, int channels) {
    return ByteWriter.littleEndian()
        .text("\1vorbis")
        .u32(0)
        .u8(channels)
        .u32(sampleRate)
        .zeros(12)
        .u8(0xB8)
        .u8(1)
        .toByteArray();
  }

  /** The identification header of Opus. */
  public static byte[] opus(int channels, int preSkip) {
    return ByteWriter.littleEndian()
        .text("OpusHead")
        .u8(1)
        .u8(channels)
        .u16(preSkip)
        .u32(44_100)
        .zeros(3)
        .toByteArray();
  }

  /** The first packet of FLAC (RFC 9639 10.1) with blocks of 4096 samples of 16 bits. */
  public static byte[] flac(int sampleRate, int channels) {
    BitWriter info = new BitWriter().bits(4096, 16).bits(4096, 16).bits(0, 48);
    info.bits(sampleRate, 20).bits(channels - 1L, 3).bits(15, 5).bits(0, 36);
    return ByteWriter.bigEndian()
        .text("\u007fFLAC")
        .u8(1)
        .u8(0)
        .u16(1)
        .text("fLaC")
        .u32(0x8000_0022L)
        .bytes(info.toByteArray())
        .zeros(16)
        .toByteArray();
  }

  /** The header of Speex with frames of 20 ms. */
  public static byte[] speex(int sampleRate, int channels) {
    return ByteWriter.littleEndian()
        .text("Speex   ")
        .zeros(24)
        .u32(80)
        .u32(sampleRate)
        .u32(0)
        .u32(4)
        .u32(channels)
        .u32(0)
        .u32(sampleRate / 50)
        .u32(0)
        .u32(1)
        .zeros(12)
        .toByteArray();
  }

  /** The identification header of Theora 3.2.1, whose positions have 6 bits behind a keyframe. */
  public static byte[] theora(int width, int height, int rate, int per) {
    return ByteWriter.bigEndian()
        .text("\u0080theora")
        .u24(0x030201)
        .u16((width + 15) / 16)
        .u16((height + 15) / 16)
        .u24(width)
        .u24(height)
        .u16(0)
        .u32(rate)
        .u32(per)
        .u24(0)
        .u24(0)
        .u8(0)
        .u24(0)
        .u16(6 << 5)
        .toByteArray();
  }
}

package dev.assay.testdata.av;

/** An Ogg file of silent Opus packets of 20 ms, one channel (RFC 3533, RFC 7845). */
public final class OggOpusFile {

  /** Samples of one packet, at the 48 kHz that Opus always counts in. */
  public static final int PACKET_SAMPLES = 960;

  private static final int SERIAL = 1;

  private OggOpusFile() {}

  /**
   * A file.
   *
   * @param preSkip samples at the start that are not heard
   * @param heard samples that are
   */
  public static byte[] bytes(int preSkip, int heard) {
    ByteWriter out = ByteWriter.littleEndian();
    ByteWriter head = ByteWriter.littleEndian().text("OpusHead").u8(1).u8(1);
    head.u16(preSkip).u32(48_000).u16(0).u8(0);
    out.bytes(page(2, 0, 0, head.toByteArray()));
    ByteWriter tags = ByteWriter.littleEndian().text("OpusTags").u32(5).text("Assay").u32(0);
    out.bytes(page(0, 0, 1, tags.toByteArray()));
    int end = preSkip + heard;
    int packets = (end + PACKET_SAMPLES - 1) / PACKET_SAMPLES;
    for (int i = 1; i <= packets; i++) {
      boolean last = i == packets;
      long granule = last ? end : (long) i * PACKET_SAMPLES;
      // CELT at full band width, 20 ms, one frame: TOC byte and silence.
      out.bytes(page(last ? 4 : 0, granule, i + 1, new byte[] {(byte) 0xF8, -1, -2}));
    }
    return out.toByteArray();
  }

  private static byte[] page(int flags, long granule, int number, byte[] packet) {
    byte[] page = page(flags, granule, number, packet, 0);
    return page(flags, granule, number, packet, Checksums.ogg(page));
  }

  private static byte[] page(int flags, long granule, int number, byte[] packet, long checksum) {
    return ByteWriter.littleEndian()
        .text("OggS")
        .u8(0)
        .u8(flags)
        .u64(granule)
        .u32(SERIAL)
        .u32(number)
        .u32(checksum)
        .u8(1)
        .u8(packet.length)
        .bytes(packet)
        .toByteArray();
  }
}

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
    OggPages out = new OggPages().page(SERIAL, OggPages.BEGINS, 0, OggPages.opus(1, preSkip));
    ByteWriter tags = ByteWriter.littleEndian().text("OpusTags").u32(5).text("Assay").u32(0);
    out.page(SERIAL, 0, 0, tags.toByteArray());
    int end = preSkip + heard;
    int packets = (end + PACKET_SAMPLES - 1) / PACKET_SAMPLES;
    for (int i = 1; i <= packets; i++) {
      boolean last = i == packets;
      long granule = last ? end : (long) i * PACKET_SAMPLES;
      // CELT at full band width, 20 ms, one frame: TOC byte and silence.
      out.page(SERIAL, last ? OggPages.ENDS : 0, granule, new byte[] {(byte) 0xF8, -1, -2});
    }
    return out.bytes();
  }
}

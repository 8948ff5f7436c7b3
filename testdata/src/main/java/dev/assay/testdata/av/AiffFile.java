package dev.assay.testdata.av;

/** An AIFF file of silence. */
public final class AiffFile {

  private AiffFile() {}

  /**
   * A file of whole-number samples.
   *
   * @param bits 8, 16, 24 or 32
   * @param frames samples of each channel
   */
  public static byte[] bytes(int bits, int sampleRate, int channels, int frames) {
    int data = frames * channels * bits / 8;
    ByteWriter body = ByteWriter.bigEndian().text("AIFF");
    body.text("COMM").u32(18).u16(channels).u32(frames).u16(bits);
    // An 80-bit number: exponent with a bias of 16383, then the mantissa with its leading one.
    int exponent = 31 - Integer.numberOfLeadingZeros(sampleRate);
    body.u16(16_383 + exponent).u64((long) sampleRate << (63 - exponent));
    body.text("SSND").u32(8L + data).u32(0).u32(0).zeros(data + data % 2);
    return ByteWriter.bigEndian()
        .text("FORM")
        .u32(body.length())
        .bytes(body.toByteArray())
        .toByteArray();
  }
}

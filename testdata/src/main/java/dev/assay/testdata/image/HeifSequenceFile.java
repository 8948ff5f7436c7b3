package dev.assay.testdata.image;

/** The structure of an AVIF image sequence (AVIF 1.1 section 4) without picture data. */
public final class HeifSequenceFile {
  private HeifSequenceFile() {}

  /** A sequence of that many frames. */
  public static byte[] avif(int width, int height, int frames) {
    Bytes header = Bytes.bigEndian().u32(0).zeros(20 + 16 + 36);
    header.u32((long) width << 16).u32((long) height << 16);
    byte[] table =
        Bytes.bigEndian()
            .box("stsz", Bytes.bigEndian().u32(0).u32(1).u32(frames).toArray())
            .toArray();
    byte[] media =
        Bytes.bigEndian()
            .box("hdlr", Bytes.bigEndian().zeros(8).text("pict").zeros(13).toArray())
            .box("minf", Bytes.bigEndian().box("stbl", table).toArray())
            .toArray();
    byte[] track = Bytes.bigEndian().box("tkhd", header.toArray()).box("mdia", media).toArray();
    return Bytes.bigEndian()
        .box("ftyp", Bytes.bigEndian().text("avis").u32(0).text("avifmsf1").toArray())
        .box("moov", Bytes.bigEndian().box("trak", track).toArray())
        .toArray();
  }
}

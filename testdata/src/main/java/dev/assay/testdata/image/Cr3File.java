package dev.assay.testdata.image;

/** The structure of a Canon CR3 file without picture data. */
public final class Cr3File {
  private Cr3File() {}

  /** A picture with an orientation. */
  public static byte[] of(int width, int height, int orientation) {
    TiffFile tiff = TiffFile.of(width, height).orientation(orientation);
    byte[] directory = Bytes.bigEndian().bytes(tiff.header(8)).bytes(tiff.directory(0)).toArray();
    byte[] canon = Bytes.bigEndian().zeros(16).box("CMT1", directory).toArray();
    return Bytes.bigEndian()
        .box("ftyp", Bytes.bigEndian().text("crx ").u32(1).text("crx isom").toArray())
        .box("moov", Bytes.bigEndian().box("uuid", canon).toArray())
        .toArray();
  }
}

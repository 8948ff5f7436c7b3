package dev.assay.testdata.dicom;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.jspecify.annotations.Nullable;

/** A DICOM file around a data set (PS3.10 section 7). */
public final class DicomFile {

  /** The transfer syntax whose data set is compressed as a whole (PS3.5 annex A.5). */
  public static final String DEFLATED = "1.2.840.10008.1.2.1.99";

  private static final int PREAMBLE_BYTES = 128;

  private final DataSet dataSet;
  private final Encoding encoding;
  private final @Nullable String transferSyntaxUid;
  private final boolean preamble;

  private DicomFile(
      DataSet dataSet, Encoding encoding, @Nullable String transferSyntaxUid, boolean preamble) {
    this.dataSet = dataSet;
    this.encoding = encoding;
    this.transferSyntaxUid = transferSyntaxUid;
    this.preamble = preamble;
  }

  /** A file in order: with preamble and a meta group that names the encoding's syntax. */
  public static DicomFile of(DataSet dataSet, Encoding encoding) {
    return new DicomFile(dataSet, encoding, encoding.transferSyntaxUid(), true);
  }

  /** This file with another transfer syntax named; {@link #DEFLATED} compresses the data set. */
  public DicomFile naming(String transferSyntaxUid) {
    return new DicomFile(dataSet, encoding, transferSyntaxUid, preamble);
  }

  /** This file without the meta group. */
  public DicomFile withoutMeta() {
    return new DicomFile(dataSet, encoding, null, preamble);
  }

  /** This file without preamble and prefix. */
  public DicomFile withoutPreamble() {
    return new DicomFile(dataSet, encoding, transferSyntaxUid, false);
  }

  /** The bytes of the file. */
  public byte[] bytes() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (preamble) {
      out.writeBytes(new byte[PREAMBLE_BYTES]);
      out.writeBytes("DICM".getBytes(StandardCharsets.ISO_8859_1));
    }
    if (transferSyntaxUid != null) {
      out.writeBytes(meta(transferSyntaxUid));
    }
    byte[] body = dataSet.encoded(encoding);
    out.writeBytes(DEFLATED.equals(transferSyntaxUid) ? deflated(body) : body);
    return out.toByteArray();
  }

  private static byte[] meta(String transferSyntaxUid) {
    byte[] group =
        new DataSet()
            .bytes(0x0002_0001, "OB", (byte) 0, (byte) 1)
            .text(0x0002_0002, "UI", "1.2.840.10008.5.1.4.1.1.2")
            .text(0x0002_0003, "UI", "1.2.3.4")
            .text(0x0002_0010, "UI", transferSyntaxUid)
            .text(0x0002_0012, "UI", "1.2.3.5")
            .encoded(Encoding.EXPLICIT_LITTLE);
    return new DataSet()
        .numbers(0x0002_0000, "UL", group.length)
        .raw(group)
        .encoded(Encoding.EXPLICIT_LITTLE);
  }

  private static byte[] deflated(byte[] body) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    Deflater raw = new Deflater(Deflater.DEFAULT_COMPRESSION, true);
    try (DeflaterOutputStream deflater = new DeflaterOutputStream(out, raw)) {
      deflater.write(body);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      raw.end();
    }
    return out.toByteArray();
  }
}

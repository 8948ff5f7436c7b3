package dev.assay.testdata.volume;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPOutputStream;

/** A NIfTI volume to be written, all its voxels 0 (nifti1.h, nifti2.h). */
public final class NiftiFile {
  private static final int HEADER_1 = 348;
  private static final int HEADER_2 = 540;

  private final boolean version2;
  private final long[] shape;
  private ByteOrder order = ByteOrder.LITTLE_ENDIAN;
  private double[] zooms = {};
  private int datatype = 4;
  private int bits = 16;
  private int intent;

  private NiftiFile(boolean version2, long... shape) {
    this.version2 = version2;
    this.shape = shape.clone();
  }

  /** A volume of version 1, of 16-bit signed voxels and in little-endian order. */
  public static NiftiFile version1(long... shape) {
    return new NiftiFile(false, shape);
  }

  /** The same of version 2. */
  public static NiftiFile version2(long... shape) {
    return new NiftiFile(true, shape);
  }

  /** This volume in another byte order. */
  public NiftiFile order(ByteOrder order) {
    this.order = order;
    return this;
  }

  /** This volume with a spacing along each dimension. */
  public NiftiFile zooms(double... zooms) {
    this.zooms = zooms.clone();
    return this;
  }

  /** This volume with another code of the voxel type, and its bits. */
  public NiftiFile datatype(int code, int bits) {
    this.datatype = code;
    this.bits = bits;
    return this;
  }

  /** This volume with an intent code. */
  public NiftiFile intent(int code) {
    this.intent = code;
    return this;
  }

  /** The single file: header, four bytes of no extensions, voxels. */
  public byte[] bytes() {
    byte[] header = header('+');
    long voxels = bits;
    for (long length : shape) {
      voxels *= length;
    }
    ByteBuffer file = ByteBuffer.allocate(header.length + 4 + (int) (voxels / 8));
    return file.put(header).array();
  }

  /** The single file inside gzip. */
  public byte[] gzipped() {
    return gzip(bytes());
  }

  /** The header file of a pair. */
  public byte[] pairHeader() {
    return header('i');
  }

  /** Any bytes inside gzip. */
  public static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  private byte[] header(char kind) {
    ByteBuffer header = ByteBuffer.allocate(version2 ? HEADER_2 : HEADER_1).order(order);
    boolean single = kind == '+';
    String magic = single ? "n+" : "ni";
    if (version2) {
      header.putInt(0, HEADER_2);
      header.put(4, (magic + "2\0\r\n\u001a\n").getBytes(StandardCharsets.ISO_8859_1));
      header.putShort(12, (short) datatype).putShort(14, (short) bits);
      header.putLong(16, shape.length).putLong(168, single ? HEADER_2 + 4 : 0);
      header.putInt(504, intent);
      for (int i = 0; i < shape.length; i++) {
        header.putLong(24 + 8 * i, shape[i]).putDouble(112 + 8 * i, zoom(i));
      }
    } else {
      header.putInt(0, HEADER_1);
      header.put(344, (magic + "1\0").getBytes(StandardCharsets.ISO_8859_1));
      header.putShort(70, (short) datatype).putShort(72, (short) bits);
      header.putShort(40, (short) shape.length).putFloat(108, single ? HEADER_1 + 4 : 0);
      header.putShort(68, (short) intent);
      for (int i = 0; i < shape.length; i++) {
        header.putShort(42 + 2 * i, (short) shape[i]).putFloat(80 + 4 * i, (float) zoom(i));
      }
    }
    return header.array();
  }

  private double zoom(int dimension) {
    return dimension < zooms.length ? zooms[dimension] : 1;
  }
}

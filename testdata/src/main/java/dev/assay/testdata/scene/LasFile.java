package dev.assay.testdata.scene;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** A LAS point cloud to be written, all its points 0 (ASPRS LAS Specification 1.4 R15). */
public final class LasFile {
  private static final int HEADER = 227;
  private static final int HEADER_1_3 = 235;
  private static final int HEADER_1_4 = 375;
  private static final int[] RECORD = {20, 28, 26, 34, 57, 63, 30, 36, 38, 59, 67};

  private final int minor;
  private final int format;
  private final int points;
  private long legacyPoints;
  private long claimedPoints;
  private double[] bounds = {0, 0, 0, 1, 1, 1};

  private LasFile(int minor, int format, int points) {
    this.minor = minor;
    this.format = format;
    this.points = points;
    this.claimedPoints = points;
    this.legacyPoints = minor < 4 || format < 6 ? points : 0;
  }

  /** A point cloud of version 1.{@code minor}. */
  public static LasFile version1(int minor, int format, int points) {
    return new LasFile(minor, format, points);
  }

  /** This point cloud with another number of points in its header. */
  public LasFile claiming(long points) {
    claimedPoints = points;
    legacyPoints = minor < 4 ? points : 0;
    return this;
  }

  /** This point cloud with another number of points for readers of old versions. */
  public LasFile claimingForOldReaders(long points) {
    legacyPoints = points;
    return this;
  }

  /** This point cloud with a bounding box: min x, y, z then max x, y, z. */
  public LasFile bounds(double... bounds) {
    this.bounds = bounds.clone();
    return this;
  }

  /** The file. */
  public byte[] bytes() {
    ByteBuffer file = header(format);
    return ByteBuffer.allocate(file.capacity() + points * RECORD[format]).put(file).array();
  }

  /**
   * The file as LASzip would mark it: the bit in the point format, and where the table of chunks
   * lies. The points themselves are that many bytes of 0, which nothing could decompress.
   */
  public byte[] markedAsCompressed(int compressedBytes) {
    ByteBuffer header = header(format | 0x80);
    int start = header.capacity();
    return ByteBuffer.allocate(start + 8 + compressedBytes + 8)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(header)
        .putLong(start + 8 + compressedBytes)
        .array();
  }

  private ByteBuffer header(int formatByte) {
    int size = minor < 3 ? HEADER : minor == 3 ? HEADER_1_3 : HEADER_1_4;
    ByteBuffer header = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    header.put(0, "LASF".getBytes(StandardCharsets.ISO_8859_1));
    header.put(24, (byte) 1).put(25, (byte) minor);
    header.putShort(94, (short) size).putInt(96, size);
    header.put(104, (byte) formatByte).putShort(105, (short) RECORD[format]);
    header.putInt(107, (int) legacyPoints);
    for (int axis = 0; axis < 3; axis++) {
      header.putDouble(131 + 8 * axis, 0.01);
      header.putDouble(179 + 16 * axis, bounds[3 + axis]);
      header.putDouble(187 + 16 * axis, bounds[axis]);
    }
    if (minor == 4) {
      header.putLong(247, claimedPoints);
    }
    return header;
  }
}

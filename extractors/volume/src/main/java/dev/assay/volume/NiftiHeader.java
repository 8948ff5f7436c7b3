package dev.assay.volume;

import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The header of a NIfTI file (nifti1.h and nifti2.h of the NIfTI data format working group).
 *
 * @param version2 whether it is of version 2
 * @param paired whether the voxels lie in a file of their own, the {@code .img} of a pair
 * @param cifti whether it is a CIFTI-2 matrix, which borrows the header
 * @param shape sizes along each dimension
 * @param zooms spacing along each dimension
 * @param voxel the type of a voxel
 * @param dataOffset where the voxels start
 */
record NiftiHeader(
    boolean version2,
    boolean paired,
    boolean cifti,
    List<Long> shape,
    List<Double> zooms,
    VoxelType voxel,
    long dataOffset) {

  /** Bytes that are enough to recognise either version: {@code sizeof_hdr} of version 1. */
  static final int BYTES_TO_RECOGNISE = 348;

  /** Bytes of the longer header: {@code sizeof_hdr} of version 2. */
  static final int MOST_BYTES = 540;

  /** Where {@code magic} lies in version 1, and in version 2. */
  static final int MAGIC_1_OFFSET = 344;

  static final int MAGIC_2_OFFSET = 4;

  private static final int MOST_DIMENSIONS = 7;

  /** Intent codes of CIFTI-2 (CIFTI-2 specification, table 4). */
  private static final int FIRST_CIFTI_INTENT = 3000;

  private static final int LAST_CIFTI_INTENT = 3099;

  /** Dimensions that CIFTI-2 leaves unused, always of size 1. */
  private static final int CIFTI_UNUSED = 4;

  /** Whether the bytes start with a header of either version. */
  static boolean fits(byte[] start) {
    return magic1(start) != null || magic2(start) != null;
  }

  private static @Nullable String magic1(byte[] start) {
    return magic(start, MAGIC_1_OFFSET, "n+1\0", "ni1\0");
  }

  private static @Nullable String magic2(byte[] start) {
    return magic(start, MAGIC_2_OFFSET, "n+2\0\r\n\u001a\n", "ni2\0\r\n\u001a\n");
  }

  private static @Nullable String magic(byte[] start, int offset, String one, String other) {
    if (start.length < offset + one.length()) {
      return null;
    }
    String found = new String(start, offset, one.length(), StandardCharsets.ISO_8859_1);
    return found.equals(one) || found.equals(other) ? found : null;
  }

  /**
   * Reads a header.
   *
   * @param start the first {@link #MOST_BYTES} bytes, or fewer when there are not as many
   * @throws MalformedException when a field makes no sense
   */
  static NiftiHeader read(byte[] start) throws IOException {
    String magic = magic2(start);
    boolean version2 = magic != null;
    if (magic == null) {
      magic = magic1(start);
    }
    if (magic == null) {
      throw new MalformedException("there is no NIfTI magic", MAGIC_1_OFFSET);
    }
    int size = version2 ? MOST_BYTES : BYTES_TO_RECOGNISE;
    if (start.length < size) {
      throw new TruncatedException("the header needs " + size + " bytes", start.length);
    }
    return fields(ByteBuffer.wrap(start), version2, magic.charAt(1) == 'i');
  }

  private static NiftiHeader fields(ByteBuffer header, boolean version2, boolean paired)
      throws IOException {
    int dimAt = version2 ? 16 : 40;
    // The number of dimensions also tells the byte order: it is in range in only one (nifti1.h).
    if (!inRange(dim(header, version2, dimAt, 0))) {
      header.order(ByteOrder.LITTLE_ENDIAN);
    }
    long dimensions = dim(header, version2, dimAt, 0);
    if (!inRange(dimensions)) {
      throw new MalformedException("dim[0] is 1 to 7 in neither byte order", dimAt);
    }
    int intent = version2 ? header.getInt(504) : header.getShort(68);
    boolean cifti =
        dimensions > CIFTI_UNUSED && intent >= FIRST_CIFTI_INTENT && intent <= LAST_CIFTI_INTENT;
    List<Long> shape = new ArrayList<>(MOST_DIMENSIONS);
    List<Double> zooms = new ArrayList<>(MOST_DIMENSIONS);
    for (int i = cifti ? CIFTI_UNUSED + 1 : 1; i <= dimensions; i++) {
      long length = dim(header, version2, dimAt, i);
      if (length < 1) {
        throw new MalformedException("dim[" + i + "] is " + length, dimAt);
      }
      shape.add(length);
      zooms.add(version2 ? header.getDouble(104 + 8 * i) : header.getFloat(76 + 4 * i));
    }
    int code = header.getShort(version2 ? 12 : 70);
    VoxelType voxel = VoxelType.of(code);
    if (voxel == null) {
      throw new MalformedException("there is no datatype " + code, version2 ? 12 : 70);
    }
    long offset = version2 ? header.getLong(168) : (long) header.getFloat(108);
    return new NiftiHeader(
        version2, paired, cifti, List.copyOf(shape), List.copyOf(zooms), voxel, offset);
  }

  private static boolean inRange(long dimensions) {
    return dimensions >= 1 && dimensions <= MOST_DIMENSIONS;
  }

  private static long dim(ByteBuffer header, boolean version2, int at, int index) {
    return version2 ? header.getLong(at + 8 * index) : header.getShort(at + 2 * index);
  }

  /**
   * Where the voxels end.
   *
   * @throws MalformedException when that is behind the end of any file
   */
  long dataEnd() throws IOException {
    long bits = voxel.bits();
    try {
      for (long length : shape) {
        bits = Math.multiplyExact(bits, length);
      }
      return Math.addExact(Math.max(dataOffset, BYTES_TO_RECOGNISE), bits / 8);
    } catch (ArithmeticException e) {
      throw new MalformedException("no file can hold a volume of " + shape, 0);
    }
  }
}

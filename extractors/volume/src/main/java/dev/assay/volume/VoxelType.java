package dev.assay.volume;

import org.jspecify.annotations.Nullable;

/** The types of voxels (nifti1.h, {@code DT_} and {@code NIFTI_TYPE_} codes). */
enum VoxelType {
  BINARY(1, 1, "binary"),
  UINT8(2, 8, "uint8"),
  INT16(4, 16, "int16"),
  INT32(8, 32, "int32"),
  FLOAT32(16, 32, "float32"),
  COMPLEX64(32, 64, "complex64"),
  FLOAT64(64, 64, "float64"),
  RGB24(128, 24, "rgb24"),
  INT8(256, 8, "int8"),
  UINT16(512, 16, "uint16"),
  UINT32(768, 32, "uint32"),
  INT64(1024, 64, "int64"),
  UINT64(1280, 64, "uint64"),
  FLOAT128(1536, 128, "float128"),
  COMPLEX128(1792, 128, "complex128"),
  COMPLEX256(2048, 256, "complex256"),
  RGBA32(2304, 32, "rgba32");

  private final int code;
  private final int bits;
  private final String label;

  VoxelType(int code, int bits, String label) {
    this.code = code;
    this.bits = bits;
    this.label = label;
  }

  /** The type with that code, null when there is none. */
  static @Nullable VoxelType of(int code) {
    for (VoxelType type : values()) {
      if (type.code == code) {
        return type;
      }
    }
    return null;
  }

  /** Bits of a voxel. */
  int bits() {
    return bits;
  }

  /** The name that scan records use. */
  String label() {
    return label;
  }
}

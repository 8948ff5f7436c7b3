package dev.assay.encord.series;

/**
 * How an image plane is turned: the directions of its rows and of its columns (Image Orientation
 * (Patient), PS3.3 C.7.6.2.1.1).
 */
record Orientation(Vector row, Vector column) {

  Vector normal() {
    return row.cross(column);
  }

  /** Whether these are two orthogonal unit vectors, each product off by no more than that. */
  boolean isOrthonormal(double tolerance) {
    return Math.abs(row.dot(row) - 1) <= tolerance
        && Math.abs(column.dot(column) - 1) <= tolerance
        && Math.abs(row.dot(column)) <= tolerance;
  }

  /** The largest difference between components. */
  double distance(Orientation other) {
    return Math.max(row.distance(other.row), column.distance(other.column));
  }
}

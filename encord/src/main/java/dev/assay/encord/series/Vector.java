package dev.assay.encord.series;

/** A place or direction in the patient's coordinates (PS3.3 C.7.6.2.1.1), in millimetres. */
record Vector(double x, double y, double z) {

  double dot(Vector other) {
    return x * other.x + y * other.y + z * other.z;
  }

  Vector cross(Vector other) {
    return new Vector(
        y * other.z - z * other.y, z * other.x - x * other.z, x * other.y - y * other.x);
  }

  /** The largest difference between components. */
  double distance(Vector other) {
    return Math.max(Math.abs(x - other.x), Math.max(Math.abs(y - other.y), Math.abs(z - other.z)));
  }
}

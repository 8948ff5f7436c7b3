package dev.assay.testdata;

import java.util.Objects;

/**
 * A file for a test.
 *
 * @param name its name, with the extension a user would give it
 * @param bytes its content, which must not be changed
 */
@SuppressWarnings("ArrayRecordComponent") // samples are read, never compared
public record Sample(String name, byte[] bytes) {

  public Sample {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(bytes, "bytes");
  }

  @Override
  public String toString() {
    return name + " (" + bytes.length + " bytes)";
  }
}

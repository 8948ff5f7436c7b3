package dev.assay.encord.payload;

import java.io.IOException;
import java.io.OutputStream;

/** Where the parts of an upload go. */
@FunctionalInterface
public interface PartSink {

  /**
   * The place for a part, which is closed when the part is whole.
   *
   * @param number 1 for the first part
   */
  OutputStream open(int number) throws IOException;
}

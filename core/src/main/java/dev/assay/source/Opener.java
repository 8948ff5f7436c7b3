package dev.assay.source;

import java.io.IOException;

/** Opens a source when its turn has come. */
@FunctionalInterface
public interface Opener {

  /**
   * A new source, which the caller closes.
   *
   * @throws IOException when it cannot be had; the message says why and where
   */
  ByteSource open() throws IOException;
}

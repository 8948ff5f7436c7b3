package dev.assay.cli;

import dev.assay.Inspection;
import java.io.IOException;

/** Inspects the objects that a payload or a listing names by their URLs. */
@FunctionalInterface
interface StoredObjects {

  /**
   * Inspects the object of a URL.
   *
   * @throws IOException when the object cannot be read; the message says why
   */
  Inspection inspect(String url) throws IOException;
}

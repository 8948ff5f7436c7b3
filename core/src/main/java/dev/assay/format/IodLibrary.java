package dev.assay.format;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;

/**
 * Information object definitions (PS3.3), which say what the data set of a DICOM object has to
 * hold, and the means of validating files against them.
 *
 * <p>Implementations have a public constructor without parameters and are named in {@code
 * META-INF/services/dev.assay.format.IodLibrary}. A build without such a module has none.
 */
public interface IodLibrary {

  /** The library on the class path, if there is one. */
  static Optional<IodLibrary> installed() {
    return ServiceLoader.load(IodLibrary.class, IodLibrary.class.getClassLoader()).findFirst();
  }

  /** The names of the definitions that come with the library, sorted. */
  List<String> names();

  /**
   * A check of DICOM files against a definition.
   *
   * @param iod one of {@link #names}, or else the path of a file with a definition
   * @throws IOException when there is no such definition or it cannot be read
   */
  FileCheck load(String iod) throws IOException;
}

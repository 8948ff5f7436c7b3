package dev.assay.dcm4che;

import dev.assay.format.FileCheck;
import dev.assay.format.IodLibrary;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.dcm4che3.data.IOD;

/** Definitions in dcm4che's XML form: those of this module by name, any other by its file. */
public final class Dcm4cheIods implements IodLibrary {
  private static final List<String> NAMES = List.of("ct", "mr");

  /** The library. */
  public Dcm4cheIods() {}

  @Override
  public List<String> names() {
    return NAMES;
  }

  @Override
  public FileCheck load(String iod) throws IOException {
    return new IodCheck(parsed(iod, NAMES.contains(iod) ? named(iod) : file(iod)));
  }

  private static String named(String iod) {
    URL resource = Dcm4cheIods.class.getResource(iod + ".xml");
    if (resource == null) {
      throw new IllegalStateException(iod + ".xml is missing from the module");
    }
    return resource.toString();
  }

  private static String file(String iod) throws IOException {
    Path file = Path.of(iod);
    if (!Files.isRegularFile(file)) {
      throw new IOException(
          iod
              + " is neither a file nor the name of an IOD, of which there are "
              + String.join(", ", NAMES));
    }
    return file.toUri().toString();
  }

  private static IOD parsed(String iod, String uri) throws IOException {
    IOD parsed;
    try {
      parsed = IOD.load(uri);
    } catch (IOException | RuntimeException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IOException(iod + " is no IOD in dcm4che's XML: " + cause.getMessage(), e);
    }
    if (parsed.isEmpty()) {
      throw new IOException(iod + " is no IOD in dcm4che's XML: it defines no DataElement");
    }
    return parsed;
  }
}

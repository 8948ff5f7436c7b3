package dev.assay.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** The options that say where the objects of a store lie on this machine. */
final class ObjectOptions {

  @Option(
      names = "--root",
      required = true,
      paramLabel = "DIR",
      description = "The folder the objects lie in on this machine.")
  private Path root = Path.of("");

  @Option(
      names = "--url-prefix",
      required = true,
      paramLabel = "URL",
      description = "What stands before an object's path below that folder in its URL.")
  private String urlPrefix = "";

  ObjectLocations locations() {
    return new ObjectLocations(urlPrefix, root);
  }
}

package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.finding.FailureKind;
import dev.assay.source.Identity;
import dev.assay.source.Store;
import java.io.IOException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say where the objects of a store are read from. */
final class ObjectOptions {

  @ArgGroup(exclusive = false)
  private @Nullable LocalCopy copy;

  @Mixin private DepthOptions depth = new DepthOptions();

  @Mixin private NetworkOptions network = new NetworkOptions();

  /** Where the objects lie on this machine; both options or none. */
  static final class LocalCopy {
    @Option(
        names = "--root",
        required = true,
        paramLabel = "DIR",
        description =
            "The folder the objects lie in on this machine; otherwise they are read from their"
                + " URLs.")
    private Path root = Path.of("");

    @Option(
        names = "--url-prefix",
        required = true,
        paramLabel = "URL",
        description = "What stands before an object's path below that folder in its URL.")
    private String urlPrefix = "";
  }

  /** The objects, on this machine or behind their URLs. */
  StoredObjects objects() {
    LocalCopy local = copy;
    if (local == null) {
      Assay remote = depth.remote();
      return url -> {
        Store store = network.stores().serving(url);
        Identity identity = store.identify(url);
        return reached(remote.inspect(identity, () -> store.openFromDocument(url)));
      };
    }
    Assay assay = depth.local();
    ObjectLocations locations = new ObjectLocations(local.urlPrefix, local.root);
    return url -> {
      Path file = locations.fileOf(url);
      if (file == null) {
        throw new IOException("the URL does not lie below --url-prefix");
      }
      return reached(assay.inspect(file));
    };
  }

  private static Inspection reached(Inspection inspection) throws IOException {
    if (inspection instanceof Inspection.Failed failed
        && failed.failure().kind() == FailureKind.UNREACHABLE) {
      throw new IOException(failed.failure().message());
    }
    return inspection;
  }
}

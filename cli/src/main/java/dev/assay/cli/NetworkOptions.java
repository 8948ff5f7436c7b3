package dev.assay.cli;

import dev.assay.http.HttpOptions;
import dev.assay.objects.Stores;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The options that say what may be asked over the network, and how. */
final class NetworkOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--allow-private-hosts",
      description =
          "Also follow redirects, and read addresses in payloads, that lead to this machine or a"
              + " private network. Addresses on the command line are always allowed.")
  private boolean allowPrivateHosts;

  @Option(
      names = "--endpoint",
      paramLabel = "URL",
      description =
          "Where the object store is that s3:, gs: or az: locations lie in, when it is not Amazon's,"
              + " Google's or Microsoft's (otherwise AWS_ENDPOINT_URL and its like say so).")
  private @Nullable String endpoint;

  @Option(
      names = "--anonymous",
      description = "Ask object stores without credentials, as for public data sets.")
  private boolean anonymous;

  private @Nullable Stores stores;

  /** The stores that everything a command names is read through. */
  Stores stores() {
    if (stores == null) {
      try {
        HttpOptions options = HttpOptions.standard().withAllowPrivateHosts(allowPrivateHosts);
        stores = Stores.of(options, endpoint, anonymous);
      } catch (IllegalArgumentException e) {
        if (spec == null) {
          throw e;
        }
        throw new ParameterException(spec.commandLine(), String.valueOf(e.getMessage()), e);
      }
    }
    return stores;
  }
}

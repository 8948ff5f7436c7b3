package dev.assay.cli;

import dev.assay.http.HttpOptions;
import dev.assay.http.HttpStore;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what may be asked over the network. */
final class NetworkOptions {

  @Option(
      names = "--allow-private-hosts",
      description =
          "Also follow redirects, and read addresses in payloads, that lead to this machine or a"
              + " private network. Addresses on the command line are always allowed.")
  private boolean allowPrivateHosts;

  private @Nullable HttpStore store;

  /** The store that all addresses of a command are read through. */
  HttpStore store() {
    if (store == null) {
      store = new HttpStore(HttpOptions.standard().withAllowPrivateHosts(allowPrivateHosts));
    }
    return store;
  }
}

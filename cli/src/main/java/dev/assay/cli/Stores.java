package dev.assay.cli;

import dev.assay.azure.AzureProtocol;
import dev.assay.gcs.GcsProtocol;
import dev.assay.http.HttpOptions;
import dev.assay.http.HttpStore;
import dev.assay.s3.S3Protocol;
import dev.assay.source.Store;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The stores that files are read from, all through the same requests. */
final class Stores {
  private static final Set<String> SCHEMES = Set.of("http", "https", "s3", "gs", "az");

  private final List<Store> stores;

  private Stores(List<Store> stores) {
    this.stores = stores;
  }

  /**
   * The stores with the credentials that the environment has.
   *
   * @param endpoint where object stores are, null for where they usually are
   * @param anonymous whether requests go without credentials
   * @throws IllegalArgumentException when an endpoint is no address
   */
  static Stores of(HttpOptions options, @Nullable String endpoint, boolean anonymous) {
    HttpStore http = new HttpStore(options);
    return new Stores(
        List.of(
            S3Protocol.store(http, endpoint, anonymous, System::getenv),
            GcsProtocol.store(http, endpoint, anonymous, System::getenv),
            AzureProtocol.store(http, endpoint, anonymous, System::getenv),
            http)); // the last, since it takes all that is left
  }

  /** Whether a text is a location in a store, rather than a path. */
  static boolean isLocation(String text) {
    int scheme = text.indexOf("://");
    return scheme > 0 && SCHEMES.contains(text.substring(0, scheme).toLowerCase(Locale.ROOT));
  }

  /**
   * The store that has a location.
   *
   * @throws IOException when there is none
   */
  Store serving(String location) throws IOException {
    for (Store store : stores) {
      if (store.serves(location)) {
        return store;
      }
    }
    throw new IOException("not a location in any store: " + location.replaceFirst("[?#].*", ""));
  }
}

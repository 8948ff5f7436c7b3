package dev.assay.gcs;

import dev.assay.http.HttpStore;
import dev.assay.http.Service;
import dev.assay.objects.ObjectStore;
import dev.assay.objects.StoreProvider;
import dev.assay.source.Store;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Google Cloud Storage, as {@code gs://bucket/object}. */
public final class GcsProvider implements StoreProvider {

  /**
   * The buckets of Google Cloud Storage, with the application default credentials.
   *
   * @param endpoint where the store is, null for what STORAGE_EMULATOR_HOST says, and Google
   *     otherwise; another place than Google is sent no credentials
   * @param anonymous whether requests go without credentials
   * @param environment what a variable is set to, null when it is not
   * @throws IllegalArgumentException when an endpoint is no HTTP(S) address
   */
  @Override
  public Store store(
      HttpStore http,
      @Nullable String endpoint,
      boolean anonymous,
      UnaryOperator<@Nullable String> environment) {
    String emulator = environment.apply("STORAGE_EMULATOR_HOST");
    String told = endpoint;
    if (told == null && emulator != null && !emulator.isEmpty()) {
      told = emulator.contains("://") ? emulator : "http://" + emulator;
    }
    String base = told == null ? GcsProtocol.GOOGLE : StoreProvider.endpoint("GCS", told);
    Service service = new Tokens(anonymous || told != null);
    return new ObjectStore(http, new GcsProtocol(base, service));
  }
}

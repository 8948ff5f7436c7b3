package dev.assay.azure;

import dev.assay.http.HttpStore;
import dev.assay.objects.ObjectStore;
import dev.assay.objects.StoreProvider;
import dev.assay.source.Store;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Azure Blob Storage, as {@code az://container/blob}. */
public final class AzureProvider implements StoreProvider {

  /**
   * The containers of Azure accounts, with what the environment says of an account
   * (AZURE_STORAGE_CONNECTION_STRING, or AZURE_STORAGE_ACCOUNT with AZURE_STORAGE_KEY or
   * AZURE_STORAGE_SAS_TOKEN), and otherwise with the identity that the environment, the machine or
   * Azure's own tools have.
   *
   * @param endpoint where the account is, null when it is at Microsoft or the connection string
   *     says
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
    Account account = Account.of(endpoint, anonymous, environment);
    return new ObjectStore(http, new AzureProtocol(account));
  }
}

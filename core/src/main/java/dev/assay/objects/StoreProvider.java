package dev.assay.objects;

import dev.assay.http.HttpStore;
import dev.assay.source.Store;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A kind of store, which {@link Stores} finds as a service ({@code
 * META-INF/services/dev.assay.objects.StoreProvider}).
 */
public interface StoreProvider {

  /**
   * The objects of this kind of store; nothing is asked yet.
   *
   * @param http what asks
   * @param endpoint where the store is, null for what the environment says, and otherwise for where
   *     such stores usually are
   * @param anonymous whether requests go without credentials
   * @param environment what a variable is set to, null when it is not
   * @throws IllegalArgumentException when an endpoint is no HTTP(S) address
   */
  Store store(
      HttpStore http,
      @Nullable String endpoint,
      boolean anonymous,
      UnaryOperator<@Nullable String> environment);

  /**
   * The address of an endpoint without slashes at its end.
   *
   * @param store what the message calls the store
   * @throws IllegalArgumentException when it is no HTTP(S) address
   */
  static String endpoint(String store, String address) {
    if (!address.matches("(?i)https?://[^/?#]+[^?#]*")) {
      throw new IllegalArgumentException(
          "the endpoint of " + store + " is no HTTP address: " + address);
    }
    return address.replaceFirst("/+$", "");
  }
}

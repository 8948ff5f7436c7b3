package dev.assay.s3;

import dev.assay.http.HttpStore;
import dev.assay.objects.ObjectStore;
import dev.assay.objects.StoreProvider;
import dev.assay.source.Store;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** S3 and the stores that speak like it, as {@code s3://bucket/key}. */
public final class S3Provider implements StoreProvider {

  /**
   * The buckets of S3 or a store that speaks like it, with the credentials that the environment,
   * the profile files or the machine have.
   *
   * @param endpoint where the store is, null for what AWS_ENDPOINT_URL_S3 or AWS_ENDPOINT_URL say,
   *     and Amazon otherwise
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
    String told = endpoint;
    for (String name : List.of("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL")) {
      String value = environment.apply(name);
      told = told == null && value != null && !value.isEmpty() ? value : told;
    }
    return new ObjectStore(
        http,
        new S3Protocol(
            http,
            told == null ? null : StoreProvider.endpoint("S3", told),
            anonymous ? Signer.anonymous() : Signer.standard()));
  }
}

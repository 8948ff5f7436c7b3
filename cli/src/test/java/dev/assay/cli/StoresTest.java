package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.http.HttpOptions;
import dev.assay.objects.Stores;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stores that the distribution has. */
final class StoresTest {

  private static String identified(String location, String endpoint) throws IOException {
    Stores stores = Stores.of(HttpOptions.standard(), endpoint, true);
    return stores.serving(location).identify(location).uri();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://bucket/a.mp4",
        "gs://bucket/a.mp4",
        "az://account.blob.core.windows.net/container/a.mp4",
        "https://example.com/a.mp4"
      })
  void everyLocationHasItsStore(String location) throws IOException {
    assertThat(Stores.isLocation(location)).isTrue();
    assertThat(identified(location, null)).isEqualTo(location);
  }

  @Test
  void anAddressBelowTheEndpointOfAllStoresIsOfS3() throws IOException {
    assertThat(identified("http://own.example/x/bucket/a.mp4", "http://own.example/x/"))
        .isEqualTo("s3://bucket/a.mp4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://storage.googleapis.com", "https://a00.blob.core.windows.net"})
  void soIsOneThatLooksLikeAnotherStores(String endpoint) throws IOException {
    assertThat(identified(endpoint + "/bucket/a.mp4", endpoint)).isEqualTo("s3://bucket/a.mp4");
  }

  @Test
  void whatNoStoreHasIsRefusedWithoutItsSignature() {
    assertThatThrownBy(() -> identified("ftp://example.com/a?secret", null))
        .isInstanceOf(IOException.class)
        .hasMessage("not a location in any store: ftp://example.com/a");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a/b.mp4", "/a//b", "C:\\a", "file:///a/b", "file:/a", "s3:/a", "-"})
  void pathsAndFilesAreNoLocations(String path) {
    assertThat(Stores.isLocation(path)).isFalse();
  }
}

package dev.assay.azure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.http.HttpOptions;
import dev.assay.http.HttpStore;
import dev.assay.source.Store;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class AzureProtocolTest {
  private final HttpStore http = new HttpStore(HttpOptions.standard());
  private final Store azure =
      new AzureProvider().store(http, null, true, Map.of("AZURE_STORAGE_ACCOUNT", "mine")::get);

  @ParameterizedTest
  @CsvSource({
    "az://c-1/k/a b.png, az://c-1/k/a%20b.png",
    "https://mine.blob.core.windows.net/c-1/k, az://c-1/k",
    "https://other.blob.core.windows.net/c-1/k, az://other.blob.core.windows.net/c-1/k",
    "https://other.dfs.core.windows.net/c-1/k, az://other.blob.core.windows.net/c-1/k",
    "az://other.blob.core.windows.net/c-1/a b, az://other.blob.core.windows.net/c-1/a%20b",
    "az://mine.blob.core.windows.net/c-1/k, az://c-1/k",
  })
  void theFormsThatMicrosoftDocumentsAreLocations(String location, String uri) throws IOException {
    assertThat(azure.serves(location)).isTrue();
    assertThat(azure.identify(location).uri()).isEqualTo(uri);
    assertThat(azure.identify(uri).uri()).isEqualTo(uri);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://mine.blob.core.windows.net/c/k?sig=abc",
        "https://mine.blob.core.windows.net.evil.example/c/k",
        "s3://b/k"
      })
  void nothingElseIs(String location) {
    assertThat(azure.serves(location)).isFalse();
  }

  @Test
  void theAddressIsTheOneThatMicrosoftDocuments() throws IOException {
    assertThat(azure.webAddress("az://c-1/a b"))
        .isEqualTo("https://mine.blob.core.windows.net/c-1/a%20b");
    assertThat(azure.webAddress("az://other.blob.core.windows.net/c-1/k"))
        .isEqualTo("https://other.blob.core.windows.net/c-1/k");
  }

  @Test
  void anAccountNobodyNamesIsAskedFor() {
    Store nobodys = new AzureProvider().store(http, null, true, name -> null);
    assertThatThrownBy(() -> nobodys.open("az://c-1/k"))
        .hasMessageContaining("AZURE_STORAGE_ACCOUNT");
  }

  @Test
  void namesThatNoContainerCanHaveAreRefused() {
    assertThatThrownBy(() -> azure.open("az://evil.example/c/k")).hasMessageContaining("container");
  }
}

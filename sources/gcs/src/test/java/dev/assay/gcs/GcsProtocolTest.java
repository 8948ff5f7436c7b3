package dev.assay.gcs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.http.HttpOptions;
import dev.assay.http.HttpStore;
import dev.assay.source.Store;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class GcsProtocolTest {
  private final HttpStore http = new HttpStore(HttpOptions.standard());
  private final Store google = new GcsProvider().store(http, null, true, name -> null);

  @ParameterizedTest
  @CsvSource({
    "gs://b-1/k/a b.png, gs://b-1/k/a%20b.png",
    "https://storage.googleapis.com/b-1/k/a%20b.png, gs://b-1/k/a%20b.png",
    "https://storage.cloud.google.com/b-1/k, gs://b-1/k",
    "https://b-1.storage.googleapis.com/k, gs://b-1/k",
  })
  void theFormsThatGoogleDocumentsAreLocations(String location, String uri) throws IOException {
    assertThat(google.serves(location)).isTrue();
    assertThat(google.identify(location).uri()).isEqualTo(uri);
    assertThat(google.identify(uri).uri()).isEqualTo(uri);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://storage.googleapis.com/b/k?X-Goog-Signature=abc",
        "https://storage.googleapis.com.evil.example/b/k",
        "s3://b/k"
      })
  void nothingElseIs(String location) {
    assertThat(google.serves(location)).isFalse();
  }

  @Test
  void namesThatNoBucketCanHaveAreRefused() {
    assertThatThrownBy(() -> google.open("gs://..%2f/k")).hasMessageContaining("bucket");
  }

  @Test
  void theAddressIsTheOneThatGoogleDocuments() throws IOException {
    assertThat(google.webAddress("gs://b-1/a b/c+d.png"))
        .isEqualTo("https://storage.googleapis.com/b-1/a%20b/c%2Bd.png");
  }
}

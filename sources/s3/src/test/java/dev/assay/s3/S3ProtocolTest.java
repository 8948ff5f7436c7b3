package dev.assay.s3;

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

final class S3ProtocolTest {
  private final HttpStore http = new HttpStore(HttpOptions.standard());
  private final Store amazon = new S3Provider().store(http, null, true, name -> null);

  @ParameterizedTest
  @CsvSource({
    "s3://b-1/k/a b.png, s3://b-1/k/a%20b.png",
    "S3://b-1/k, s3://b-1/k",
    "s3://b-1/100%.png, s3://b-1/100%25.png",
    "s3://b-1/q?x#y, s3://b-1/q%3Fx%23y",
    "https://b-1.s3.eu-west-3.amazonaws.com/k/a%20b.png, s3://b-1/k/a%20b.png",
    "https://b-1.s3.amazonaws.com/k, s3://b-1/k",
    "https://b.with.dots.s3.amazonaws.com/k, s3://b.with.dots/k",
    "https://b-1.s3-us-west-2.amazonaws.com/k, s3://b-1/k",
    "https://b-1.s3.dualstack.us-west-2.amazonaws.com/k, s3://b-1/k",
    "https://s3.eu-west-3.amazonaws.com/b-1/k, s3://b-1/k",
    "https://s3.amazonaws.com/b-1/k, s3://b-1/k",
    "https://b-1.s3.cn-north-1.amazonaws.com.cn/k, s3://b-1/k",
  })
  void theFormsThatAmazonDocumentsAreLocations(String location, String uri) throws IOException {
    assertThat(amazon.serves(location)).isTrue();
    assertThat(amazon.identify(location).uri()).isEqualTo(uri);
    assertThat(amazon.identify(uri).uri()).isEqualTo(uri);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://b-1.s3.eu-west-3.amazonaws.com/k?X-Amz-Signature=abc",
        "http://b-1.s3.eu-west-3.amazonaws.com/k",
        "https://s3.eu-west-3.amazonaws.com.evil.example/b/k",
        "https://evil.example/b-1.s3.amazonaws.com/k",
        "https://b-1.s3.amazonaws.com@evil.example/k",
        "gs://b/k",
        "s3:/b/k"
      })
  void nothingElseIs(String location) {
    assertThat(amazon.serves(location)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"s3://", "s3:///k", "s3://a@evil.example/k", "s3://evil.example:80/k"})
  void namesThatNoBucketCanHaveAreRefused(String location) {
    assertThatThrownBy(() -> amazon.open(location))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("bucket");
  }

  @Test
  void anEndpointHasTheBucketInThePath() throws IOException {
    Store own = new S3Provider().store(http, "http://minio.example:9000/", true, name -> null);
    assertThat(own.webAddress("s3://b-1/a b")).isEqualTo("http://minio.example:9000/b-1/a%20b");
    assertThat(own.identify("http://minio.example:9000/b-1/a%20b").uri())
        .isEqualTo("s3://b-1/a%20b");
    Store told =
        new S3Provider()
            .store(http, null, true, Map.of("AWS_ENDPOINT_URL", "http://m.example")::get);
    assertThat(told.webAddress("s3://b-1/a")).isEqualTo("http://m.example/b-1/a");
    assertThatThrownBy(() -> new S3Provider().store(http, "minio.example", true, name -> null))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

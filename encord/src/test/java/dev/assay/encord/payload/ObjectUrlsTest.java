package dev.assay.encord.payload;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObjectUrlsTest {

  @ParameterizedTest
  @CsvSource({
    "https://b.example/p, a/x.mp4, https://b.example/p/a/x.mp4",
    "https://b.example/p/, a/x.mp4, https://b.example/p/a/x.mp4",
    "s3://bucket, x y.png, s3://bucket/x%20y.png",
    "gs://b, a+b&c=d?e#f%20, gs://b/a%2Bb%26c%3Dd%3Fe%23f%2520",
    "https://b, AZaz09-._~/x, https://b/AZaz09-._~/x",
    "https://b, ü/日本.png, https://b/%C3%BC/%E6%97%A5%E6%9C%AC.png"
  })
  void bytesThatAreNotUnreservedAreEncoded(String prefix, String path, String url) {
    assertThat(ObjectUrls.join(prefix, path)).isEqualTo(url);
  }

  @Test
  void charactersBeyondSixteenBitsAreEncodedAsUtf8() {
    assertThat(ObjectUrls.join("https://b/", "𝄞")).isEqualTo("https://b/%F0%9D%84%9E");
  }

  @Property
  void theServerSeesThePathAgain(@ForAll String path) {
    if (!java.nio.charset.StandardCharsets.UTF_8.newEncoder().canEncode(path)) {
      assertThatThrownBy(() -> ObjectUrls.join("https://b/", path))
          .isInstanceOf(IllegalArgumentException.class);
      return;
    }
    String url = ObjectUrls.join("https://b/", path);

    assertThat(URI.create(url).getPath()).isEqualTo("/" + path);
    assertThat(url).matches("https://b/[A-Za-z0-9._~/%-]*");
  }

  @Test
  void aPrefixWithAQueryIsRefused() {
    assertThatThrownBy(() -> ObjectUrls.join("https://b/c?sig=x", "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> ObjectUrls.join("https://b/c#x", "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses as people type them, and as they may be shown. */
class HttpLocationTest {

  @ParameterizedTest
  @CsvSource({
    "http://a.example/b c.png, http://a.example/b%20c.png",
    "https://a.example/b%20c.png?x=1&y=%2F, https://a.example/b%20c.png?x=1&y=%2F",
    "HTTP://a.example/é.png, HTTP://a.example/%C3%A9.png",
    "http://a.example/[1]|{2}?q=a b, http://a.example/%5B1%5D%7C%7B2%7D?q=a%20b",
    "http://[::1]:80/x, http://[::1]:80/x",
    "http://a.example, http://a.example"
  })
  void whatMayNotStandInAnAddressIsEncoded(String typed, String uri) throws IOException {
    assertThat(HttpLocation.parse(typed)).isEqualTo(URI.create(uri));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://user:s3cret@a b/x?s3cret",
        "http://a.example/%zz?s3cret#s3cret",
        "ftp://user:s3cret@a.example/x?s3cret",
        "http://user:s3cret@under_score/x?s3cret",
        "http:///x?s3cret"
      })
  void whatIsNoAddressIsRefusedWithoutShowingItsSecrets(String typed) {
    assertThatThrownBy(() -> HttpLocation.parse(typed))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("not an HTTP address")
        .satisfies(e -> assertThat(e.toString()).doesNotContain("s3cret"))
        .hasNoCause();
  }

  @Test
  void whatIsShownIsNoPlaceInsideAnArchive() throws IOException {
    assertThat(HttpLocation.withoutSecrets(HttpLocation.parse("http://host/x.zip!/a!.png")))
        .isEqualTo("http://host/x.zip%21/a!.png");
  }

  @Test
  void whatIsShownHasNoSecrets() {
    URI uri = URI.create("https://user:pw@a.example:8443/b%20c/d.png?sig=1#part");
    assertThat(HttpLocation.withoutSecrets(uri)).isEqualTo("https://a.example:8443/b%20c/d.png");
    assertThat(HttpLocation.name(uri)).isEqualTo("d.png");
    assertThat(HttpLocation.name(URI.create("http://a.example/b%20c"))).isEqualTo("b c");
    assertThat(HttpLocation.name(URI.create("http://a.example"))).isEmpty();
  }

  @Test
  void addressesAreToldFromPathsByTheirScheme() {
    assertThat(HttpLocation.isHttp("http://a")).isTrue();
    assertThat(HttpLocation.isHttp("HTTPS://a")).isTrue();
    assertThat(HttpLocation.isHttp("http:/a")).isFalse();
    assertThat(HttpLocation.isHttp("httpd.log")).isFalse();
    assertThat(HttpLocation.isHttp("s3://a/b")).isFalse();
  }
}

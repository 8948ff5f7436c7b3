package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses count as the internet's. */
class HostGuardTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "0.0.0.0",
        "0.1.2.3",
        "10.0.0.1",
        "10.255.255.255",
        "100.64.0.1",
        "100.127.255.255",
        "127.0.0.1",
        "127.255.255.255",
        "169.254.0.1",
        "169.254.169.254",
        "172.16.0.1",
        "172.31.255.255",
        "192.0.0.1",
        "192.0.2.1",
        "192.88.99.1",
        "192.168.0.1",
        "192.168.255.255",
        "198.18.0.1",
        "198.19.255.255",
        "198.51.100.1",
        "203.0.113.1",
        "224.0.0.1",
        "239.255.255.255",
        "240.0.0.1",
        "255.255.255.255",
        "::",
        "::1",
        "::ffff:127.0.0.1",
        "::ffff:10.0.0.1",
        "::127.0.0.1",
        "::8.8.8.8",
        "fc00::1",
        "fdff::1",
        "fe80::1",
        "fec0::1",
        "ff02::1",
        "100::1",
        "64:ff9b:1::8.8.8.8",
        "64:ff9b::127.0.0.1",
        "64:ff9b::a9fe:a9fe",
        "2002:7f00:1::",
        "2002:a9fe:a9fe::1",
        "2002:c0a8:1::1",
        "2001::1",
        "2001:0:4136:e378::",
        "2001:db8::1",
        "3fff::1",
        "4000::1"
      })
  void specialAddressesAreNotPublic(String address) throws IOException {
    assertThat(HostGuard.isPublic(InetAddress.getByName(address))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.1.1.1",
        "9.255.255.255",
        "11.0.0.1",
        "100.63.255.255",
        "100.128.0.1",
        "126.1.1.1",
        "128.0.0.1",
        "169.253.0.1",
        "172.15.0.1",
        "172.32.0.1",
        "192.0.1.1",
        "192.167.0.1",
        "198.17.0.1",
        "198.20.0.1",
        "223.255.255.255",
        "::ffff:8.8.8.8",
        "2606:4700::1111",
        "2a00:1450::1",
        "2001:4860:4860::8888",
        "64:ff9b::808:808",
        "2002:808:808::1"
      })
  void addressesOfTheInternetArePublic(String address) throws IOException {
    assertThat(HostGuard.isPublic(InetAddress.getByName(address))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://localhost/",
        "http://127.0.0.1/",
        "https://[::1]/",
        "http://[::ffff:7f00:1]/",
        "http://127.1/",
        "http://0/",
        "http://[fe80::1%25lo]/"
      })
  void everySpellingOfThisMachineIsRefused(String uri) {
    assertThatThrownBy(() -> HostGuard.requirePublic(URI.create(uri)))
        .isInstanceOf(IOException.class);
  }

  @Test
  void literalPublicAddressesPass() throws IOException {
    HostGuard.requirePublic(URI.create("http://8.8.8.8/x"));
    HostGuard.requirePublic(URI.create("https://[2606:4700::1111]:8443/x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"file:///etc/passwd", "ftp://a.example/", "http:/x", "mailto:a@b", "x"})
  void whatIsNoHttpAddressIsRefused(String uri) {
    assertThatThrownBy(() -> HostGuard.requireHttp(URI.create(uri)))
        .isInstanceOf(RefusedException.class)
        .hasMessageContaining("not an HTTP address");
  }

  @Test
  void anUnknownHostIsSaidToBeUnknown() {
    assertThatThrownBy(() -> HostGuard.requirePublic(URI.create("http://nowhere.invalid/")))
        .hasMessageContaining("not known");
  }
}

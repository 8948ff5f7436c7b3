package dev.assay.http;

import java.io.IOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;

/**
 * Keeps documents and redirects from sending requests into this machine's own networks.
 *
 * <p>A name is judged by the addresses it resolves to at that moment; a name server that answers
 * differently a moment later is not defended against.
 */
final class HostGuard {
  private HostGuard() {}

  /**
   * Checks that a place may be asked.
   *
   * @throws IOException when it is no HTTP(S) URL, its host is unknown, or any of its addresses is
   *     not a public one
   */
  static void requirePublic(URI uri) throws IOException {
    requireHttp(uri);
    String host = uri.getHost();
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(host.replaceAll("[\\[\\]]", ""));
    } catch (UnknownHostException e) {
      throw new IOException("the host " + host + " is not known", e);
    }
    for (InetAddress address : addresses) {
      if (!isPublic(address)) {
        throw new IOException(
            "the host " + host + " is on a private network; --allow-private-hosts allows it");
      }
    }
  }

  /**
   * Checks that a place is one HTTP can ask.
   *
   * @throws IOException when it is not
   */
  static void requireHttp(URI uri) throws IOException {
    String scheme = uri.getScheme();
    if (uri.getHost() == null
        || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
      throw new IOException("not an HTTP address: " + HttpLocation.withoutSecrets(uri));
    }
  }

  static boolean isPublic(InetAddress address) {
    if (address.isLoopbackAddress()
        || address.isAnyLocalAddress()
        || address.isLinkLocalAddress()
        || address.isSiteLocalAddress()
        || address.isMulticastAddress()) {
      return false;
    }
    byte[] b = address.getAddress();
    if (address instanceof Inet6Address) {
      boolean uniqueLocal = (b[0] & 0xFE) == 0xFC; // RFC 4193
      boolean translated = b[0] == 0 && b[1] == 0x64 && (b[2] & 0xFF) == 0xFF; // RFC 6052
      return !uniqueLocal && !translated;
    }
    int first = b[0] & 0xFF;
    int second = b[1] & 0xFF;
    boolean carrierShared = first == 100 && second >= 64 && second <= 127; // RFC 6598
    boolean benchmark = first == 198 && (second == 18 || second == 19); // RFC 2544
    return first != 0 && first < 240 && !carrierShared && !benchmark;
  }
}

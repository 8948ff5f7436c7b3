package dev.assay.http;

import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Keeps documents and redirects from sending requests into this machine's own networks.
 *
 * <p>A name is judged by the addresses it resolves to just before it is asked. The client resolves
 * it again, and gets the same addresses as long as the JDK remembers them, which is 30 seconds
 * unless its security properties say otherwise.
 */
final class HostGuard {
  private HostGuard() {}

  /**
   * Checks that a place may be asked.
   *
   * @throws RefusedException when it is no HTTP(S) URL, or any of its addresses is not a public one
   * @throws IOException when its host is unknown
   */
  static void requirePublic(URI uri) throws IOException {
    requireHttp(uri);
    String host = uri.getHost();
    InetAddress[] addresses;
    try {
      addresses = InetAddress.getAllByName(host);
    } catch (UnknownHostException e) {
      throw new IOException("the host " + host + " is not known", e);
    }
    for (InetAddress address : addresses) {
      if (!isPublic(address)) {
        throw new RefusedException(
            "the host " + host + " is on a private network; --allow-private-hosts allows it");
      }
    }
  }

  /**
   * Checks that a place is one HTTP can ask.
   *
   * @throws RefusedException when it is not
   */
  static void requireHttp(URI uri) throws RefusedException {
    String scheme = uri.getScheme();
    if (uri.getHost() == null
        || !("http".equalsIgnoreCase(scheme) || "https".equalsIgnoreCase(scheme))) {
      throw new RefusedException("not an HTTP address: " + HttpLocation.withoutSecrets(uri));
    }
  }

  /** Whether an address is one of the internet's (RFC 6890). */
  static boolean isPublic(InetAddress address) {
    byte[] b = address.getAddress();
    return address instanceof Inet4Address ? isPublic4(b) : isPublic6(b);
  }

  private static boolean isPublic4(byte[] b) {
    int first = b[0] & 0xFF;
    int second = b[1] & 0xFF;
    int third = b[2] & 0xFF;
    boolean special =
        first == 0
            || first == 10
            || first == 127
            || first >= 224 // multicast, reserved, broadcast
            || (first == 100 && second >= 64 && second <= 127) // RFC 6598: shared by a carrier
            || (first == 169 && second == 254) // link-local; where clouds keep credentials
            || (first == 172 && second >= 16 && second <= 31)
            || (first == 192 && second == 168)
            || (first == 192 && second == 0 && (third == 0 || third == 2))
            || (first == 192 && second == 88 && third == 99)
            || (first == 198 && (second == 18 || second == 19)) // RFC 2544: benchmarks
            || (first == 198 && second == 51 && third == 100)
            || (first == 203 && second == 0 && third == 113);
    return !special;
  }

  private static boolean isPublic6(byte[] b) {
    if (startsWith(b, 0x00, 0x64, 0xFF, 0x9B, 0, 0, 0, 0, 0, 0, 0, 0)) { // RFC 6052: NAT64
      return isPublic4(Arrays.copyOfRange(b, 12, 16));
    }
    if (startsWith(b, 0x20, 0x02)) { // RFC 3056: 6to4
      return isPublic4(Arrays.copyOfRange(b, 2, 6));
    }
    return (b[0] & 0xE0) == 0x20 // RFC 4291: all that is global unicast so far
        && !startsWith(b, 0x20, 0x01, 0x00, 0x00) // RFC 4380: Teredo
        && !startsWith(b, 0x20, 0x01, 0x0D, 0xB8) // RFC 3849: documentation
        && !startsWith(b, 0x3F, 0xFF); // RFC 9637: documentation
  }

  private static boolean startsWith(byte[] b, int... prefix) {
    for (int i = 0; i < prefix.length; i++) {
      if ((b[i] & 0xFF) != prefix[i]) {
        return false;
      }
    }
    return true;
  }
}

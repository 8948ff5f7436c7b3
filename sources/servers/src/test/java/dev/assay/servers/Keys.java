package dev.assay.servers;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/** Keys of objects in addresses. */
final class Keys {
  private Keys() {}

  /** A key, percent-encoded but for its slashes. */
  static String encoded(String key) {
    return URLEncoder.encode(key, StandardCharsets.UTF_8)
        .replace("+", "%20")
        .replace("%2F", "/")
        .replace("*", "%2A");
  }
}

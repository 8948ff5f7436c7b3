package dev.assay.http;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

/**
 * HTTP addresses as text: what is read as one, and what of one may be shown.
 *
 * <p>Signatures and passwords live in the query, the fragment and the user; they are in nothing
 * that this class gives out for showing.
 */
public final class HttpLocation {
  private static final String ILLEGAL = " \"<>\\^`{|}[]";

  private HttpLocation() {}

  /** Whether text looks like an HTTP(S) address. */
  public static boolean isHttp(String text) {
    return text.regionMatches(true, 0, "http://", 0, 7)
        || text.regionMatches(true, 0, "https://", 0, 8);
  }

  /**
   * Reads an address; characters that may not stand in one, such as spaces, are encoded.
   *
   * @throws IOException when it is none; the message shows nothing secret
   */
  public static URI parse(String text) throws IOException {
    int scheme = text.indexOf("://");
    int path = scheme < 0 ? -1 : firstOf(text, "/?#", scheme + 3);
    String address = path < 0 ? text : text.substring(0, path) + encoded(text.substring(path));
    URI uri;
    try {
      uri = new URI(address);
    } catch (URISyntaxException e) {
      String shown = text.substring(0, firstOf(text, "?#", 0));
      // Not the cause, which shows it all.
      throw new IOException("not an HTTP address: " + shown.replaceFirst("//[^/]*@", "//"));
    }
    HostGuard.requireHttp(uri);
    return uri;
  }

  private static int firstOf(String text, String characters, int from) {
    for (int i = from; i < text.length(); i++) {
      if (characters.indexOf(text.charAt(i)) >= 0) {
        return i;
      }
    }
    return text.length();
  }

  private static String encoded(String text) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      if (c <= ' ' || c >= 0x7F || ILLEGAL.indexOf(c) >= 0) {
        encoded.append('%').append(String.format("%02X", (int) c));
      } else {
        encoded.append(c);
      }
    }
    return encoded.toString();
  }

  /** The address without user, query and fragment. */
  public static String withoutSecrets(URI uri) {
    StringBuilder shown = new StringBuilder();
    if (uri.getScheme() != null) {
      shown.append(uri.getScheme()).append("://");
    }
    if (uri.getHost() != null) {
      shown.append(host(uri));
    }
    if (uri.getRawPath() != null) {
      // An exclamation mark before a slash stands for what lies inside an archive.
      shown.append(uri.getRawPath().replace("!/", "%21/"));
    }
    return shown.toString();
  }

  /** The last part of the path, decoded. */
  public static String name(URI uri) {
    String path = uri.getPath();
    return path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
  }

  /** The host with its port, if it names one. */
  public static String host(URI uri) {
    return uri.getPort() < 0 ? uri.getHost() : uri.getHost() + ":" + uri.getPort();
  }
}

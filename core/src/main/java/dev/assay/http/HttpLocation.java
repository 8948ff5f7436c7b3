package dev.assay.http;

import java.net.URI;

/** What of an HTTP address may be shown: signatures and passwords live in the rest. */
final class HttpLocation {
  private HttpLocation() {}

  /** The address without user, query and fragment. */
  static String withoutSecrets(URI uri) {
    StringBuilder shown = new StringBuilder();
    if (uri.getScheme() != null) {
      shown.append(uri.getScheme()).append("://");
    }
    if (uri.getHost() != null) {
      shown.append(uri.getHost());
    }
    if (uri.getPort() >= 0) {
      shown.append(':').append(uri.getPort());
    }
    if (uri.getRawPath() != null) {
      shown.append(uri.getRawPath());
    }
    return shown.toString();
  }

  /** The last part of the path, decoded. */
  static String name(URI uri) {
    String path = uri.getPath();
    return path == null ? "" : path.substring(path.lastIndexOf('/') + 1);
  }
}

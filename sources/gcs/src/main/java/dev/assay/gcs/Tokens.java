package dev.assay.gcs;

import com.google.auth.oauth2.GoogleCredentials;
import dev.assay.http.Service;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Proves who asks with tokens of the application default credentials, where there are any. */
final class Tokens implements Service {
  private static final String SCOPE = "https://www.googleapis.com/auth/devstorage.read_only";
  private static final Pattern REASON = Pattern.compile("\"reason\"\\s*:\\s*\"([A-Za-z]{1,60})\"");

  private final boolean anonymous;
  private @Nullable GoogleCredentials credentials;
  private boolean looked;

  Tokens(boolean anonymous) {
    this.anonymous = anonymous;
  }

  @Override
  public Map<String, String> sign(URI uri, Map<String, String> headers) throws IOException {
    GoogleCredentials known = anonymous ? null : credentials();
    if (known == null) {
      return Map.of();
    }
    Map<String, String> added = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> header : known.getRequestMetadata(uri).entrySet()) {
      added.put(header.getKey(), String.join(",", header.getValue()));
    }
    return added;
  }

  private synchronized @Nullable GoogleCredentials credentials() throws IOException {
    if (!looked) {
      try {
        credentials = GoogleCredentials.getApplicationDefault().createScoped(SCOPE);
      } catch (IOException e) {
        String message = String.valueOf(e.getMessage());
        if (!message.startsWith("Your default credentials were not found")) {
          throw new IOException("the Google credentials cannot be had: " + message, e);
        }
      }
      looked = true;
    }
    return credentials;
  }

  private synchronized boolean foundNone() {
    return looked && credentials == null;
  }

  @Override
  public @Nullable String reason(int status, HttpHeaders headers, String body) {
    Matcher matcher = REASON.matcher(body);
    String named = matcher.find() ? matcher.group(1) : null;
    String advice =
        switch (status) {
          case 401, 403 ->
              foundNone()
                  ? "no permission, and no Google credentials were found"
                  : "no permission: check the roles on the bucket and the credentials";
          case 404 -> "there is no such object or bucket";
          default -> null;
        };
    if (named == null || advice == null) {
      return named == null ? advice : named;
    }
    return named + ": " + advice;
  }
}

package dev.assay.azure;

import com.azure.core.credential.AccessToken;
import com.azure.core.credential.TokenCredential;
import com.azure.core.credential.TokenRequestContext;
import com.azure.core.http.HttpHeaderName;
import com.azure.identity.CredentialUnavailableException;
import com.azure.identity.DefaultAzureCredentialBuilder;
import com.azure.storage.common.StorageSharedKeyCredential;
import dev.assay.http.Service;
import dev.assay.objects.StoreProvider;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The storage account that the environment names, and how requests prove who makes them. */
final class Account {
  /** A version of the protocol that has all that is asked here. */
  private static final String VERSION = "2021-12-02";

  private static final String SCOPE = "https://storage.azure.com/.default";

  /** The fixed form of a date (RFC 9110 5.6.7), whose day always has two digits. */
  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ROOT);

  private final @Nullable String name;
  private final @Nullable String endpoint;
  private final @Nullable StorageSharedKeyCredential key;
  private final @Nullable String sasToken;
  private final boolean anonymous;

  private @Nullable TokenCredential identity;
  private @Nullable AccessToken token;
  private boolean nobody;

  private Account(
      @Nullable String name,
      @Nullable String endpoint,
      @Nullable StorageSharedKeyCredential key,
      @Nullable String sasToken,
      boolean anonymous) {
    this.name = name;
    this.endpoint = endpoint;
    this.key = key;
    this.sasToken = sasToken;
    this.anonymous = anonymous;
  }

  static Account of(
      @Nullable String endpoint, boolean anonymous, UnaryOperator<@Nullable String> environment) {
    Map<String, String> parts = new HashMap<>();
    String connection = environment.apply("AZURE_STORAGE_CONNECTION_STRING");
    if (connection != null) {
      for (String part : connection.split(";", -1)) {
        int equals = part.indexOf('=');
        if (equals > 0) {
          parts.put(part.substring(0, equals).strip(), part.substring(equals + 1).strip());
        }
      }
    }
    String name = first(parts.get("AccountName"), environment.apply("AZURE_STORAGE_ACCOUNT"));
    String key = first(parts.get("AccountKey"), environment.apply("AZURE_STORAGE_KEY"));
    String sasToken =
        first(parts.get("SharedAccessSignature"), environment.apply("AZURE_STORAGE_SAS_TOKEN"));
    String told = first(endpoint, parts.get("BlobEndpoint"));
    return new Account(
        name,
        told == null ? null : StoreProvider.endpoint("Azure", told),
        name == null || key == null ? null : new StorageSharedKeyCredential(name, key),
        sasToken == null || sasToken.isEmpty() ? null : sasToken.replaceFirst("^\\?", ""),
        anonymous);
  }

  private static @Nullable String first(@Nullable String one, @Nullable String other) {
    String chosen = one == null || one.isEmpty() ? other : one;
    return chosen == null || chosen.isEmpty() ? null : chosen;
  }

  /** The name of the account, null when the environment names none. */
  @Nullable String name() {
    return name;
  }

  /** Where the account is when it is not at Microsoft, without a slash at its end. */
  @Nullable String endpoint() {
    return endpoint;
  }

  /** An address with the token that allows it, when that is how the account is opened. */
  URI withToken(String address, boolean own) {
    if (anonymous || !own || key != null || sasToken == null) {
      return URI.create(address);
    }
    return URI.create(address + (address.indexOf('?') < 0 ? "?" : "&") + sasToken);
  }

  /**
   * What requests need.
   *
   * @param own whether they are about this account, rather than another one
   */
  Service service(boolean own) {
    return new Service() {
      @Override
      public Map<String, String> sign(URI uri, Map<String, String> headers) throws IOException {
        return headers(uri, headers, own);
      }

      @Override
      public @Nullable String reason(int status, HttpHeaders headers, String body) {
        return Account.this.reason(headers);
      }
    };
  }

  private Map<String, String> headers(URI uri, Map<String, String> headers, boolean own)
      throws IOException {
    Map<String, String> added = new LinkedHashMap<>();
    ZonedDateTime now = ZonedDateTime.now(Clock.systemUTC().withZone(ZoneOffset.UTC));
    added.put("x-ms-version", VERSION);
    added.put("x-ms-date", DATE.format(now));
    if (anonymous || (own && key == null && sasToken != null)) {
      return added;
    }
    if (own && key != null) {
      com.azure.core.http.HttpHeaders signed = new com.azure.core.http.HttpHeaders();
      signed.set(HttpHeaderName.CONTENT_LENGTH, "0"); // the library writes null for no header
      headers.forEach((name, value) -> signed.set(HttpHeaderName.fromString(name), value));
      added.forEach((name, value) -> signed.set(HttpHeaderName.fromString(name), value));
      added.put(
          "Authorization", key.generateAuthorizationHeader(uri.toURL(), "GET", signed, false));
      return added;
    }
    String bearer = uri.getScheme().toLowerCase(Locale.ROOT).equals("https") ? bearer() : null;
    if (bearer != null) {
      added.put("Authorization", "Bearer " + bearer);
    }
    return added;
  }

  /** A token of the identity that this machine has, null when it has none. */
  private synchronized @Nullable String bearer() throws IOException {
    if (nobody) {
      return null;
    }
    AccessToken known = token;
    if (known == null
        || known.getExpiresAt().isBefore(OffsetDateTime.now(ZoneOffset.UTC).plusMinutes(5))) {
      try {
        if (identity == null) {
          identity = new DefaultAzureCredentialBuilder().build();
        }
        known = identity.getTokenSync(new TokenRequestContext().addScopes(SCOPE));
        token = known;
      } catch (CredentialUnavailableException e) {
        nobody = true;
        return null;
      } catch (RuntimeException e) { // the library declares none of what it throws
        String message = String.valueOf(e.getMessage());
        throw new IOException("the Azure identity cannot be had: " + message, e);
      }
    }
    return known.getToken();
  }

  private synchronized boolean isNobody() {
    return nobody;
  }

  private @Nullable String reason(HttpHeaders headers) {
    String code = headers.firstValue("x-ms-error-code").orElse("");
    if (!code.matches("[A-Za-z0-9]{1,80}")) {
      return null;
    }
    String advice =
        switch (code) {
          case "BlobNotFound" -> "there is no such object";
          case "ContainerNotFound" -> "there is no such container";
          case "ResourceNotFound", "PublicAccessNotPermitted", "NoAuthenticationInformation" ->
              isNobody()
                  ? "no permission, or no such object, and no Azure credentials were found"
                  : "no permission, or no such object";
          case "AuthenticationFailed" -> "the key or token of the account is not the right one";
          case "AuthorizationFailure",
              "AuthorizationPermissionMismatch",
              "InsufficientAccountPermissions" ->
              "no permission: check the roles on the account and the credentials";
          case "BlobArchived" -> "the object is archived: rehydrate it first";
          default -> null;
        };
    return advice == null ? code : code + ": " + advice;
  }
}

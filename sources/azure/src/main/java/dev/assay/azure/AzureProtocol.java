package dev.assay.azure;

import dev.assay.http.Service;
import dev.assay.objects.ListedObject;
import dev.assay.objects.ListingPage;
import dev.assay.objects.ObjectName;
import dev.assay.objects.ObjectProtocol;
import dev.assay.objects.XmlListing;
import java.io.IOException;
import java.net.URI;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How Azure Blob Storage is spoken to: {@code az://container/blob} in the account that the
 * environment names, {@code az://account.blob.core.windows.net/container/blob} in any.
 */
final class AzureProtocol implements ObjectProtocol {
  private static final String SCHEME = "az";
  private static final String DOMAIN = ".blob.core.windows.net";
  private static final int PAGE = 1000;

  /** The rules for names of containers, and those that Azure itself uses. */
  private static final Pattern CONTAINER = Pattern.compile("[a-z0-9$][a-z0-9-]{1,62}");

  /** The addresses that Microsoft documents. */
  private static final Pattern WEB =
      Pattern.compile(
          "https://([a-z0-9]{3,24})\\.(?:blob|dfs)\\.core\\.windows\\.net/([^?#]*)",
          Pattern.CASE_INSENSITIVE);

  /** The first part of a location that names its account. */
  private static final Pattern ACCOUNT_HOST =
      Pattern.compile("([a-z0-9]{3,24})\\.(?:blob|dfs)\\.core\\.windows\\.net", 2);

  private final Account account;

  AzureProtocol(Account account) {
    this.account = account;
  }

  @Override
  public boolean serves(String location) {
    String endpoint = account.endpoint();
    return ObjectName.hasScheme(location, SCHEME)
        || WEB.matcher(location).matches()
        || (endpoint != null && location.startsWith(endpoint + "/") && location.indexOf('?') < 0);
  }

  /** The object, its bucket being {@code container} or {@code host/container}. */
  @Override
  public ObjectName name(String location) throws IOException {
    ObjectName name = parse(location);
    String container = name.bucket().substring(name.bucket().indexOf('/') + 1);
    if (!CONTAINER.matcher(container).matches()) {
      throw new IOException("no container can have the name " + container);
    }
    return name;
  }

  private ObjectName parse(String location) throws IOException {
    String endpoint = account.endpoint();
    if (endpoint != null && location.startsWith(endpoint + "/")) {
      return ObjectName.ofPath(location, location.substring(endpoint.length() + 1));
    }
    Matcher web = WEB.matcher(location);
    if (web.matches()) {
      String path = Objects.requireNonNullElse(web.group(2), "");
      return in(Objects.requireNonNullElse(web.group(1), ""), ObjectName.ofPath(location, path));
    }
    if (!ObjectName.hasScheme(location, SCHEME)) {
      throw new IOException("not a location in Azure: " + location);
    }
    String path = location.substring(SCHEME.length() + 3);
    int slash = path.indexOf('/');
    Matcher host = ACCOUNT_HOST.matcher(slash < 0 ? path : path.substring(0, slash));
    if (!host.matches()) {
      return ObjectName.parse(location);
    }
    String named = Objects.requireNonNullElse(host.group(1), "");
    String rest = slash < 0 ? "" : path.substring(slash + 1);
    return in(named, ObjectName.ofPath(location, rest));
  }

  private ObjectName in(String named, ObjectName object) {
    String lower = named.toLowerCase(Locale.ROOT);
    return account.endpoint() == null && lower.equals(account.name())
        ? object
        : new ObjectName(lower + DOMAIN + "/" + object.bucket(), object.key());
  }

  @Override
  public String location(ObjectName object) {
    return object.location(SCHEME);
  }

  @Override
  public URI address(ObjectName object) throws IOException {
    return account.withToken(webAddress(object), isOwn(object.bucket()));
  }

  @Override
  public String webAddress(ObjectName object) throws IOException {
    return base(object.bucket()) + "/" + object.encodedKey();
  }

  /** Whether a container lies in the account that the environment names. */
  private static boolean isOwn(String bucket) {
    return bucket.indexOf('/') < 0;
  }

  private String base(String bucket) throws IOException {
    if (!isOwn(bucket)) {
      return "https://" + bucket;
    }
    String endpoint = account.endpoint();
    if (endpoint != null) {
      return endpoint + "/" + bucket;
    }
    String name = account.name();
    if (name == null) {
      throw new IOException(
          "the account of az://"
              + bucket
              + " is not known: set AZURE_STORAGE_ACCOUNT, or write az://ACCOUNT"
              + DOMAIN
              + "/"
              + bucket);
    }
    return "https://" + name + DOMAIN + "/" + bucket;
  }

  @Override
  public URI pageAddress(String bucket, String prefix, @Nullable String next) throws IOException {
    StringBuilder address =
        new StringBuilder(base(bucket))
            .append("?restype=container&comp=list&maxresults=")
            .append(PAGE)
            .append("&prefix=")
            .append(ObjectName.encodedValue(prefix));
    if (next != null) {
      address.append("&marker=").append(ObjectName.encodedValue(next));
    }
    return account.withToken(address.toString(), isOwn(bucket));
  }

  @Override
  public ListingPage page(byte[] answer) throws IOException {
    XmlListing listing = XmlListing.parse(answer, "EnumerationResults", "Blob");
    List<ListedObject> objects = new ArrayList<>(listing.entries().size());
    for (Map<String, String> entry : listing.entries()) {
      if ("directory".equals(entry.get("ResourceType"))) {
        continue; // of accounts with a hierarchical namespace
      }
      String key = XmlListing.required(entry, "Name");
      String tag = XmlListing.required(entry, "Etag");
      String date = XmlListing.required(entry, "Last-Modified");
      try {
        Instant modified =
            ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
        long length = Long.parseLong(XmlListing.required(entry, "Content-Length"));
        objects.add(
            new ListedObject(key, length, modified, tag.startsWith("\"") ? tag : '"' + tag + '"'));
      } catch (NumberFormatException | DateTimeException e) {
        throw new IOException("the listing cannot be read at " + key + ": " + e.getMessage(), e);
      }
    }
    return new ListingPage(objects, listing.next("NextMarker"));
  }

  @Override
  public Service service(String bucket) {
    return account.service(isOwn(bucket));
  }
}

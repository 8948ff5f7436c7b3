package dev.assay.gcs;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.http.Service;
import dev.assay.objects.ListedObject;
import dev.assay.objects.ListingPage;
import dev.assay.objects.ObjectName;
import dev.assay.objects.ObjectProtocol;
import dev.assay.source.Identity;
import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How Google Cloud Storage is spoken to, through its JSON API: {@code gs://bucket/key}. */
final class GcsProtocol implements ObjectProtocol {
  private static final String SCHEME = "gs";
  static final String GOOGLE = "https://storage.googleapis.com";
  private static final int PAGE = 1000;

  /** The rules for names of buckets. */
  private static final Pattern BUCKET = Pattern.compile("[a-z0-9][a-z0-9._-]{1,221}");

  /** The addresses that Google documents, with the bucket in the path or before the host. */
  private static final Pattern WEB =
      Pattern.compile(
          "https://(?:storage\\.(?:googleapis|cloud\\.google)\\.com"
              + "|([a-z0-9][a-z0-9._-]{1,221})\\.storage\\.googleapis\\.com)/([^?#]*)",
          Pattern.CASE_INSENSITIVE);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String endpoint;
  private final Service service;

  GcsProtocol(String endpoint, Service service) {
    this.endpoint = endpoint;
    this.service = service;
  }

  @Override
  public boolean serves(String location) {
    return ObjectName.hasScheme(location, SCHEME) || WEB.matcher(location).matches();
  }

  @Override
  public ObjectName name(String location) throws IOException {
    ObjectName name = parse(location);
    if (!BUCKET.matcher(name.bucket()).matches()) {
      throw new IOException("no bucket can have the name " + name.bucket());
    }
    return name;
  }

  private static ObjectName parse(String location) throws IOException {
    if (ObjectName.hasScheme(location, SCHEME)) {
      return ObjectName.parse(location);
    }
    Matcher web = WEB.matcher(location);
    if (!web.matches()) {
      throw new IOException("not a location in Google Cloud Storage: " + location);
    }
    String path = Objects.requireNonNullElse(web.group(2), "");
    String bucket = web.group(1);
    return ObjectName.ofPath(location, bucket == null ? path : bucket + "/" + path);
  }

  @Override
  public String location(ObjectName object) {
    return object.location(SCHEME);
  }

  @Override
  public URI address(ObjectName object) {
    String key = ObjectName.encodedValue(object.key());
    return URI.create(endpoint + "/storage/v1/b/" + object.bucket() + "/o/" + key + "?alt=media");
  }

  @Override
  public String webAddress(ObjectName object) {
    return GOOGLE + "/" + object.bucket() + "/" + object.encodedKey();
  }

  @Override
  public URI pageAddress(String bucket, String prefix, @Nullable String next) {
    StringBuilder address =
        new StringBuilder(endpoint)
            .append("/storage/v1/b/")
            .append(bucket)
            .append("/o?maxResults=")
            .append(PAGE)
            .append("&fields=nextPageToken,items(name,size,updated,etag,contentEncoding)&prefix=")
            .append(ObjectName.encodedValue(prefix));
    if (next != null) {
      address.append("&pageToken=").append(ObjectName.encodedValue(next));
    }
    return URI.create(address.toString());
  }

  @Override
  public ListingPage page(byte[] answer) throws IOException {
    JsonNode json = JSON.readTree(answer);
    List<ListedObject> objects = new ArrayList<>();
    for (JsonNode item : json.path("items")) {
      String key = item.path("name").asText();
      // Google decompresses on the way what was stored compressed.
      boolean asStored = item.path("contentEncoding").asText().isEmpty();
      try {
        objects.add(
            new ListedObject(
                key,
                asStored ? Long.parseLong(item.path("size").asText()) : Identity.UNKNOWN_LENGTH,
                Instant.parse(item.path("updated").asText()),
                item.hasNonNull("etag") ? item.path("etag").asText() : null));
      } catch (NumberFormatException | DateTimeParseException e) {
        throw new IOException("the listing cannot be read at " + key + ": " + e.getMessage(), e);
      }
    }
    String next = json.path("nextPageToken").asText();
    return new ListingPage(objects, next.isEmpty() ? null : next);
  }

  @Override
  public Service service(String bucket) {
    return service;
  }
}

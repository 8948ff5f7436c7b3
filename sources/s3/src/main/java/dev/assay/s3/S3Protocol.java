package dev.assay.s3;

import dev.assay.http.Document;
import dev.assay.http.HttpStore;
import dev.assay.http.Service;
import dev.assay.objects.ListedObject;
import dev.assay.objects.ListingPage;
import dev.assay.objects.ObjectName;
import dev.assay.objects.ObjectProtocol;
import dev.assay.objects.XmlListing;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsProfileRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;
import software.amazon.awssdk.regions.providers.AwsRegionProviderChain;
import software.amazon.awssdk.regions.providers.SystemSettingsRegionProvider;

/**
 * How S3, and what speaks like it, is spoken to: {@code s3://bucket/key}.
 *
 * <p>Objects at Amazon are asked for in their bucket's region, which Amazon tells; objects at
 * another endpoint with the bucket in the path.
 */
final class S3Protocol implements ObjectProtocol {
  private static final String SCHEME = "s3";
  private static final String FIRST_REGION = "us-east-1";
  private static final String REGION_HEADER = "x-amz-bucket-region";
  private static final int PAGE = 1000;

  /** The rules for names of buckets, which keep anything else out of host names. */
  private static final Pattern BUCKET = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{1,254}");

  private static final Pattern REGION = Pattern.compile("[a-z0-9-]{1,40}");

  /** The host names that Amazon documents, with or without a bucket before them. */
  private static final Pattern WEB =
      Pattern.compile(
          "https://(?:([a-z0-9][a-z0-9.-]{1,62})\\.)?"
              + "s3(?:[.-](?:dualstack\\.)?[a-z0-9-]+)?\\.amazonaws\\.com(?:\\.cn)?/([^?#]*)",
          Pattern.CASE_INSENSITIVE);

  private final HttpStore http;
  private final @Nullable String endpoint;
  private final Signer signer;
  private final Map<String, String> regions = new ConcurrentHashMap<>();

  S3Protocol(HttpStore http, @Nullable String endpoint, Signer signer) {
    this.http = http;
    this.endpoint = endpoint;
    this.signer = signer;
  }

  @Override
  public boolean serves(String location) {
    return ObjectName.hasScheme(location, SCHEME)
        || WEB.matcher(location).matches()
        || (endpoint != null && location.startsWith(endpoint + "/") && location.indexOf('?') < 0);
  }

  @Override
  public ObjectName name(String location) throws IOException {
    ObjectName name = parse(location);
    if (!BUCKET.matcher(name.bucket()).matches()) {
      throw new IOException("no bucket can have the name " + name.bucket());
    }
    return name;
  }

  private ObjectName parse(String location) throws IOException {
    if (ObjectName.hasScheme(location, SCHEME)) {
      return ObjectName.parse(location);
    }
    if (endpoint != null && location.startsWith(endpoint + "/")) {
      return ObjectName.ofPath(location, location.substring(endpoint.length() + 1));
    }
    Matcher web = WEB.matcher(location);
    if (!web.matches()) {
      throw new IOException("not a location in S3: " + location);
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
  public URI address(ObjectName object) throws IOException {
    return URI.create(webAddress(object));
  }

  @Override
  public String webAddress(ObjectName object) throws IOException {
    return base(object.bucket()) + object.encodedKey();
  }

  private String base(String bucket) throws IOException {
    if (endpoint != null) {
      return endpoint + "/" + bucket + "/";
    }
    String region = region(bucket);
    String host = "s3." + region + "." + Region.of(region).metadata().partition().dnsSuffix();
    // The certificates cover one name before the host.
    return bucket.indexOf('.') < 0
        ? "https://" + bucket + "." + host + "/"
        : "https://" + host + "/" + bucket + "/";
  }

  @Override
  public URI pageAddress(String bucket, String prefix, @Nullable String next) throws IOException {
    StringBuilder address =
        new StringBuilder(base(bucket))
            .append("?list-type=2&encoding-type=url&max-keys=")
            .append(PAGE)
            .append("&prefix=")
            .append(ObjectName.encodedValue(prefix));
    if (next != null) {
      address.append("&continuation-token=").append(ObjectName.encodedValue(next));
    }
    return URI.create(address.toString());
  }

  @Override
  public ListingPage page(byte[] answer) throws IOException {
    XmlListing listing = XmlListing.parse(answer, "ListBucketResult", "Contents");
    boolean encoded = "url".equals(listing.next("EncodingType"));
    List<ListedObject> objects = new ArrayList<>(listing.entries().size());
    for (Map<String, String> entry : listing.entries()) {
      String key = XmlListing.required(entry, "Key");
      try {
        objects.add(
            new ListedObject(
                encoded ? URLDecoder.decode(key, StandardCharsets.UTF_8) : key,
                Long.parseLong(XmlListing.required(entry, "Size")),
                Instant.parse(XmlListing.required(entry, "LastModified")),
                entry.get("ETag")));
      } catch (IllegalArgumentException | DateTimeParseException e) {
        throw new IOException("the listing cannot be read at " + key + ": " + e.getMessage(), e);
      }
    }
    boolean more = "true".equals(listing.next("IsTruncated"));
    return new ListingPage(objects, more ? listing.next("NextContinuationToken") : null);
  }

  @Override
  public Service service(String bucket) throws IOException {
    return signer.in(region(bucket));
  }

  private String region(String bucket) throws IOException {
    String known = regions.get(bucket);
    if (known == null) {
      known = endpoint == null ? ask(bucket) : configured(FIRST_REGION);
      regions.put(bucket, known);
    }
    return known;
  }

  /**
   * Asks a region for a bucket's: each knows those of all in its partition, and tells everybody.
   */
  private String ask(String bucket) throws IOException {
    String configured = configured("");
    String asked = configured.isEmpty() ? FIRST_REGION : configured;
    String suffix = Region.of(asked).metadata().partition().dnsSuffix();
    URI address =
        URI.create("https://s3." + asked + "." + suffix + "/" + bucket + "?list-type=2&max-keys=0");
    Document answer;
    try {
      answer = http.fetch(address, Service.PLAIN, "s3://" + bucket + " (its region)");
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      if (configured.isEmpty()) {
        throw e;
      }
      return configured; // where nothing but the configured region can be reached
    }
    String told = answer.headers().firstValue(REGION_HEADER).orElse("");
    if (REGION.matcher(told).matches()) {
      return told;
    }
    if (answer.status() == 404) {
      throw new IOException("there is no bucket " + bucket);
    }
    return asked;
  }

  /** The region that the environment or a profile names. */
  private static String configured(String otherwise) {
    AwsRegionProvider chain =
        new AwsRegionProviderChain(
            new SystemSettingsRegionProvider(), new AwsProfileRegionProvider());
    try {
      Region region = chain.getRegion();
      String id = region == null ? "" : region.id();
      return REGION.matcher(id).matches() ? id : otherwise;
    } catch (SdkClientException e) {
      return otherwise; // none of the places names one
    }
  }
}

package dev.assay.objects;

import dev.assay.http.Document;
import dev.assay.http.HttpStore;
import dev.assay.http.RemoteObject;
import dev.assay.http.Service;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.Store;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Buckets of objects, read and listed through the requests of {@link HttpStore}.
 *
 * <p>A listing brings length and entity tag of each object, so that no request is made for them,
 * and an object that changes between its listing and its last read is an error.
 */
public final class ObjectStore implements Store {
  private static final int FORBIDDEN = 403;

  private final HttpStore http;
  private final ObjectProtocol protocol;

  /** Buckets of one kind of store. */
  public ObjectStore(HttpStore http, ObjectProtocol protocol) {
    this.http = http;
    this.protocol = protocol;
  }

  @Override
  public boolean serves(String location) {
    return protocol.serves(location);
  }

  @Override
  public Identity identify(String location) throws IOException {
    return unlisted(protocol.name(location));
  }

  private Identity unlisted(ObjectName object) {
    return new Identity(
        protocol.location(object), object.name(), Identity.UNKNOWN_LENGTH, null, null);
  }

  @Override
  public ByteSource open(String location) throws IOException {
    ObjectName object = protocol.name(location);
    if (object.key().isEmpty()) {
      throw new IOException("the location " + location + " is a bucket, not an object");
    }
    return open(object, unlisted(object));
  }

  private ByteSource open(ObjectName object, Identity identity) throws IOException {
    return http.open(
        new RemoteObject(identity, protocol.address(object), protocol.service(object.bucket())));
  }

  @Override
  public String webAddress(String location) throws IOException {
    return protocol.webAddress(protocol.name(location));
  }

  @Override
  public void list(String location, Visitor visitor) throws IOException, InterruptedException {
    ObjectName place = protocol.name(location);
    boolean folder = place.key().isEmpty() || place.key().endsWith("/");
    String prefix = folder ? place.key() : place.key() + "/";
    boolean any = false;
    String next = null;
    do {
      Answered answered = page(place, prefix, next);
      if (answered.page() == null) {
        if (any || folder || answered.status() != FORBIDDEN) {
          throw new IOException(answered.refusal());
        }
        break; // whoever may read an object need not be allowed to list
      }
      for (ListedObject listed : answered.page().objects()) {
        any = true;
        if (!isFolderMark(listed) && !visit(place.bucket(), listed, visitor)) {
          return;
        }
      }
      String after = answered.page().next();
      if (after != null && after.equals(next)) {
        throw new IOException("the listing of " + protocol.location(place) + " goes in circles");
      }
      next = after;
    } while (next != null);
    if (!any && folder) {
      throw new IOException("there is nothing below " + protocol.location(place));
    }
    if (!any) {
      visitor.visit(unlisted(place), () -> open(place, unlisted(place)));
    }
  }

  /** Some programs put an empty object where a file system would have a folder. */
  private static boolean isFolderMark(ListedObject listed) {
    return listed.key().endsWith("/") && listed.length() == 0;
  }

  private boolean visit(String bucket, ListedObject listed, Visitor visitor)
      throws InterruptedException {
    ObjectName object = new ObjectName(bucket, listed.key());
    Identity identity =
        new Identity(
            protocol.location(object),
            object.name(),
            listed.length(),
            listed.lastModified(),
            listed.etag());
    return visitor.visit(identity, () -> open(object, identity));
  }

  /** A page, or why there is none. */
  private record Answered(@Nullable ListingPage page, int status, String refusal) {}

  private Answered page(ObjectName place, String prefix, @Nullable String next)
      throws IOException, InterruptedException {
    String shown = protocol.location(place) + " (its listing)";
    Service service = protocol.service(place.bucket());
    URI address = protocol.pageAddress(place.bucket(), prefix, next);
    Document answer;
    try {
      answer = http.fetch(address, service, shown);
    } catch (InterruptedIOException e) {
      InterruptedException interrupted = new InterruptedException("interrupted");
      interrupted.initCause(e);
      throw interrupted;
    }
    if (answer.status() == 200) {
      return new Answered(protocol.page(answer.body()), 200, "");
    }
    String body = new String(answer.body(), StandardCharsets.UTF_8);
    String reason = service.reason(answer.status(), answer.headers(), body);
    String refusal =
        "the bucket "
            + place.bucket()
            + " could not be listed: it answers with status "
            + answer.status()
            + (reason == null ? "" : " (" + reason + ")");
    return new Answered(null, answer.status(), refusal);
  }
}

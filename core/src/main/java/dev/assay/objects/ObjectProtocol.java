package dev.assay.objects;

import dev.assay.http.Service;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/** How a kind of store is spoken to; thread-safe. */
public interface ObjectProtocol {

  /** Whether a location has a form of this kind of store. */
  boolean serves(String location);

  /**
   * The object, or the beginning of the keys of some, at a location that this kind serves.
   *
   * @throws IOException when it names no bucket
   */
  ObjectName name(String location) throws IOException;

  /** The location of an object in the store's own scheme. */
  String location(ObjectName object);

  /**
   * The address an object is read from.
   *
   * @throws IOException when it cannot be told
   */
  URI address(ObjectName object) throws IOException;

  /**
   * The HTTPS address under which the store documents an object.
   *
   * @throws IOException when it cannot be told
   */
  String webAddress(ObjectName object) throws IOException;

  /**
   * The address of a page of a listing.
   *
   * @param prefix what the keys begin with
   * @param next what the page before gave, null for the first page
   * @throws IOException when it cannot be told
   */
  URI pageAddress(String bucket, String prefix, @Nullable String next) throws IOException;

  /**
   * Reads a page of a listing.
   *
   * @throws IOException when the answer is none
   */
  ListingPage page(byte[] answer) throws IOException;

  /**
   * What requests about a bucket need.
   *
   * @throws IOException when it cannot be told
   */
  Service service(String bucket) throws IOException;
}

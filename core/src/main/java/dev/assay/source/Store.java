package dev.assay.source;

import java.io.IOException;

/**
 * A place where objects lie under locations of its own form, such as {@code s3://bucket/key};
 * thread-safe.
 *
 * <p>Locations are URIs. Characters that may not stand in one, such as spaces, may be written as
 * they are; identities have them encoded, and are locations again.
 */
public interface Store {

  /** Whether a location has the form of this store's. */
  boolean serves(String location);

  /**
   * What is known of the object at a location without asking.
   *
   * @throws IOException when the location is none of this store's
   */
  Identity identify(String location) throws IOException;

  /**
   * A source over the object at a location that the user named; nothing is asked yet.
   *
   * @throws IOException when the location is none of this store's
   */
  ByteSource open(String location) throws IOException;

  /**
   * A source over the object at a location that a document named, such as a payload to be verified.
   *
   * @throws IOException when the location is none of this store's, or one that documents may not
   *     name
   */
  default ByteSource openFromDocument(String location) throws IOException {
    return open(location);
  }

  /**
   * Visits the objects below a location or, when there are none, the object at it.
   *
   * <p>Each is visited before more of them than one page of the listing are asked for; the listing
   * is never held as a whole.
   *
   * @throws IOException when the location cannot be listed; what was visited until then remains
   * @throws InterruptedException when the visitor or the listing was interrupted
   */
  void list(String location, Visitor visitor) throws IOException, InterruptedException;

  /**
   * The HTTPS address of the object at a location, which whoever has permission reads it from.
   *
   * @throws IOException when it cannot be told
   */
  String webAddress(String location) throws IOException;

  /** Takes objects as they are found. */
  @FunctionalInterface
  interface Visitor {

    /**
     * Takes one object.
     *
     * @param object what the listing tells of it
     * @param opener opens just that version of it
     * @return whether to go on
     * @throws InterruptedException when the listing is to end at once
     */
    boolean visit(Identity object, Opener opener) throws InterruptedException;
  }
}

package dev.assay.http;

import dev.assay.source.Identity;
import java.net.URI;
import java.util.Objects;

/**
 * An object that a store has behind HTTP.
 *
 * @param identity the store's name for it, and what is known of it; when the length is known, an
 *     object of another length or entity tag is another object
 * @param address where it is asked for
 * @param service what the requests need
 */
public record RemoteObject(Identity identity, URI address, Service service) {

  public RemoteObject {
    Objects.requireNonNull(identity, "identity");
    Objects.requireNonNull(address, "address");
    Objects.requireNonNull(service, "service");
  }
}

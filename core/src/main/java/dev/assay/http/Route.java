package dev.assay.http;

import java.net.URI;

/** The way to one object: where it starts, where redirects led, and what went along it so far. */
final class Route {
  private final URI start;
  private final boolean named;
  private final String shown;
  private final Service service;
  private URI end;
  private long requests;

  /**
   * A route that nobody has gone yet.
   *
   * @param named whether the user named the address, rather than a document
   * @param shown the name of the object in messages
   */
  Route(URI start, boolean named, String shown, Service service) {
    this.start = start;
    this.named = named;
    this.shown = shown;
    this.service = service;
    this.end = start;
  }

  URI start() {
    return start;
  }

  /** Where redirects led last, the start at first. */
  URI end() {
    return end;
  }

  void leadsTo(URI uri) {
    end = uri;
  }

  Service service() {
    return service;
  }

  /** Whether an address is on the host that the route starts at. */
  boolean startsAtHostOf(URI uri) {
    return HttpLocation.host(uri).equalsIgnoreCase(HttpLocation.host(start))
        && start.getScheme().equalsIgnoreCase(uri.getScheme());
  }

  /** Whether the user trusts the host of an address by having named it. */
  boolean trusts(URI uri) {
    return named && HttpLocation.host(uri).equalsIgnoreCase(HttpLocation.host(start));
  }

  /** The number of requests made. */
  long requests() {
    return requests;
  }

  void countRequest() {
    requests++;
  }

  /** The object as it may be shown. */
  @Override
  public String toString() {
    return shown;
  }
}

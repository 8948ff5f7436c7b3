package dev.assay.spark;

import dev.assay.http.HttpOptions;
import dev.assay.objects.Stores;
import dev.assay.scan.Target;
import dev.assay.source.ByteSource;
import dev.assay.source.FileSource;
import dev.assay.source.Identity;
import dev.assay.source.Opener;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What opens a location: the files of this machine, and the stores. */
final class Places {
  private static final Pattern FILE = Pattern.compile("(?i)file:/.*", Pattern.DOTALL);

  private final Stores stores;

  private Places(Stores stores) {
    this.stores = stores;
  }

  /**
   * The places that options name, with the credentials that the environment has.
   *
   * @throws IllegalArgumentException when an endpoint is no address
   */
  static Places of(ScanOptions options) {
    HttpOptions http = HttpOptions.standard().withAllowPrivateHosts(options.allowPrivateHosts());
    return new Places(Stores.of(http, options.endpoint(), options.anonymous()));
  }

  /** The stores that everything is read from which does not lie on this machine. */
  Stores stores() {
    return stores;
  }

  /**
   * A source over what lies at a location.
   *
   * @throws IOException when it cannot be had
   */
  ByteSource open(String location) throws IOException {
    return Stores.isLocation(location)
        ? stores.serving(location).open(location)
        : FileSource.open(fileAt(location));
  }

  /**
   * What a scan takes for a file.
   *
   * @param base the URI that paths count from; null for the host, bucket or root
   */
  Target target(Found found, @Nullable String base) {
    String location = found.location();
    IOException refusal = found.refusal();
    Identity identity;
    try {
      identity = found.known() == null ? identify(location) : found.known().identity();
    } catch (IOException e) {
      refusal = e;
      identity = Identity.of(withoutQuery(location), Identity.UNKNOWN_LENGTH);
    }
    IOException reason = refusal;
    Opener opener =
        () -> {
          if (reason != null) {
            throw reason;
          }
          return open(location);
        };
    String path = Objects.requireNonNullElse(found.path(), path(identity.uri(), base));
    return new Target(path, identity, opener);
  }

  private Identity identify(String location) throws IOException {
    return Stores.isLocation(location)
        ? stores.serving(location).identify(location)
        : FileSource.unopened(fileAt(location));
  }

  /**
   * The file that a path or a {@code file:} URI names.
   *
   * @throws IOException when it names none
   */
  static Path fileAt(String location) throws IOException {
    if (location.isEmpty()) {
      throw new IOException("there is no location");
    }
    try {
      Path path =
          FILE.matcher(location).matches() ? Path.of(URI.create(location)) : Path.of(location);
      return path.toAbsolutePath().normalize();
    } catch (IllegalArgumentException e) {
      throw new IOException("not a path: " + location, e);
    }
  }

  /** The decoded path of a URI below a base; all of its path when it does not lie there. */
  private static String path(String uri, @Nullable String base) {
    URI parsed;
    try {
      parsed = URI.create(uri);
    } catch (IllegalArgumentException e) {
      return uri;
    }
    String path = Objects.requireNonNullElse(parsed.getPath(), uri);
    if (base != null && uri.startsWith(base)) {
      path = path.substring(URI.create(base).getPath().length());
    }
    return path.startsWith("/") ? path.substring(1) : path;
  }

  /**
   * The URI of a folder that paths count from, with a slash at its end.
   *
   * @throws IOException when the location is none
   */
  String base(String location) throws IOException {
    String uri = identify(location).uri();
    return uri.endsWith("/") ? uri : uri + "/";
  }

  private static String withoutQuery(String location) {
    return location.replaceFirst("[?#].*", "");
  }
}

package dev.assay.scan;

import dev.assay.http.HttpLocation;
import dev.assay.http.HttpStore;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Files at HTTP(S) addresses, each address one file.
 *
 * <p>Their paths are the decoded ones of their addresses below the deepest folder that holds them
 * all; with several hosts the path begins with the host. The query is part of no path.
 */
public final class UrlWalk implements Walk {
  private final HttpStore store;
  private final List<URI> uris;

  private UrlWalk(HttpStore store, List<URI> uris) {
    this.store = store;
    this.uris = uris;
  }

  /**
   * The files at {@code uris}, in that order.
   *
   * @param uris at least one address the user named
   */
  public static UrlWalk of(HttpStore store, List<URI> uris) {
    if (uris.isEmpty()) {
      throw new IllegalArgumentException("nothing to walk");
    }
    return new UrlWalk(store, List.copyOf(uris));
  }

  @Override
  public void walk(Visitor visitor) throws InterruptedException {
    List<List<String>> all = uris.stream().map(UrlWalk::parts).toList();
    int common = commonParts(all);
    boolean goesOn = true;
    for (int i = 0; i < uris.size() && goesOn; i++) {
      URI uri = uris.get(i);
      List<String> parts = all.get(i);
      String path = String.join("/", parts.subList(common, parts.size()));
      goesOn = visitor.visit(new Target(path, HttpStore.unopened(uri), () -> store.open(uri)));
    }
  }

  /** The host and the names along the path, as far as there are any. */
  private static List<String> parts(URI uri) {
    List<String> parts = new ArrayList<>();
    parts.add(HttpLocation.host(uri));
    for (String part : Objects.requireNonNullElse(uri.normalize().getPath(), "").split("/", -1)) {
      if (!part.isEmpty() && !part.equals("..")) {
        parts.add(part);
      }
    }
    return parts;
  }

  /** How many parts all have in common, the last one of each not counted. */
  private static int commonParts(List<List<String>> all) {
    List<String> first = all.get(0);
    int common = first.size() - 1;
    for (List<String> parts : all) {
      common = Math.min(common, parts.size() - 1);
      while (!parts.subList(0, common).equals(first.subList(0, common))) {
        common--;
      }
    }
    return common;
  }
}

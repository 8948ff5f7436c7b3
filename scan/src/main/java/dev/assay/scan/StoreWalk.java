package dev.assay.scan;

import dev.assay.http.HttpStore;
import dev.assay.source.Identity;
import dev.assay.source.Opener;
import dev.assay.source.Store;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Objects in stores, below the locations that the user named.
 *
 * <p>Their paths are counted from the deepest folder that holds all those locations; with several
 * hosts or buckets they begin with its name. A location that cannot be listed becomes a target that
 * says so, so that nothing asked for is missing from the result.
 */
public final class StoreWalk implements Walk {

  /**
   * A location to walk.
   *
   * @param store the store that serves it
   * @param location the location, as the user wrote it
   */
  public record Place(Store store, String location) {

    public Place {
      Objects.requireNonNull(store, "store");
      Objects.requireNonNull(location, "location");
    }
  }

  private final List<Place> places;
  private final List<Identity> identities;
  private final int common;

  private StoreWalk(List<Place> places, List<Identity> identities, int common) {
    this.places = places;
    this.identities = identities;
    this.common = common;
  }

  /**
   * The objects at and below {@code places}, in that order.
   *
   * @param places at least one
   * @throws IOException when a location is none of its store's
   */
  public static StoreWalk of(List<Place> places) throws IOException {
    if (places.isEmpty()) {
      throw new IllegalArgumentException("nothing to walk");
    }
    List<Identity> identities = new ArrayList<>();
    List<List<String>> folders = new ArrayList<>();
    for (Place place : places) {
      Identity identity = place.store().identify(place.location());
      List<String> parts = parts(identity.uri());
      boolean leaf = place.store() instanceof HttpStore;
      identities.add(identity);
      folders.add(leaf ? parts.subList(0, parts.size() - 1) : parts);
    }
    return new StoreWalk(List.copyOf(places), identities, commonParts(folders));
  }

  @Override
  public void walk(Visitor visitor) throws InterruptedException {
    boolean[] goesOn = {true};
    for (int i = 0; i < places.size() && goesOn[0]; i++) {
      Place place = places.get(i);
      try {
        place
            .store()
            .list(
                place.location(),
                (object, opener) -> {
                  goesOn[0] = visitor.visit(target(object, opener));
                  return goesOn[0];
                });
      } catch (IOException e) {
        goesOn[0] =
            visitor.visit(
                target(
                    identities.get(i),
                    () -> {
                      throw e;
                    }));
      }
    }
  }

  private Target target(Identity object, Opener opener) {
    List<String> parts = parts(object.uri());
    int from = Math.min(common, parts.size() - 1);
    return new Target(String.join("/", parts.subList(from, parts.size())), object, opener);
  }

  /** The host or bucket, and the decoded names along the path, as far as there are any. */
  private static List<String> parts(String uri) {
    URI parsed = URI.create(uri).normalize();
    List<String> parts = new ArrayList<>();
    parts.add(Objects.requireNonNullElse(parsed.getRawAuthority(), ""));
    for (String part : Objects.requireNonNullElse(parsed.getPath(), "").split("/", -1)) {
      if (!part.isEmpty() && !part.equals("..")) {
        parts.add(part);
      }
    }
    return parts;
  }

  private static int commonParts(List<List<String>> folders) {
    List<String> first = folders.get(0);
    int common = first.size();
    for (List<String> folder : folders) {
      common = Math.min(common, folder.size());
      while (!folder.subList(0, common).equals(first.subList(0, common))) {
        common--;
      }
    }
    return common;
  }
}

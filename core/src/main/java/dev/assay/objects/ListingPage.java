package dev.assay.objects;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing.
 *
 * @param objects the objects on it, possibly none although more pages follow
 * @param next what asks for the page after it, null for the last one
 */
public record ListingPage(List<ListedObject> objects, @Nullable String next) {

  public ListingPage {
    objects = List.copyOf(objects);
  }
}

package dev.assay.encord.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing.
 *
 * @param results what is on the page
 * @param nextPageToken what to ask for the next page with, null on the last
 * @param <T> the type of the results
 */
public record Page<T>(List<T> results, @Nullable String nextPageToken) {

  public Page {
    results = List.copyOf(results);
  }
}

package dev.assay.encord.gate;

import dev.assay.facts.MediaKind;
import java.util.Objects;

/**
 * A file that is to become an item, or a part of one.
 *
 * @param name what people know it by
 * @param kind its kind
 * @param described whether there is metadata of it
 */
public record Candidate(String name, MediaKind kind, boolean described) {

  public Candidate {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
  }
}

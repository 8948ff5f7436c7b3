package dev.assay.encord.compare;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.facts.MediaKind;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What somebody says of one object.
 *
 * @param place where it is said, such as {@code videos[3]}
 * @param url the object
 * @param kind the kind it is said to be
 * @param metadata what is said of it as JSON, null when nothing is
 * @param series the group it belongs to, such as {@code dicomSeries[0]}, null when it stands alone
 * @param faults what is wrong with the claim itself, whatever the object is
 */
public record Claim(
    String place,
    String url,
    MediaKind kind,
    @Nullable JsonNode metadata,
    @Nullable String series,
    List<Difference> faults) {

  public Claim {
    Objects.requireNonNull(place, "place");
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(kind, "kind");
    faults = List.copyOf(faults);
  }

  /** What is said of no single object, but of a whole of that name. */
  public static Claim ofWhole(String name) {
    return new Claim(name, "", MediaKind.UNKNOWN, null, null, List.of());
  }
}

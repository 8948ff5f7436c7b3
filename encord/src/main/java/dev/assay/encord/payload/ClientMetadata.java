package dev.assay.encord.payload;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The caller's own metadata of files and of the folders that become groups and series. */
@FunctionalInterface
public interface ClientMetadata {

  /** Nothing of any file. */
  ClientMetadata NONE = place -> null;

  /**
   * What the caller says of a file or folder; null when nothing.
   *
   * @param place where it lies below what was scanned, with {@code /} between names
   * @throws InvalidException when something is said that is no JSON object
   */
  @Nullable Map<String, @Nullable Object> of(String place) throws IOException;

  /** This, and where it says nothing of a key, {@code other}. */
  default ClientMetadata over(ClientMetadata other) {
    return place -> {
      Map<String, @Nullable Object> mine = of(place);
      Map<String, @Nullable Object> theirs = other.of(place);
      if (mine == null || theirs == null) {
        return mine == null ? theirs : mine;
      }
      Map<String, @Nullable Object> both = new LinkedHashMap<>(theirs);
      both.putAll(mine);
      return both;
    };
  }

  /** Says why something given as metadata is none. */
  final class InvalidException extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * A reason.
     *
     * @param message one sentence
     */
    public InvalidException(String message) {
      super(message);
    }
  }
}

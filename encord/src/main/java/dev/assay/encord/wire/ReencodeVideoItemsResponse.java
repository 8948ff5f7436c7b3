package dev.assay.encord.wire;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The state of a re-encoding.
 *
 * @param status the state
 * @param result what came of it: a list or an object
 */
public record ReencodeVideoItemsResponse(JobStatus status, @Nullable Object result) {

  public ReencodeVideoItemsResponse {
    Objects.requireNonNull(status, "status");
    result = FreeForm.value(result);
  }
}

package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.UUID;

/**
 * The data groups that were made; a bare list on the wire.
 *
 * @param uuids the groups in the order they were asked for
 */
public record CreateDataGroupsResponse(@JsonValue List<UUID> uuids) {

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public CreateDataGroupsResponse {
    uuids = List.copyOf(uuids);
  }
}

package dev.assay.facts;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Facts about a point cloud or mesh.
 *
 * @param type PCD, PLY, LAS or LAZ
 * @param points points (vertices for PLY)
 * @param bounds min x, y, z then max x, y, z in the file's units; null when the header has none
 * @param encoding how the points are stored, such as {@code ascii} or {@code binary_little_endian}
 * @param fields names of the values each point has
 */
public record SceneFacts(
    FileType type,
    Fact<Long> points,
    @Nullable List<Double> bounds,
    String encoding,
    List<String> fields)
    implements Facts {

  public SceneFacts {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(points, "points");
    Objects.requireNonNull(encoding, "encoding");
    bounds = bounds == null ? null : List.copyOf(bounds);
    fields = List.copyOf(fields);
  }

  @Override
  public MediaKind kind() {
    return MediaKind.SCENE;
  }
}

package dev.assay.encord.series;

import dev.assay.facts.DicomElement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Where one frame lies.
 *
 * <p>The values of an enhanced multi-frame object are those of the frame's own functional group,
 * else of the shared one (PS3.3 C.7.6.16); those of a classic object stand at the top level.
 *
 * @param position the centre of the first voxel, null when absent
 * @param orientation how the plane is turned, null when absent
 * @param hasPixelSpacing whether the distance of pixels is given
 * @param hasThickness whether the slice thickness is given
 */
record SliceGeometry(
    @Nullable Vector position,
    @Nullable Orientation orientation,
    boolean hasPixelSpacing,
    boolean hasThickness) {

  /** The frames of a file: one for a classic object, one for each item of the per-frame groups. */
  static List<SliceGeometry> of(Map<String, ? extends @Nullable DicomElement> tags) {
    List<Map<String, DicomElement>> shared = Tags.items(tags, Tags.SHARED_GROUPS);
    Map<String, DicomElement> common = shared.isEmpty() ? Map.of() : shared.get(0);
    List<Map<String, DicomElement>> frames = Tags.items(tags, Tags.PER_FRAME_GROUPS);
    if (frames.isEmpty()) {
      frames = List.of(Map.of());
    }
    List<SliceGeometry> slices = new ArrayList<>(frames.size());
    Orientation last = null;
    for (Map<String, DicomElement> frame : frames) {
      Groups groups = new Groups(frame, common, tags);
      Orientation orientation = groups.orientation();
      if (orientation != null && orientation.equals(last)) {
        orientation = last; // ten thousand frames share one
      }
      last = orientation;
      slices.add(
          new SliceGeometry(
              groups.position(),
              orientation,
              groups.find(Tags.PIXEL_MEASURES_SEQUENCE, Tags.PIXEL_SPACING, 2) != null,
              groups.find(Tags.PIXEL_MEASURES_SEQUENCE, Tags.SLICE_THICKNESS, 1) != null));
    }
    return slices;
  }

  /** The places a frame's values may stand, the nearest first. */
  private record Groups(
      Map<String, DicomElement> frame,
      Map<String, DicomElement> shared,
      Map<String, ? extends @Nullable DicomElement> top) {

    @Nullable Vector position() {
      double[] p = find(Tags.PLANE_POSITION_SEQUENCE, Tags.IMAGE_POSITION, 3);
      return p == null ? null : new Vector(p[0], p[1], p[2]);
    }

    @Nullable Orientation orientation() {
      double[] o = find(Tags.PLANE_ORIENTATION_SEQUENCE, Tags.IMAGE_ORIENTATION, 6);
      return o == null
          ? null
          : new Orientation(new Vector(o[0], o[1], o[2]), new Vector(o[3], o[4], o[5]));
    }

    double @Nullable [] find(String sequence, String tag, int count) {
      for (Map<String, ? extends @Nullable DicomElement> set : List.of(frame, shared, top)) {
        for (Map<String, DicomElement> item : Tags.items(set, sequence)) {
          double[] values = Tags.numbers(item, tag, count);
          if (values != null) {
            return values;
          }
        }
      }
      return Tags.numbers(top, tag, count);
    }
  }

  boolean isWhole() {
    return position != null && orientation != null && hasPixelSpacing && hasThickness;
  }
}

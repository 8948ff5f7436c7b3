package dev.assay.encord.series;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Checks whether the frames of a series make a volume: places, orientations and spacing. */
final class SeriesGeometry {
  /** The share of gaps between slices that must be even. */
  private static final double EVEN_SHARE = 0.97;

  /*
   * How far a gap may be from the median, as a share of it and in millimetres. The platform names
   * the share of gaps and not their tolerance; positions are written with few decimals, so that a
   * hundredth of a millimetre is noise.
   */
  private static final double GAP_TOLERANCE = 0.01;
  private static final double GAP_NOISE = 0.01;

  /** How far direction cosines may be off; they are written with six decimals or fewer. */
  private static final double DIRECTION_TOLERANCE = 1e-3;

  private final List<SeriesFile> files;
  private final SeriesFindings findings;

  SeriesGeometry(List<SeriesFile> files, SeriesFindings findings) {
    this.files = files;
    this.findings = findings;
  }

  /** Applies the checks; the usual distance of slices in millimetres, null for no volume. */
  @Nullable Double check() {
    boolean placed = checkSpatialTags();
    boolean oriented = checkOrientation();
    return placed && oriented ? checkSpacing() : null;
  }

  /** Whether every frame is placed, in a series that can be a volume. */
  private boolean checkSpatialTags() {
    if (files.stream().mapToLong(SeriesFile::frames).sum() < 2) {
      return false;
    }
    List<SeriesFile> blamed = new ArrayList<>();
    List<String> tags = new ArrayList<>();
    for (SeriesFile file : files) {
      boolean undescribed = file.frames() > file.slices().size();
      boolean whole = !undescribed && file.slices().stream().allMatch(SliceGeometry::isWhole);
      if (!whole) {
        blamed.add(file);
        for (SliceGeometry slice : file.slices()) {
          note(tags, Tags.SLICE_THICKNESS, !slice.hasThickness());
          note(tags, Tags.IMAGE_POSITION, slice.position() == null || undescribed);
          note(tags, Tags.IMAGE_ORIENTATION, slice.orientation() == null);
          note(tags, Tags.PIXEL_SPACING, !slice.hasPixelSpacing());
        }
      }
    }
    if (blamed.isEmpty()) {
      return true;
    }
    tags.sort(Comparator.naturalOrder());
    findings.add(
        SeriesRules.SPATIAL_TAGS_MISSING,
        "Frames do not say where they lie: "
            + String.join(", ", tags)
            + " missing, at the top level and in the functional groups.",
        tags,
        blamed);
    return false;
  }

  private static void note(List<String> tags, String tag, boolean missing) {
    if (missing && !tags.contains(tag)) {
      tags.add(tag);
    }
  }

  /** Whether all orientations are sound and the same. */
  private boolean checkOrientation() {
    List<SeriesFile> unsound = new ArrayList<>();
    List<SeriesFile> different = new ArrayList<>();
    Orientation reference = null;
    for (SeriesFile file : files) {
      boolean bad = false;
      boolean other = false;
      for (SliceGeometry slice : file.slices()) {
        Orientation orientation = slice.orientation();
        if (orientation == null) {
          continue;
        }
        bad |= !orientation.isOrthonormal(DIRECTION_TOLERANCE);
        if (reference == null) {
          reference = orientation;
        }
        other |= reference.distance(orientation) > DIRECTION_TOLERANCE;
      }
      if (bad) {
        unsound.add(file);
      } else if (other) {
        different.add(file);
      }
    }
    if (!unsound.isEmpty()) {
      findings.add(
          SeriesRules.UNSOUND_ORIENTATION,
          "ImageOrientationPatient is not two orthogonal unit vectors.",
          List.of(Tags.IMAGE_ORIENTATION),
          unsound);
    }
    if (!different.isEmpty()) {
      findings.add(
          SeriesRules.DIFFERENT_ORIENTATIONS,
          "Slices are turned or flipped against each other.",
          List.of(Tags.IMAGE_ORIENTATION),
          different);
    }
    return unsound.isEmpty() && different.isEmpty() && reference != null;
  }

  /** A frame's place along the normal, and the file it is in. */
  private record Place(double along, SeriesFile file) {}

  /** Looks at the gaps between slices, whose usual one it returns. */
  private double checkSpacing() {
    List<Place> places = new ArrayList<>();
    Vector normal = null;
    for (SeriesFile file : files) {
      for (SliceGeometry slice : file.slices()) {
        if (normal == null) {
          normal = Objects.requireNonNull(slice.orientation()).normal();
        }
        Vector position = Objects.requireNonNull(slice.position());
        places.add(new Place(normal.dot(position), file));
      }
    }
    places.sort(Comparator.comparingDouble(Place::along));
    double[] gaps = new double[places.size() - 1];
    for (int i = 0; i < gaps.length; i++) {
      gaps[i] = places.get(i + 1).along() - places.get(i).along();
    }
    double[] sorted = gaps.clone();
    Arrays.sort(sorted);
    double median = sorted[sorted.length / 2];
    List<SeriesFile> blamed = new ArrayList<>();
    int uneven = 0;
    for (int i = 0; i < gaps.length; i++) {
      if (median <= GAP_NOISE
          || Math.abs(gaps[i] - median) > Math.max(GAP_TOLERANCE * median, GAP_NOISE)) {
        uneven++;
        blamed.add(places.get(i + 1).file());
      }
    }
    if (uneven > (1 - EVEN_SHARE) * gaps.length) {
      findings.add(
          SeriesRules.UNEVEN_SLICES,
          median <= GAP_NOISE
              ? "Slices lie in the same place."
              : String.format(
                  Locale.ROOT,
                  "%d of %d gaps between slices are not the usual %.4g mm.",
                  uneven,
                  gaps.length,
                  median),
          List.of(Tags.IMAGE_POSITION),
          blamed.stream().distinct().toList());
    }
    return median;
  }
}

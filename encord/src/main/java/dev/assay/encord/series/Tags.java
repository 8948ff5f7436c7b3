package dev.assay.encord.series;

import dev.assay.facts.DicomElement;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The tags the checks look at, and how to take their values out of a data set. */
final class Tags {
  static final String SOP_INSTANCE_UID = "00080018";
  static final String PATIENT_ID = "00100020";
  static final String SLICE_THICKNESS = "00180050";
  static final String STUDY_INSTANCE_UID = "0020000D";
  static final String SERIES_INSTANCE_UID = "0020000E";
  static final String IMAGE_POSITION = "00200032";
  static final String IMAGE_ORIENTATION = "00200037";
  static final String PLANE_POSITION_SEQUENCE = "00209113";
  static final String PLANE_ORIENTATION_SEQUENCE = "00209116";
  static final String NUMBER_OF_FRAMES = "00280008";
  static final String ROWS = "00280010";
  static final String COLUMNS = "00280011";
  static final String PIXEL_SPACING = "00280030";
  static final String WINDOW_CENTER = "00281050";
  static final String WINDOW_WIDTH = "00281051";
  static final String PIXEL_MEASURES_SEQUENCE = "00289110";
  static final String SHARED_GROUPS = "52009229";
  static final String PER_FRAME_GROUPS = "52009230";

  private Tags() {}

  /** The first value as text, null when there is none or it is blank. */
  static @Nullable String text(Map<String, ? extends @Nullable DicomElement> set, String tag) {
    DicomElement element = set.get(tag);
    List<Object> value = element == null ? null : element.value();
    String text = value == null || value.isEmpty() ? "" : value.get(0).toString();
    return text.isBlank() ? null : text;
  }

  /** Exactly {@code count} numbers, null when there are others or none. */
  static double @Nullable [] numbers(
      Map<String, ? extends @Nullable DicomElement> set, String tag, int count) {
    DicomElement element = set.get(tag);
    List<Object> value = element == null ? null : element.value();
    if (value == null || value.size() != count) {
      return null;
    }
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      if (!(value.get(i) instanceof Number number)) {
        return null;
      }
      numbers[i] = number.doubleValue();
    }
    return numbers;
  }

  /** All numbers, empty when there are none. */
  static List<Double> allNumbers(Map<String, ? extends @Nullable DicomElement> set, String tag) {
    DicomElement element = set.get(tag);
    List<Object> value = element == null ? null : element.value();
    return value == null
        ? List.of()
        : value.stream()
            .filter(Number.class::isInstance)
            .map(number -> ((Number) number).doubleValue())
            .toList();
  }

  /** The first number, NaN when there is none. */
  static double number(Map<String, ? extends @Nullable DicomElement> set, String tag) {
    DicomElement element = set.get(tag);
    List<Object> value = element == null ? null : element.value();
    return value != null && !value.isEmpty() && value.get(0) instanceof Number number
        ? number.doubleValue()
        : Double.NaN;
  }

  /** The items of a sequence, empty when there are none. */
  @SuppressWarnings("unchecked") // the items of an SQ are data sets, as DicomElement promises
  static List<Map<String, DicomElement>> items(
      Map<String, ? extends @Nullable DicomElement> set, String tag) {
    DicomElement element = set.get(tag);
    List<Object> value = element == null ? null : element.value();
    if (element == null || value == null || !element.vr().equals("SQ")) {
      return List.of();
    }
    return (List<Map<String, DicomElement>>) (List<?>) value;
  }
}

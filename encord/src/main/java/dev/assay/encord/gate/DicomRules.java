package dev.assay.encord.gate;

import static dev.assay.encord.gate.Check.fixed;

import dev.assay.encord.rule.Rule;
import dev.assay.encord.series.InstanceUids;
import dev.assay.encord.series.SeriesRules;
import dev.assay.encord.wire.CustomerProvidedDicomSeriesDicomFileMetadata;
import dev.assay.facts.DicomElement;
import dev.assay.facts.DicomFacts;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Rules about one DICOM file. */
final class DicomRules {
  private static final List<String> REQUIRED =
      CustomerProvidedDicomSeriesDicomFileMetadata.REQUIRED_TAGS;

  /** The last tag demanded; whoever has read it has read them all. */
  static final String LAST = REQUIRED.get(REQUIRED.size() - 1);

  private static final String PATIENT_ID = "00100020";
  private static final String PER_FRAME_FUNCTIONAL_GROUPS = "52009230";

  /** The tags the platform imports nothing without, but for PatientID (contract F.2-2). */
  private static final Map<String, String> INDISPENSABLE = indispensable();

  private static final List<String> UIDS =
      List.of(
          DicomFacts.SOP_INSTANCE_UID,
          DicomFacts.STUDY_INSTANCE_UID,
          DicomFacts.SERIES_INSTANCE_UID);

  /** Value representations of numbers (PS3.5 6.2): real ones, then whole ones. */
  private static final Set<String> REAL = Set.of("DS", "FL", "FD");

  private static final Set<String> WHOLE = Set.of("IS", "SL", "SS", "SV", "UL", "US", "UV");

  private static final String MODALITY =
      "Have the file exported again from the modality or the archive.";

  /**
   * What becomes of a value that is none of its representation; the reader asks it and says it
   * under this code, for nobody sees the value behind the reader.
   */
  static final Rule BAD_VALUE =
      Check.warning("DICOM_BAD_VALUE", "tags")
          .rule(
              "J.25, F.3",
              "The value of an element is one of its representation; another leaves as null.",
              "Correct the element in the system that wrote the file.");

  static final List<Check<Subject<DicomFacts>>> ALL =
      List.of(
          fixed("TAG_KEY_MISSING", "tags")
              .rule(
                  "J.19, F.1",
                  "Every tag the platform demands has its key, if only with null.",
                  "Report this to the developers of the reader.",
                  file -> {
                    Set<String> present = file.facts().tags().keySet();
                    if (present.containsAll(REQUIRED)) {
                      return null;
                    }
                    List<String> missing = new ArrayList<>(REQUIRED);
                    missing.removeAll(present);
                    return "There is no key for " + missing + ".";
                  }),
          Check.of(
              SeriesRules.TAG_VALUE_MISSING,
              file -> {
                List<String> missing = new ArrayList<>();
                INDISPENSABLE.forEach(
                    (tag, name) -> {
                      if (lacks(file.facts(), tag)) {
                        missing.add(name);
                      }
                    });
                return missing.isEmpty()
                    ? null
                    : "The file has no " + String.join(", ", missing) + ".";
              }),
          Check.of(
              SeriesRules.PATIENT_ID_EMPTY,
              file -> {
                DicomElement patient = file.facts().tags().get(PATIENT_ID);
                return patient != null && isBlank(file.facts().text(PATIENT_ID))
                    ? "PatientID is present but empty."
                    : null;
              }),
          Check.of(
              SeriesRules.UID_LENGTH,
              file -> {
                String uid = firstUid(file.facts(), InstanceUids::isTooLong);
                return uid == null
                    ? null
                    : "A UID has " + uid.length() + " characters: " + uid + ".";
              }),
          Check.of(
              SeriesRules.UID_CHARACTERS,
              file -> {
                String uid = firstUid(file.facts(), text -> !InstanceUids.isOfDigitsAndDots(text));
                return uid == null
                    ? null
                    : "A UID has characters other than digits and dots: " + uid + ".";
              }),
          fixed("EMPTY_PICTURE_MATRIX", "tags")
              .rule(
                  "J.3, F.2-5",
                  "Rows and Columns are at least 1.",
                  MODALITY,
                  file ->
                      isBelowOne(file.facts(), "00280010") || isBelowOne(file.facts(), "00280011")
                          ? "The picture is "
                              + file.facts().text("00280011")
                              + " x "
                              + file.facts().text("00280010")
                              + "."
                          : null),
          Check.of(SeriesRules.NUMBER_OF_FRAMES, file -> frames(file.facts())),
          fixed("TAG_SHAPE", "tags")
              .rule(
                  "J.2, J.19, J.26, F.3",
                  "Elements are as pydicom writes them: a value list unless empty, numbers for"
                      + " numeric representations, all of them finite.",
                  "Report this to the developers of the reader.",
                  file -> {
                    Set<String> misshapen = new TreeSet<>();
                    file.facts().tags().forEach((tag, element) -> shape(tag, element, misshapen));
                    return misshapen.isEmpty()
                        ? null
                        : "Elements have another shape than their representation: "
                            + misshapen
                            + ".";
                  }));

  private DicomRules() {}

  /** The tags as they leave: the demanded keys, ascending, and no others. */
  static Map<String, @Nullable DicomElement> tags(DicomFacts file) {
    if (file.tags().size() == REQUIRED.size()) {
      return file.tags(); // a rule demands all of them, and so there is no other
    }
    Map<String, @Nullable DicomElement> tags = new LinkedHashMap<>();
    REQUIRED.forEach(tag -> tags.put(tag, file.tags().get(tag)));
    return tags;
  }

  private static Map<String, String> indispensable() {
    Map<String, String> tags = new LinkedHashMap<>();
    tags.put(DicomFacts.STUDY_INSTANCE_UID, "StudyInstanceUID");
    tags.put(DicomFacts.SERIES_INSTANCE_UID, "SeriesInstanceUID");
    tags.put(DicomFacts.SOP_INSTANCE_UID, "SOPInstanceUID");
    tags.put(PATIENT_ID, "PatientID");
    tags.put("00280010", "Rows");
    tags.put("00280011", "Columns");
    return tags;
  }

  private static boolean lacks(DicomFacts file, String tag) {
    return tag.equals(PATIENT_ID) ? file.tags().get(tag) == null : isBlank(file.text(tag));
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static @Nullable String firstUid(DicomFacts file, Predicate<String> fault) {
    for (String tag : UIDS) {
      String uid = file.text(tag);
      if (uid != null && fault.test(uid)) {
        return uid;
      }
    }
    return null;
  }

  private static boolean isBelowOne(DicomFacts file, String tag) {
    DicomElement element = file.tags().get(tag);
    return element != null
        && element.value() != null
        && !element.value().isEmpty()
        && element.value().get(0) instanceof Number number
        && number.longValue() < 1;
  }

  private static @Nullable String frames(DicomFacts file) {
    Long frames = file.numberOfFrames();
    if (frames == null) {
      return null;
    }
    if (frames < 1) {
      return "NumberOfFrames is " + frames + ".";
    }
    DicomElement perFrame = file.tags().get(PER_FRAME_FUNCTIONAL_GROUPS);
    return perFrame == null || perFrame.value() == null || perFrame.value().size() == frames
        ? null
        : "NumberOfFrames is "
            + frames
            + " but PerFrameFunctionalGroupsSequence has "
            + perFrame.value().size()
            + " items.";
  }

  /** Collects the tags, with the path to them, whose elements are misshapen. */
  private static void shape(String path, @Nullable DicomElement element, Set<String> misshapen) {
    if (element == null) {
      return;
    }
    List<Object> values = element.value();
    boolean isSequence = element.vr().equals("SQ");
    if (!isRepresentation(element.vr())
        || (values != null && values.isEmpty() && !isSequence)
        || (values != null && element.inlineBinary() != null)) {
      misshapen.add(path);
    }
    if (values == null) {
      return;
    }
    for (Object value : values) {
      if (isSequence && value instanceof Map<?, ?> item) {
        item.forEach(
            (tag, nested) ->
                shape(
                    path + "." + tag,
                    nested instanceof DicomElement child ? child : null,
                    misshapen));
      } else if (!fits(element.vr(), value)) {
        misshapen.add(path);
      }
    }
  }

  private static boolean isRepresentation(String vr) {
    return vr.length() == 2 && isUpperCase(vr.charAt(0)) && isUpperCase(vr.charAt(1));
  }

  private static boolean isUpperCase(char letter) {
    return letter >= 'A' && letter <= 'Z';
  }

  private static boolean fits(String vr, Object value) {
    if (REAL.contains(vr)) {
      return value instanceof Double number && Double.isFinite(number);
    }
    if (WHOLE.contains(vr)) {
      return value instanceof Long;
    }
    return switch (vr) {
      case "SQ" -> false;
      case "PN" -> value instanceof Map;
      default -> value instanceof String;
    };
  }
}

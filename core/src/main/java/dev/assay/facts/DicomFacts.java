package dev.assay.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Facts about a DICOM file.
 *
 * @param type always DICOM
 * @param tags the tags the platform requires, by eight upper-case hexadecimal digits, in ascending
 *     order: every key is there, an absent tag maps to null
 * @param sopClassUid SOP Class UID (0008,0016), null when absent
 * @param transferSyntaxUid Transfer Syntax UID (0002,0010), null when the file has no meta group
 * @param modality Modality (0008,0060), null when absent
 */
public record DicomFacts(
    FileType type,
    Map<String, @Nullable DicomElement> tags,
    @Nullable String sopClassUid,
    @Nullable String transferSyntaxUid,
    @Nullable String modality)
    implements Facts {

  /** SOP Instance UID. */
  public static final String SOP_INSTANCE_UID = "00080018";

  /** Study Instance UID. */
  public static final String STUDY_INSTANCE_UID = "0020000D";

  /** Series Instance UID. */
  public static final String SERIES_INSTANCE_UID = "0020000E";

  /** Number of Frames. */
  public static final String NUMBER_OF_FRAMES = "00280008";

  public DicomFacts {
    Objects.requireNonNull(type, "type");
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
  }

  @Override
  public MediaKind kind() {
    return MediaKind.DICOM;
  }

  /** The first value of a tag as text, null when the tag is absent or empty. */
  public @Nullable String text(String tag) {
    DicomElement element = tags.get(tag);
    List<Object> value = element == null ? null : element.value();
    return value == null || value.isEmpty() ? null : value.get(0).toString();
  }

  /** Study Instance UID, null when absent or empty. */
  public @Nullable String studyInstanceUid() {
    return text(STUDY_INSTANCE_UID);
  }

  /** Series Instance UID, null when absent or empty. */
  public @Nullable String seriesInstanceUid() {
    return text(SERIES_INSTANCE_UID);
  }

  /** SOP Instance UID, null when absent or empty. */
  public @Nullable String sopInstanceUid() {
    return text(SOP_INSTANCE_UID);
  }

  /** Number of Frames, null when absent or not a number. */
  public @Nullable Long numberOfFrames() {
    DicomElement element = tags.get(NUMBER_OF_FRAMES);
    List<Object> value = element == null ? null : element.value();
    return value != null && !value.isEmpty() && value.get(0) instanceof Long frames ? frames : null;
  }

  /** The required tags that are absent, ascending. */
  public List<String> missingTags() {
    List<String> missing = new ArrayList<>();
    tags.forEach(
        (tag, element) -> {
          if (element == null) {
            missing.add(tag);
          }
        });
    return Collections.unmodifiableList(missing);
  }

  /** The required tags that are present without a value, ascending. */
  public List<String> emptyTags() {
    List<String> empty = new ArrayList<>();
    tags.forEach(
        (tag, element) -> {
          if (element != null && element.isEmpty()) {
            empty.add(tag);
          }
        });
    return Collections.unmodifiableList(empty);
  }
}

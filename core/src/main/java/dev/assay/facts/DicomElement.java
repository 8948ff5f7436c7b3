package dev.assay.facts;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A DICOM data element in the shape of the DICOM JSON model (PS3.18 Annex F) as pydicom writes it.
 *
 * <p>Values are {@link String}, {@link Long} (IS and binary integers), {@link Double} (DS and
 * binary floats, never NaN or infinite), {@code Map<String, String>} (PN component groups) or
 * {@code Map<String, DicomElement>} (a sequence item, by tag, ascending).
 *
 * @param vr the value representation, two upper-case letters (PS3.5 6.2)
 * @param value the values, null when the element is empty; an empty sequence has an empty list
 * @param inlineBinary the value of a binary representation such as OB or UN, base64; null for
 *     others
 */
public record DicomElement(String vr, @Nullable List<Object> value, @Nullable String inlineBinary) {

  public DicomElement {
    Objects.requireNonNull(vr, "vr");
    value = value == null ? null : List.copyOf(value);
  }

  /** An element with values. */
  public static DicomElement of(String vr, List<?> values) {
    return new DicomElement(vr, List.copyOf(values), null);
  }

  /** An element that is present without a value. */
  public static DicomElement empty(String vr) {
    return new DicomElement(vr, vr.equals("SQ") ? List.of() : null, null);
  }

  /** An element of a binary value representation. */
  public static DicomElement binary(String vr, String base64) {
    return new DicomElement(vr, null, base64);
  }

  /** Whether there is no value to use. */
  public boolean isEmpty() {
    return inlineBinary == null && (value == null || value.isEmpty());
  }
}

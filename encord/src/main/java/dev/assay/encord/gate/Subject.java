package dev.assay.encord.gate;

import dev.assay.Inspection;
import dev.assay.facts.DicomFacts;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Origin;
import org.jspecify.annotations.Nullable;

/**
 * What the rules about one file look at.
 *
 * @param facts what the file is
 * @param inspection where the facts come from
 * @param policy what the gate lets through
 * @param mimeType the MIME type in its one spelling for files of this kind
 * @param <F> the type of the facts
 */
record Subject<F extends Facts>(
    F facts, Inspection inspection, GatePolicy policy, String mimeType) {

  Subject(F facts, Inspection inspection, GatePolicy policy) {
    this(facts, inspection, policy, MimeTypes.canonical(facts.type().mimeType(), facts.kind()));
  }

  /** The same file, its facts by their own type. */
  <G extends Facts> Subject<G> as(G facts) {
    return new Subject<>(facts, inspection, policy, mimeType);
  }

  /** Bytes, {@link dev.assay.source.Identity#UNKNOWN_LENGTH} when the source never told. */
  long length() {
    return inspection.identity().length();
  }

  MediaKind kind() {
    return facts.kind();
  }

  boolean isPartial() {
    return inspection instanceof Inspection.Partial;
  }

  /**
   * Whether the facts that leave are whole although the file breaks off: a picture's size and a
   * text's type stand at its beginning, and tags are read in ascending order, so that the last one
   * demanded vouches for the others.
   */
  boolean isDescribedWhole() {
    return switch (kind()) {
      case IMAGE, TEXT -> true;
      case DICOM -> facts instanceof DicomFacts dicom && dicom.tags().get(DicomRules.LAST) != null;
      case VIDEO, AUDIO, PDF, NIFTI, SCENE, UNKNOWN -> false;
    };
  }

  /** Whether a value is neither counted nor claimed by the file. */
  static boolean isEstimated(@Nullable Fact<?> fact) {
    return fact != null && fact.origin() != Origin.MEASURED && fact.origin() != Origin.DECLARED;
  }

  /** Whether a value is only claimed. */
  static boolean isDeclared(@Nullable Fact<?> fact) {
    return fact != null && fact.origin() == Origin.DECLARED;
  }

  /** Whether a value was counted. */
  static boolean isMeasured(@Nullable Fact<?> fact) {
    return fact != null && fact.origin() == Origin.MEASURED;
  }
}

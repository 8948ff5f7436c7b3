package dev.assay.encord.gate;

import static dev.assay.encord.gate.Check.fixed;

import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.facts.MediaKind;
import java.util.List;

/** Rules about what can become an item at all. */
final class CandidateRules {
  static final List<Check<Candidate>> ALL =
      List.of(
          fixed("NO_ITEM_FOR_KIND", null)
              .rule(
                  "A.2, E.1",
                  "The platform has an item for the kind of file.",
                  "Add such files in the platform itself.",
                  file ->
                      file.kind() == MediaKind.NIFTI
                              || CustomerProvidedMetadata.typeFor(file.kind()) != null
                          ? null
                          : "There is no item for a file of kind "
                              + file.kind().label()
                              + ": "
                              + file.name()
                              + "."),
          fixed("DICOM_WITHOUT_TAGS", null)
              .rule(
                  "A.2, F.2-1",
                  "A DICOM file has its tags, which say what series it belongs to.",
                  "Mend what refuses the metadata, or leave the file out.",
                  file ->
                      file.kind() == MediaKind.DICOM && !file.described()
                          ? "The series of the DICOM file is unknown: " + file.name() + "."
                          : null));

  private CandidateRules() {}
}

package dev.assay.encord.gate;

import static dev.assay.encord.gate.Check.error;
import static dev.assay.encord.gate.Check.info;
import static dev.assay.encord.gate.Check.warning;

import dev.assay.facts.Facts;
import dev.assay.facts.MediaKind;
import java.util.List;

/** Rules about kinds of file the platform has no metadata object for. */
final class KindRules {
  static final List<Check<Subject<? extends Facts>>> ALL =
      List.of(
          error("INCOMPLETE_FILE", null)
              .rule(
                  "G.4-9",
                  "A file without metadata is whole.",
                  "Copy or upload the file again, or have whoever made it make it anew.",
                  file -> file.isPartial() ? "The file breaks off." : null),
          info("NO_METADATA_FOR_KIND", null)
              .rule(
                  "A.1",
                  "The platform has a metadata object for the kind.",
                  null,
                  file ->
                      isRegistered(file) && !file.policy().strictClientOnly()
                          ? "The platform has no metadata object for "
                              + file.kind().label()
                              + ": it is registered without, and the platform reads the file."
                          : null),
          warning("CANNOT_BE_DESCRIBED", null)
              .rule(
                  "J.33, A.1",
                  "Files the platform cannot reach are of kinds it has a metadata object for.",
                  "Register such files where the platform can read them.",
                  file ->
                      isRegistered(file) && file.policy().strictClientOnly()
                          ? "The platform has no metadata object for "
                              + file.kind().label()
                              + " and cannot look at the file."
                          : null),
          info("NO_REGISTRATION_FOR_KIND", null)
              .rule(
                  "A.1, E.1",
                  "Files of the kind can be registered by their URL.",
                  "Add such files in the platform itself; a payload leaves them out.",
                  file ->
                      isRegistered(file)
                          ? null
                          : "There is no registration for a file of kind "
                              + file.kind().label()
                              + "."));

  /** Whether an upload has a list for such files although they have no metadata. */
  private static boolean isRegistered(Subject<? extends Facts> file) {
    return file.kind() == MediaKind.NIFTI;
  }

  private KindRules() {}
}

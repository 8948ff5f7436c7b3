package dev.assay.encord.gate;

import static dev.assay.encord.gate.Check.error;

import dev.assay.archive.ArchivePath;
import dev.assay.facts.Facts;
import java.util.List;

/** Rules about where a file of any kind lies. */
final class PlaceRules {
  static final List<Check<Subject<? extends Facts>>> ALL =
      List.of(
          error("INSIDE_ARCHIVE", "objectUrl")
              .rule(
                  "A.2, J.27",
                  "The file has a URL of its own, which one inside an archive does not have.",
                  "Unpack the archive in the store and scan it there.",
                  file ->
                      ArchivePath.isInside(file.inspection().identity().uri())
                          ? "The file lies inside an archive, where the platform cannot reach it."
                          : null));

  private PlaceRules() {}
}

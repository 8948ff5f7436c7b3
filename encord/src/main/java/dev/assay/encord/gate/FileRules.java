package dev.assay.encord.gate;

import static dev.assay.encord.gate.Check.error;
import static dev.assay.encord.gate.Check.fixed;
import static dev.assay.encord.gate.Check.warning;

import dev.assay.facts.Facts;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Playability;
import dev.assay.facts.VideoFacts;
import java.util.List;

/** Rules about every file the platform has a metadata object for. */
final class FileRules {
  /** The documented sizes (contract E.2), read as powers of ten: the stricter reading. */
  private static final long LARGE = 1_000_000_000L;

  private static final long LARGE_DICOM = 25_000_000L;

  static final List<Check<Subject<? extends Facts>>> ALL =
      List.of(
          error("INCOMPLETE", null)
              .rule(
                  "J.1, G.4-9",
                  "Everything that an upload says of the file could be read.",
                  "Copy or upload the file again, or have whoever made it make it anew.",
                  file ->
                      file.isPartial() && !file.isDescribedWhole()
                          ? "Some of what an upload says of the file could not be read."
                          : null),
          warning("CUT_OFF", null)
              .rule(
                  "J.1, G.4-9",
                  "The file is whole.",
                  "Copy or upload the file again, or have whoever made it make it anew.",
                  file ->
                      file.isPartial() && file.isDescribedWhole()
                          ? "The file is not whole, but everything that an upload says of it could be read."
                          : null),
          fixed("NO_FILE_SIZE", "fileSize")
              .rule(
                  "J.4",
                  "The length of the file is known.",
                  "Offer the file itself, or read the stream to its end.",
                  file -> file.length() < 0 ? "The source does not tell its length." : null),
          fixed("EMPTY_FILE", "fileSize")
              .rule(
                  "J.3",
                  "There is at least one byte.",
                  "Copy or upload the file again.",
                  file -> file.length() == 0 ? "There are no bytes in it." : null),
          fixed("MALFORMED_MIME_TYPE", "mimeType")
              .rule(
                  "J.5",
                  "The MIME type is a lower-case type and subtype.",
                  "Report this to the developers of the reader.",
                  file ->
                      MimeTypes.isWellFormed(file.mimeType())
                          ? null
                          : "\"" + file.mimeType() + "\" is not a MIME type."),
          fixed("MIME_TYPE_OF_ANOTHER_KIND", "mimeType")
              .rule(
                  "J.5, J.17, C.4",
                  "The MIME type is one of the file's kind; for text it is text/*,"
                      + " application/json or application/xml.",
                  "Convert the file to a type of its kind.",
                  file ->
                      MimeTypes.fits(file.mimeType(), file.kind())
                          ? null
                          : file.mimeType()
                              + " is no type the platform takes for "
                              + file.kind().label()
                              + "."),
          warning("UNDOCUMENTED_TYPE", "mimeType")
              .rule(
                  "J.6, E.1",
                  "The platform documents that it takes files of this type.",
                  "Convert the file to a documented type, or try one before you register many.",
                  file ->
                      MimeTypes.fits(file.mimeType(), file.kind())
                              && !MimeTypes.isDocumented(file.mimeType(), file.kind())
                          ? file.mimeType() + " is not among the types the platform documents."
                          : null),
          warning("SAFARI_ONLY", "mimeType")
              .rule(
                  "J.6, E.1",
                  "The platform documents the type as shown by every browser.",
                  "Convert the file, or have it labelled in Safari.",
                  file ->
                      MimeTypes.isSafariOnly(file.mimeType()) && mayPlay(file.facts())
                          ? "The platform documents "
                              + file.mimeType()
                              + " as shown by Safari only."
                          : null,
                  file ->
                      file.kind() == MediaKind.VIDEO
                          ? Conversion.toMp4()
                          : Conversion.toPlayableImage()),
          warning("LARGE_FILE", "fileSize")
              .rule(
                  "J.11, E.2",
                  "The file is within the size the platform recommends: 1 GB for images and"
                      + " videos, 25 MB for DICOM.",
                  "Split or compress the file.",
                  file ->
                      file.length() > recommended(file.kind())
                          ? file.length()
                              + " bytes are over the recommended "
                              + recommended(file.kind())
                              + "."
                          : null));

  private FileRules() {}

  /** Whether nothing speaks against a browser's showing it, which has a rule of its own. */
  private static boolean mayPlay(Facts facts) {
    Playability playability =
        facts instanceof ImageFacts image
            ? image.playability()
            : facts instanceof VideoFacts video ? video.playability() : Playability.UNKNOWN;
    return playability == Playability.PLAYS || playability == Playability.UNKNOWN;
  }

  private static long recommended(MediaKind kind) {
    return switch (kind) {
      case IMAGE, VIDEO -> LARGE;
      case DICOM -> LARGE_DICOM;
      case AUDIO, TEXT, PDF, NIFTI, SCENE, UNKNOWN -> Long.MAX_VALUE;
    };
  }
}

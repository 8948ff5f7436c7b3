package dev.assay.encord.gate;

import static dev.assay.encord.gate.Check.error;
import static dev.assay.encord.gate.Check.fixed;
import static dev.assay.encord.gate.Check.warning;

import dev.assay.encord.rule.Rule;
import java.util.List;

/** Rules about how an upload is put together and written, which only who writes it can ask. */
final class PayloadRules {
  static final List<Rule> ALL =
      List.of(
          fixed("ITEM_TOO_LARGE", null)
              .rule(
                  "J.30, E.2",
                  "An item fits into one part of the upload.",
                  "Divide the group or series, or raise --max-bytes if the platform takes more."),
          fixed("CLIENT_METADATA_INVALID", "clientMetadata")
              .rule(
                  "J.31, A.2",
                  "What is given as clientMetadata is a JSON object.",
                  "Mend the file that holds it."),
          warning("CLIENT_METADATA_OF_A_PART", "clientMetadata")
              .rule(
                  "J.31, A.2",
                  "A file in a group or series has no clientMetadata, for only the whole can.",
                  "Give it for the folder instead."),
          fixed("PATH_NOT_UNICODE", "objectUrl")
              .rule(
                  "J.27, D.1",
                  "The path of a file is Unicode, so that a URL can be made of it.",
                  "Rename the file."),
          warning("UNUSED_CLIENT_METADATA", "clientMetadata")
              .rule(
                  "J.31",
                  "What is given as clientMetadata belongs to a file of the upload.",
                  "Correct the path, or leave it out."),
          warning("UNUSED_PLACEHOLDER", "placeholderItemUuid")
              .rule(
                  "A.2",
                  "What was sent to the platform's own store is a file of the upload.",
                  "Correct the path; without an item the platform keeps an empty placeholder."),
          warning("UNVERIFIED_INNER_CASE", null)
              .rule(
                  "J.35, D.3",
                  "The spelling of the keys inside metadata is known.",
                  "Try one file before you register many, with the other --inner-case too; or use"
                      + " --dialect items, whose spelling is known."),
          warning("UNVERIFIED_LIST", null)
              .rule(
                  "J.35, D.1",
                  "The registration file is documented to have the list.",
                  "Try one file before you register many, or use --dialect items."),
          error("METADATA_NOT_CARRIED", null)
              .rule(
                  "J.33, D.2",
                  "The registration file carries the metadata where the platform cannot reach the"
                      + " files.",
                  "Use --dialect items."),
          warning("METADATA_LEFT_BEHIND", null)
              .rule(
                  "J.35, D.2",
                  "The registration file carries the metadata of every file.",
                  "Use --dialect items; otherwise the platform reads the files itself."));

  private PayloadRules() {}
}

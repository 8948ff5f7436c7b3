package dev.assay.encord.gate;

import static dev.assay.encord.gate.Check.fixed;

import dev.assay.encord.rule.Rule;
import java.util.List;

/**
 * Rules about an upload that somebody made or the platform has taken, which only who reads it as it
 * stands can ask: an upload made here cannot break them.
 */
final class FormRules {
  static final List<Rule> ALL =
      List.of(
          fixed("ITEM_OF_ANOTHER_KIND", null)
              .rule(
                  "J.16, A.2",
                  "An item is of the kind its file is of: with a picture track, which cover art is"
                      + " not, that is a video and no sound.",
                  "Put the item into the list of its file's kind, with the metadata of that kind."),
          fixed("UNKNOWN_KEY", null)
              .rule(
                  "J.32, C.1",
                  "Every key is one the platform knows, spelt as the platform spells it.",
                  "Correct the key: the platform drops what it does not know without a word."),
          fixed("VALUE_OF_ANOTHER_TYPE", null)
              .rule(
                  "J.1, J.32, A.2",
                  "Every value has the type of its field.",
                  "Write a value of the field's type."),
          fixed("FILE_TYPE_OF_ANOTHER_LIST", "externalFileType")
              .rule(
                  "J.32, A.2",
                  "The externalFileType of an item is that of the list it is in.",
                  "Move the item to its list, or leave externalFileType out."));

  private FormRules() {}
}

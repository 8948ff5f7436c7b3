package dev.assay.encord.gate;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every rule there is. */
public final class Rules {
  private static final List<Rule> ALL =
      Stream.<List<? extends Check<?>>>of(
              FileRules.ALL,
              PictureRules.ALL,
              VideoRules.ALL,
              AudioRules.ALL,
              PdfRules.ALL,
              DicomRules.ALL,
              KindRules.ALL,
              CandidateRules.ALL,
              ItemRules.ALL,
              UploadRules.ALL)
          .flatMap(List::stream)
          .<Rule>map(Check::rule)
          .toList();

  private static final Map<String, Rule> BY_CODE =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Rule::code, Function.identity()));

  private Rules() {}

  /** The rules in the order they are asked: about a file, an item, an upload. */
  public static List<Rule> all() {
    return ALL;
  }

  /**
   * The rule of a code.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Rule named(String code) {
    Rule rule = BY_CODE.get(code);
    if (rule == null) {
      throw new IllegalArgumentException("no rule " + code);
    }
    return rule;
  }
}

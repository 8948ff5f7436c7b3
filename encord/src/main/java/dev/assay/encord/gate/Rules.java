package dev.assay.encord.gate;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Every rule there is. */
public final class Rules {
  private static final List<Rule> ALL =
      Stream.concat(
              Stream.<List<? extends Check<?>>>of(
                      PlaceRules.ALL,
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
                  .<Rule>map(Check::rule),
              PayloadRules.ALL.stream())
          .toList();

  private static final Map<String, Rule> BY_CODE =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Rule::code, Function.identity()));

  private Rules() {}

  /** The rules in the order they are asked: about a file, an item, an upload and its text. */
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
      throw new IllegalArgumentException(
          "there is no rule " + code + "; the nearest code is " + nearest(code));
    }
    return rule;
  }

  /** The code most like a misspelt one. */
  private static String nearest(String code) {
    return ALL.stream()
        .map(Rule::code)
        .min(Comparator.comparingInt(known -> distance(known, code.toUpperCase(Locale.ROOT))))
        .orElseThrow();
  }

  /** How many characters to insert, remove or replace (Levenshtein). */
  private static int distance(String from, String to) {
    int[] row = IntStream.rangeClosed(0, to.length()).toArray();
    for (int i = 1; i <= from.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= to.length(); j++) {
        int replaced = diagonal + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[to.length()];
  }
}

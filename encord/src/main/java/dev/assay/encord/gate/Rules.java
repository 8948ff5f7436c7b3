package dev.assay.encord.gate;

import dev.assay.encord.rule.Rule;
import dev.assay.encord.series.SeriesRules;
import dev.assay.finding.FindingCatalog;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Every rule there is. */
public final class Rules {
  private static final List<Rule> ALL =
      Stream.of(
              rulesOf(PlaceRules.ALL),
              rulesOf(FileRules.ALL),
              rulesOf(PictureRules.ALL),
              rulesOf(VideoRules.ALL),
              rulesOf(AudioRules.ALL),
              rulesOf(PdfRules.ALL),
              rulesOf(DicomRules.ALL),
              Stream.of(DicomRules.BAD_VALUE),
              rulesOf(KindRules.ALL),
              rulesOf(CandidateRules.ALL),
              rulesOf(ItemRules.ALL),
              SeriesRules.ALL.stream(),
              rulesOf(UploadRules.ALL),
              PayloadRules.ALL.stream(),
              FormRules.ALL.stream())
          .flatMap(Function.identity())
          .distinct() // what is asked of a file is asked of a series too
          .toList();

  private static final Map<String, Rule> BY_CODE =
      ALL.stream().collect(Collectors.toUnmodifiableMap(Rule::code, Function.identity()));

  private Rules() {}

  private static Stream<Rule> rulesOf(List<? extends Check<?>> checks) {
    return checks.stream().map(Check::rule);
  }

  /**
   * The rules in the order they are asked: about a file, an item, a series, an upload and its text,
   * and then an upload that somebody else made.
   */
  public static List<Rule> all() {
    return ALL;
  }

  /**
   * The rule of a code.
   *
   * @throws IllegalArgumentException when there is none
   */
  public static Rule named(String code) {
    Rule rule = find(code);
    if (rule == null) {
      throw new IllegalArgumentException(
          "there is no rule " + code + "; the nearest code is " + nearest(code));
    }
    return rule;
  }

  /** The rule of a code, null when there is none. */
  static @Nullable Rule find(String code) {
    return BY_CODE.get(code);
  }

  /** The code most like a misspelt one, of a rule or of an installed reader. */
  static String nearest(String code) {
    return Stream.concat(
            BY_CODE.keySet().stream(), FindingCatalog.installed().codes().keySet().stream())
        .min(
            Comparator.<String>comparingInt(known -> distance(known, code.toUpperCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()))
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

package dev.assay.encord.series;

import dev.assay.encord.rule.Rule;
import dev.assay.finding.Severity;
import java.util.List;
import java.util.Objects;

/**
 * What is against a series.
 *
 * @param rule the rule it breaks
 * @param severity how bad that is
 * @param message what is the case, one sentence
 * @param tags the tags to blame, eight hexadecimal digits each
 * @param files the files to blame, by path: the first few
 * @param fileCount how many files are to blame in all
 */
public record SeriesFinding(
    Rule rule,
    Severity severity,
    String message,
    List<String> tags,
    List<String> files,
    int fileCount) {

  /** The most files named. */
  static final int FILES_NAMED = 10;

  public SeriesFinding {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
    tags = List.copyOf(tags);
    files = List.copyOf(files);
  }

  /** The check that asks the rule. */
  public SeriesCheck check() {
    return SeriesCheck.of(rule);
  }

  /** The rule's code. */
  public String code() {
    return rule.code();
  }

  /** What to do and who can do it; every rule about a series says so. */
  public String remedy() {
    return Objects.requireNonNull(rule.remedy(), rule.code());
  }

  /** This finding, taken otherwise. */
  public SeriesFinding withSeverity(Severity severity) {
    return new SeriesFinding(rule, severity, message, tags, files, fileCount);
  }
}

package dev.assay.encord.series;

import dev.assay.finding.Severity;
import java.util.List;
import java.util.Objects;

/**
 * What one check has against a series.
 *
 * @param check the check
 * @param severity how bad it is; a check may say less than its worst
 * @param message what is the case, one sentence
 * @param remedy what to do and who can do it
 * @param tags the tags to blame, eight hexadecimal digits each
 * @param files the files to blame, by path: the first few
 * @param fileCount how many files are to blame in all
 */
public record SeriesFinding(
    SeriesCheck check,
    Severity severity,
    String message,
    String remedy,
    List<String> tags,
    List<String> files,
    int fileCount) {

  /** The most files named. */
  static final int FILES_NAMED = 10;

  public SeriesFinding {
    Objects.requireNonNull(check, "check");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(remedy, "remedy");
    tags = List.copyOf(tags);
    files = List.copyOf(files);
  }
}

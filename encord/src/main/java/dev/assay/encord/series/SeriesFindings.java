package dev.assay.encord.series;

import dev.assay.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the checks have against one series; belongs to one thread. */
final class SeriesFindings {
  private final List<SeriesFinding> findings = new ArrayList<>();

  /** Adds a finding as bad as its check can be. */
  void add(
      SeriesCheck check,
      String message,
      String remedy,
      List<String> tags,
      List<SeriesFile> blamed) {
    add(check, check.severity(), message, remedy, tags, blamed);
  }

  /** Adds a finding, naming the first of the files to blame. */
  void add(
      SeriesCheck check,
      Severity severity,
      String message,
      String remedy,
      List<String> tags,
      List<SeriesFile> blamed) {
    findings.add(
        new SeriesFinding(
            check,
            severity,
            message,
            remedy,
            tags,
            blamed.stream().map(SeriesFile::path).limit(SeriesFinding.FILES_NAMED).toList(),
            blamed.size()));
  }

  /** The findings in the order of the checks. */
  List<SeriesFinding> inOrder() {
    return findings.stream().sorted(Comparator.comparing(SeriesFinding::check)).toList();
  }
}

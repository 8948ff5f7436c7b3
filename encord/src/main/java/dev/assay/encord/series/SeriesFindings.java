package dev.assay.encord.series;

import dev.assay.encord.rule.Rule;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the checks have against one series; belongs to one thread. */
final class SeriesFindings {
  private final List<SeriesFinding> findings = new ArrayList<>();

  /** Adds a broken rule, naming the first of the files to blame. */
  void add(Rule rule, String message, List<String> tags, List<SeriesFile> blamed) {
    findings.add(
        new SeriesFinding(
            rule,
            rule.severity(),
            message,
            tags,
            blamed.stream().map(SeriesFile::path).limit(SeriesFinding.FILES_NAMED).toList(),
            blamed.size()));
  }

  /** The findings in the order of the checks. */
  List<SeriesFinding> inOrder() {
    return findings.stream().sorted(Comparator.comparing(SeriesFinding::check)).toList();
  }
}

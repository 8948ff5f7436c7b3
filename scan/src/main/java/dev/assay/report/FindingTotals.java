package dev.assay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How many files have each finding, with a few of them as examples; not thread-safe. */
final class FindingTotals {
  /** More than there are codes; a journal that somebody else wrote may hold any. */
  private static final int MOST_CODES = 100;

  private static final int EXAMPLES = 5;

  private final Map<Key, Total> totals = new HashMap<>();

  private record Key(String code, Severity severity) {}

  private record Example(String path, String message, String remedy) {
    static Example of(String path, Finding finding) {
      String remedy = finding.remedy() == null ? "" : finding.remedy();
      return new Example(Clip.path(path), Clip.text(finding.message()), Clip.remedy(remedy));
    }
  }

  private static final class Total {
    private final Best<Example> examples = new Best<>(EXAMPLES);
    private long files;
  }

  void add(Described file) {
    Set<Key> seen = new HashSet<>();
    for (Finding finding : file.findings()) {
      Key key = new Key(Clip.name(finding.code()), finding.severity());
      if (seen.add(key) && (totals.containsKey(key) || totals.size() < MOST_CODES)) {
        Total total = totals.computeIfAbsent(key, any -> new Total());
        total.files++;
        long rank = Best.digest(file.path());
        total.examples.offer(rank, Clip.path(file.path()), Example.of(file.path(), finding));
      }
    }
  }

  /** Writes them, the worst first and then the commonest. */
  void write(JsonGenerator out) throws IOException {
    List<Map.Entry<Key, Total>> sorted =
        totals.entrySet().stream()
            .sorted(
                Comparator.comparing((Map.Entry<Key, Total> one) -> one.getKey().severity())
                    .thenComparing(one -> one.getValue().files)
                    .reversed()
                    .thenComparing(one -> one.getKey().code()))
            .toList();
    out.writeStartArray();
    for (Map.Entry<Key, Total> one : sorted) {
      List<Example> examples = one.getValue().examples.values();
      out.writeStartObject();
      out.writeStringField("code", one.getKey().code());
      out.writeStringField("severity", one.getKey().severity().label());
      out.writeNumberField("files", one.getValue().files);
      out.writeStringField("remedy", examples.get(0).remedy());
      out.writeArrayFieldStart("examples");
      for (Example example : examples) {
        out.writeStartObject();
        out.writeStringField("path", example.path());
        out.writeStringField("message", example.message());
        out.writeEndObject();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}

package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.facts.DicomFacts;
import dev.assay.facts.FileType;
import dev.assay.finding.FailureKind;
import dev.assay.format.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Every value that independent tools agree on in a corpus of real files, against what Assay says.
 *
 * <p>Run with {@code mvn verify -pl cli -am -Dassay.corpus=DIR -Dtest='CorpusConformance*'
 * -Dsurefire.failIfNoSpecifiedTests=false}. A difference fails the test unless {@code
 * known-differences.tsv} gives the reason why Assay is right; one listed there that is gone fails
 * it too, so that the list can only shrink unnoticed.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class CorpusConformanceTest {
  private static final Map<String, Double> LEAST_SHARE =
      Map.of(
          "image", 0.99, "pdf", 0.99, "dicom", 0.99, "audio", 0.99, "nifti", 0.99, "video", 0.97);

  /** What nibabel calls voxel types that are not in this machine's byte order. */
  private static final Map<String, String> DATATYPES =
      Map.of("i2", "int16", "u2", "uint16", "i4", "int32", "f4", "float32", "f8", "float64");

  /** How many real files a format must be right on to be called verified. */
  private static final int FILES_TO_VERIFY = 3;

  /** One value compared. */
  private record Check(String path, String kind, String field, String expected, String actual) {
    boolean isRight() {
      return expected.equals(actual);
    }
  }

  private final Assay assay = Assay.standard();
  private final List<Check> checks = new ArrayList<>();
  private final Map<String, JsonNode> manifest = new LinkedHashMap<>();
  private final Map<String, Inspection> inspections = new LinkedHashMap<>();
  private Path corpus = Path.of("");

  @BeforeAll
  void inspectTheCorpus() throws IOException {
    String folder = System.getProperty("assay.corpus");
    assumeTrue(folder != null, "the corpus is missing: name it with -Dassay.corpus=DIR");
    corpus = Path.of(folder);
    ObjectMapper mapper = new ObjectMapper();
    try (Stream<String> lines = Files.lines(corpus.resolve("manifest.jsonl"))) {
      for (String line : (Iterable<String>) lines::iterator) {
        JsonNode entry = mapper.readTree(line);
        String path = entry.get("path").asText();
        manifest.put(path, entry);
        Inspection inspection = assay.inspect(corpus.resolve(path));
        inspections.put(path, inspection);
        compare(path, entry, inspection);
      }
    }
  }

  @Test
  void everyDifferenceFromAgreedValuesHasItsReason() throws IOException {
    System.out.println(table());
    Map<String, String> known = Differences.known("known-differences.tsv");
    List<String> unexplained = new ArrayList<>();
    Set<String> gone = new LinkedHashSet<>(known.keySet());
    for (Check check : checks) {
      String key = check.path() + "\t" + check.field();
      if (!check.isRight()) {
        gone.remove(key);
        if (!known.containsKey(key)) {
          unexplained.add(key + "\texpected " + check.expected() + "\tbut is " + check.actual());
        }
      }
    }
    assertThat(unexplained).as("differences without a reason").isEmpty();
    assertThat(gone).as("known differences that are gone").isEmpty();
  }

  @Test
  void sharesOfRightValuesReachTheirGoals() {
    Map<String, int[]> byKind = new TreeMap<>();
    for (Check check : checks) {
      int[] counts = byKind.computeIfAbsent(check.kind(), any -> new int[2]);
      counts[1]++;
      if (check.isRight()) {
        counts[0]++;
      }
    }
    for (Map.Entry<String, Double> goal : LEAST_SHARE.entrySet()) {
      int[] counts = byKind.get(goal.getKey());
      assertThat(counts).as(goal.getKey()).isNotNull();
      assertThat((double) counts[0] / counts[1])
          .as("%s: %d of %d", goal.getKey(), counts[0], counts[1])
          .isGreaterThanOrEqualTo(goal.getValue());
    }
  }

  @Test
  void theFormatsCalledVerifiedAreThoseTheCorpusVerifies() throws IOException {
    Map<String, String> known = Differences.known("known-differences.tsv");
    Map<String, Integer> files = new TreeMap<>();
    Set<String> wrong = new TreeSet<>();
    Map<String, List<Check>> byPath = new LinkedHashMap<>();
    for (Check check : checks) {
      byPath.computeIfAbsent(check.path(), any -> new ArrayList<>()).add(check);
    }
    byPath.forEach(
        (path, own) -> {
          FileType type = inspections.get(path).type();
          if (type == null || own.stream().allMatch(check -> check.field().equals("mime"))) {
            return; // recognised at most
          }
          files.merge(type.name(), 1, Integer::sum);
          if (own.stream()
              .anyMatch(c -> !c.isRight() && !known.containsKey(path + "\t" + c.field()))) {
            wrong.add(type.name());
          }
        });
    Set<String> verified = new TreeSet<>();
    files.forEach(
        (format, count) -> {
          if (count >= FILES_TO_VERIFY && !wrong.contains(format)) {
            verified.add(format);
          }
        });
    Evidence evidence = Evidence.recorded();
    Set<String> called = new TreeSet<>();
    for (Format format : assay.formats().formats()) {
      for (FileType type : format.info().types()) {
        if (evidence.of(type.name()).equals("verified")) {
          called.add(type.name());
        }
      }
    }
    assertThat(called).as("formats called verified in evidence.properties").isEqualTo(verified);
  }

  @Test
  void noReaderBreaks() {
    List<String> broken = new ArrayList<>();
    inspections.forEach(
        (path, inspection) -> {
          if (inspection instanceof Inspection.Failed failed
              && failed.failure().kind() == FailureKind.DEFECT) {
            broken.add(path + ": " + failed.failure().message());
          }
        });
    assertThat(broken).isEmpty();
  }

  private void compare(String path, JsonNode entry, Inspection inspection) throws IOException {
    JsonNode expected = entry.get("expected");
    JsonNode facts = RecordJson.facts(inspection);
    String kind = entry.get("kind").asText();
    if (entry.get("must_error").asBoolean()) {
      String outcome = inspection instanceof Inspection.Failed ? "failure" : "facts";
      checks.add(new Check(path, kind, "must_error", "failure", outcome));
      return;
    }
    for (Map.Entry<String, JsonNode> field : expected.properties()) {
      if (field.getKey().equals("tags")) {
        compareTags(path, entry, inspection);
      } else if (field.getKey().equals("nibabel") && field.getValue().has("shape")) {
        compareVolume(path, field.getValue(), facts);
      } else if (field.getValue().path("status").asText().equals("agreed")) {
        JsonNode value = field.getValue().get("value");
        String actual = actual(field.getKey(), kind, inspection, facts, value);
        checks.add(new Check(path, kind, field.getKey(), normal(field.getKey(), value), actual));
      }
    }
  }

  private void compareVolume(String path, JsonNode expected, JsonNode facts) {
    checks.add(
        new Check(
            path,
            "nifti",
            "shape",
            expected.get("shape").toString(),
            facts.path("shape").toString()));
    if (expected.has("zooms")) {
      checks.add(
          new Check(
              path,
              "nifti",
              "zooms",
              expected.get("zooms").toString(),
              numbers(facts.path("zooms"), expected.get("zooms"))));
    }
    String dtype = expected.path("dtype").asText();
    // Empty for what is no plain volume; a structure of fields has no one name.
    if (!dtype.isEmpty() && !dtype.startsWith("[")) {
      String name = DATATYPES.getOrDefault(dtype.replaceAll("[<>]", ""), dtype);
      checks.add(new Check(path, "nifti", "datatype", name, facts.path("datatype").asText("none")));
    }
  }

  private void compareTags(String path, JsonNode entry, Inspection inspection) throws IOException {
    JsonNode expected = entry.get("expected").get("tags");
    if (expected == null || !entry.get("expected").path("tags_status").asText().equals("agreed")) {
      return;
    }
    JsonNode actual =
        inspection.facts() instanceof DicomFacts dicom ? RecordJson.tags(dicom) : null;
    for (Map.Entry<String, JsonNode> tag : expected.properties()) {
      String value = actual == null ? "no facts" : actual.path(tag.getKey()).toString();
      boolean disputed = entry.get("expected").path("tags_disputed").has(tag.getKey());
      if (disputed) {
        continue;
      }
      if (tag.getValue().has("canonical_json_sha256") && actual != null) {
        // A value of a hundred kilobytes stands in the manifest as its digest.
        String expectedDigest = tag.getValue().get("canonical_json_sha256").asText();
        String digest = RecordJson.canonicalDigest(actual.path(tag.getKey()));
        checks.add(new Check(path, "dicom", tag.getKey(), expectedDigest, digest));
      } else {
        checks.add(new Check(path, "dicom", tag.getKey(), tag.getValue().toString(), value));
      }
    }
  }

  /** What Assay says, in the expectation's own words when it is as near as the field asks for. */
  private static String actual(
      String field, String kind, Inspection inspection, JsonNode facts, JsonNode expected) {
    boolean video = facts.has("frameCount");
    JsonNode sound = video ? facts.path("audio") : facts;
    return switch (field) {
      case "dimensions", "dimensions_coded" ->
          "["
              + facts.path("storedWidth").asText()
              + ","
              + facts.path("storedHeight").asText()
              + "]";
      case "orientation" -> facts.path("orientation").asText("none");
      case "rotation_cw" -> video ? facts.path("rotation").asText() : "none";
      case "has_video" -> Boolean.toString(video);
      case "frames" -> close(facts.path("frameCount"), expected, 0, 0);
      case "fps" -> close(facts.path("fps"), expected, 0, 0.001);
      case "duration" ->
          video
              ? either(
                  close(facts.path("containerDuration"), expected, 0.05, 0.005),
                  close(facts.path("duration"), expected, 0.05, 0.005),
                  normal(field, expected))
              : close(facts.path("duration"), expected, 0.1, 0.005);
      case "sample_rate" -> close(sound.path("sampleRate"), expected, 0, 0);
      case "num_channels" -> close(sound.path("numChannels"), expected, 0, 0);
      case "bit_depth" -> close(sound.path("bitDepth"), expected, 0, 0);
      case "codec" -> normal(field, sound.path("codec"));
      case "num_pages" -> close(facts.path("numPages"), expected, 0, 0);
      case "mime" -> {
        String mime = inspection.type() == null ? "none" : inspection.type().mimeType();
        yield MimeAliases.same(kind, mime, expected.asText()) ? expected.asText() : mime;
      }
      default -> throw new IllegalArgumentException("no comparison for " + field);
    };
  }

  private static String either(String one, String other, String wanted) {
    return one.equals(wanted) ? one : other;
  }

  private static String normal(String field, JsonNode value) {
    if (field.equals("codec")) {
      String codec = value.asText("none").toLowerCase(Locale.ROOT);
      return codec.startsWith("pcm") ? "pcm" : codec;
    }
    if (value.isNumber() && value.asDouble() == Math.rint(value.asDouble())) {
      return Long.toString(value.asLong());
    }
    return value.isTextual() ? value.asText() : value.toString();
  }

  private static String close(JsonNode actual, JsonNode expected, double absolute, double share) {
    double most = Math.max(absolute, share * Math.abs(expected.asDouble()));
    if (!actual.isNumber()) {
      return "none";
    }
    return Math.abs(actual.asDouble() - expected.asDouble()) <= most
        ? normal("", expected)
        : normal("", actual);
  }

  private static String numbers(JsonNode actual, JsonNode expected) {
    if (actual.size() != expected.size()) {
      return actual.toString();
    }
    for (int i = 0; i < actual.size(); i++) {
      double wanted = expected.get(i).asDouble();
      if (Math.abs(actual.get(i).asDouble() - wanted) > 1e-5 * Math.max(1, Math.abs(wanted))) {
        return actual.toString();
      }
    }
    return expected.toString();
  }

  private String table() {
    Map<String, int[]> rows = new TreeMap<>();
    for (Check check : checks) {
      boolean tag = check.kind().equals("dicom") && !check.field().equals("mime");
      String row = check.kind() + "\t" + (tag ? "tags" : check.field());
      int[] counts = rows.computeIfAbsent(row, any -> new int[2]);
      counts[1]++;
      if (check.isRight()) {
        counts[0]++;
      }
    }
    StringBuilder text = new StringBuilder("kind      field               right  total\n");
    rows.forEach(
        (row, counts) -> {
          String[] names = row.split("\t", -1);
          text.append(
              String.format(
                  Locale.ROOT, "%-9s %-18s %6d %6d%n", names[0], names[1], counts[0], counts[1]));
        });
    return text.toString();
  }
}

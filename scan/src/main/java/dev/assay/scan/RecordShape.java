package dev.assay.scan;

import static dev.assay.scan.Shape.Values.FLAG;
import static dev.assay.scan.Shape.Values.TEXT;
import static dev.assay.scan.Shape.Values.WHOLE;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.Cost;
import dev.assay.encord.gate.TimelineVerdict;
import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.encord.wire.MetadataJson;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Origin;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import dev.assay.scan.Shape.Values;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A scan record as JSON: what is written, and what can be said of it in a schema. */
final class RecordShape {
  static final String KIND = "kind";
  static final String FACTS = "facts";
  static final String METADATA = "metadata";

  private static final Shape<Finding> FINDING =
      new Shape<Finding>()
          .key("code", TEXT, Finding::code)
          .key(
              "severity",
              words(Severity.values(), Severity::label),
              finding -> finding.severity().label())
          .orAbsent("field", TEXT, Finding::field)
          .key("message", TEXT, Finding::message)
          .orAbsent("remedy", TEXT, Finding::remedy)
          .orAbsent(
              "offset",
              WHOLE,
              finding -> finding.offset() == Finding.NO_OFFSET ? null : finding.offset());

  private static final Shape<Finding> REASON =
      new Shape<Finding>().key("code", TEXT, Finding::code).key("message", TEXT, Finding::message);

  private static final Shape<TimelineVerdict> TIMELINE =
      new Shape<TimelineVerdict>()
          .key("safe", FLAG, TimelineVerdict::safe)
          .key("because", Values.list(Values.object(REASON)), TimelineVerdict::because)
          .orNull("remedy", TEXT, TimelineVerdict::remedy);

  private static final Shape<Cost> COST =
      new Shape<Cost>()
          .key("bytesRead", WHOLE, Cost::bytesRead)
          .key("reads", WHOLE, Cost::reads)
          .key(
              "elapsedMicros",
              WHOLE,
              cost -> TimeUnit.NANOSECONDS.toMicros(cost.elapsed().toNanos()));

  private static final Shape<ScanRecord> RECORD =
      new Shape<ScanRecord>()
          .key("uri", TEXT, record -> record.identity().uri())
          .key("path", TEXT, ScanRecord::path)
          .key(KIND, words(MediaKind.values(), MediaKind::label), record -> record.kind().label())
          .key(
              "status",
              words(ScanRecord.Status.values(), ScanRecord.Status::label),
              record -> record.status().label())
          .orNull(
              "failure",
              words(FailureKind.values(), FailureKind::label),
              record -> record.failure() == null ? null : record.failure().label())
          .orNull("format", TEXT, record -> typed(record.type(), FileType::name))
          .orNull("reader", TEXT, ScanRecord::reader)
          .orNull("mimeType", TEXT, record -> typed(record.type(), FileType::mimeType))
          .orNull(
              "fileSize",
              WHOLE,
              record -> record.identity().hasLength() ? record.identity().length() : null)
          .orNull("lastModified", TEXT, record -> text(record.identity().lastModified()))
          .orNull("etag", TEXT, record -> record.identity().etag())
          .orNull(FACTS, new Values<Facts>(anObject(), FactShapes::write), ScanRecord::facts)
          .key(
              "origins",
              new Values<>(originsSchema(), RecordShape::writeOrigins),
              record -> FactShapes.origins(record.facts()))
          .orNull(
              METADATA,
              new Values<CustomerProvidedMetadata>(
                  anObject(), (metadata, out) -> MetadataJson.write(metadata, out)),
              ScanRecord::metadata)
          .orNull("timeline", Values.object(TIMELINE), ScanRecord::timeline)
          .key("findings", Values.list(Values.object(FINDING)), ScanRecord::findings)
          .key("cost", Values.object(COST), ScanRecord::cost)
          .orAbsent("sha256", TEXT, ScanRecord::sha256);

  /** A record and what it was made with. */
  private record Line(ScanRecord record, @Nullable String fingerprint) {}

  private static final Shape<Line> LINE =
      new Shape<Line>()
          .including(RECORD, Line::record)
          .orAbsent("fingerprint", TEXT, Line::fingerprint);

  private RecordShape() {}

  /**
   * Writes a record.
   *
   * @param fingerprint what the record was made with, null to leave that out
   */
  static void write(ScanRecord record, @Nullable String fingerprint, JsonGenerator out)
      throws IOException {
    LINE.write(new Line(record, fingerprint), out);
  }

  /** The schema of a record, all that can be said of every kind. */
  static Map<String, Object> schema() {
    return LINE.schema();
  }

  private static Map<String, Object> anObject() {
    return Map.of("type", "object");
  }

  private static Map<String, Object> originsSchema() {
    Map<String, Object> schema = new LinkedHashMap<>(anObject());
    schema.put("additionalProperties", words(Origin.values(), Origin::label).schema());
    return schema;
  }

  private static void writeOrigins(Map<String, Origin> origins, JsonGenerator out)
      throws IOException {
    out.writeStartObject();
    for (Map.Entry<String, Origin> origin : origins.entrySet()) {
      out.writeStringField(origin.getKey(), origin.getValue().label());
    }
    out.writeEndObject();
  }

  private static <E> Values<String> words(E[] constants, Function<E, String> label) {
    List<String> words = Stream.of(constants).map(label).toList();
    return Values.oneOf(words);
  }

  private static @Nullable String typed(
      @Nullable FileType type, Function<FileType, String> property) {
    return type == null ? null : property.apply(type);
  }

  private static @Nullable String text(@Nullable Instant time) {
    return time == null ? null : time.toString();
  }
}

package dev.assay.scan;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.encord.gate.TimelineVerdict;
import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.encord.wire.EncordJson;
import dev.assay.finding.Finding;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Writes scan records as lines of JSON, one file each; not thread-safe. */
public final class RecordWriter implements Closeable {
  private final JsonGenerator out;
  private final @Nullable String fingerprint;

  /** A writer to a stream, which {@link #close} closes. */
  public RecordWriter(OutputStream stream) throws IOException {
    this(stream, null);
  }

  /**
   * A writer of records that say what they were made with.
   *
   * @param fingerprint a {@link Fingerprint}; null for none
   */
  public RecordWriter(OutputStream stream, @Nullable String fingerprint) throws IOException {
    this.fingerprint = fingerprint;
    ObjectMapper mapper = EncordJson.mapper();
    out = mapper.getFactory().createGenerator(stream, JsonEncoding.UTF8);
    out.setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  /** Writes one line. */
  public void write(ScanRecord record) throws IOException {
    out.writeStartObject();
    out.writeStringField("uri", record.identity().uri());
    out.writeStringField("path", record.path());
    out.writeStringField("kind", record.kind().label());
    out.writeStringField("status", record.status().label());
    out.writeStringField("failure", record.failure() == null ? null : record.failure().label());
    out.writeStringField("format", record.type() == null ? null : record.type().name());
    out.writeStringField("reader", record.reader());
    out.writeStringField("mimeType", record.type() == null ? null : record.type().mimeType());
    if (record.identity().hasLength()) {
      out.writeNumberField("fileSize", record.identity().length());
    } else {
      out.writeNullField("fileSize");
    }
    Instant lastModified = record.identity().lastModified();
    out.writeStringField("lastModified", lastModified == null ? null : lastModified.toString());
    out.writeStringField("etag", record.identity().etag());
    FactsJson.write(record.facts(), out);
    writeMetadata(record.metadata());
    write(record.timeline());
    out.writeArrayFieldStart("findings");
    for (Finding finding : record.findings()) {
      write(finding);
    }
    out.writeEndArray();
    out.writeObjectFieldStart("cost");
    out.writeNumberField("bytesRead", record.cost().bytesRead());
    out.writeNumberField("reads", record.cost().reads());
    out.writeNumberField(
        "elapsedMicros", TimeUnit.NANOSECONDS.toMicros(record.cost().elapsed().toNanos()));
    out.writeEndObject();
    if (fingerprint != null) {
      out.writeStringField("fingerprint", fingerprint);
    }
    if (record.sha256() != null) {
      out.writeStringField("sha256", record.sha256());
    }
    out.writeEndObject();
    out.writeRaw('\n');
  }

  private void writeMetadata(@Nullable CustomerProvidedMetadata metadata) throws IOException {
    if (metadata == null) {
      out.writeNullField("metadata");
    } else {
      out.writeObjectField("metadata", metadata);
    }
  }

  private void write(@Nullable TimelineVerdict timeline) throws IOException {
    if (timeline == null) {
      out.writeNullField("timeline");
      return;
    }
    out.writeObjectFieldStart("timeline");
    out.writeBooleanField("safe", timeline.safe());
    out.writeArrayFieldStart("because");
    for (Finding reason : timeline.because()) {
      out.writeStartObject();
      out.writeStringField("code", reason.code());
      out.writeStringField("message", reason.message());
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeStringField("remedy", timeline.remedy());
    out.writeEndObject();
  }

  private void write(Finding finding) throws IOException {
    out.writeStartObject();
    out.writeStringField("code", finding.code());
    out.writeStringField("severity", finding.severity().label());
    if (finding.field() != null) {
      out.writeStringField("field", finding.field());
    }
    out.writeStringField("message", finding.message());
    if (finding.remedy() != null) {
      out.writeStringField("remedy", finding.remedy());
    }
    if (finding.offset() != Finding.NO_OFFSET) {
      out.writeNumberField("offset", finding.offset());
    }
    out.writeEndObject();
  }

  /** Hands everything written so far to the stream. */
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

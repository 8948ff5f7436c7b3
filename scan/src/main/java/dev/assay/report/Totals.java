package dev.assay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.facts.MediaKind;
import dev.assay.scan.ScanRecord.Status;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** What files add up to, in all and by kind; not thread-safe. */
final class Totals {
  private final Total all = new Total();
  private final Map<MediaKind, Total> kinds = new EnumMap<>(MediaKind.class);

  private static final class Total {
    private long files;
    private long admitted;
    private long partial;
    private long failed;
    private long bytes;
    private long bytesRead;
    private long reads;
    private long micros;

    void add(Described file) {
      files++;
      admitted += file.admitted() ? 1 : 0;
      partial += file.status() == Status.PARTIAL ? 1 : 0;
      failed += file.status() == Status.FAILED ? 1 : 0;
      bytes += Math.max(0, file.bytes());
      bytesRead += file.cost().bytesRead();
      reads += file.cost().reads();
      micros += TimeUnit.MICROSECONDS.convert(file.cost().elapsed());
    }

    void write(JsonGenerator out) throws IOException {
      out.writeNumberField("files", files);
      out.writeNumberField("admitted", admitted);
      out.writeNumberField("partial", partial);
      out.writeNumberField("failed", failed);
      out.writeNumberField("bytes", bytes);
      out.writeNumberField("bytesRead", bytesRead);
      out.writeNumberField("reads", reads);
      out.writeNumberField("micros", micros);
    }
  }

  void add(Described file) {
    all.add(file);
    kinds.computeIfAbsent(file.kind(), any -> new Total()).add(file);
  }

  /** Writes the totals of all files and those of each kind. */
  void write(JsonGenerator out) throws IOException {
    out.writeObjectFieldStart("totals");
    all.write(out);
    out.writeEndObject();
    out.writeArrayFieldStart("kinds");
    for (Map.Entry<MediaKind, Total> kind : kinds.entrySet()) {
      out.writeStartObject();
      out.writeStringField("kind", kind.getKey().label());
      kind.getValue().write(out);
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}

package dev.assay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.facts.MediaKind;
import java.io.IOException;
import java.util.concurrent.TimeUnit;

/** The files that took longest; not thread-safe. */
final class Slowest {
  private static final int MOST = 100;

  private final Best<Taken> slowest = new Best<>(MOST);

  private record Taken(
      String path, MediaKind kind, long micros, long bytes, long bytesRead, long reads) {}

  void add(Described file) {
    long micros = TimeUnit.MICROSECONDS.convert(file.cost().elapsed());
    String path = Clip.path(file.path());
    slowest.offer(
        micros,
        path,
        new Taken(
            path, file.kind(), micros, file.bytes(), file.cost().bytesRead(), file.cost().reads()));
  }

  void write(JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (Taken file : slowest.values()) {
      out.writeStartObject();
      out.writeStringField("path", file.path());
      out.writeStringField("kind", file.kind().label());
      out.writeNumberField("micros", file.micros());
      if (file.bytes() >= 0) {
        out.writeNumberField("bytes", file.bytes());
      }
      out.writeNumberField("bytesRead", file.bytesRead());
      out.writeNumberField("reads", file.reads());
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}

package dev.assay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.facts.MediaKind;
import java.io.IOException;

/** The files that have the content of another, the largest of them by name; not thread-safe. */
final class Duplicated {
  private static final int MOST = 100;

  private final Best<Copy> largest = new Best<>(MOST);
  private long files;
  private long bytes;

  private record Copy(String path, String original, MediaKind kind, long bytes) {}

  void add(Described file) {
    String first = file.duplicateOf();
    if (first == null) {
      return;
    }
    files++;
    bytes += Math.max(0, file.bytes());
    String path = Clip.path(file.path());
    String original = Clip.path(first);
    largest.offer(file.bytes(), path, new Copy(path, original, file.kind(), file.bytes()));
  }

  void write(JsonGenerator out) throws IOException {
    out.writeStartObject();
    out.writeNumberField("files", files);
    out.writeNumberField("bytes", bytes);
    out.writeArrayFieldStart("rows");
    for (Copy copy : largest.values()) {
      out.writeStartObject();
      out.writeStringField("path", copy.path());
      out.writeStringField("original", copy.original());
      out.writeStringField("kind", copy.kind().label());
      if (copy.bytes() >= 0) {
        out.writeNumberField("bytes", copy.bytes());
      }
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}

package dev.assay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Size;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Widths and heights of a random sample of the files of each kind; not thread-safe. */
final class Resolutions {
  private static final int MOST = 1_000;

  private final Map<MediaKind, Best<Size>> samples = new EnumMap<>(MediaKind.class);
  private final Map<MediaKind, Long> files = new EnumMap<>(MediaKind.class);

  /** Adds a file; nothing when it has no picture. */
  void add(Described file) {
    long width = file.measures().width();
    long height = file.measures().height();
    if (width > 0 && height > 0) {
      samples
          .computeIfAbsent(file.kind(), any -> new Best<>(MOST))
          .offer(Best.digest(file.path()), Clip.path(file.path()), new Size(width, height));
      files.merge(file.kind(), 1L, Long::sum);
    }
  }

  /** Writes the sizes, each once with the number of files in the sample that have it. */
  void write(JsonGenerator out) throws IOException {
    out.writeStartArray();
    for (Map.Entry<MediaKind, Best<Size>> kind : samples.entrySet()) {
      List<Size> sample = kind.getValue().values();
      Map<Size, Long> counts = new LinkedHashMap<>();
      sample.forEach(size -> counts.merge(size, 1L, Long::sum));
      out.writeStartObject();
      out.writeStringField("kind", kind.getKey().label());
      out.writeNumberField("files", files.getOrDefault(kind.getKey(), 0L));
      out.writeNumberField("sampled", sample.size());
      out.writeArrayFieldStart("sizes");
      for (Map.Entry<Size, Long> size : counts.entrySet()) {
        out.writeStartArray();
        out.writeNumber(size.getKey().width());
        out.writeNumber(size.getKey().height());
        out.writeNumber(size.getValue());
        out.writeEndArray();
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
  }
}

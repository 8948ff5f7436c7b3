package dev.assay.report;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.facts.MediaKind;
import dev.assay.report.Bins.Mark;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** How often numbers fall into each of some classes, by the kind of the file; not thread-safe. */
final class Distribution {
  private final String title;
  private final Bins bins;
  private final Map<MediaKind, long[]> counts = new EnumMap<>(MediaKind.class);

  Distribution(String title, Bins bins) {
    this.title = title;
    this.bins = bins;
  }

  static Distribution ofFileSizes() {
    return new Distribution(
        "File size",
        Bins.between(
            new Mark(1, "1 B"),
            new Mark(1 << 10, "1 KiB"),
            new Mark(10 << 10, "10 KiB"),
            new Mark(100 << 10, "100 KiB"),
            new Mark(1 << 20, "1 MiB"),
            new Mark(10 << 20, "10 MiB"),
            new Mark(100 << 20, "100 MiB"),
            new Mark(1L << 30, "1 GiB"),
            new Mark(10L << 30, "10 GiB"),
            new Mark(100L << 30, "100 GiB")));
  }

  static Distribution ofAspects() {
    return new Distribution(
        "Aspect ratio (width to height)",
        Bins.around(
            0.01,
            new Mark(9.0 / 21, "9:21"),
            new Mark(9.0 / 16, "9:16"),
            new Mark(5.0 / 8, "10:16"),
            new Mark(2.0 / 3, "2:3"),
            new Mark(3.0 / 4, "3:4"),
            new Mark(4.0 / 5, "4:5"),
            new Mark(1, "1:1"),
            new Mark(5.0 / 4, "5:4"),
            new Mark(4.0 / 3, "4:3"),
            new Mark(3.0 / 2, "3:2"),
            new Mark(8.0 / 5, "16:10"),
            new Mark(16.0 / 9, "16:9"),
            new Mark(2, "2:1"),
            new Mark(21.0 / 9, "21:9")));
  }

  static Distribution ofDurations() {
    return new Distribution(
        "Duration",
        Bins.between(
            new Mark(1, "1 s"),
            new Mark(5, "5 s"),
            new Mark(10, "10 s"),
            new Mark(30, "30 s"),
            new Mark(60, "1 min"),
            new Mark(5 * 60, "5 min"),
            new Mark(10 * 60, "10 min"),
            new Mark(30 * 60, "30 min"),
            new Mark(3600, "1 h"),
            new Mark(3 * 3600, "3 h"),
            new Mark(12 * 3600, "12 h")));
  }

  static Distribution ofFrameRates() {
    return new Distribution(
        "Frame rate (frames per second)",
        // Narrower than the thousandth part that lies between 24 and 24000/1001.
        Bins.around(
            0.0002,
            new Mark(1, "1"),
            new Mark(5, "5"),
            new Mark(10, "10"),
            new Mark(12.5, "12.5"),
            new Mark(15000.0 / 1001, "14.985"),
            new Mark(15, "15"),
            new Mark(20, "20"),
            new Mark(24000.0 / 1001, "23.976"),
            new Mark(24, "24"),
            new Mark(25, "25"),
            new Mark(30000.0 / 1001, "29.97"),
            new Mark(30, "30"),
            new Mark(48, "48"),
            new Mark(50, "50"),
            new Mark(60000.0 / 1001, "59.94"),
            new Mark(60, "60"),
            new Mark(100, "100"),
            new Mark(120000.0 / 1001, "119.88"),
            new Mark(120, "120"),
            new Mark(240, "240")));
  }

  static Distribution ofSampleRates() {
    return new Distribution(
        "Sample rate",
        Bins.around(
            0.0002,
            new Mark(8000, "8 kHz"),
            new Mark(11025, "11.025 kHz"),
            new Mark(12000, "12 kHz"),
            new Mark(16000, "16 kHz"),
            new Mark(22050, "22.05 kHz"),
            new Mark(24000, "24 kHz"),
            new Mark(32000, "32 kHz"),
            new Mark(44100, "44.1 kHz"),
            new Mark(48000, "48 kHz"),
            new Mark(88200, "88.2 kHz"),
            new Mark(96000, "96 kHz"),
            new Mark(176400, "176.4 kHz"),
            new Mark(192000, "192 kHz")));
  }

  static Distribution ofPages() {
    return new Distribution(
        "Pages",
        new Bins(
            new double[] {1, 2, 3, 6, 11, 21, 51, 101, 501, 1001},
            List.of(
                "0",
                "1",
                "2",
                "3 to 5",
                "6 to 10",
                "11 to 20",
                "21 to 50",
                "51 to 100",
                "101 to 500",
                "501 to 1000",
                "more than 1000"),
            false));
  }

  /** Counts a file; nothing when it has no such number. */
  void add(MediaKind kind, double value) {
    if (!Double.isNaN(value)) {
      counts.computeIfAbsent(kind, any -> new long[bins.size()])[bins.of(value)]++;
    }
  }

  /** The classes to show: empty ones at the ends, or everywhere, are none. */
  private List<Integer> shown() {
    long[] sums = new long[bins.size()];
    counts.values().forEach(some -> Arrays.setAll(sums, i -> sums[i] + some[i]));
    List<Integer> full = new ArrayList<>();
    for (int i = 0; i < sums.length; i++) {
      if (sums[i] > 0) {
        full.add(i);
      }
    }
    if (bins.hidesEmpty() || full.isEmpty()) {
      return full;
    }
    List<Integer> shown = new ArrayList<>();
    for (int i = full.get(0); i <= full.get(full.size() - 1); i++) {
      shown.add(i);
    }
    return shown;
  }

  /** Writes the classes and for each kind how often each occurs. */
  void write(JsonGenerator out) throws IOException {
    List<Integer> shown = shown();
    out.writeStartObject();
    out.writeStringField("title", title);
    out.writeArrayFieldStart("bins");
    for (int bin : shown) {
      out.writeString(bins.labels().get(bin));
    }
    out.writeEndArray();
    out.writeArrayFieldStart("kinds");
    for (Map.Entry<MediaKind, long[]> kind : counts.entrySet()) {
      out.writeStartObject();
      out.writeStringField("kind", kind.getKey().label());
      out.writeArrayFieldStart("counts");
      for (int bin : shown) {
        out.writeNumber(kind.getValue()[bin]);
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    out.writeEndArray();
    out.writeEndObject();
  }
}

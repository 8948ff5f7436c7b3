package dev.assay.report;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.CharacterEscapes;
import com.fasterxml.jackson.core.io.SerializedString;
import dev.assay.encord.gate.Gate;
import dev.assay.scan.ScanRecord;
import dev.assay.scan.StoredRecord;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A page about a scan that opens without a network: what the files are, what was found, and what it
 * took.
 *
 * <p>Only totals, distributions, extremes and samples are kept, so neither memory nor the page
 * grows with the number of files, and the order of the records makes no difference. Not
 * thread-safe.
 */
public final class Report {
  private static final JsonFactory JSON = new JsonFactory();

  private final Totals totals = new Totals();
  private final FindingTotals findings = new FindingTotals();
  private final Resolutions resolutions = new Resolutions();
  private final Distribution aspects = Distribution.ofAspects();
  private final Distribution durations = Distribution.ofDurations();
  private final Distribution frameRates = Distribution.ofFrameRates();
  private final Distribution sampleRates = Distribution.ofSampleRates();
  private final Distribution pages = Distribution.ofPages();
  private final Distribution fileSizes = Distribution.ofFileSizes();
  private final Duplicated duplicates = new Duplicated();
  private final Slowest slowest = new Slowest();
  private final SeriesTable series;

  /**
   * What stands above a report.
   *
   * @param places what was scanned, or the journals it was read from
   * @param made when the report was made
   * @param elapsed the wall-clock time of the scan, null when unknown
   */
  public record Heading(List<String> places, Instant made, @Nullable Duration elapsed) {
    private static final int MOST_PLACES = 20;

    public Heading {
      places = List.copyOf(places);
    }

    private void write(JsonGenerator out) throws IOException {
      out.writeArrayFieldStart("places");
      for (String place : places.subList(0, Math.min(places.size(), MOST_PLACES))) {
        out.writeString(Clip.path(place));
      }
      out.writeEndArray();
      out.writeNumberField("morePlaces", Math.max(0, places.size() - MOST_PLACES));
      out.writeStringField("made", made.toString());
      if (elapsed != null) {
        out.writeNumberField("seconds", elapsed.toMillis() / 1e3);
      }
    }
  }

  /** What has to be written otherwise inside a {@code script} element. */
  private static final class ScriptEscapes extends CharacterEscapes {
    private static final long serialVersionUID = 1L;

    @Override
    public int[] getEscapeCodesForAscii() {
      int[] codes = standardAsciiEscapesForJSON();
      codes['<'] = ESCAPE_STANDARD;
      codes['>'] = ESCAPE_STANDARD;
      codes['&'] = ESCAPE_STANDARD;
      codes[0x7F] = ESCAPE_STANDARD; // delete, the one control character JSON lets stand
      return codes;
    }

    @Override
    public SerializableString getEscapeSequence(int character) {
      return new SerializedString(String.format(Locale.ROOT, "\\u%04x", character));
    }
  }

  /**
   * A report without files.
   *
   * @param gate what judges DICOM series
   */
  public Report(Gate gate) {
    series = new SeriesTable(gate);
  }

  /** Adds a file. */
  public void add(ScanRecord record) {
    add(Described.of(record));
  }

  /**
   * Adds a file.
   *
   * @throws IOException when its metadata is not what its kind has
   */
  public void add(StoredRecord record) throws IOException {
    add(Described.of(record));
  }

  private void add(Described file) {
    Described.Measures measures = file.measures();
    totals.add(file);
    findings.add(file);
    resolutions.add(file);
    if (measures.width() > 0 && measures.height() > 0) {
      aspects.add(file.kind(), (double) measures.width() / measures.height());
    }
    durations.add(file.kind(), measures.duration());
    frameRates.add(file.kind(), measures.frameRate());
    sampleRates.add(file.kind(), measures.sampleRate());
    pages.add(file.kind(), measures.pages());
    if (file.bytes() >= 0) {
      fileSizes.add(file.kind(), (double) file.bytes());
    }
    duplicates.add(file);
    slowest.add(file);
    series.add(file);
  }

  /** Writes the page, which says everything about the files added so far. */
  public void write(Heading heading, OutputStream out) throws IOException {
    Page.load().write(data -> writeJson(heading, data), out);
  }

  /** Writes the data of the page: ASCII without what could end a script. */
  void writeJson(Heading heading, OutputStream stream) throws IOException {
    try (JsonGenerator out = JSON.createGenerator(stream)) {
      out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
      out.setHighestNonEscapedChar(0x7e);
      out.setCharacterEscapes(new ScriptEscapes());
      out.writeStartObject();
      heading.write(out);
      totals.write(out);
      out.writeFieldName("findings");
      findings.write(out);
      out.writeFieldName("resolutions");
      resolutions.write(out);
      out.writeArrayFieldStart("distributions");
      for (Distribution distribution :
          List.of(aspects, durations, frameRates, sampleRates, pages, fileSizes)) {
        distribution.write(out);
      }
      out.writeEndArray();
      out.writeFieldName("series");
      series.write(out);
      out.writeFieldName("duplicates");
      duplicates.write(out);
      out.writeFieldName("slowest");
      slowest.write(out);
      out.writeEndObject();
    }
  }
}

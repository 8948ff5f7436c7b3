package dev.assay.report;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.Cost;
import dev.assay.encord.wire.CustomerProvidedDicomSeriesDicomFileMetadata;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.DicomElement;
import dev.assay.facts.DicomFacts;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.MediaKind;
import dev.assay.facts.PdfFacts;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import dev.assay.finding.Finding;
import dev.assay.scan.ScanRecord;
import dev.assay.scan.ScanRecord.Status;
import dev.assay.scan.StoredRecord;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a report takes from a record, whether it was just made or read back from a journal.
 *
 * @param path where the file lies below what was scanned
 * @param kind its kind
 * @param status how the inspection ended
 * @param admitted whether the gate lets its metadata pass
 * @param duplicateOf the path of the first file of the same content; null for that one, or where
 *     nobody looked
 * @param bytes its size, -1 when unknown
 * @param findings everything noticed
 * @param cost what it took
 * @param measures its numbers
 * @param slice its place in a DICOM series, null for what is none
 */
record Described(
    String path,
    MediaKind kind,
    Status status,
    boolean admitted,
    @Nullable String duplicateOf,
    long bytes,
    List<Finding> findings,
    Cost cost,
    Measures measures,
    @Nullable Slice slice) {

  /**
   * Numbers of a file, NaN or 0 where it has none.
   *
   * @param width as displayed, in pixels
   * @param height as displayed, in pixels
   * @param duration in seconds
   * @param frameRate in frames per second
   * @param sampleRate in hertz
   * @param pages of a document
   */
  record Measures(
      long width, long height, double duration, double frameRate, double sampleRate, double pages) {

    static final Measures NONE = new Measures(0, 0, Double.NaN, Double.NaN, Double.NaN, Double.NaN);

    static Measures of(@Nullable Facts facts) {
      if (facts instanceof ImageFacts image) {
        Size size = image.displayed();
        return new Measures(
            size.width(), size.height(), Double.NaN, Double.NaN, Double.NaN, Double.NaN);
      }
      if (facts instanceof VideoFacts video) {
        AudioTrack sound = video.audio();
        return new Measures(
            video.displayed().width(),
            video.displayed().height(),
            real(video.duration()),
            real(video.frameRate()),
            sound == null ? Double.NaN : sound.sampleRate(),
            Double.NaN);
      }
      if (facts instanceof AudioFacts audio) {
        AudioTrack track = audio.track();
        return new Measures(
            0, 0, real(track.duration()), Double.NaN, track.sampleRate(), Double.NaN);
      }
      if (facts instanceof PdfFacts pdf) {
        Fact<Long> pages = pdf.numPages();
        return new Measures(
            0, 0, Double.NaN, Double.NaN, Double.NaN, pages == null ? Double.NaN : pages.value());
      }
      return NONE;
    }

    static Measures of(MediaKind kind, JsonNode facts) {
      if (!facts.isObject()) {
        return NONE;
      }
      JsonNode sound = kind == MediaKind.VIDEO ? facts.path("audio") : facts;
      return new Measures(
          facts.path("width").asLong(),
          facts.path("height").asLong(),
          facts.path("duration").asDouble(Double.NaN),
          facts.path("fps").asDouble(Double.NaN),
          sound.path("sampleRate").asDouble(Double.NaN),
          facts.path("numPages").asDouble(Double.NaN));
    }

    private static double real(@Nullable Fact<Rational> fact) {
      return fact == null ? Double.NaN : fact.value().toDouble();
    }
  }

  /**
   * A file of a DICOM series.
   *
   * @param seriesUid the series it names, null for none
   * @param modality its modality, null for none
   * @param tags what the gate lets into a payload, null when it refuses the file
   */
  record Slice(
      @Nullable String seriesUid,
      @Nullable String modality,
      @Nullable Map<String, @Nullable DicomElement> tags) {}

  static Described of(ScanRecord record) {
    Slice slice = null;
    if (record.facts() instanceof DicomFacts facts) {
      slice = new Slice(facts.seriesInstanceUid(), facts.modality(), tags(record.metadata()));
    }
    return new Described(
        record.path(),
        record.kind(),
        record.status(),
        record.metadata() != null,
        /* duplicateOf= */ null,
        record.identity().hasLength() ? record.identity().length() : -1,
        record.findings(),
        record.cost(),
        Measures.of(record.facts()),
        slice);
  }

  /**
   * What a report takes from a record that was read back.
   *
   * @throws IOException when its metadata is not what its kind has
   */
  static Described of(StoredRecord record) throws IOException {
    JsonNode json = record.json();
    JsonNode facts = json.path("facts");
    Slice slice = null;
    if (record.kind() == MediaKind.DICOM && facts.isObject()) {
      slice =
          new Slice(
              facts.path("seriesInstanceUid").textValue(),
              facts.path("modality").textValue(),
              tags(record.metadata()));
    }
    return new Described(
        record.path(),
        record.kind(),
        record.status(),
        json.path("metadata").isObject(),
        record.duplicateOf(),
        json.path("fileSize").asLong(-1),
        record.findings(),
        record.cost(),
        Measures.of(record.kind(), facts),
        slice);
  }

  private static @Nullable Map<String, @Nullable DicomElement> tags(@Nullable Object metadata) {
    return metadata instanceof CustomerProvidedDicomSeriesDicomFileMetadata dicom
        ? dicom.tags()
        : null;
  }
}

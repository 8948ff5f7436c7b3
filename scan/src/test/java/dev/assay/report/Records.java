package dev.assay.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.Cost;
import dev.assay.encord.wire.CustomerProvidedDicomSeriesDicomFileMetadata;
import dev.assay.encord.wire.CustomerProvidedImageMetadata;
import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.DicomElement;
import dev.assay.facts.DicomFacts;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.MediaKind;
import dev.assay.facts.PdfFacts;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import dev.assay.scan.RecordWriter;
import dev.assay.scan.ScanRecord;
import dev.assay.scan.ScanRecord.Status;
import dev.assay.scan.StoredRecord;
import dev.assay.source.Identity;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Records as a scan makes them. */
final class Records {
  private static final List<Double> AXIAL = List.of(1.0, 0.0, 0.0, 0.0, 1.0, 0.0);
  private static final FileType PNG = FileType.of("png", MediaKind.IMAGE, "image/png", "png");
  private static final FileType MP4 = FileType.of("mp4", MediaKind.VIDEO, "video/mp4", "mp4");
  private static final FileType WAV = FileType.of("wav", MediaKind.AUDIO, "audio/wav", "wav");
  private static final FileType PDF = FileType.of("pdf", MediaKind.PDF, "application/pdf", "pdf");
  private static final FileType DCM =
      FileType.of("dicom", MediaKind.DICOM, "application/dicom", "dcm");

  private Records() {}

  static ScanRecord image(String path, long bytes, long width, long height, Finding... findings) {
    Size size = new Size(width, height);
    return record(
        path,
        bytes,
        1000,
        PNG,
        new ImageFacts(PNG, size, size, 1, 1, 8, Playability.PLAYS),
        new CustomerProvidedImageMetadata("image/png", bytes, height, width),
        findings);
  }

  static ScanRecord video(String path, Rational rate, Rational duration, int sampleRate) {
    Size size = new Size(1920, 1080);
    return record(
        path,
        5 << 20,
        2000,
        MP4,
        new VideoFacts(
            MP4,
            size,
            size,
            0,
            Rational.ONE,
            "h264",
            Fact.measured(rate),
            null,
            Fact.measured(duration),
            null,
            null,
            false,
            1,
            new AudioTrack("aac", sampleRate, 2, null, null, Rational.ZERO),
            Playability.PLAYS,
            null,
            null),
        null);
  }

  static ScanRecord audio(String path, long seconds, int sampleRate) {
    AudioTrack track =
        new AudioTrack(
            "pcm", sampleRate, 1, null, Fact.measured(Rational.of(seconds)), Rational.ZERO);
    return record(path, 900, 3000, WAV, new AudioFacts(WAV, track, 1, Playability.PLAYS), null);
  }

  static ScanRecord pdf(String path, long pages) {
    return record(
        path,
        70_000,
        4000,
        PDF,
        new PdfFacts(PDF, Fact.measured(pages), false, false, "1.7"),
        null);
  }

  /** A slice of a CT series at a height in millimetres. */
  static ScanRecord slice(String path, String series, int number, double height) {
    Map<String, DicomElement> tags = new LinkedHashMap<>();
    tags.put("00080018", DicomElement.of("UI", List.of(series + "." + number)));
    tags.put("00100020", DicomElement.of("LO", List.of("P1")));
    tags.put("00180050", DicomElement.of("DS", List.of(2.0)));
    tags.put("0020000D", DicomElement.of("UI", List.of("1.2")));
    tags.put("0020000E", DicomElement.of("UI", List.of(series)));
    tags.put("00200032", DicomElement.of("DS", List.of(-100.0, -90.0, height)));
    tags.put("00200037", DicomElement.of("DS", AXIAL));
    tags.put("00280010", DicomElement.of("US", List.of(512L)));
    tags.put("00280011", DicomElement.of("US", List.of(512L)));
    tags.put("00280030", DicomElement.of("DS", List.of(0.5, 0.5)));
    tags.put("00281050", DicomElement.of("DS", List.of(40.0)));
    tags.put("00281051", DicomElement.of("DS", List.of(400.0)));
    return record(
        path,
        500_000,
        100,
        DCM,
        new DicomFacts(DCM, tags, null, null, "CT"),
        new CustomerProvidedDicomSeriesDicomFileMetadata(tags));
  }

  /** A slice that the gate refuses. */
  static ScanRecord refusedSlice(String path, String series) {
    Map<String, DicomElement> tags = Map.of("0020000E", DicomElement.of("UI", List.of(series)));
    return record(path, 500, 100, DCM, new DicomFacts(DCM, tags, null, null, "CT"), null);
  }

  static ScanRecord failed(String path, long micros, Finding... findings) {
    return new ScanRecord(
        path,
        Identity.of(path, Identity.UNKNOWN_LENGTH),
        MediaKind.UNKNOWN,
        Status.FAILED,
        FailureKind.UNREACHABLE,
        null,
        null,
        null,
        null,
        null,
        List.of(findings),
        new Cost(0, 1, Duration.ofNanos(micros * 1000)),
        null);
  }

  /** A record as it is read back once it is known to have the content of another file. */
  static StoredRecord duplicate(ScanRecord record, String original) throws IOException {
    ObjectNode json = (ObjectNode) new ObjectMapper().readTree(line(record));
    return StoredRecord.parse(json.put("duplicateOf", original).toString().getBytes(UTF_8));
  }

  /** A record as a scan writes it. */
  static byte[] line(ScanRecord record) throws IOException {
    return RecordWriter.line(record, null);
  }

  private static ScanRecord record(
      String path,
      long bytes,
      long micros,
      FileType type,
      Facts facts,
      @Nullable CustomerProvidedMetadata metadata,
      Finding... findings) {
    return new ScanRecord(
        path,
        Identity.of(path, bytes),
        type.kind(),
        Status.COMPLETE,
        null,
        type,
        type.name(),
        facts,
        metadata,
        null,
        List.of(findings),
        new Cost(40, 2, Duration.ofNanos(micros * 1000)),
        null);
  }
}

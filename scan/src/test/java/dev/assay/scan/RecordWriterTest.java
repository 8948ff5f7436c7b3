package dev.assay.scan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.Cost;
import dev.assay.Inspection;
import dev.assay.encord.gate.Judgement;
import dev.assay.encord.gate.TimelineVerdict;
import dev.assay.encord.wire.CustomerProvidedVideoMetadata;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.FrameTiming;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import dev.assay.facts.VolumeFacts;
import dev.assay.finding.Failure;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import dev.assay.source.Identity;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RecordWriterTest {
  private static final Identity CLIP =
      new Identity(
          "file:///data/a/clip.mp4",
          "clip.mp4",
          1_048_576,
          Instant.parse("2026-11-23T10:00:00Z"),
          null);
  private static final Cost COST = new Cost(8192, 2, Duration.ofNanos(41_000));

  private static String lines(ScanRecord... records) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (RecordWriter writer = new RecordWriter(bytes)) {
      for (ScanRecord record : records) {
        writer.write(record);
      }
    }
    return bytes.toString(StandardCharsets.UTF_8);
  }

  private static String lineAlone(ScanRecord record) throws IOException {
    return new String(RecordWriter.line(record, null), StandardCharsets.UTF_8);
  }

  private static ScanRecord record(Facts facts, Judgement judgement) {
    return ScanRecord.of(
        "a/clip.mp4", new Inspection.Complete(CLIP, "isobmff", facts, List.of(), COST), judgement);
  }

  @Test
  void aVideoIsWrittenAsTheRecordIsDocumented() throws IOException {
    VideoFacts facts =
        new VideoFacts(
            FileType.of("mp4", MediaKind.VIDEO, "video/mp4", "mp4"),
            new Size(1920, 1080),
            new Size(1080, 1920),
            90,
            Rational.ONE,
            "h264",
            Fact.measured(Rational.of(30000, 1001)),
            Fact.measured(300L),
            Fact.measured(Rational.of(1001, 100)),
            Fact.declared(Rational.of(1003, 100)),
            Rational.ZERO,
            false,
            1,
            new AudioTrack(
                "aac",
                48000,
                2,
                Fact.assumed(16),
                Fact.measured(Rational.of(1003, 100)),
                Rational.ZERO),
            Playability.PLAYS,
            "High",
            new FrameTiming(
                List.of(new FrameTiming.Interval(Rational.of(1001, 30000), 299)),
                0,
                true,
                250L,
                0,
                0,
                0,
                Rational.of(1003, 100)));
    Finding rotated =
        Finding.info("ROTATED", "The picture is turned.").about("width").mendedBy("Nothing.");
    Judgement judgement =
        new Judgement(
            new CustomerProvidedVideoMetadata(
                29.97002997002997, 10.01, 1080, 1920, 1_048_576, "video/mp4"),
            List.of(rotated),
            new TimelineVerdict(
                false,
                List.of(Finding.error("LATE_FIRST_FRAME", "The first frame is late.")),
                "ffmpeg -i clip.mp4 clip.constant.mp4"));

    String expected =
        """
        {"uri":"file:///data/a/clip.mp4","path":"a/clip.mp4","kind":"video","status":"complete",
         "failure":null,"format":"mp4","reader":"isobmff","mimeType":"video/mp4",
         "fileSize":1048576,"lastModified":"2026-11-23T10:00:00Z","etag":null,
         "facts":{"width":1080,"height":1920,"storedWidth":1920,"storedHeight":1080,"rotation":90,
          "pixelAspect":"1","frameRate":"30000/1001","fps":29.97002997002997,"frameCount":300,
          "duration":10.01,"containerDuration":10.03,"startTime":0.0,"codec":"h264",
          "variableFrameRate":false,"videoTracks":1,"playability":"plays",
          "playsInSafari":true,"profile":"High","timing":{"browserDuration":10.03,"startsWithKeyframe":true,
           "longestGop":250,"duplicates":0,"missing":0,"nonMonotonic":0,
           "intervals":[{"seconds":0.03336666666666667,"count":299}],"otherIntervals":0},
          "audio":{"codec":"aac","sampleRate":48000,"numChannels":2,"bitDepth":16,"duration":10.03,
           "startTime":0.0,"delay":0.0,"overhang":0.02}},
         "origins":{"fps":"measured","frameCount":"measured","duration":"measured",
          "containerDuration":"declared","audio.bitDepth":"assumed","audio.duration":"measured"},
         "metadata":{"fps":29.97002997002997,"duration":10.01,"width":1080,"height":1920,
          "fileSize":1048576,"mimeType":"video/mp4"},
         "timeline":{"safe":false,
          "because":[{"code":"LATE_FIRST_FRAME","message":"The first frame is late."}],
          "remedy":"ffmpeg -i clip.mp4 clip.constant.mp4"},
         "findings":[{"code":"ROTATED","severity":"info","field":"width",
          "message":"The picture is turned.","remedy":"Nothing."}],
         "cost":{"bytesRead":8192,"reads":2,"elapsedMicros":41}}
        """;
    assertThat(new ObjectMapper().readTree(lines(record(facts, judgement))))
        .isEqualTo(new ObjectMapper().readTree(expected));
  }

  @Test
  void everyRecordIsOneLine() throws IOException {
    Inspection failed =
        new Inspection.Failed(
            Identity.of("line\nbreak", 3),
            null,
            null,
            new Failure(FailureKind.MALFORMED, "MALFORMED", "no\ngood", "mend it", 2),
            List.of(),
            COST);
    Finding failure = Finding.error("MALFORMED", "no\ngood").mendedBy("mend it").at(2);
    ScanRecord record = ScanRecord.of("line\nbreak", failed, new Judgement(null, List.of(failure)));

    String text = lines(record, record);
    List<String> lines = text.lines().toList();

    assertThat(lines).hasSize(2);
    assertThat(text).startsWith("{").endsWith("}\n").isEqualTo(lineAlone(record).repeat(2));
    JsonNode json = new ObjectMapper().readTree(lines.get(1));
    assertThat(json.get("failure").asText()).isEqualTo("malformed");
    assertThat(json.get("findings").get(0).get("offset").asLong()).isEqualTo(2);
    assertThat(json.get("facts").isNull()).isTrue();
  }

  @Test
  void numbersThatJsonCannotHoldAreNull() throws IOException {
    VolumeFacts facts =
        new VolumeFacts(
            FileType.of("nifti", MediaKind.NIFTI, "application/x-nifti", "nii"),
            List.of(2L, 3L),
            List.of(1.5, Double.NaN),
            "int16");

    JsonNode json =
        new ObjectMapper().readTree(lines(record(facts, new Judgement(null, List.of()))));

    assertThat(json.get("facts").get("zooms")).hasToString("[1.5,null]");
  }
}

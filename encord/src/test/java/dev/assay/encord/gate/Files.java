package dev.assay.encord.gate;

import dev.assay.Cost;
import dev.assay.Inspection;
import dev.assay.encord.wire.CustomerProvidedDicomSeriesDicomFileMetadata;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.DicomElement;
import dev.assay.facts.DicomFacts;
import dev.assay.facts.DisplayedSize;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.FrameTiming;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.MediaKind;
import dev.assay.facts.PdfFacts;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.TextFacts;
import dev.assay.facts.VideoFacts;
import dev.assay.source.Identity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** Files as their inspections describe them, faultless unless a test says otherwise. */
final class Files {
  static final long LENGTH = 123_456;

  private Files() {}

  static Inspection complete(Facts facts) {
    return complete(facts, LENGTH);
  }

  static Inspection complete(Facts facts, long length) {
    return new Inspection.Complete(Identity.of("file", length), "test", facts, List.of(), cost());
  }

  static Inspection partial(Facts facts) {
    return new Inspection.Partial(Identity.of("file", LENGTH), "test", facts, List.of(), cost());
  }

  static Cost cost() {
    return new Cost(0, 0, Duration.ZERO);
  }

  static ImageFacts image(String mimeType, Size stored, int orientation) {
    return new ImageFacts(
        FileType.of("image", MediaKind.IMAGE, mimeType),
        stored,
        DisplayedSize.ofImage(stored, orientation),
        orientation,
        1,
        8,
        Playability.PLAYS);
  }

  static PdfFacts pdf(Fact<Long> pages, boolean encrypted) {
    return new PdfFacts(
        FileType.of("pdf", MediaKind.PDF, "application/pdf"),
        pages,
        encrypted,
        pages == null && encrypted,
        "1.7");
  }

  static TextFacts text(String mimeType) {
    return new TextFacts(FileType.of("text", MediaKind.TEXT, mimeType), Fact.measured("utf-8"), 1L);
  }

  /** Parts of a video that tests change. */
  static final class Video {
    String mimeType = "video/mp4";
    Size stored = new Size(1920, 1080);
    int rotation;
    Rational pixelAspect = Rational.ONE;
    Fact<Rational> rate = Fact.measured(new Rational(30000, 1001));
    Fact<Long> frames = Fact.measured(300L);
    Fact<Rational> duration = Fact.measured(new Rational(1001, 100));
    Rational start = Rational.ZERO;
    Boolean variable = false;
    int tracks = 1;
    AudioTrack audio;
    Playability playability = Playability.PLAYS;
    FrameTiming timing;

    VideoFacts facts() {
      return new VideoFacts(
          FileType.of("video", MediaKind.VIDEO, mimeType),
          stored,
          DisplayedSize.ofVideo(stored, pixelAspect, rotation),
          rotation,
          pixelAspect,
          "h264",
          rate,
          frames,
          duration,
          null,
          start,
          variable,
          tracks,
          audio,
          playability,
          null,
          timing);
    }
  }

  static VideoFacts video(Consumer<Video> change) {
    Video video = new Video();
    change.accept(video);
    return video.facts();
  }

  /** Parts of a sound file that tests change. */
  static final class Audio {
    String mimeType = "audio/mpeg";
    String codec = "mp3";
    int sampleRate = 44_100;
    int channels = 2;
    Fact<Integer> bitDepth = Fact.assumed(16);
    Fact<Rational> duration = Fact.measured(new Rational(21, 2));
    int tracks = 1;
    Playability playability = Playability.PLAYS;

    AudioFacts facts() {
      return new AudioFacts(
          FileType.of("audio", MediaKind.AUDIO, mimeType),
          new AudioTrack(codec, sampleRate, channels, bitDepth, duration, Rational.ZERO),
          tracks,
          playability);
    }
  }

  static AudioFacts audio(Consumer<Audio> change) {
    Audio audio = new Audio();
    change.accept(audio);
    return audio.facts();
  }

  /** The 22 tags of a plain slice, after a change. */
  static Map<String, DicomElement> tags(Consumer<Map<String, DicomElement>> change) {
    Map<String, DicomElement> tags = new LinkedHashMap<>();
    CustomerProvidedDicomSeriesDicomFileMetadata.REQUIRED_TAGS.forEach(tag -> tags.put(tag, null));
    tags.put("00080018", DicomElement.of("UI", List.of("1.2.3.4")));
    tags.put("00100020", DicomElement.of("LO", List.of("P1")));
    tags.put("0020000D", DicomElement.of("UI", List.of("1.2.3")));
    tags.put("0020000E", DicomElement.of("UI", List.of("1.2.3.1")));
    tags.put("00200013", DicomElement.of("IS", List.of(7L)));
    tags.put("00280010", DicomElement.of("US", List.of(512L)));
    tags.put("00280011", DicomElement.of("US", List.of(256L)));
    tags.put("00280030", DicomElement.of("DS", List.of(0.5, 0.5)));
    change.accept(tags);
    return tags;
  }

  static DicomFacts dicom(Consumer<Map<String, DicomElement>> change) {
    return new DicomFacts(
        FileType.of("dicom", MediaKind.DICOM, "application/dicom"), tags(change), null, null, "CT");
  }
}

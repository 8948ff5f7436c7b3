package dev.assay.encord.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import dev.assay.Inspection;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.DicomElement;
import dev.assay.facts.Fact;
import dev.assay.facts.FileType;
import dev.assay.facts.FrameTiming;
import dev.assay.facts.FrameTiming.Interval;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import dev.assay.finding.Finding;
import dev.assay.source.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files at the limits of the rules: what is exactly at one passes, what is beyond is found. */
class LimitsTest {
  private static final Gate GATE = Gate.standard();

  // Any file

  @ParameterizedTest
  @CsvSource({
    "IMAGE, 1000000000, ''",
    "IMAGE, 1000000001, LARGE_FILE",
    "VIDEO, 1000000000, ''",
    "VIDEO, 1000000001, LARGE_FILE",
    "DICOM, 25000000, ''",
    "DICOM, 25000001, LARGE_FILE",
    "TEXT, 5000000000000, ''",
    "IMAGE, 1, ''",
  })
  void bytesOfAFile(MediaKind kind, long length, String code) {
    Inspection file =
        switch (kind) {
          case IMAGE -> Files.complete(Files.image("image/png", new Size(1, 1), 1), length);
          case VIDEO -> Files.complete(Files.video(video -> {}), length);
          case DICOM -> Files.complete(Files.dicom(tags -> {}), length);
          default -> Files.complete(Files.text("text/plain"), length);
        };

    assertFinds(file, code);
  }

  @ParameterizedTest
  @CsvSource({
    "PLAYS, SAFARI_ONLY",
    "UNKNOWN, SAFARI_ONLY",
    "SAFARI_ONLY, NOT_PLAYABLE",
    "NO_PICTURE, NOT_PLAYABLE",
    "NO, NOT_PLAYABLE",
  })
  void whatNoBrowserShowsIsNotSaidToBeForSafariToo(Playability playability, String code) {
    Size size = new Size(1, 1);
    FileType tiff = FileType.of("tiff", MediaKind.IMAGE, "image/tiff");

    Judgement image =
        GATE.judge(Files.complete(new ImageFacts(tiff, size, size, 1, 1, 8, playability)));
    Judgement video =
        GATE.judge(
            Files.complete(
                Files.video(
                    movie -> {
                      movie.mimeType = "video/quicktime";
                      movie.playability = playability;
                    })));

    assertThat(image.findings()).extracting(Finding::code).containsExactly(code);
    assertThat(image.findings().get(0).remedy()).contains("magick");
    assertThat(video.findings()).extracting(Finding::code).containsExactly(code);
    assertThat(video.findings().get(0).remedy()).contains("ffmpeg");
  }

  @ParameterizedTest
  @CsvSource({
    "s3://b/a.zip!/x.png, INSIDE_ARCHIVE",
    "s3://b/a.zip/x.png, ''",
  })
  void aFileInsideAnArchiveHasNoUrlOfItsOwn(String uri, String code) {
    assertFinds(
        new Inspection.Complete(
            Identity.of(uri, 1),
            "test",
            Files.image("image/png", new Size(1, 1), 1),
            List.of(),
            Files.cost()),
        code);
  }

  // Pictures

  @ParameterizedTest
  @CsvSource({
    "3840, 2160, ''",
    "2160, 3840, ''",
    "3841, 2160, OVER_4K",
    "3840, 2161, OVER_4K",
    "2161, 2161, OVER_4K",
    "1, 3841, OVER_4K",
    "1, 1, ''",
    "0, 1, EMPTY_PICTURE",
    "1, 0, EMPTY_PICTURE",
  })
  void pixelsOfAPicture(int width, int height, String code) {
    assertFinds(Files.complete(Files.image("image/png", new Size(width, height), 1)), code);
  }

  // Videos

  @ParameterizedTest
  @CsvSource({
    "0/1, ''",
    "1/50, FIRST_FRAME_NOT_AT_ZERO",
    "1801/90000, LATE_FIRST_FRAME",
    "-1/50, FIRST_FRAME_NOT_AT_ZERO",
    "-1801/90000, LATE_FIRST_FRAME",
  })
  void halfAFrameAtTwentyFiveFromZeroToTheFirst(String start, String code) {
    assertFinds(tenSeconds(video -> video.start = rational(start)), code);
  }

  @ParameterizedTest
  @CsvSource({
    "1/50, ''",
    "1801/90000, AUDIO_STARTS_APART",
    "-1/50, ''",
    "-1801/90000, AUDIO_STARTS_APART",
  })
  void halfAFrameAtTwentyFiveFromPictureToSound(String start, String code) {
    AudioTrack sound = new AudioTrack("aac", 48_000, 2, null, null, rational(start));

    assertFinds(tenSeconds(video -> video.audio = sound), code);
  }

  @ParameterizedTest
  @CsvSource({
    "11/1, ''",
    "528001/48000, AUDIO_ENDS_APART",
    "9/1, ''",
    "431999/48000, AUDIO_ENDS_APART",
  })
  void aSecondFromTheEndOfThePictureToThatOfTheSound(String length, String code) {
    AudioTrack sound =
        new AudioTrack("aac", 48_000, 2, null, Fact.measured(rational(length)), Rational.ZERO);

    assertFinds(tenSeconds(video -> video.audio = sound), code);
  }

  @Test
  void soundEndsBeforeOrAfterThePicture() {
    AudioTrack longer =
        new AudioTrack("aac", 48_000, 2, null, Fact.measured(Rational.of(12)), Rational.ZERO);
    AudioTrack shorter =
        new AudioTrack("aac", 48_000, 2, null, Fact.measured(Rational.of(7)), Rational.ZERO);

    assertThat(GATE.judge(tenSeconds(video -> video.audio = longer)).findings())
        .extracting(Finding::message)
        .containsExactly("The sound ends 2.0 s after the picture.");
    assertThat(GATE.judge(tenSeconds(video -> video.audio = shorter)).findings())
        .extracting(Finding::message)
        .containsExactly("The sound ends 3.0 s before the picture.");
  }

  @ParameterizedTest
  @CsvSource({
    "251/25, ''",
    "249/25, ''",
    "903601/90000, FRAME_COUNT_CONTRADICTS_DURATION",
    "896399/90000, FRAME_COUNT_CONTRADICTS_DURATION",
  })
  void oneFrameBetweenTheFramesAndTheirTrack(String duration, String code) {
    assertFinds(tenSeconds(video -> video.duration = Fact.measured(rational(duration))), code);
  }

  @ParameterizedTest
  @CsvSource({"1, ''", "200000, ''", "200001, MANY_FRAMES"})
  void framesOfAVideo(long frames, String code) {
    assertFinds(
        Files.complete(
            Files.video(
                video -> {
                  video.rate = Fact.measured(Rational.of(24));
                  video.frames = Fact.measured(frames);
                  video.duration = null;
                })),
        code);
  }

  @Test
  void framesBeyondWhatADoubleCountsAreRefused() {
    long odd = (1L << 53) + 1; // the doubles about it are even

    Judgement judgement =
        GATE.judge(
            Files.complete(
                Files.video(
                    video -> {
                      video.rate = Fact.measured(Rational.ONE);
                      video.frames = Fact.measured(odd);
                      video.duration = null;
                    })));

    assertThat(judgement.metadata()).isNull();
    assertThat(judgement.findings())
        .extracting(Finding::message)
        .contains("9007199254740993 frames at 1 per second would be counted as 9007199254740992.");
  }

  @ParameterizedTest
  @CsvSource({"1, ''", "2, UNKNOWN_FRAME_SPACING"})
  void twoFramesHaveASpacing(long frames, String code) {
    assertFinds(
        Files.complete(
            Files.video(
                video -> {
                  video.rate = Fact.measured(Rational.of(24));
                  video.frames = Fact.measured(frames);
                  video.duration = null;
                  video.variable = null;
                })),
        code);
  }

  @Test
  void oneFrameHasAStart() {
    assertFinds(
        Files.complete(
            Files.video(
                video -> {
                  video.rate = Fact.measured(Rational.of(24));
                  video.frames = Fact.measured(1L);
                  video.duration = null;
                  video.start = null;
                })),
        "UNKNOWN_START");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0, 0, ''",
    "1, 0, 0, 'Of the frames 1 have the time of the frame before.'",
    "0, 1, 0, 'Of the frames 1 are missing.'",
    "0, 0, 1, 'Of the frames 1 come out of order.'",
    "3, 1, 2, 'Of the frames 3 have the time of the frame before, 2 come out of order, 1 are"
        + " missing.'",
  })
  void framesThatAreAmissAreCounted(
      long duplicates, long missing, long nonMonotonic, String message) {
    VideoFacts video =
        timed(
            false,
            new FrameTiming(List.of(), 0, true, null, duplicates, missing, nonMonotonic, null));

    assertThat(GATE.judge(Files.complete(video)).findings())
        .extracting(Finding::message)
        .isEqualTo(message.isEmpty() ? List.of() : List.of(message));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 0, ''",
    "2, 0, ', from 20.000 to 40.000 ms apart'",
    "2, 1, ', from 20.000 to 40.000 ms apart as if 1 were missing'",
  })
  void unevenFramesAreToldWithTheirIntervals(int intervals, long missing, String spread) {
    List<Interval> all =
        List.of(
            new Interval(new Rational(1, 25), 200), // the most frequent is first
            new Interval(new Rational(1, 50), 99));
    FrameTiming timing =
        new FrameTiming(all.subList(0, intervals), 0, true, null, 0, missing, 0, null);

    assertThat(GATE.judge(Files.complete(timed(true, timing))).findings())
        .extracting(Finding::message)
        .containsExactly(
            "The frames are unevenly spaced" + spread + ", so no frame rate places them.");
  }

  static Stream<Arguments> videosToReEncode() {
    long odd = (1L << 53) + 1;
    AudioTrack late = new AudioTrack("aac", 48_000, 2, null, null, Rational.ONE);
    FrameTiming ghosts = new FrameTiming(List.of(), 0, true, null, 1, 0, 0, null);
    FrameTiming open = new FrameTiming(List.of(), 0, false, null, 0, 0, 0, null);
    return Stream.of(
        arguments("NO_FRAME_RATE", tenSeconds(video -> video.rate = null)),
        arguments("NO_FRAME_COUNT", tenSeconds(video -> video.frames = null)),
        arguments(
            "FRAME_COUNT_NOT_DERIVABLE", tenSeconds(video -> video.frames = Fact.measured(odd))),
        arguments("VARIABLE_FRAME_RATE", tenSeconds(video -> video.variable = true)),
        arguments("LATE_FIRST_FRAME", tenSeconds(video -> video.start = Rational.ONE)),
        arguments("AUDIO_STARTS_APART", tenSeconds(video -> video.audio = late)),
        arguments(
            "FRAME_COUNT_CONTRADICTS_DURATION",
            tenSeconds(video -> video.duration = Fact.measured(Rational.of(11)))),
        arguments(
            "FRAME_COUNT_DIFFERS_FROM_DECLARED",
            tenSeconds(video -> video.duration = Fact.declared(Rational.of(11)))),
        arguments("GHOST_FRAMES", Files.complete(timed(false, ghosts))),
        arguments("FIRST_FRAME_NO_KEYFRAME", Files.complete(timed(false, open))));
  }

  @ParameterizedTest
  @MethodSource("videosToReEncode")
  void whatReEncodingMendsComesWithItsCommand(String code, Inspection file) {
    assertThat(GATE.judge(file).findings())
        .filteredOn(finding -> finding.code().equals(code))
        .singleElement()
        .extracting(Finding::remedy)
        .asString()
        .contains(" Run: ffmpeg -i IN ")
        .endsWith(" OUT.mp4");
  }

  // Sound

  @ParameterizedTest
  @CsvSource({
    "0, NO_SAMPLE_RATE",
    "1, UNUSUAL_SAMPLE_RATE",
    "7999, UNUSUAL_SAMPLE_RATE",
    "8000, ''",
    "96000, ''",
    "96001, UNUSUAL_SAMPLE_RATE",
  })
  void samplesInASecond(int rate, String code) {
    assertFinds(sound(audio -> audio.sampleRate = rate), code);
  }

  @ParameterizedTest
  @CsvSource({
    "-1, NO_BIT_DEPTH",
    "0, NO_BIT_DEPTH",
    "1, UNUSUAL_BIT_DEPTH",
    "15, UNUSUAL_BIT_DEPTH",
    "16, ''",
    "32, ''",
    "33, UNUSUAL_BIT_DEPTH",
  })
  void bitsOfASample(int bits, String code) {
    assertFinds(sound(audio -> audio.bitDepth = Fact.measured(bits)), code);
  }

  @ParameterizedTest
  @CsvSource({"0, 1, NO_CHANNELS", "1, 1, ''", "1, 2, SEVERAL_AUDIO_TRACKS"})
  void channelsAndTracksOfSound(int channels, int tracks, String code) {
    assertFinds(
        sound(
            audio -> {
              audio.channels = channels;
              audio.tracks = tracks;
            }),
        code);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mp3", "pcm_s24le", "flac", "eac3", "aac"})
  void codecsThePlatformDocuments(String codec) {
    assertFinds(sound(audio -> audio.codec = codec), "");
  }

  // Documents

  @ParameterizedTest
  @CsvSource({"0, NO_PAGE_COUNT", "1, ''"})
  void pagesOfADocument(long pages, String code) {
    assertFinds(Files.complete(Files.pdf(Fact.measured(pages), false)), code);
  }

  // DICOM

  @ParameterizedTest
  @CsvSource({
    "00280010, 0, EMPTY_PICTURE_MATRIX",
    "00280010, 1, ''",
    "00280011, 0, EMPTY_PICTURE_MATRIX",
    "00280011, 1, ''",
  })
  void rowsAndColumns(String tag, long count, String code) {
    assertFinds(dicom(tag, DicomElement.of("US", List.of(count))), code);
  }

  @ParameterizedTest
  @CsvSource({
    "00080018, 64, ''",
    "00080018, 65, UID_LENGTH",
    "0020000D, 64, ''",
    "0020000D, 65, UID_LENGTH",
    "0020000E, 64, ''",
    "0020000E, 65, UID_LENGTH",
  })
  void charactersOfAUid(String tag, int length, String code) {
    assertFinds(dicom(tag, DicomElement.of("UI", List.of("1".repeat(length)))), code);
  }

  @Test
  void aUidThatIsTooLongIsSaid() {
    String uid = "1".repeat(65);

    assertThat(GATE.judge(dicom("0020000E", DicomElement.of("UI", List.of(uid)))).findings())
        .extracting(Finding::message)
        .containsExactly("A UID has 65 characters: " + uid + ".");
  }

  @ParameterizedTest
  @CsvSource({"-1, 'NumberOfFrames is -1.'", "0, 'NumberOfFrames is 0.'", "1, ''"})
  void framesOfADicomFile(long frames, String message) {
    assertThat(GATE.judge(dicom("00280008", DicomElement.of("IS", List.of(frames)))).findings())
        .extracting(Finding::message)
        .isEqualTo(message.isEmpty() ? List.of() : List.of(message));
  }

  @Test
  void anElementHasAValueOrBytesButNotBoth() {
    assertFinds(
        dicom("00280004", new DicomElement("CS", List.of("MONOCHROME2"), "AAAA")), "TAG_SHAPE");
    assertFinds(dicom("00280004", DicomElement.of("CS", List.of("MONOCHROME2"))), "");
    assertFinds(dicom("00280004", DicomElement.binary("UN", "AAAA")), "");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "C", "CSS", "cS", "Cs", "@S", "C[", "[S", "C@"})
  void aRepresentationIsTwoCapitals(String vr) {
    assertFinds(dicom("00280004", DicomElement.of(vr, List.of("x"))), "TAG_SHAPE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"AZ", "ZA"})
  void aRepresentationMayBeAnyTwoCapitals(String vr) {
    assertFinds(dicom("00280004", DicomElement.of(vr, List.of("x"))), "");
  }

  private static void assertFinds(Inspection file, String code) {
    List<String> codes = new ArrayList<>();
    GATE.judge(file).findings().forEach(finding -> codes.add(finding.code()));
    assertThat(String.join(" ", codes)).isEqualTo(code);
  }

  /** Ten seconds at 25 frames per second, after a change. */
  private static Inspection tenSeconds(Consumer<Files.Video> change) {
    Consumer<Files.Video> base =
        video -> {
          video.rate = Fact.measured(Rational.of(25));
          video.frames = Fact.measured(250L);
          video.duration = Fact.measured(Rational.of(10));
        };
    return Files.complete(Files.video(base.andThen(change)));
  }

  private static VideoFacts timed(boolean variable, FrameTiming timing) {
    return Files.video(
        change -> {
          change.variable = variable;
          change.timing = timing;
        });
  }

  /** Sound of a measured bit depth, after a change. */
  private static Inspection sound(Consumer<Files.Audio> change) {
    Consumer<Files.Audio> base = audio -> audio.bitDepth = Fact.measured(16);
    return Files.complete(Files.audio(base.andThen(change)));
  }

  private static Inspection dicom(String tag, DicomElement element) {
    return Files.complete(Files.dicom(tags -> tags.put(tag, element)));
  }

  private static Rational rational(String fraction) {
    int slash = fraction.indexOf('/');
    return new Rational(
        Long.parseLong(fraction.substring(0, slash)),
        Long.parseLong(fraction.substring(slash + 1)));
  }
}

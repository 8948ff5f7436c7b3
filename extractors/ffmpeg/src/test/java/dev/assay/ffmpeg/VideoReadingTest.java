package dev.assay.ffmpeg;

import static dev.assay.ffmpeg.Reading.codes;
import static dev.assay.ffmpeg.Reading.failure;
import static dev.assay.ffmpeg.Reading.inspect;
import static dev.assay.ffmpeg.Reading.video;
import static dev.assay.ffmpeg.Reading.within;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Inspection;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.Origin;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import dev.assay.read.Limits;
import dev.assay.testdata.av.AviFile;
import dev.assay.testdata.av.MatroskaFile;
import dev.assay.testdata.av.Mp4File;
import dev.assay.testdata.av.TransportStreamFile;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VideoReadingTest {
  private static final Rational NTSC = Rational.of(30_000, 1001);

  @Test
  void framesRateAndDurationAreMeasured() {
    VideoFacts facts = video(Mp4File.video(64, 48, 30_000, 1001, 30).bytes());

    assertThat(facts.type().name()).isEqualTo("mp4");
    assertThat(facts.type().mimeType()).isEqualTo("video/mp4");
    assertThat(facts.codec()).isEqualTo("h264");
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(30L));
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(NTSC));
    assertThat(facts.duration()).isEqualTo(Fact.measured(Rational.of(1001, 1000)));
    assertThat(facts.startTime()).isEqualTo(Rational.ZERO);
    assertThat(facts.variableFrameRate()).isFalse();
    assertThat(facts.videoTracks()).isEqualTo(1);
    assertThat(facts.audio()).isNull();
    assertThat(facts.playability()).isEqualTo(Playability.PLAYS);
  }

  @Test
  void soundLongerThanThePictureDoesNotLengthenIt() {
    VideoFacts facts = video(Mp4File.video(64, 48, 25, 1, 25).withAudio(48_000, 94).bytes());

    assertThat(facts.duration()).isEqualTo(Fact.measured(Rational.of(1)));
    AudioTrack sound = facts.audio();
    assertThat(sound).isNotNull();
    assertThat(sound.codec()).isEqualTo("aac");
    assertThat(sound.sampleRate()).isEqualTo(48_000);
    assertThat(sound.numChannels()).isEqualTo(1);
    assertThat(sound.bitDepth()).isEqualTo(Fact.assumed(16));
    assertThat(sound.duration()).isEqualTo(Fact.measured(Rational.of(94 * 1024, 48_000)));
    assertThat(facts.containerDuration().origin()).isEqualTo(Origin.DECLARED);
    assertThat(facts.containerDuration().value().toDouble()).isBetween(2.004, 2.006);
  }

  @Test
  void movieBoxBehindTheMediaDataChangesNothing() {
    Mp4File file = Mp4File.video(64, 48, 30_000, 1001, 30);
    VideoFacts first = video(file.bytes());

    assertThat(video(file.movieLast().bytes())).isEqualTo(first);
  }

  @Test
  void codedSizeIsWithoutTheRowsTheCodecCrops() {
    assertThat(video(Mp4File.video(66, 50, 25, 1, 3).bytes()).stored()).isEqualTo(new Size(66, 50));
  }

  @ParameterizedTest
  @CsvSource({"0, 64, 48", "90, 48, 64", "180, 64, 48", "270, 48, 64"})
  void quarterTurnsSwapTheSides(int degrees, int width, int height) {
    Inspection inspection = inspect(Mp4File.video(64, 48, 25, 1, 3).rotated(degrees).bytes());
    VideoFacts facts = video(inspection);

    assertThat(facts.rotation()).isEqualTo(degrees);
    assertThat(facts.stored()).isEqualTo(new Size(64, 48));
    assertThat(facts.displayed()).isEqualTo(new Size(width, height));
  }

  @Test
  void pixelAspectIsAppliedBeforeTheTurn() {
    Inspection inspection =
        inspect(Mp4File.video(320, 240, 25, 1, 2).withPixelAspect(3, 2).rotated(90).bytes());

    assertThat(video(inspection).displayed()).isEqualTo(new Size(240, 480));
  }

  @Test
  void pixelAspectOfTheContainerBeatsThatOfTheStream() {
    VideoFacts facts =
        video(Mp4File.video(64, 48, 25, 1, 3).withPixelAspect(4, 3).withStreamAspect(2, 1).bytes());

    assertThat(facts.pixelAspect()).isEqualTo(Rational.of(4, 3));
    assertThat(facts.displayed()).isEqualTo(new Size(85, 48));
  }

  @Test
  void pixelAspectOfTheStreamCountsWhereTheContainerHasNone() {
    VideoFacts facts = video(Mp4File.video(64, 48, 25, 1, 3).withStreamAspect(1, 2).bytes());

    assertThat(facts.displayed()).isEqualTo(new Size(64, 96));
  }

  @Test
  void displaySizeOfMatroskaIsAPixelAspect() {
    VideoFacts facts = video(MatroskaFile.constant(64, 48, 25, 1, 10).displayedAs(128, 48).bytes());

    assertThat(facts.stored()).isEqualTo(new Size(64, 48));
    assertThat(facts.displayed()).isEqualTo(new Size(128, 48));
  }

  @Test
  void editListLeavesOutWhatItDoesNotShow() {
    VideoFacts facts = video(Mp4File.video(64, 48, 600, 20, 30).withEdit(200, 300).bytes());

    assertThat(facts.frameCount()).isEqualTo(Fact.measured(15L));
    assertThat(facts.duration()).isEqualTo(Fact.measured(Rational.of(1, 2)));
    assertThat(facts.startTime()).isEqualTo(Rational.ZERO);
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(Rational.of(30)));
  }

  @Test
  void emptyEditDelaysTheFirstFrame() {
    Inspection inspection =
        inspect(Mp4File.video(64, 48, 25, 1, 25).withEmptyEdit(2000).withAudio(8000, 30).bytes());

    assertThat(video(inspection).startTime()).isEqualTo(Rational.of(2));
    assertThat(video(inspection).duration()).isEqualTo(Fact.measured(Rational.of(1)));
  }

  @Test
  void framesDecodedInAnotherOrderThanShownAreEven() {
    // Decoded 0 1 2 3 ..., shown in the order I P B B: offsets put them in place.
    int[] offsets = {512, 1536, 0, 0, 1536, 0, 0, 1536, 0, 0};
    VideoFacts facts = video(Mp4File.video(64, 48, 12_800, 512, 10).withOffsets(offsets).bytes());

    assertThat(facts.variableFrameRate()).isFalse();
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(Rational.of(25)));
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(10L));
  }

  @Test
  void unevenFramesAreFound() {
    int[] durations = new int[30];
    Arrays.fill(durations, 512);
    durations[10] = 1536;
    Inspection inspection = inspect(Mp4File.video(64, 48, 12_800, durations).bytes());
    VideoFacts facts = video(inspection);

    assertThat(facts.variableFrameRate()).isTrue();
    assertThat(facts.frameRate())
        .isEqualTo(Fact.estimated(Rational.of(30L * 12_800, 29 * 512 + 1536)));
  }

  @Test
  void aTickOfRoundingIsEven() {
    // 29.97 on a clock of 600: 20.02 ticks, written as 20 with a 21 now and then.
    int[] durations = new int[200];
    for (int i = 0; i < durations.length; i++) {
      durations[i] = (int) ((i + 1) * 600L * 1001 / 30_000 - i * 600L * 1001 / 30_000);
    }
    VideoFacts facts = video(Mp4File.video(64, 48, 600, durations).bytes());

    assertThat(facts.variableFrameRate()).isFalse();
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(NTSC));
  }

  @Test
  void aLastFrameThatIsHeldIsNoOtherRate() {
    int[] durations = new int[20];
    Arrays.fill(durations, 512);
    durations[19] = 5120;
    Inspection inspection = inspect(Mp4File.video(64, 48, 12_800, durations).bytes());
    VideoFacts facts = video(inspection);

    assertThat(facts.frameRate()).isEqualTo(Fact.measured(Rational.of(25)));
    assertThat(facts.duration()).isEqualTo(Fact.measured(Rational.of(19 * 512 + 5120, 12_800)));
  }

  @ParameterizedTest
  @CsvSource({
    "24000, 1001",
    "24, 1",
    "25, 1",
    "30000, 1001",
    "30, 1",
    "50, 1",
    "60000, 1001",
    "60, 1",
    "15, 1",
    "12, 1",
    "120, 1"
  })
  void millisecondsOfMatroskaHideNoRate(long numerator, long denominator) {
    VideoFacts facts = video(MatroskaFile.constant(64, 48, numerator, denominator, 300).bytes());

    assertThat(facts.type().name()).isEqualTo("mkv");
    assertThat(facts.variableFrameRate()).isFalse();
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(Rational.of(numerator, denominator)));
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(300L));
    assertThat(facts.duration())
        .isEqualTo(Fact.measured(Rational.of(300 * denominator, numerator)));
  }

  @Test
  void fewFramesTakeTheRateTheContainerNames() {
    VideoFacts facts =
        video(
            MatroskaFile.constant(64, 48, 30_000, 1001, 4).withDefaultDuration(33_366_667).bytes());

    assertThat(facts.frameRate()).isEqualTo(Fact.measured(NTSC));
  }

  @Test
  void unevenMillisecondsAreUneven() {
    VideoFacts facts = video(MatroskaFile.video(64, 48, 0, 33, 67, 100, 170, 200, 233).bytes());

    assertThat(facts.variableFrameRate()).isTrue();
  }

  @Test
  void durationOfMatroskaIsOnlyDeclared() {
    VideoFacts facts = video(MatroskaFile.constant(64, 48, 25, 1, 25).declaring(60_000).bytes());

    assertThat(facts.containerDuration()).isEqualTo(Fact.declared(Rational.of(60)));
    assertThat(facts.duration()).isEqualTo(Fact.measured(Rational.of(1)));
  }

  @Test
  void encryptedTracksAreFound() {
    Inspection inspection = inspect(MatroskaFile.constant(64, 48, 25, 1, 5).encrypted().bytes());

    assertThat(codes(inspection)).contains("ENCRYPTED");
    assertThat(video(inspection).playability()).isEqualTo(Playability.NO);
  }

  @Test
  void aviIsReadAndNotPlayable() {
    Inspection inspection = inspect(AviFile.bytes(64, 48, 30_000, 1001, 40));
    VideoFacts facts = video(inspection);

    assertThat(facts.type().mimeType()).isEqualTo("video/x-msvideo");
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(40L));
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(NTSC));
    assertThat(facts.playability()).isEqualTo(Playability.NO);
  }

  @Test
  void transportStreamsOfBothPacketSizesAreRead() {
    VideoFacts plain = video(TransportStreamFile.bytes(64, 48, 126_000, 3003, 40));
    VideoFacts timed = video(TransportStreamFile.timestamped(64, 48, 126_000, 3003, 40));

    assertThat(plain.type().mimeType()).isEqualTo("video/mp2t");
    assertThat(plain.frameCount()).isEqualTo(Fact.measured(40L));
    assertThat(plain.frameRate()).isEqualTo(Fact.measured(NTSC));
    assertThat(plain.startTime()).isEqualTo(Rational.of(7, 5));
    assertThat(timed).isEqualTo(plain);
  }

  @Test
  void quickTimePlays() {
    Inspection inspection = inspect(Mp4File.video(64, 48, 25, 1, 5).withBrand("qt  ").bytes());

    assertThat(video(inspection).type().mimeType()).isEqualTo("video/quicktime");
    assertThat(video(inspection).playability()).isEqualTo(Playability.PLAYS);
  }

  @Test
  void aFileThatBreaksOffGivesAPart() {
    Inspection inspection = inspect(Mp4File.video(64, 48, 25, 1, 25).cutBy(300).bytes());

    assertThat(inspection).isInstanceOf(Inspection.Partial.class);
    assertThat(codes(inspection)).contains("TRUNCATED");
    assertThat(video(inspection).stored()).isEqualTo(new Size(64, 48));
    assertThat(video(inspection).frameCount().value()).isLessThan(25);
  }

  @Test
  void aFileThatBreaksOffBeforeItsMovieBoxFails() {
    Inspection inspection =
        inspect(Mp4File.video(64, 48, 25, 1, 25).movieLast().cutBy(400).bytes());

    assertThat(failure(inspection)).isEqualTo("TRUNCATED");
  }

  @Test
  void whatTheLimitsDoNotAllowToBeReadIsTakenFromTheTables() {
    byte[] file = Mp4File.video(320, 240, 30_000, 1001, 200).bytes();
    Limits limits = Limits.tiny().withBytes(20_000);
    Inspection inspection = within(limits, file);
    VideoFacts facts = video(inspection);

    assertThat(file.length).isGreaterThan(60_000);
    assertThat(inspection.cost().bytesRead()).isLessThanOrEqualTo(20_000);
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(200L));
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(NTSC));
    assertThat(facts.duration()).isEqualTo(Fact.declared(Rational.of(1001 * 200, 30_000)));
    assertThat(facts.stored()).isEqualTo(new Size(320, 240));
  }

  @Test
  void whatHasNoTablesIsDeclaredWhenTheLimitsAreSmall() {
    byte[] file =
        MatroskaFile.constant(320, 240, 25, 1, 400).withDefaultDuration(40_000_000).bytes();
    Inspection inspection = within(Limits.tiny().withBytes(100_000), file);
    VideoFacts facts = video(inspection);

    assertThat(file.length).isGreaterThan(110_000);
    assertThat(facts.frameRate()).isEqualTo(Fact.declared(Rational.of(25)));
    assertThat(facts.frameCount()).isNull();
    assertThat(facts.variableFrameRate()).isNull();
  }

  @Test
  void aFileWithoutTracksFails() {
    assertThat(failure(inspect(Mp4File.empty().bytes()))).isEqualTo("MALFORMED");
  }
}

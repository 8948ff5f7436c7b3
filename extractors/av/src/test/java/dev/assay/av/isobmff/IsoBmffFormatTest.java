package dev.assay.av.isobmff;

import static dev.assay.av.isobmff.Reading.patched;
import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.FrameTiming;
import dev.assay.facts.FrameTiming.Interval;
import dev.assay.facts.Origin;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.DeclinedException;
import dev.assay.read.Limits;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.read.UnsupportedException;
import dev.assay.source.Identity;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.av.Mp4File;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IsoBmffFormatTest {
  private static final int MDAT_HEADER = 8;

  @Test
  void everyFactOfAPlainFile() throws IOException {
    VideoFacts facts =
        Reading.video(Mp4File.video(320, 180, 30_000, 1001, 90).withAudio(48_000, 141).bytes());
    assertThat(facts.type().mimeType()).isEqualTo("video/mp4");
    assertThat(facts.stored()).isEqualTo(new Size(320, 180));
    assertThat(facts.displayed()).isEqualTo(new Size(320, 180));
    assertThat(facts.rotation()).isZero();
    assertThat(facts.pixelAspect()).isEqualTo(Rational.ONE);
    assertThat(facts.codec()).isEqualTo("h264");
    assertThat(facts.profile()).isEqualTo("Constrained Baseline");
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(Rational.of(30_000, 1001)));
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(90L));
    assertThat(facts.duration()).isEqualTo(Fact.measured(Rational.of(90 * 1001, 30_000)));
    assertThat(facts.containerDuration()).isEqualTo(Fact.declared(Rational.of(3008, 1000)));
    assertThat(facts.startTime()).isEqualTo(Rational.ZERO);
    assertThat(facts.variableFrameRate()).isFalse();
    assertThat(facts.videoTracks()).isEqualTo(1);
    assertThat(facts.playability()).isEqualTo(Playability.PLAYS);
    assertThat(facts.audio())
        .isEqualTo(
            new AudioTrack(
                "aac",
                48_000,
                1,
                Fact.assumed(16),
                Fact.measured(Rational.of(141 * 1024, 48_000)),
                Rational.ZERO));
    FrameTiming timing = facts.timing();
    assertThat(timing).isNotNull();
    assertThat(timing.intervals()).containsExactly(new Interval(Rational.of(1001, 30_000), 89));
    assertThat(timing.startsWithKeyframe()).isTrue();
    assertThat(timing.longestGop()).isEqualTo(1);
    assertThat(timing.browserDuration()).isEqualTo(Rational.of(141 * 1024, 48_000));
  }

  @ParameterizedTest
  @CsvSource({
    "24000, 1001, 24000/1001",
    "90000, 3003, 30000/1001",
    "12800, 512, 25",
    "600, 20, 30",
    "1000, 40, 25",
    "29917, 1000, 29917/1000",
    "15, 2, 15/2",
  })
  void ratesAreExact(int timescale, int duration, String rate) throws IOException {
    VideoFacts facts = Reading.video(Mp4File.video(64, 48, timescale, duration, 50).bytes());
    assertThat(facts.frameRate()).isNotNull();
    assertThat(facts.frameRate().value()).hasToString(rate);
    assertThat(facts.variableFrameRate()).isFalse();
  }

  @Test
  void unevenFramesAreAVariableRate() throws IOException {
    VideoFacts facts =
        Reading.video(Mp4File.video(64, 48, 1000, new int[] {40, 40, 80, 40, 200, 40}).bytes());
    assertThat(facts.variableFrameRate()).isTrue();
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(Rational.of(6000, 440)));
    assertThat(facts.timing()).isNotNull();
    assertThat(facts.timing().missing()).isEqualTo(5);
    assertThat(facts.timing().intervals())
        .contains(new Interval(Rational.of(1, 25), 3), new Interval(Rational.of(1, 5), 1));
  }

  @Test
  void aLongerLastFrameDoesNotChangeTheRate() throws IOException {
    VideoFacts facts =
        Reading.video(Mp4File.video(64, 48, 1000, new int[] {40, 40, 40, 40, 120}).bytes());
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(Rational.of(25)));
    assertThat(facts.duration()).isEqualTo(Fact.measured(Rational.of(280, 1000)));
  }

  @Test
  void reorderedFramesAreTimedAsTheyArePresented() throws IOException {
    VideoFacts facts =
        Reading.video(
            Mp4File.video(64, 48, 12_800, 512, 30)
                .withOffsets(IsoBmffContractTest.offsets(30))
                .bytes());
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(Rational.of(25)));
    assertThat(facts.startTime()).isEqualTo(Rational.of(1024, 12_800));
    assertThat(facts.variableFrameRate()).isFalse();
  }

  @Test
  void framesOutsideTheEditAreNotPresented() throws IOException {
    VideoFacts facts =
        Reading.video(Mp4File.video(64, 48, 1000, 40, 100).withEdit(400, 2000).bytes());
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(50L));
    assertThat(facts.startTime()).isEqualTo(Rational.ZERO);
    assertThat(facts.duration()).isEqualTo(Fact.measured(Rational.of(2)));
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(Rational.of(25)));
    assertThat(facts.timing()).isNotNull();
    assertThat(facts.timing().browserDuration()).isEqualTo(Rational.of(2));
  }

  @Test
  void anEditThatStartsInsideAFrameStartsWithTheNextFrame() throws IOException {
    VideoFacts facts =
        Reading.video(Mp4File.video(64, 48, 1000, 40, 100).withEdit(390, 2000).bytes());
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(50L));
    assertThat(facts.startTime()).isEqualTo(Rational.ZERO);
  }

  @Test
  void anEditThatRemovesTheDelayOfReorderingPresentsEveryFrame() throws IOException {
    VideoFacts facts =
        Reading.video(
            Mp4File.video(64, 48, 12_800, 512, 30)
                .withOffsets(IsoBmffContractTest.offsets(30))
                .withEdit(1024, 30 * 512)
                .bytes());
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(30L));
    assertThat(facts.startTime()).isEqualTo(Rational.ZERO);
  }

  @Test
  void anEmptyEditDelaysTheFirstFrame() throws IOException {
    VideoFacts facts =
        Reading.video(Mp4File.video(64, 48, 1000, 40, 25).withEmptyEdit(500).bytes());
    assertThat(facts.startTime()).isEqualTo(Rational.of(1, 2));
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(25L));
    assertThat(facts.timing()).isNotNull();
    assertThat(facts.timing().browserDuration()).isEqualTo(Rational.ONE);
  }

  @Test
  void aDwellShowsOneFrame() throws IOException {
    byte[] bytes = Mp4File.video(64, 48, 1000, 40, 25).withEdit(210, 3000).bytes();
    VideoFacts facts = Reading.video(patched(bytes, "elst", 16, 0));
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(1L));
    assertThat(facts.duration()).isEqualTo(Fact.measured(Rational.of(3)));
  }

  @Test
  void mediaPlayedAtAnotherRateIsLeftToOthers() {
    byte[] bytes = Mp4File.video(64, 48, 1000, 40, 25).withEdit(0, 500).bytes();
    assertThatThrownBy(() -> Reading.of(patched(bytes, "elst", 16, 0x20000)))
        .isInstanceOf(DeclinedException.class);
  }

  @ParameterizedTest
  @CsvSource({"90, 48, 64", "180, 64, 48", "270, 48, 64"})
  void theMatrixTurnsThePicture(int degrees, long width, long height) throws IOException {
    VideoFacts facts = Reading.video(Mp4File.video(64, 48, 25, 1, 5).rotated(degrees).bytes());
    assertThat(facts.rotation()).isEqualTo(degrees);
    assertThat(facts.stored()).isEqualTo(new Size(64, 48));
    assertThat(facts.displayed()).isEqualTo(new Size(width, height));
  }

  @Test
  void aMirroredPictureIsReported() throws IOException {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 5).bytes();
    Reading reading = Reading.of(patched(bytes, "tkhd", 40, -0x10000));
    assertThat(reading.codes()).containsExactly("MIRRORED");
  }

  @Test
  void thePixelAspectOfTheContainerBeatsThatOfTheStream() throws IOException {
    Mp4File file = Mp4File.video(64, 48, 25, 1, 5).withStreamAspect(2, 1);
    assertThat(Reading.video(file.bytes()).displayed()).isEqualTo(new Size(128, 48));
    assertThat(Reading.video(file.withPixelAspect(3, 4).bytes()).displayed())
        .isEqualTo(new Size(64, 64));
  }

  @Test
  void theSizeIsThatOfTheStreamAfterItsCropping() throws IOException {
    byte[] bytes = Mp4File.video(70, 50, 25, 1, 5).bytes();
    int entry = 24;
    byte[] other = patched(bytes, "avc1", entry, 80 << 16 | 64);
    assertThat(Reading.video(other).stored()).isEqualTo(new Size(70, 50));
  }

  @ParameterizedTest
  @CsvSource({
    "isom, video/mp4",
    "qt  , video/quicktime",
    "3gp4, video/3gpp",
    "3g2a, video/3gpp2",
  })
  void theBrandDecidesTheType(String brand, String mimeType) throws IOException {
    VideoFacts facts =
        Reading.video(
            Mp4File.video(64, 48, 25, 1, 5).withBrand((brand + "  ").substring(0, 4)).bytes());
    assertThat(facts.type().mimeType()).isEqualTo(mimeType);
  }

  @Test
  void soundAloneIsAudio() throws IOException {
    AudioFacts facts = Reading.audio(Mp4File.audio(44_100, 431).bytes());
    assertThat(facts.type().mimeType()).isEqualTo("audio/mp4");
    assertThat(facts.track().duration()).isEqualTo(Fact.measured(Rational.of(431 * 1024, 44_100)));
    assertThat(facts.track().sampleRate()).isEqualTo(44_100);
    assertThat(facts.playability()).isEqualTo(Playability.PLAYS);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 7, 30, 100})
  void fragmentsGiveTheFactsOfTheWholeFile(int perFragment) throws IOException {
    Mp4File file =
        Mp4File.video(64, 48, 12_800, 512, 60)
            .withOffsets(IsoBmffContractTest.offsets(60))
            .withEdit(1024, 60 * 512)
            .withAudio(48_000, 112);
    VideoFacts whole = Reading.video(file.bytes());
    VideoFacts fragmented = Reading.video(file.fragmented(perFragment).bytes());
    assertThat(fragmented.frameCount()).isEqualTo(whole.frameCount());
    assertThat(fragmented.frameRate()).isEqualTo(whole.frameRate());
    assertThat(fragmented.duration()).isEqualTo(whole.duration());
    assertThat(fragmented.startTime()).isEqualTo(whole.startTime());
    assertThat(fragmented.timing()).isEqualTo(whole.timing());
    assertThat(fragmented.audio()).isEqualTo(whole.audio());
  }

  @Test
  void aMovieWithoutItsFragmentsIsIncomplete() throws IOException {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 60).fragmented(10).bytes();
    int init = Reading.bodyOf(bytes, "moof") - 8;
    Reading reading = Reading.of(Arrays.copyOf(bytes, init));
    assertThat(reading.incomplete()).isTrue();
    assertThat(reading.codes()).containsExactly("NO_SAMPLES");
    assertThat(((VideoFacts) reading.facts()).stored()).isEqualTo(new Size(64, 48));
  }

  @Test
  void fragmentsWithoutTheirMovieAreNotDescribed() {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 60).fragmented(10).bytes();
    int init = Reading.bodyOf(bytes, "moof") - 8;
    assertThatThrownBy(() -> Reading.of(Arrays.copyOfRange(bytes, init, bytes.length)))
        .isInstanceOfSatisfying(
            UnsupportedException.class,
            e -> assertThat(e.code()).isEqualTo("MEDIA_SEGMENT_WITHOUT_INIT"));
  }

  @Test
  void aCutFileSaysHowManySamplesAreThere() throws IOException {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 100).bytes();
    int sample = (bytes.length - Reading.bodyOf(bytes, "mdat")) / 100;
    Reading reading = Reading.of(Arrays.copyOf(bytes, bytes.length - 30 * sample - 1));
    assertThat(reading.incomplete()).isTrue();
    assertThat(reading.findings().get(0).message()).contains("69 of 100 samples");
    assertThat(((VideoFacts) reading.facts()).frameCount()).isEqualTo(Fact.declared(100L));
  }

  @Test
  void aFileCutToTheByteIsComplete() throws IOException {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 100).withAudio(48_000, 100).bytes();
    assertThat(Reading.of(bytes).incomplete()).isFalse();
    assertThat(Reading.of(Arrays.copyOf(bytes, bytes.length - 1)).incomplete()).isTrue();
  }

  @Test
  void cutFragmentsAreCountedAsFarAsTheyGo() throws IOException {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 100).fragmented(10).bytes();
    Reading reading = Reading.of(Arrays.copyOf(bytes, bytes.length - 3));
    assertThat(reading.incomplete()).isTrue();
    assertThat(((VideoFacts) reading.facts()).frameCount()).isEqualTo(Fact.measured(99L));
  }

  @Test
  void aMovieCutOffIsTruncated() {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 100).movieLast().bytes();
    for (int missing : new int[] {1, 100, Reading.bodyOf(bytes, "moov") / 2}) {
      assertThatThrownBy(() -> Reading.of(Arrays.copyOf(bytes, bytes.length - missing)))
          .isInstanceOf(TruncatedException.class);
    }
  }

  @Test
  void encryptedTracksAreReportedUnderTheirOwnCodec() throws IOException {
    Reading reading = Reading.of(Mp4File.video(64, 48, 25, 1, 5).encrypted().bytes());
    VideoFacts facts = (VideoFacts) reading.facts();
    assertThat(reading.codes()).containsExactly("ENCRYPTED");
    assertThat(facts.codec()).isEqualTo("h264");
    assertThat(facts.playability()).isEqualTo(Playability.NO);
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(5L));
  }

  @Test
  void aStillPictureInAFileOfSoundIsItsCover() throws IOException {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 1).withAudio(48_000, 20).withBrand("M4A ").bytes();
    System.arraycopy(latin1("jpeg"), 0, bytes, Reading.bodyOf(bytes, "avc1") - 4, 4);
    assertThat(Reading.of(bytes).facts()).isInstanceOf(AudioFacts.class);
    System.arraycopy(latin1("isom"), 0, bytes, Reading.bodyOf(bytes, "ftyp"), 4);
    assertThat(Reading.video(bytes).codec()).isEqualTo("mjpeg");
  }

  @Test
  void durationsThatMayBeNegativeAreLeftToOthers() {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 5).bytes();
    assertThatThrownBy(() -> Reading.of(patched(bytes, "stts", 12, -3)))
        .isInstanceOf(DeclinedException.class);
  }

  @Test
  void aCutStreamIsFoundOutThoughItsLengthIsUnknown() throws IOException {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 500).bytes();
    ScriptedSource whole = ScriptedSource.of(bytes, "whole.mp4").hidingLength();
    assertThat(Reading.of(whole, Limits.local()).incomplete()).isFalse();
    byte[] cut = Arrays.copyOf(bytes, bytes.length - 1);
    ScriptedSource source = ScriptedSource.of(cut, "cut.mp4").hidingLength();
    assertThat(Reading.of(source, Limits.local()).codes()).containsExactly("TRUNCATED");
  }

  @Test
  void unknownCodecsAreLeftToOthers() {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 5).bytes();
    System.arraycopy(latin1("zzzz"), 0, bytes, Reading.bodyOf(bytes, "avc1") - 4, 4);
    assertThatThrownBy(() -> Reading.of(bytes)).isInstanceOf(DeclinedException.class);
  }

  @Test
  void aFileWithoutTracksIsNotDescribed() {
    assertThatThrownBy(() -> Reading.of(Mp4File.empty().bytes()))
        .isInstanceOf(UnsupportedException.class);
  }

  @Test
  void tablesThatDeclareMoreThanTheirBoxHoldsAreRefusedAtOnce() {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 20).withOffsets(new int[20]).bytes();
    for (String table : new String[] {"stts", "ctts", "stsc", "stco"}) {
      assertThatThrownBy(() -> Reading.of(patched(bytes, table, 4, 1_000_000_000)))
          .as(table)
          .isInstanceOf(MalformedException.class)
          .hasMessageContaining("declares 1000000000 entries");
    }
    assertThatThrownBy(() -> Reading.of(patched(bytes, "stsz", 8, 1_000_000_000)))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void billionsOfDeclaredSamplesOfOneSizeCostNothing() throws IOException {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 20).bytes();
    byte[] hostile = patched(bytes, "stsz", 4, 1, -1);
    hostile = patched(hostile, "stsc", 12, -1);
    ScriptedSource source = ScriptedSource.of(hostile, "hostile.mp4");
    Reading reading = Reading.of(source, Limits.tiny());
    assertThat(reading.codes()).containsExactly("TRUNCATED");
    assertThat(reading.findings().get(0).message()).contains("of 4294967295 samples");
    assertThat(source.bytesRead()).isLessThanOrEqualTo(bytes.length);
  }

  @Test
  void durationsThatOverflowAreRefused() {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 20).bytes();
    byte[] hostile = patched(patched(bytes, "stsz", 4, 1, -1), "stsc", 12, -1);
    byte[] overflowing = patched(hostile, "stts", 8, -1, 0x7FFF_FFFF);
    assertThatThrownBy(() -> Reading.of(overflowing)).isInstanceOf(MalformedException.class);
  }

  @Test
  void aMovieOfMegabytesTakesThreeReadsWhereverItLies() throws IOException {
    int[] uneven = new int[150_000];
    for (int i = 0; i < uneven.length; i++) {
      uneven[i] = 1000 + i % 2;
    }
    Mp4File video = Mp4File.video(64, 48, 30_000, uneven);
    for (byte[] bytes : List.of(video.bytes(), video.movieLast().bytes())) {
      ScriptedSource source = ScriptedSource.of(bytes, "long.mp4");
      VideoFacts facts = (VideoFacts) Reading.of(source, Limits.remote()).facts();
      assertThat(facts.frameCount()).isEqualTo(Fact.measured(150_000L));
      assertThat(source.log()).hasSizeLessThanOrEqualTo(3);
    }
  }

  @Test
  void aMovieBehindFiveGibibytesTakesAHandfulOfReads() throws IOException {
    long gap = 5L << 30;
    byte[] bytes = Mp4File.video(64, 48, 30_000, 1001, 900).movieLast().wide().bytes();
    int mdat = Reading.bodyOf(bytes, "mdat") - 8;
    int movie = Reading.bodyOf(bytes, "moov") - 8;
    byte[] head = Arrays.copyOf(bytes, mdat + 2 * MDAT_HEADER);
    ByteBuffer.wrap(head).putLong(mdat + MDAT_HEADER, movie - mdat + gap);
    byte[] tail = Arrays.copyOfRange(bytes, movie, bytes.length);
    ByteBuffer.wrap(tail).putLong(Reading.bodyOf(tail, "co64") + 8, gap + mdat + 2 * MDAT_HEADER);
    ScriptedSource source =
        ScriptedSource.sparse(bytes.length + gap, "large.mp4").put(0, head).put(movie + gap, tail);
    VideoFacts facts = (VideoFacts) Reading.of(source, Limits.remote()).facts();
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(900L));
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(Rational.of(30_000, 1001)));
    assertThat(source.log()).containsExactly(read(0, 16384), read(movie + gap, tail.length));
    assertThat(source.bytesRead()).isLessThan(32 * 1024);
  }

  @Test
  void aMovieInFrontTakesOneRead() throws IOException {
    ScriptedSource source =
        ScriptedSource.of(Mp4File.video(640, 480, 25, 1, 100).bytes(), "front.mp4");
    Reading.of(source, Limits.local());
    assertThat(source.log()).hasSize(1).containsExactly(read(0, 4096));
  }

  @Test
  void fragmentsBeyondTheBudgetAreDeclaredNotCounted() throws IOException {
    byte[] bytes = Mp4File.video(640, 480, 25, 1, 1000).fragmented(4).bytes();
    ScriptedSource source = ScriptedSource.of(bytes, "many.mp4");
    Reading reading = Reading.of(source, Limits.remote().withReads(40));
    VideoFacts facts = (VideoFacts) reading.facts();
    assertThat(source.log().size()).isLessThanOrEqualTo(40);
    assertThat(facts.frameRate()).isEqualTo(Fact.estimated(Rational.of(25)));
    assertThat(facts.frameCount())
        .satisfiesAnyOf(
            count -> assertThat(count).isNull(),
            count -> assertThat(count.origin()).isEqualTo(Origin.ESTIMATED));
  }

  @Test
  void picturesOfChaptersAndTracksOfOtherKindsAreNoVideo() {
    assertThat(score("\0\0\0\30ftypheic")).isEqualTo(Score.NO);
    assertThat(score("\0\0\0\30ftypavif")).isEqualTo(Score.NO);
    assertThat(score("\0\0\0\30ftypmp42")).isEqualTo(Score.CERTAIN);
    assertThat(score("\0\0\0\30moov\0\0\0\0")).isEqualTo(Score.CERTAIN);
    assertThat(score("\0\0\0\10wide\0\0\0\0")).isEqualTo(Score.LIKELY);
    assertThat(score("RIFF\0\0\0\0WAVE")).isEqualTo(Score.NO);
  }

  @Test
  void aSegmentIndexThatListsTheWholeFileStandsInForFragments() throws IOException {
    byte[] bytes = Mp4File.video(640, 480, 25, 1, 1000).fragmented(4).bytes();
    int init = Reading.bodyOf(bytes, "moof") - 8;
    ByteBuffer index = ByteBuffer.allocate(44);
    index.putInt(44).put(latin1("sidx")).putInt(0).putInt(1).putInt(25).putInt(0).putInt(0);
    index.putShort((short) 0).putShort((short) 1);
    index.putInt(bytes.length - init).putInt(1000).putInt(0);
    byte[] indexed = new byte[bytes.length + 44];
    System.arraycopy(bytes, 0, indexed, 0, init);
    System.arraycopy(index.array(), 0, indexed, init, 44);
    System.arraycopy(bytes, init, indexed, init + 44, bytes.length - init);
    ScriptedSource source = ScriptedSource.of(indexed, "indexed.mp4");
    VideoFacts facts = (VideoFacts) Reading.of(source, Limits.remote().withReads(20)).facts();
    assertThat(source.log().size()).isLessThanOrEqualTo(20);
    assertThat(facts.duration()).isEqualTo(Fact.declared(Rational.of(40)));
    assertThat(facts.frameCount()).isEqualTo(Fact.estimated(1000L));
    assertThat(Reading.video(indexed).frameCount()).isEqualTo(Fact.measured(1000L));
  }

  @Test
  void theIndexAtTheEndTellsTheLengthWhereNothingElseDoes() throws IOException {
    byte[] bytes = Mp4File.video(640, 480, 25, 1, 1000).fragmented(4).bytes();
    ByteBuffer index = ByteBuffer.allocate(70);
    index.putInt(70).put(latin1("mfra"));
    index.putInt(46).put(latin1("tfra")).putInt(0).putInt(1).putInt(0).putInt(2);
    index.putInt(0).putInt(0).put(new byte[3]);
    index.putInt(996).putInt(0).put(new byte[3]);
    index.putInt(16).put(latin1("mfro")).putInt(0).putInt(70);
    byte[] indexed = Arrays.copyOf(bytes, bytes.length + 70);
    System.arraycopy(index.array(), 0, indexed, bytes.length, 70);
    ScriptedSource source = ScriptedSource.of(indexed, "indexed.mp4");
    VideoFacts facts = (VideoFacts) Reading.of(source, Limits.remote().withReads(20)).facts();
    assertThat(source.log().size()).isLessThanOrEqualTo(20);
    assertThat(facts.duration()).isEqualTo(Fact.estimated(Rational.of(40)));
    assertThat(facts.frameCount()).isEqualTo(Fact.estimated(1000L));
  }

  @Test
  void timesOfMoreThanFourBillionTicksAreExact() throws IOException {
    byte[] bytes = Mp4File.video(64, 48, 1_000_000_000, 1_001_000_000, 30).bytes();
    VideoFacts facts = Reading.video(bytes);
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(Rational.of(1000, 1001)));
    assertThat(facts.duration()).isEqualTo(Fact.measured(Rational.of(30_030, 1000)));
    byte[] pieces = Mp4File.video(64, 48, 1_000_000_000, 1_001_000_000, 30).fragmented(7).bytes();
    assertThat(Reading.video(pieces).duration()).isEqualTo(facts.duration());
  }

  @Test
  void moreThanFourBillionSamplesInFragmentsAreCounted() throws IOException {
    byte[] bytes = Mp4File.video(64, 48, 1000, 1, 60).fragmented(10).bytes();
    byte[] init = Arrays.copyOf(bytes, Reading.bodyOf(bytes, "moof") - 8);
    long samples = 0xFFFF_FFFFL;
    byte[] first = fragmentOfBytes(0, samples);
    byte[] second = fragmentOfBytes(samples, samples);
    long at = init.length + first.length + samples;
    ScriptedSource source =
        ScriptedSource.sparse(at + second.length + samples, "long.mp4")
            .put(0, init)
            .put(init.length, first)
            .put(at, second);
    Reading reading = Reading.of(source, Limits.remote());
    VideoFacts facts = (VideoFacts) reading.facts();
    assertThat(reading.incomplete()).isFalse();
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(2 * samples));
    assertThat(facts.duration()).isEqualTo(Fact.measured(Rational.of(2 * samples, 1000)));
    assertThat(source.log().size()).isLessThanOrEqualTo(3);
  }

  /** A fragment of samples of a byte and a tick each, and the header of its media data. */
  private static byte[] fragmentOfBytes(long time, long samples) {
    ByteBuffer box = ByteBuffer.allocate(8 + 16 + 8 + 28 + 20 + 20 + 16);
    box.putInt(box.capacity() - 16).put(latin1("moof"));
    box.putInt(16).put(latin1("mfhd")).putInt(0).putInt(1);
    box.putInt(8 + 28 + 20 + 20).put(latin1("traf"));
    box.putInt(28).put(latin1("tfhd")).putInt(0x02_0038).putInt(1).putInt(1).putInt(1).putInt(0);
    box.putInt(20).put(latin1("tfdt")).putInt(0x0100_0000).putLong(time);
    box.putInt(20).put(latin1("trun")).putInt(1).putInt((int) samples).putInt(box.capacity());
    box.putInt(1).put(latin1("mdat")).putLong(16 + samples);
    return box.array();
  }

  @Test
  void aMovieOfManyTablesTakesTwoReads() throws IOException {
    byte[] bytes =
        Mp4File.video(64, 48, 25, 1, 3000)
            .withOffsets(new int[3000])
            .withAudio(48_000, 5000)
            .movieLast()
            .bytes();
    int movie = Reading.bodyOf(bytes, "moov") - 8;
    ScriptedSource source = ScriptedSource.of(bytes, "last.mp4");
    Reading.of(source, Limits.remote());
    int rest = bytes.length - movie - 16384;
    assertThat(source.log())
        .containsExactly(read(0, 16384), read(movie, 16384), read(movie + 16384, rest));
  }

  @Test
  void fragmentsThatAreOnlySampledTellTheUsualRate() throws IOException {
    int[] durations = new int[4000];
    Arrays.fill(durations, 512);
    durations[0] = 785; // as FFmpeg stretches the first for the sake of sound
    byte[] bytes = Mp4File.video(640, 480, 12_800, durations).fragmented(1).bytes();
    VideoFacts facts =
        (VideoFacts)
            Reading.of(ScriptedSource.of(bytes, "many.mp4"), Limits.remote().withReads(40)).facts();
    assertThat(facts.frameRate()).isEqualTo(Fact.estimated(Rational.of(25)));
  }

  @Test
  void negativeOffsetsInFragmentsMakeTheStartDisputed() throws IOException {
    int[] offsets = IsoBmffContractTest.offsets(30);
    Arrays.setAll(offsets, i -> offsets[i] - 1024);
    Mp4File file = Mp4File.video(64, 48, 12_800, 512, 30).withOffsets(offsets);
    assertThat(Reading.of(file.bytes()).codes()).isEmpty();
    Reading reading = Reading.of(file.fragmented(10).bytes());
    assertThat(reading.codes()).containsExactly("START_DISPUTED");
    assertThat(reading.findings().get(0).message()).contains("0.04 s later");
    assertThat(((VideoFacts) reading.facts()).startTime()).isEqualTo(Rational.ZERO);
  }

  @Test
  void aCleanApertureIsToldButNotApplied() throws IOException {
    Reading whole = Reading.of(withAperture(64, 48));
    assertThat(whole.codes()).isEmpty();
    Reading cropped = Reading.of(withAperture(60, 40));
    assertThat(cropped.codes()).containsExactly("CROPPED_BY_CONTAINER");
    assertThat(cropped.findings().get(0).message()).contains("60 x 40 of the 64 x 48 pixels");
    assertThat(((VideoFacts) cropped.facts()).displayed()).isEqualTo(new Size(64, 48));
    assertThat(Reading.of(withAperture(0, 40)).codes()).isEmpty();
    assertThat(Reading.of(withAperture(1920, 1080)).codes()).isEmpty();
  }

  /** A file whose pixel aspect makes place for a clean aperture. */
  private static byte[] withAperture(int width, int height) {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 5).movieLast().withPixelAspect(1, 1).bytes();
    ByteBuffer box = ByteBuffer.allocate(40).putInt(40).put(latin1("clap"));
    box.putInt(width).putInt(1).putInt(height).putInt(1).putInt(0).putInt(1).putInt(0).putInt(1);
    return Reading.inserted(bytes, "pasp", box.array());
  }

  private static Score score(String head) {
    return new IsoBmffFormat().score(Head.of(latin1(head), Identity.of("file", head.length())));
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

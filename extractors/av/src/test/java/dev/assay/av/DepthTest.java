package dev.assay.av;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.av.isobmff.IsoBmffFormat;
import dev.assay.av.matroska.MatroskaFormat;
import dev.assay.av.sound.AdtsFormat;
import dev.assay.av.sound.MpegAudioFormat;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.Fact;
import dev.assay.facts.Origin;
import dev.assay.facts.Rational;
import dev.assay.facts.VideoFacts;
import dev.assay.format.Depth;
import dev.assay.format.FormatCatalog;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.av.AdtsFile;
import dev.assay.testdata.av.MatroskaFile;
import dev.assay.testdata.av.Mp4File;
import dev.assay.testdata.av.MpegAudioFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What each depth reads, and what it says of where its numbers come from. */
class DepthTest {
  private static final Assay ASSAY =
      Assay.with(
          FormatCatalog.of(
              new IsoBmffFormat(), new MatroskaFormat(), new MpegAudioFormat(), new AdtsFormat()));

  private static VideoFacts video(Depth depth, ScriptedSource source) {
    Inspection inspection = ASSAY.at(depth).inspect(source);
    assertThat(inspection.facts()).as("%s", inspection).isInstanceOf(VideoFacts.class);
    return (VideoFacts) inspection.facts();
  }

  private static Fact<Rational> soundLength(Depth depth, byte[] bytes, String name) {
    Inspection inspection = ASSAY.at(depth).inspect(bytes, name);
    assertThat(inspection.facts()).as("%s", inspection).isInstanceOf(AudioFacts.class);
    return ((AudioFacts) inspection.facts()).track().duration();
  }

  private static ScriptedSource source(byte[] bytes) {
    return ScriptedSource.of(bytes, "file");
  }

  @ParameterizedTest
  @EnumSource(Depth.class)
  void tablesAreCountedAtEveryDepth(Depth depth) {
    ScriptedSource source = source(Mp4File.video(640, 480, 25, 1, 100).bytes());
    VideoFacts facts = video(depth, source);

    assertThat(facts.frameCount()).isEqualTo(Fact.measured(100L));
    assertThat(facts.variableFrameRate()).isFalse();
    assertThat(source.log()).containsExactly(read(0, 4096));
  }

  @Test
  void ofFragmentsOneIsReadForTheHeader() {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 4000).fragmented(4).bytes();
    ScriptedSource source = source(bytes);
    VideoFacts facts = video(Depth.HEADER, source);

    assertThat(source.log()).hasSize(2);
    assertThat(source.bytesRead()).isLessThan(8192);
    assertThat(facts.frameRate()).isEqualTo(Fact.estimated(Rational.of(25)));
    assertThat(facts.frameCount().origin()).isEqualTo(Origin.ESTIMATED);
    assertThat(facts.frameCount().value()).isBetween(3900L, 4100L);
    assertThat(facts.variableFrameRate()).isNull();
    assertThat(facts.timing()).isNull();

    VideoFacts exact = video(Depth.EXACT, source(bytes));
    assertThat(exact.frameCount()).isEqualTo(Fact.measured(4000L));
    assertThat(exact.duration()).isEqualTo(Fact.measured(Rational.of(160)));
    assertThat(exact.variableFrameRate()).isFalse();
  }

  @Test
  void oneFragmentIsAllThereIsToCount() {
    byte[] bytes = Mp4File.video(64, 48, 25, 1, 40).fragmented(40).bytes();

    assertThat(video(Depth.HEADER, source(bytes)).frameCount()).isEqualTo(Fact.measured(40L));
  }

  @Test
  void clustersAreNotWalkedForTheHeader() {
    byte[] bytes =
        MatroskaFile.constant(64, 48, 30_000, 1001, 3000)
            .withDefaultDuration(33_366_667)
            .declaring(100_100)
            .bytes();
    ScriptedSource source = source(bytes);
    VideoFacts facts = video(Depth.HEADER, source);

    assertThat(source.log()).containsExactly(read(0, 4096));
    assertThat(facts.frameRate()).isEqualTo(Fact.declared(Rational.of(30_000, 1001)));
    assertThat(facts.duration()).isEqualTo(Fact.declared(Rational.of(1001, 10)));
    assertThat(facts.frameCount()).isEqualTo(Fact.estimated(3000L));
    assertThat(facts.startTime()).isEqualTo(Rational.ZERO);
    assertThat(facts.variableFrameRate()).isNull();

    VideoFacts exact = video(Depth.EXACT, source(bytes));
    assertThat(exact.frameCount()).isEqualTo(Fact.measured(3000L));
    assertThat(exact.variableFrameRate()).isFalse();
  }

  @Test
  void whatNoHeaderOfMatroskaTellsIsEstimatedFromTheFirstBlocks() {
    byte[] bytes = MatroskaFile.constant(64, 48, 25, 1, 3000).bytes();
    ScriptedSource source = source(bytes);
    VideoFacts facts = video(Depth.HEADER, source);

    assertThat(source.log()).containsExactly(read(0, 4096));
    assertThat(facts.frameRate()).isEqualTo(Fact.estimated(Rational.of(25)));
    assertThat(facts.duration().origin()).isEqualTo(Origin.ESTIMATED);
    assertThat(facts.frameCount().origin()).isEqualTo(Origin.ESTIMATED);
    assertThat(facts.frameCount().value()).isBetween(2700L, 3300L);
  }

  @Test
  void framesOfSoundAreCountedFromExactOn() {
    byte[] bytes = MpegAudioFile.of(2000).bytes();
    Rational length = Rational.of(2000L * 1152, 44_100);
    ScriptedSource source = ScriptedSource.of(bytes, "file.mp3");
    ASSAY.at(Depth.HEADER).inspect(source);

    Fact<Rational> header = soundLength(Depth.HEADER, bytes, "file.mp3");
    assertThat(header.origin()).isEqualTo(Origin.ESTIMATED);
    assertThat(header.value().toDouble()).isBetween(52.0, 52.5);
    assertThat(source.bytesRead()).isLessThan(200_000);
    assertThat(soundLength(Depth.EXACT, bytes, "file.mp3")).isEqualTo(Fact.measured(length));
  }

  @Test
  void shortSoundIsCountedForTheHeaderToo() {
    byte[] bytes = AdtsFile.bytes(48_000, 100);

    assertThat(soundLength(Depth.HEADER, bytes, "file.aac").origin()).isEqualTo(Origin.MEASURED);
  }

  @Test
  void anIndexOfTheVeryStreamIsOnlyProvedWhenItIsDecoded() {
    byte[] bytes = MpegAudioFile.of(200).withXing().bytes();
    Rational length = Rational.of(200L * 1152, 44_100);

    assertThat(soundLength(Depth.HEADER, bytes, "a.mp3")).isEqualTo(Fact.declared(length));
    assertThat(soundLength(Depth.EXACT, bytes, "a.mp3")).isEqualTo(Fact.declared(length));
    assertThat(soundLength(Depth.DECODE, bytes, "a.mp3")).isEqualTo(Fact.measured(length));
  }

  @Test
  void anIndexThatNamesNoBytesIsNotBelievedWhenAllIsToBeCounted() {
    byte[] bytes = MpegAudioFile.of(200).declaring(900).bytes();
    int flags = new String(bytes, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("Info") + 7;
    assertThat(bytes[flags] & 3).isEqualTo(3);
    System.arraycopy(new byte[] {1}, 0, bytes, flags, 1);

    assertThat(soundLength(Depth.HEADER, bytes, "a.mp3"))
        .isEqualTo(Fact.declared(Rational.of(900L * 1152, 44_100)));
    assertThat(soundLength(Depth.EXACT, bytes, "a.mp3"))
        .isEqualTo(Fact.measured(Rational.of(200L * 1152, 44_100)));
  }
}

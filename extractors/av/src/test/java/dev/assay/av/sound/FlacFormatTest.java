package dev.assay.av.sound;

import static dev.assay.testdata.ScriptedSource.read;
import static dev.assay.testdata.ScriptedSource.tail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Inspection;
import dev.assay.av.SoundFormatTest;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.format.Format;
import dev.assay.format.Score;
import dev.assay.testdata.Sample;
import dev.assay.testdata.av.ByteWriter;
import dev.assay.testdata.av.FlacFile;
import dev.assay.testdata.av.MpegAudioFile;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class FlacFormatTest extends SoundFormatTest {

  @Override
  protected Format format() {
    return new FlacFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("plain.flac", FlacFile.of(16, 44_100, 2, 1_000_000).bytes()),
        new Sample("open.flac", FlacFile.of(16, 44_100, 2, 1_000_000).declaring(0).bytes()),
        new Sample("tagged.flac", tagged(5000, FlacFile.of(24, 96_000, 1, 50_000).bytes())));
  }

  private static byte[] tagged(int bytes, byte[] sound) {
    byte[] tag = MpegAudioFile.of(0).withTag(bytes).bytes();
    return ByteWriter.bigEndian().bytes(tag).bytes(sound).toByteArray();
  }

  /** A copy with the fields of STREAMINFO about the sizes of frames filled in. */
  private static byte[] withFrameSizes(byte[] file, int smallest, int largest) {
    byte[] copy = file.clone();
    byte[] sizes = ByteWriter.bigEndian().u24(smallest).u24(largest).toByteArray();
    System.arraycopy(sizes, 0, copy, 12, sizes.length);
    return copy;
  }

  @ParameterizedTest
  @CsvSource({"8, 8000, 1", "16, 44100, 2", "24, 96000, 6", "20, 655350, 8"})
  void theLastFrameConfirmsTheStreamInformation(int bits, int rate, int channels) {
    byte[] file = FlacFile.of(bits, rate, channels, 2_000_000).bytes();
    assertThat(track(file))
        .isEqualTo(
            new AudioTrack(
                "flac",
                rate,
                channels,
                Fact.declared(bits),
                measured(2_000_000, rate),
                Rational.ZERO));
    assertThat(facts(file).playability()).isEqualTo(Playability.PLAYS);
  }

  @Test
  void moreThan32BitsOfSamplesAreTold() {
    byte[] file = FlacFile.of(16, 44_100, 2, 100).declaring((1L << 36) - 1).bytes();
    Arrays.fill(file, 42, file.length, (byte) 0);
    Inspection inspection = inspect(file);
    assertThat(facts(inspection).track().duration()).isEqualTo(declared((1L << 36) - 1, 44_100));
    assertThat(codes(inspection)).containsExactly("LAST_FRAME_MISSING");
  }

  @Test
  void theBytesDecideWhereTheStreamInformationIsWrong() {
    byte[] more = FlacFile.of(16, 44_100, 2, 300_000).declaring(100_000).bytes();
    Inspection inspection = inspect(more);
    assertThat(facts(inspection).track().duration()).isEqualTo(measured(300_000, 44_100));
    assertThat(codes(inspection)).containsExactly("SAMPLE_COUNT_WRONG");
    byte[] fewer = FlacFile.of(16, 44_100, 2, 300_000).declaring(400_000).bytes();
    assertThat(cutTrack(fewer).duration()).isEqualTo(measured(300_000, 44_100));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 4095, 4096, 4097, 400_000, 1_234_567})
  void anOpenNumberIsFoundAtTheEnd(long samples) {
    byte[] file = FlacFile.of(16, 44_100, 2, samples).declaring(0).bytes();
    assertThat(track(file).duration()).isEqualTo(measured(samples, 44_100));
  }

  @Test
  void theEndIsFoundWithOneMoreRead() {
    byte[] file = FlacFile.of(16, 44_100, 2, 4_000_000).declaring(0).bytes();
    file = withFrameSizes(file, 13, 20);
    assertThat(reads(file)).containsExactly(read(0, 4096), tail(20 + 4096));
    assertThat(track(file).duration()).isEqualTo(measured(4_000_000, 44_100));
  }

  @Test
  void aTagBehindIsNoFrame() {
    byte[] sound = FlacFile.of(16, 44_100, 2, 100_000).declaring(0).bytes();
    byte[] tag = ByteWriter.bigEndian().text("TAG").zeros(125).toByteArray();
    byte[] file = ByteWriter.bigEndian().bytes(sound).bytes(tag).toByteArray();
    assertThat(track(file).duration()).isEqualTo(measured(100_000, 44_100));
  }

  @Test
  void aCutLastFrameIsLeftOutAndSaid() {
    byte[] file = FlacFile.of(16, 44_100, 2, 100_000).declaring(0).bytes();
    byte[] cut = Arrays.copyOf(file, file.length - 1);
    assertThat(cutTrack(cut).duration()).isEqualTo(measured(100_000 / 4096 * 4096, 44_100));
  }

  @Test
  void noFrameAtTheEndLeavesTheDurationUnknown() {
    byte[] file = FlacFile.of(16, 44_100, 2, 100_000).declaring(0).bytes();
    Arrays.fill(file, 42, file.length, (byte) 0);
    Inspection inspection = inspect(file);
    assertThat(facts(inspection).track().duration()).isNull();
    assertThat(codes(inspection)).containsExactly("LAST_FRAME_MISSING");
  }

  @Test
  void aFileCutInTheMiddleIsSaid() {
    byte[] file = FlacFile.of(16, 44_100, 2, 1_000_000).bytes();
    Fact<Rational> duration = cutTrack(Arrays.copyOf(file, file.length / 2)).duration();
    assertThat(duration).isNotNull();
    assertThat(duration.value().toDouble()).isBetween(11.2, 11.7);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 100, 4090, 100_000})
  void aTagInFrontIsSkipped(int bytes) {
    byte[] file = tagged(bytes, FlacFile.of(16, 44_100, 2, 5000).bytes());
    assertThat(score(file, "a.bin")).isNotEqualTo(Score.NO);
    assertThat(track(file).duration()).isEqualTo(measured(5000, 44_100));
  }

  @Test
  void theNameSpeaksForItWhereTheHeadIsAllTag() {
    byte[] file = tagged(5000, FlacFile.of(16, 44_100, 2, 5000).bytes());
    assertThat(score(file, "a.bin")).isEqualTo(Score.POSSIBLE);
    assertThat(score(file, "a.flac")).isEqualTo(Score.LIKELY);
  }

  @Test
  void aTagBeforeOtherSoundIsDeclined() {
    assertThat(failure(MpegAudioFile.of(20).withTag(9000).bytes()).code()).isEqualTo("DECLINED");
  }

  @Test
  void withoutStreamInformationItIsMalformed() {
    byte[] file = FlacFile.of(16, 44_100, 2, 5000).bytes();
    file[4] = 4; // a Vorbis comment
    assertThat(failure(file).code()).isEqualTo("MALFORMED");
    file[4] = 0;
    Arrays.fill(file, 18, 21, (byte) 0); // no sample rate
    assertThat(failure(file).code()).isEqualTo("MALFORMED");
  }
}

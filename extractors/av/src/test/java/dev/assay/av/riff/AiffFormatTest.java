package dev.assay.av.riff;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Inspection;
import dev.assay.av.SoundFormatTest;
import dev.assay.facts.Fact;
import dev.assay.facts.Playability;
import dev.assay.format.Format;
import dev.assay.testdata.Sample;
import dev.assay.testdata.av.AiffFile;
import dev.assay.testdata.av.ByteWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AiffFormatTest extends SoundFormatTest {

  @Override
  protected Format format() {
    return new AiffFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("plain.aiff", AiffFile.bytes(16, 44_100, 2, 5000)),
        new Sample("compressed.aifc", aifc("ulaw", 16, 1, 5000, 0, 5000, false)));
  }

  /** A compressed file at 8 kHz whose sound comes behind an offset. */
  private static byte[] aifc(
      String codec, int bits, int channels, int frames, int offset, int data, boolean soundFirst) {
    ByteWriter common = ByteWriter.bigEndian().text("COMM").u32(24);
    common.u16(channels).u32(frames).u16(bits).u16(0x400B).u64(0xFA00_0000_0000_0000L);
    common.text(codec).u16(0);
    ByteWriter sound = ByteWriter.bigEndian().text("SSND").u32(8L + offset + data);
    sound.u32(offset).u32(0).zeros(offset + data).zeros((offset + data) & 1);
    byte[] first = soundFirst ? sound.toByteArray() : common.toByteArray();
    byte[] second = soundFirst ? common.toByteArray() : sound.toByteArray();
    return ByteWriter.bigEndian()
        .text("FORM")
        .u32(4L + first.length + second.length)
        .text("AIFC")
        .bytes(first)
        .bytes(second)
        .toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"8, 8000", "16, 44100", "24, 96000", "32, 11025"})
  void samplesAreCountedWithOneRead(int bits, int rate) {
    byte[] file = AiffFile.bytes(bits, rate, 2, 3333);
    assertThat(reads(file)).containsExactly(read(0, 4096));
    assertThat(track(file).codec()).isEqualTo("pcm");
    assertThat(track(file).sampleRate()).isEqualTo(rate);
    assertThat(track(file).numChannels()).isEqualTo(2);
    assertThat(track(file).bitDepth()).isEqualTo(Fact.declared(bits));
    assertThat(track(file).duration()).isEqualTo(measured(3333, rate));
    assertThat(facts(file).playability()).isEqualTo(Playability.SAFARI_ONLY);
  }

  @ParameterizedTest
  @CsvSource({
    "NONE, 16, 2, 500, 2000, pcm, 500",
    "sowt, 16, 2, 500, 2000, pcm, 500",
    "fl32, 32, 1, 500, 2000, pcm, 500",
    "fl64, 64, 1, 250, 2000, pcm, 250",
    "ulaw, 16, 1, 500, 500, pcm_mulaw, 500",
    "ALAW, 16, 2, 500, 1000, pcm_alaw, 500",
    "ima4, 16, 1, 10, 340, adpcm_ima_qt, 640",
  })
  void theCompressionSaysHowSamplesArePacked(
      String compression, int bits, int channels, int frames, int data, String codec, int samples) {
    byte[] file = aifc(compression, bits, channels, frames, 0, data, false);
    assertThat(track(file).codec()).isEqualTo(codec);
    assertThat(track(file).duration()).isEqualTo(measured(samples, 8000));
  }

  @Test
  void soundMayComeFirstAndBehindAnOffset() {
    byte[] file = aifc("ulaw", 16, 1, 9, 5, 15, true);
    assertThat(track(file).duration()).isEqualTo(measured(9, 8000));
  }

  @Test
  void cutSoundIsCountedAndSaid() {
    byte[] cut = Arrays.copyOf(AiffFile.bytes(16, 44_100, 2, 5000), 54 + 4 * 1234 + 1);
    assertThat(cutTrack(cut).duration()).isEqualTo(measured(1234, 44_100));
  }

  @Test
  void fewerSamplesThanClaimedAreSaid() {
    Inspection inspection = inspect(aifc("NONE", 16, 1, 500, 0, 600, false));
    assertThat(facts(inspection).track().duration()).isEqualTo(measured(300, 8000));
    assertThat(codes(inspection)).containsExactly("SAMPLE_COUNT_WRONG");
  }

  @Test
  void aRateThatIsNoneIsMalformed() {
    byte[] file = AiffFile.bytes(16, 44_100, 2, 50);
    Arrays.fill(file, 28, 38, (byte) 0xFF);
    assertThat(failure(file).code()).isEqualTo("MALFORMED");
    Arrays.fill(file, 28, 38, (byte) 0);
    assertThat(failure(file).code()).isEqualTo("MALFORMED");
  }

  @Test
  void rareCompressionIsDeclined() {
    assertThat(failure(aifc("QDM2", 16, 1, 5, 0, 50, false)).code()).isEqualTo("DECLINED");
  }
}

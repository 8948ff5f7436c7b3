package dev.assay.av.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Inspection;
import dev.assay.av.SoundFormatTest;
import dev.assay.facts.Fact;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.format.Format;
import dev.assay.format.Score;
import dev.assay.read.Limits;
import dev.assay.testdata.Sample;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.av.AdtsFile;
import dev.assay.testdata.av.ByteWriter;
import dev.assay.testdata.av.MpegAudioFile;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AdtsFormatTest extends SoundFormatTest {
  private static final int FRAME = 7 + 4;

  @Override
  protected Format format() {
    return new AdtsFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("plain.aac", AdtsFile.bytes(48_000, 500)),
        new Sample("tagged.aac", tagged(5000, AdtsFile.bytes(48_000, 50))));
  }

  private static byte[] tagged(int bytes, byte[] sound) {
    byte[] tag = MpegAudioFile.of(0).withTag(bytes).bytes();
    return ByteWriter.bigEndian().bytes(tag).bytes(sound).toByteArray();
  }

  @Test
  void framesAreCounted() {
    byte[] file = AdtsFile.bytes(44_100, 3000);
    assertThat(score(file, "a.bin")).isEqualTo(Score.CERTAIN);
    assertThat(track(file).codec()).isEqualTo("aac");
    assertThat(track(file).sampleRate()).isEqualTo(44_100);
    assertThat(track(file).numChannels()).isEqualTo(1);
    assertThat(track(file).bitDepth()).isEqualTo(Fact.assumed(16));
    assertThat(track(file).duration()).isEqualTo(measured(3000 * 1024, 44_100));
    assertThat(facts(file).playability()).isEqualTo(Playability.PLAYS);
    assertThat(facts(file).type().mimeType()).isEqualTo("audio/aac");
  }

  @Test
  void aFrameMayHoldSeveralBlocks() {
    byte[] file = AdtsFile.bytes(44_100, 10);
    for (int i = 0; i < 10; i++) {
      file[i * FRAME + 6] |= 3; // number_of_raw_data_blocks_in_frame
    }
    assertThat(track(file).duration()).isEqualTo(measured(4 * 10 * 1024, 44_100));
  }

  @Test
  void aTagInFrontIsSkipped() {
    byte[] file = tagged(9000, AdtsFile.bytes(48_000, 50));
    assertThat(score(file, "a.bin")).isEqualTo(Score.POSSIBLE);
    assertThat(score(file, "a.aac")).isEqualTo(Score.LIKELY);
    assertThat(track(file).duration()).isEqualTo(measured(50 * 1024, 48_000));
  }

  @Test
  void aCutLastFrameIsLeftOutAndSaid() {
    byte[] cut = Arrays.copyOf(AdtsFile.bytes(48_000, 50), 49 * FRAME + 8);
    assertThat(frayedTrack(cut).duration()).isEqualTo(measured(49 * 1024, 48_000));
  }

  @Test
  void aStreamTooLongToWalkIsEstimated() {
    ScriptedSource source = ScriptedSource.of(AdtsFile.bytes(48_000, 48_000), "long.aac");
    assertThat(facts(inspect(source, Limits.tiny())).track().duration())
        .isEqualTo(Fact.estimated(Rational.of(1024)));
  }

  @Test
  void lowRatesMayDouble() {
    Inspection inspection = inspect(AdtsFile.bytes(22_050, 50));
    assertThat(codes(inspection)).containsExactly("SAMPLE_RATE_MAY_DOUBLE");
    assertThat(facts(inspection).track().sampleRate()).isEqualTo(22_050);
  }

  @Test
  void layersOfMpegAudioAreNotTaken() {
    assertThat(score(MpegAudioFile.of(20).bytes(), "a.aac")).isEqualTo(Score.NO);
  }
}

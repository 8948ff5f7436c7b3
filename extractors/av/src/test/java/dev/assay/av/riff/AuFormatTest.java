package dev.assay.av.riff;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Inspection;
import dev.assay.av.SoundFormatTest;
import dev.assay.facts.Fact;
import dev.assay.facts.Playability;
import dev.assay.format.Format;
import dev.assay.format.Score;
import dev.assay.testdata.Sample;
import dev.assay.testdata.av.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AuFormatTest extends SoundFormatTest {

  @Override
  protected Format format() {
    return new AuFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(new Sample("plain.au", au(32, 8000, 3, 2, 8000)));
  }

  private static byte[] au(int start, long declared, int code, int channels, int data) {
    return ByteWriter.bigEndian()
        .text(".snd")
        .u32(start)
        .u32(declared)
        .u32(code)
        .u32(8000)
        .u32(channels)
        .zeros(start - 24)
        .zeros(data)
        .toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    "1, pcm_mulaw, 8, 4000",
    "2, pcm, 8, 4000",
    "3, pcm, 16, 2000",
    "4, pcm, 24, 1333",
    "6, pcm, 32, 1000",
    "7, pcm, 64, 500",
    "27, pcm_alaw, 8, 4000",
  })
  void samplesAreCountedWithOneRead(int code, String codec, int bits, int samples) {
    byte[] file = au(24, 4000, code, 1, 4000);
    assertThat(reads(file)).containsExactly(read(0, 4024));
    assertThat(track(file).codec()).isEqualTo(codec);
    assertThat(track(file).bitDepth()).isEqualTo(Fact.declared(bits));
    assertThat(track(file).duration()).isEqualTo(measured(samples, 8000));
    assertThat(facts(file).playability()).isEqualTo(Playability.NO);
  }

  @Test
  void anUnknownLengthReachesToTheEnd() {
    Inspection inspection = inspect(au(28, -1, 3, 2, 4001));
    assertThat(facts(inspection).track().duration()).isEqualTo(measured(1000, 8000));
    assertThat(codes(inspection)).containsExactly("LENGTH_LEFT_OPEN");
  }

  @Test
  void bytesBehindTheSamplesDoNotCount() {
    assertThat(track(au(24, 400, 3, 2, 4000)).duration()).isEqualTo(measured(100, 8000));
  }

  @Test
  void cutDataIsCountedAndSaid() {
    assertThat(cutTrack(au(24, 4000, 3, 2, 400)).duration()).isEqualTo(measured(100, 8000));
  }

  @Test
  void rareEncodingsAreDeclinedAndNonsenseIsMalformed() {
    assertThat(failure(au(24, 400, 23, 2, 400)).code()).isEqualTo("DECLINED");
    assertThat(failure(au(24, 400, 3, 0, 400)).code()).isEqualTo("MALFORMED");
    assertThat(failure(au(24, 400, 3, -1, 400)).code()).isEqualTo("MALFORMED");
  }

  @Test
  void fourCharactersOfTextAreNoSound() {
    assertThat(
            score(
                ".snd is how it starts, and this is text".getBytes(StandardCharsets.ISO_8859_1),
                "a.au"))
        .isEqualTo(Score.NO);
  }
}

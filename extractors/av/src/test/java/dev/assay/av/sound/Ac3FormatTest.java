package dev.assay.av.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.av.SoundFormatTest;
import dev.assay.facts.Fact;
import dev.assay.facts.Playability;
import dev.assay.format.Format;
import dev.assay.format.Score;
import dev.assay.testdata.Sample;
import dev.assay.testdata.av.ByteWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class Ac3FormatTest extends SoundFormatTest {

  @Override
  protected Format format() {
    return new Ac3Format();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("stereo.ac3", ac3(0, 8, 8, 0x40, 256, 40)),
        new Sample("surround.eac3", eac3(0x0000 | 255, 0x3F80, 512, 40)));
  }

  /** Frames of AC-3: rate and size code, version, and the byte with the channels. */
  private static byte[] ac3(int rate, int size, int version, int channels, int length, int count) {
    ByteWriter out = ByteWriter.bigEndian();
    for (int i = 0; i < count; i++) {
      out.u16(0x0B77).u16(0).u8(rate << 6 | size).u8(version << 3).u8(channels);
      out.zeros(length - 7);
    }
    return out.toByteArray();
  }

  /**
   * Frames of E-AC-3: type, substream and size in 16 bits, then rate, blocks, channels and version.
   */
  private static byte[] eac3(int first, int second, int length, int count) {
    ByteWriter out = ByteWriter.bigEndian();
    for (int i = 0; i < count; i++) {
      out.u16(0x0B77).u16(first).u16(second).zeros(length - 6);
    }
    return out.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({
    // rate code, size code, version, channel byte, frame bytes, rate, channels
    "0,  8, 8, 0x40,  256, 48000, 2",
    "0, 30, 8, 0xE1, 1792, 48000, 6", // 3/2.1 at 448 kbit/s
    "0, 34, 8, 0xE0, 2304, 48000, 5",
    "1,  0, 8, 0x20,  138, 44100, 1",
    "1,  1, 8, 0x28,  140, 44100, 1",
    "1,  1, 8, 0x30,  140, 44100, 2", // 1/0 and the bit of low frequencies
    "2,  0, 8, 0x40,  192, 32000, 2",
    "0,  8, 9, 0x40,  256, 24000, 2",
  })
  void framesOfAc3AreCounted(
      int rateCode, int size, int version, String byte6, int length, int rate, int channels) {
    byte[] file = ac3(rateCode, size, version, Integer.decode(byte6), length, 20);
    assertThat(score(file, "a.bin")).isNotEqualTo(Score.NO);
    assertThat(track(file).codec()).isEqualTo("ac3");
    assertThat(track(file).sampleRate()).isEqualTo(rate);
    assertThat(track(file).numChannels()).isEqualTo(channels);
    assertThat(track(file).bitDepth()).isEqualTo(Fact.assumed(16));
    assertThat(track(file).duration()).isEqualTo(measured(20 * 1536, rate));
    assertThat(facts(file).type().mimeType()).isEqualTo("audio/ac3");
    assertThat(facts(file).playability()).isEqualTo(Playability.NO);
  }

  @ParameterizedTest
  @CsvSource({
    // fscod, numblkscod, acmod, lfeon: rate, channels, blocks
    "0, 3, 7, 1, 48000, 6, 6",
    "0, 0, 2, 0, 48000, 2, 1",
    "1, 2, 1, 0, 44100, 1, 3",
    "3, 0, 2, 0, 24000, 2, 6",
  })
  void framesOfEnhancedAc3AreCounted(
      int fscod, int blockCode, int mode, int low, int rate, int channels, int blocks) {
    int second = fscod << 14 | blockCode << 12 | mode << 9 | low << 8 | 16 << 3;
    byte[] file = eac3(255, second, 512, 20);
    assertThat(track(file).codec()).isEqualTo("eac3");
    assertThat(track(file).sampleRate()).isEqualTo(rate);
    assertThat(track(file).numChannels()).isEqualTo(channels);
    assertThat(track(file).duration()).isEqualTo(measured(20L * 256 * blocks, rate));
    assertThat(facts(file).type().mimeType()).isEqualTo("audio/eac3");
  }

  @Test
  void dependentSubstreamsAddNoTime() {
    byte[] main = eac3(255, 0x3F80, 512, 1);
    byte[] dependent = eac3(1 << 14 | 127, 0x3480, 256, 1);
    ByteWriter file = ByteWriter.bigEndian();
    for (int i = 0; i < 30; i++) {
      file.bytes(main).bytes(dependent);
    }
    assertThat(track(file.toByteArray()).duration()).isEqualTo(measured(30 * 1536, 48_000));
  }

  @Test
  void aCutLastFrameIsLeftOutAndSaid() {
    byte[] cut = Arrays.copyOf(ac3(0, 8, 8, 0x40, 256, 20), 19 * 256 + 40);
    assertThat(frayedTrack(cut).duration()).isEqualTo(measured(19 * 1536, 48_000));
  }

  @Test
  void reservedCodesAreNoFrames() {
    assertThat(score(ac3(3, 8, 8, 0x40, 256, 20), "a.bin")).isEqualTo(Score.NO);
    assertThat(score(ac3(0, 38, 8, 0x40, 256, 20), "a.bin")).isEqualTo(Score.NO);
    assertThat(score(ac3(0, 8, 17, 0x40, 256, 20), "a.bin")).isEqualTo(Score.NO);
  }
}

package dev.assay.av.riff;

import static dev.assay.testdata.ScriptedSource.read;
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
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.av.ByteWriter;
import dev.assay.testdata.av.WavFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class WavFormatTest extends SoundFormatTest {

  @Override
  protected Format format() {
    return new WavFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("pcm.wav", WavFile.pcm(16, 44_100, 2, 1000).bytes()),
        new Sample("float.wav", WavFile.floating(64, 48_000, 1, 300).extensible().bytes()),
        new Sample("odd.wav", WavFile.pcm(8, 8000, 1, 20_001).bytes()),
        new Sample("rf64.wav", rf64(4000, 4000)),
        new Sample("adpcm.wav", wav(fmt(0x11, 1, 8000, 4055, 256, 4, 505), fact(1000), 512)));
  }

  /** A format chunk; an extension of 0 is left out. */
  private static byte[] fmt(
      int tag, int channels, long rate, long byteRate, int align, int bits, int extension) {
    ByteWriter fmt = ByteWriter.littleEndian().u16(tag).u16(channels).u32(rate).u32(byteRate);
    fmt.u16(align).u16(bits);
    if (extension > 0) {
      fmt.u16(2).u16(extension);
    }
    return chunk("fmt ", fmt.toByteArray());
  }

  private static byte[] fact(long samples) {
    return chunk("fact", ByteWriter.littleEndian().u32(samples).toByteArray());
  }

  private static byte[] chunk(String id, byte[] body) {
    return ByteWriter.littleEndian()
        .text(id)
        .u32(body.length)
        .bytes(body)
        .zeros(body.length & 1)
        .toByteArray();
  }

  private static byte[] riff(String id, long length, byte[]... chunks) {
    ByteWriter file = ByteWriter.littleEndian().text(id).u32(length).text("WAVE");
    for (byte[] chunk : chunks) {
      file.bytes(chunk);
    }
    return file.toByteArray();
  }

  private static byte[] wav(byte[] fmt, byte[] fact, int data) {
    byte[] samples = chunk("data", new byte[data]);
    return riff("RIFF", 4L + fmt.length + fact.length + samples.length, fmt, fact, samples);
  }

  private static byte[] ds64(long data, long samples) {
    ByteWriter body = ByteWriter.littleEndian().u64(data + 80).u64(data).u64(samples).u32(0);
    return chunk("ds64", body.toByteArray());
  }

  /** A file of 64-bit lengths, 16 bits of one channel at 8 kHz. */
  private static byte[] rf64(long declared, int there) {
    byte[] data = ByteWriter.littleEndian().text("data").u32(-1).zeros(there).toByteArray();
    return riff("RF64", -1, ds64(declared, declared / 2), fmt(1, 1, 8000, 16_000, 2, 16, 0), data);
  }

  @Test
  void samplesAreCountedWithOneRead() {
    ScriptedSource source = ScriptedSource.sparse(100_000_044, "long.wav");
    source.put(0, WavFile.pcm(16, 44_100, 2, 0).declaring(25_000_000).bytes());
    AudioTrack track = facts(inspect(source)).track();
    assertThat(source.log()).containsExactly(read(0, 4096));
    assertThat(track)
        .isEqualTo(
            new AudioTrack(
                "pcm", 44_100, 2, Fact.declared(16), measured(25_000_000, 44_100), Rational.ZERO));
  }

  @ParameterizedTest
  @CsvSource({"8, 8", "16, 16", "24, 24", "32, 32"})
  void everyDepthIsPlayed(int bits, int depth) {
    byte[] file = WavFile.pcm(bits, 48_000, 1, 777).bytes();
    assertThat(track(file).bitDepth()).isEqualTo(Fact.declared(depth));
    assertThat(track(file).duration()).isEqualTo(measured(777, 48_000));
    assertThat(facts(file).playability()).isEqualTo(Playability.PLAYS);
  }

  @Test
  void doublePrecisionAndVerySlowSoundIsNotPlayed() {
    byte[] wide = WavFile.floating(64, 48_000, 1, 10).bytes();
    assertThat(track(wide).codec()).isEqualTo("pcm");
    assertThat(facts(wide).playability()).isEqualTo(Playability.NO);
    assertThat(facts(WavFile.pcm(16, 1000, 1, 10).bytes()).playability()).isEqualTo(Playability.NO);
  }

  @Test
  void theExtensibleFormatNamesTheBitsThatCount() {
    byte[] file = WavFile.pcm(24, 44_100, 2, 100).extensible().bytes();
    file[12 + 8 + 18] = 20; // wValidBitsPerSample
    assertThat(track(file).bitDepth()).isEqualTo(Fact.declared(20));
    assertThat(track(file).duration()).isEqualTo(measured(100, 44_100));
  }

  @Test
  void aSubtypeOfItsOwnIsDeclined() {
    byte[] file = WavFile.pcm(16, 44_100, 2, 100).extensible().bytes();
    file[12 + 8 + 30] ^= 1;
    assertThat(failure(file).code()).isEqualTo("DECLINED");
  }

  @Test
  void cutDataIsCountedAndSaid() {
    byte[] cut = Arrays.copyOf(WavFile.pcm(16, 44_100, 2, 10_000).bytes(), 44 + 4 * 6000 + 3);
    assertThat(cutTrack(cut).duration()).isEqualTo(measured(6000, 44_100));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 0xFFFF_FFFFL, 0x7FFF_FFFFL, 0x7FFF_F000L, 0xFFFF_FFDBL})
  void lengthsLeftOpenReachToTheEnd(long length) {
    ByteWriter data = ByteWriter.littleEndian().text("data").u32(length).zeros(32_000);
    byte[] file = riff("RIFF", length, fmt(1, 1, 8000, 16_000, 2, 16, 0), data.toByteArray());
    Inspection inspection = inspect(file);
    assertThat(facts(inspection).track().duration()).isEqualTo(measured(16_000, 8000));
    assertThat(codes(inspection)).containsExactly("LENGTH_LEFT_OPEN");
  }

  @Test
  void noDataInAFinishedFileIsNoSound() {
    byte[] list = chunk("LIST", new byte[100]);
    byte[] fmt = fmt(1, 1, 8000, 16_000, 2, 16, 0);
    byte[] data = chunk("data", new byte[0]);
    long length = 4L + fmt.length + data.length + list.length;
    Inspection inspection = inspect(riff("RIFF", length, fmt, data, list));
    assertThat(inspection).isInstanceOf(Inspection.Partial.class);
    assertThat(codes(inspection)).containsExactly("NO_SAMPLES");
  }

  @Test
  void chunksOfOddLengthArePadded() {
    byte[] fmt = fmt(1, 1, 8000, 16_000, 2, 16, 0);
    byte[] data = chunk("data", new byte[800]);
    byte[] file = riff("RIFF", 0, chunk("LIST", new byte[101]), fmt, chunk("x", new byte[0]));
    assertThat(failure(file).code()).isEqualTo("MALFORMED");
    assertThat(track(riff("RIFF", 1000, chunk("LIST", new byte[101]), fmt, data)).duration())
        .isEqualTo(measured(400, 8000));
  }

  @Test
  void bigEndianNumbersAreRead() {
    ByteWriter file = ByteWriter.bigEndian().text("RIFX").u32(836).text("WAVE");
    file.text("fmt ").u32(16).u16(1).u16(2).u32(22_050).u32(88_200).u16(4).u16(16);
    file.text("data").u32(800).zeros(800);
    assertThat(track(file.toByteArray()).duration()).isEqualTo(measured(200, 22_050));
  }

  @Test
  void lengthsOf64BitsAreInTheirOwnChunk() {
    long bytes = 5L << 30;
    ScriptedSource source = ScriptedSource.sparse(bytes + 100, "long.wav");
    source.put(0, rf64(bytes, 0));
    Inspection inspection = inspect(source);
    assertThat(facts(inspection).track().duration()).isEqualTo(measured(bytes / 2, 8000));
    assertThat(source.log()).containsExactly(read(0, 4096));
    assertThat(cutTrack(rf64(bytes, 5000)).duration()).isEqualTo(measured(2500, 8000));
  }

  @Test
  void compandedSamplesAreBytes() {
    byte[] file = wav(fmt(6, 2, 8000, 16_000, 2, 8, 0), fact(500), 1000);
    assertThat(track(file).codec()).isEqualTo("pcm_alaw");
    assertThat(track(file).duration()).isEqualTo(measured(500, 8000));
    assertThat(facts(file).playability()).isEqualTo(Playability.PLAYS);
    assertThat(track(wav(fmt(7, 1, 8000, 8000, 1, 8, 0), fact(1000), 1000)).codec())
        .isEqualTo("pcm_mulaw");
  }

  @ParameterizedTest
  @CsvSource({
    // tag, channels, align, extension, data, fact, samples
    "0x11, 1, 256, 505, 2560, 5050, 5050",
    "0x11, 1, 256, 505, 2560, 4600, 4600",
    "0x11, 1, 256, 505, 2560, 1000, 5050",
    "0x11, 2, 512, 0, 5120, 5050, 5050",
    "0x02, 2, 1024, 0, 10240, 0, 10120",
    "0x31, 1, 65, 320, 910, 4410, 4410",
    "0x31, 1, 65, 0, 650, 99999, 3200",
  })
  void blocksAreCountedAndTheFactTellsHowMuchOfTheLastCounts(
      String tag, int channels, int align, int extension, int data, long fact, long samples) {
    byte[] fmt = fmt(Integer.decode(tag), channels, 8000, 4000, align, 4, extension);
    AudioTrack track = track(wav(fmt, fact(fact), data));
    assertThat(track.duration()).isEqualTo(measured(samples, 8000));
    assertThat(track.bitDepth()).isEqualTo(Fact.assumed(16));
  }

  @Test
  void framesOfMp3AreEstimatedByTheirRate() {
    byte[] file = wav(fmt(0x55, 2, 44_100, 16_000, 1, 0, 0), fact(0), 32_000);
    assertThat(track(file).codec()).isEqualTo("mp3");
    assertThat(track(file).duration()).isEqualTo(Fact.estimated(Rational.of(2)));
  }

  @Test
  void whatIsNotCertainIsDeclined() {
    assertThat(failure(wav(fmt(0x1234, 1, 8000, 1, 1, 0, 0), fact(0), 8)).code())
        .isEqualTo("DECLINED");
    assertThat(failure(wav(fmt(1, 2, 8000, 16_000, 3, 16, 0), fact(0), 8)).code())
        .isEqualTo("DECLINED");
    assertThat(failure(wav(fmt(0x55, 2, 8000, 0, 1, 0, 0), fact(0), 8)).code())
        .isEqualTo("DECLINED");
  }

  @Test
  void noRateAndNoChannelsAreMalformed() {
    assertThat(failure(wav(fmt(1, 1, 0, 0, 2, 16, 0), fact(0), 8)).code()).isEqualTo("MALFORMED");
    assertThat(failure(wav(fmt(1, 0, 8000, 0, 0, 16, 0), fact(0), 8)).code())
        .isEqualTo("MALFORMED");
  }

  @Test
  void aFileCutBeforeItsSamplesIsTruncated() {
    byte[] cut = Arrays.copyOf(WavFile.pcm(16, 44_100, 2, 10_000).bytes(), 40);
    assertThat(failure(cut).code()).isEqualTo("TRUNCATED");
  }

  @Test
  void otherFilesOfTheFamilyAreNotTaken() {
    assertThat(score("RIFF\0\0\0\0AVI LIST".getBytes(StandardCharsets.ISO_8859_1), "a.wav"))
        .isEqualTo(Score.NO);
    assertThat(score("RIFF\0\0\0\0WEBPVP8 ".getBytes(StandardCharsets.ISO_8859_1), "a.wav"))
        .isEqualTo(Score.NO);
    assertThat(score(WavFile.pcm(16, 8000, 1, 1).bytes(), "a.bin")).isEqualTo(Score.CERTAIN);
  }
}

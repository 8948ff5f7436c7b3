package dev.assay.av.sound;

import static dev.assay.testdata.ScriptedSource.read;
import static dev.assay.testdata.ScriptedSource.tail;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Inspection;
import dev.assay.av.SoundFormatTest;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.format.Format;
import dev.assay.format.Score;
import dev.assay.read.Limits;
import dev.assay.testdata.Sample;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.av.ByteWriter;
import dev.assay.testdata.av.MpegAudioFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MpegAudioFormatTest extends SoundFormatTest {
  private static final int FRAME = 417; // 144 * 128000 / 44100

  @Override
  protected Format format() {
    return new MpegAudioFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("plain.mp3", MpegAudioFile.of(30).bytes()),
        new Sample("index.mp3", MpegAudioFile.of(30).withGaps(576, 1000).withTag(5000).bytes()),
        new Sample("tags.mp3", join(MpegAudioFile.of(20).bytes(), ape(500, true), id3v1())));
  }

  private static byte[] join(byte[]... parts) {
    ByteWriter all = ByteWriter.bigEndian();
    for (byte[] part : parts) {
      all.bytes(part);
    }
    return all.toByteArray();
  }

  private static byte[] id3v1() {
    return ByteWriter.bigEndian().text("TAG").zeros(125).toByteArray();
  }

  /** A tag of so many bytes with its footer, its header not counted. */
  private static byte[] ape(int size, boolean header) {
    ByteWriter ends = ByteWriter.littleEndian().text("APETAGEX").u32(2000).u32(size).u32(0);
    ends.u32(header ? 1L << 31 : 0).zeros(8);
    ByteWriter tag = ByteWriter.littleEndian();
    if (header) {
      tag.bytes(ends.toByteArray());
    }
    return tag.zeros(size - 32).bytes(ends.toByteArray()).toByteArray();
  }

  private static byte[] lyrics(int size) {
    return ByteWriter.bigEndian()
        .text("LYRICSBEGIN")
        .zeros(size - 11)
        .text(String.format("%06d", size))
        .text("LYRICS200")
        .toByteArray();
  }

  /** Frames of one header, which nothing but zeros follows. */
  private static byte[] frames(long header, int length, int count) {
    ByteWriter out = ByteWriter.bigEndian();
    for (int i = 0; i < count; i++) {
      out.u32(header).zeros(length - 4);
    }
    return out.toByteArray();
  }

  @Test
  void theIndexTellsTheFramesWithTwoReads() {
    byte[] file = MpegAudioFile.of(1000).withXing().bytes();
    assertThat(reads(file)).containsExactly(read(0, 4096), tail(4096));
    assertThat(facts(file).playability()).isEqualTo(Playability.PLAYS);
    assertThat(track(file))
        .isEqualTo(
            new AudioTrack(
                "mp3", 44_100, 2, Fact.assumed(16), declared(1000 * 1152, 44_100), Rational.ZERO));
  }

  @Test
  void whatTheEncoderAddedIsNotHeard() {
    byte[] file = MpegAudioFile.of(100).withGaps(576, 1104).bytes();
    assertThat(track(file).duration()).isEqualTo(declared(100 * 1152 - 576 - 1104, 44_100));
  }

  @Test
  void otherEncodersDelaysAreNotKnown() {
    byte[] file = MpegAudioFile.of(100).withGaps(576, 1104).bytes();
    file[4 + 32 + 16] = 'X'; // XAME
    assertThat(track(file).duration()).isEqualTo(declared(100 * 1152, 44_100));
  }

  @Test
  void withoutAnIndexTheFramesAreCountedWithReadsThatGrow() {
    byte[] file = MpegAudioFile.of(2000).bytes();
    assertThat(track(file).duration()).isEqualTo(measured(2000 * 1152, 44_100));
    assertThat(reads(file)).hasSizeLessThan(12);
  }

  @Test
  void aStreamTooLongToWalkIsEstimated() {
    ScriptedSource source = ScriptedSource.of(MpegAudioFile.of(2000).bytes(), "long.mp3");
    Inspection inspection = inspect(source, Limits.tiny());
    assertThat(facts(inspection).track().duration())
        .isEqualTo(Fact.estimated(Rational.of(2000 * 1152, 44_100)));
    assertThat(source.bytesRead()).isLessThan(200_000);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10, 4086, 4090, 5000, 1_000_000})
  void aTagOfAnyLengthIsSkipped(int bytes) {
    byte[] file = MpegAudioFile.of(50).withTag(bytes).bytes();
    assertThat(score(file, "a.bin")).isNotEqualTo(Score.NO);
    assertThat(track(file).duration()).isEqualTo(measured(50 * 1152, 44_100));
  }

  @Test
  void severalTagsInFrontAreSkipped() {
    byte[] tag = Arrays.copyOf(MpegAudioFile.of(0).withTag(100).bytes(), 110);
    byte[] file = join(tag, MpegAudioFile.of(50).withTag(3).bytes());
    assertThat(track(file).duration()).isEqualTo(measured(50 * 1152, 44_100));
  }

  @Test
  void tagsBehindAreNoFrames() {
    byte[] sound = MpegAudioFile.of(50).bytes();
    for (byte[] file :
        List.of(
            join(sound, id3v1()),
            join(sound, ape(9000, true)),
            join(sound, ape(500, false), id3v1()),
            join(sound, lyrics(600), id3v1()),
            join(sound, ape(500, true), lyrics(600), id3v1()))) {
      assertThat(track(file).duration()).isEqualTo(measured(50 * 1152, 44_100));
    }
  }

  @Test
  void aTagThatLiesAboutItsLengthIsNotFollowed() {
    byte[] sound = MpegAudioFile.of(50).bytes();
    byte[] lying = ape(500, false);
    lying[lying.length - 32 + 15] = 0x7F; // the size, of 2 GB now
    Inspection inspection = inspect(join(sound, lying));
    assertThat(facts(inspection).track().duration()).isEqualTo(measured(50 * 1152, 44_100));
    assertThat(codes(inspection)).containsExactly("SYNC_LOST");
    byte[] front = MpegAudioFile.of(50).withTag(100).bytes();
    front[6] = 0x7F;
    assertThat(failure(front).code()).isEqualTo("DECLINED");
  }

  @Test
  void aCutLastFrameIsLeftOutAndSaid() {
    byte[] cut = Arrays.copyOf(MpegAudioFile.of(50).bytes(), 49 * FRAME + 100);
    assertThat(frayedTrack(cut).duration()).isEqualTo(measured(49 * 1152, 44_100));
  }

  @Test
  void anIndexOfALongerFileIsBelievedAndSaid() {
    byte[] file = MpegAudioFile.of(1000).withXing().bytes();
    byte[] cut = Arrays.copyOf(file, file.length / 2);
    assertThat(cutTrack(cut).duration()).isEqualTo(declared(1000 * 1152, 44_100));
  }

  @Test
  void anIndexOfAShorterFileIsNotBelieved() {
    byte[] file =
        join(MpegAudioFile.of(100).withGaps(576, 0).bytes(), MpegAudioFile.of(100).bytes());
    Inspection inspection = inspect(file);
    assertThat(facts(inspection).track().duration()).isEqualTo(measured(200 * 1152 - 576, 44_100));
    assertThat(codes(inspection)).containsExactly("INDEX_IGNORED");
  }

  @Test
  void fraunhofersIndexIsReadToo() {
    ByteWriter first = ByteWriter.bigEndian().u32(0xFFFB_9000L).zeros(32);
    first.text("VBRI").u16(1).u16(0).u16(75).u32(101L * FRAME).u32(100);
    byte[] index = Arrays.copyOf(first.toByteArray(), FRAME);
    byte[] file = join(index, MpegAudioFile.of(100).bytes());
    assertThat(track(file).duration()).isEqualTo(declared(100 * 1152, 44_100));
  }

  @ParameterizedTest
  @CsvSource({
    // header, frame bytes, codec, rate, channels, samples a frame
    "0xFFFB90C4, 417, mp3, 44100, 1, 1152",
    "0xFFFA9444, 384, mp3, 48000, 2, 1152",
    "0xFFF38000, 208, mp3, 22050, 2, 576",
    "0xFFE348C4, 288, mp3, 8000, 1, 576",
    "0xFFFD8004, 417, mp2, 44100, 2, 1152",
    "0xFFFFC000, 416, mp1, 44100, 2, 384",
    "0xFFF58400, 384, mp2, 24000, 2, 1152",
  })
  void everyVersionAndLayerIsCounted(
      String header, int length, String codec, int rate, int channels, int samples) {
    byte[] file = frames(Long.decode(header), length, 40);
    assertThat(score(file, "a.bin")).isEqualTo(Score.CERTAIN);
    assertThat(track(file).codec()).isEqualTo(codec);
    assertThat(track(file).sampleRate()).isEqualTo(rate);
    assertThat(track(file).numChannels()).isEqualTo(channels);
    assertThat(track(file).duration()).isEqualTo(measured(40L * samples, rate));
    assertThat(facts(file).playability())
        .isEqualTo(codec.equals("mp3") ? Playability.PLAYS : Playability.NO);
  }

  @Test
  void bytesThatAreNoFramesAreLeftOutAndSaid() {
    byte[] sound = MpegAudioFile.of(20).bytes();
    Inspection inspection = inspect(join(sound, new byte[3000], sound));
    assertThat(facts(inspection).track().duration()).isEqualTo(measured(40 * 1152, 44_100));
    assertThat(codes(inspection)).containsExactly("SYNC_LOST");
  }

  @Test
  void zerosInFrontAreSkippedWhereTheNameSpeaksForIt() {
    byte[] file = join(new byte[192], MpegAudioFile.of(20).bytes());
    assertThat(score(file, "a.mp3")).isNotEqualTo(Score.NO);
    assertThat(score(file, "a.bin")).isEqualTo(Score.NO);
    Inspection inspection = inspect(ScriptedSource.of(file, "a.mp3"));
    assertThat(facts(inspection).track().duration()).isEqualTo(measured(20 * 1152, 44_100));
  }

  @Test
  void aFileOfOneFrameIsSound() {
    byte[] file = MpegAudioFile.of(1).bytes();
    assertThat(score(file, "a.bin")).isEqualTo(Score.LIKELY);
    assertThat(track(file).duration()).isEqualTo(measured(1152, 44_100));
  }

  @Test
  void otherBytesAreNotTaken() {
    byte[] text =
        "\uFEFFAn article in a wide character set. "
            .repeat(200)
            .getBytes(StandardCharsets.UTF_16LE);
    assertThat(score(text, "a.txt")).isEqualTo(Score.NO);
    byte[] ones = new byte[5000];
    Arrays.fill(ones, (byte) 0xFF);
    assertThat(score(ones, "a.mp3")).isEqualTo(Score.NO);
    assertThat(score(new byte[5000], "a.bin")).isEqualTo(Score.NO);
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      byte[] noise = new byte[4096];
      random.nextBytes(noise);
      noise[0] = (byte) 0xFF;
      noise[1] = (byte) 0xFB;
      assertThat(score(noise, "a.bin")).isEqualTo(Score.NO);
    }
  }

  @Test
  void freeFormatIsLeftToOthers() {
    byte[] file = frames(0xFFFB_0000L, 500, 30);
    assertThat(score(file, "a.mp3")).isEqualTo(Score.NO);
    byte[] tag = MpegAudioFile.of(0).withTag(100).bytes();
    assertThat(failure(join(tag, file)).code()).isEqualTo("DECLINED");
  }

  @Test
  void aTagWithNothingBehindIsDeclined() {
    assertThat(failure(Arrays.copyOf(MpegAudioFile.of(0).withTag(2000).bytes(), 2010)).code())
        .isEqualTo("DECLINED");
  }

  @Test
  void theFactsNameTheType() {
    AudioFacts facts = facts(MpegAudioFile.of(5).bytes());
    assertThat(facts.type().mimeType()).isEqualTo("audio/mpeg");
    assertThat(facts.tracks()).isEqualTo(1);
  }
}

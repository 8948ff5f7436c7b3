package dev.assay.av.sound;

import static dev.assay.testdata.ScriptedSource.read;
import static dev.assay.testdata.ScriptedSource.tail;
import static dev.assay.testdata.av.OggPages.BEGINS;
import static dev.assay.testdata.av.OggPages.ENDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Inspection;
import dev.assay.av.SoundFormatTest;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import dev.assay.format.Format;
import dev.assay.read.Limits;
import dev.assay.testdata.Sample;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.av.ByteWriter;
import dev.assay.testdata.av.OggOpusFile;
import dev.assay.testdata.av.OggPages;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OggFormatTest extends SoundFormatTest {
  private static final byte[] PACKET = new byte[200];

  @Override
  protected Format format() {
    return new OggFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("opus.opus", OggOpusFile.bytes(312, 240_000)),
        new Sample("vorbis.ogg", vorbis(1, 441_000)),
        new Sample("chained.ogg", join(vorbis(1, 44_100), vorbis(2, 88_200))),
        new Sample("theora.ogv", theora(50, true)));
  }

  private static byte[] join(byte[]... parts) {
    ByteWriter all = ByteWriter.bigEndian();
    for (byte[] part : parts) {
      all.bytes(part);
    }
    return all.toByteArray();
  }

  /** A stream of Vorbis at 44.1 kHz with a packet for every 1024 samples. */
  private static byte[] vorbis(int serial, long samples) {
    OggPages pages = new OggPages().page(serial, BEGINS, 0, OggPages.vorbis(44_100, 2));
    pages.page(serial, 0, 0, PACKET, PACKET);
    return sound(pages, serial, 1024, samples).bytes();
  }

  private static OggPages sound(OggPages pages, int serial, int packetSamples, long samples) {
    for (long at = packetSamples; at < samples; at += packetSamples) {
      pages.page(serial, 0, at, PACKET);
    }
    return pages.page(serial, ENDS, samples, PACKET);
  }

  /** Frames of Theora at 25 per second, a keyframe every 10, with sound when wanted. */
  private static byte[] theora(int frames, boolean sound) {
    OggPages pages = new OggPages().page(7, BEGINS, 0, OggPages.theora(320, 180, 25, 1));
    if (sound) {
      pages.page(8, BEGINS, 0, OggPages.vorbis(48_000, 2));
    }
    pages.page(7, 0, 0, PACKET, PACKET);
    for (int n = 1; n <= frames; n++) {
      int key = (n - 1) / 10 * 10 + 1;
      pages.page(7, n == frames ? ENDS : 0, (long) key << 6 | n - key, PACKET);
      if (sound) {
        pages.page(8, n == frames ? ENDS : 0, n * 1920L, PACKET, PACKET);
      }
    }
    return pages.bytes();
  }

  @Test
  void theLastPositionLessThePreSkipIsTheLengthOfOpus() {
    byte[] file = OggOpusFile.bytes(312, 4_800_000);
    assertThat(reads(file)).containsExactly(read(0, 4096), tail(65_536));
    assertThat(facts(file).playability()).isEqualTo(Playability.PLAYS);
    assertThat(facts(file).type().mimeType()).isEqualTo("audio/ogg");
    assertThat(track(file))
        .isEqualTo(
            new AudioTrack("opus", 48_000, 1, Fact.assumed(16), measured(100, 1), Rational.ZERO));
  }

  @Test
  void theLastPositionIsTheLengthOfVorbis() {
    byte[] file = vorbis(-5, 12_345_678);
    assertThat(reads(file)).containsExactly(read(0, 4096), tail(65_536));
    assertThat(track(file).codec()).isEqualTo("vorbis");
    assertThat(track(file).numChannels()).isEqualTo(2);
    assertThat(track(file).duration()).isEqualTo(measured(12_345_678, 44_100));
  }

  @Test
  void flacTellsItsDepth() {
    OggPages pages = new OggPages().page(1, BEGINS, 0, OggPages.flac(96_000, 2));
    byte[] file = sound(pages.page(1, 0, 0, PACKET), 1, 4096, 960_000).bytes();
    assertThat(track(file).codec()).isEqualTo("flac");
    assertThat(track(file).sampleRate()).isEqualTo(96_000);
    assertThat(track(file).bitDepth()).isEqualTo(Fact.declared(16));
    assertThat(track(file).duration()).isEqualTo(measured(960_000, 96_000));
  }

  @Test
  void speexIsNotPlayed() {
    OggPages pages = new OggPages().page(1, BEGINS, 0, OggPages.speex(16_000, 1));
    byte[] file = sound(pages.page(1, 0, 0, PACKET), 1, 320, 15_857).bytes();
    assertThat(track(file).codec()).isEqualTo("speex");
    assertThat(track(file).duration()).isEqualTo(measured(15_857, 16_000));
    assertThat(facts(file).playability()).isEqualTo(Playability.NO);
  }

  @Test
  void theoraIsVideoWhoseFramesThePositionCounts() {
    VideoFacts facts = (VideoFacts) inspect(theora(53, true)).facts();
    assertThat(facts).isNotNull();
    assertThat(facts.type().mimeType()).isEqualTo("video/ogg");
    assertThat(facts.codec()).isEqualTo("theora");
    assertThat(facts.stored()).isEqualTo(new Size(320, 180));
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(53L));
    assertThat(facts.frameRate()).isEqualTo(Fact.declared(Rational.of(25)));
    assertThat(facts.duration()).isEqualTo(measured(53, 25));
    assertThat(facts.audio()).isNotNull();
    assertThat(facts.audio().duration()).isEqualTo(measured(53 * 1920, 48_000));
    assertThat(facts.playability()).isEqualTo(Playability.NO_PICTURE);
    VideoFacts silent = (VideoFacts) inspect(theora(20, false)).facts();
    assertThat(silent).isNotNull();
    assertThat(silent.playability()).isEqualTo(Playability.NO);
    assertThat(silent.audio()).isNull();
  }

  @Test
  void streamsSideBySideAreCounted() {
    OggPages pages = new OggPages().page(1, BEGINS, 0, OggPages.opus(2, 0));
    pages.page(2, BEGINS, 0, OggPages.vorbis(8000, 1)).page(1, 0, 0, PACKET);
    pages.page(2, 0, 0, PACKET, PACKET);
    pages.page(1, ENDS, 1440, new byte[] {0, 0}, new byte[] {0, 0}, new byte[] {0, 0});
    byte[] file = sound(pages, 2, 1024, 80_000).bytes();
    AudioFacts facts = facts(file);
    assertThat(facts.tracks()).isEqualTo(2);
    assertThat(facts.track().codec()).isEqualTo("opus");
    assertThat(facts.track().duration()).isEqualTo(measured(1440, 48_000));
  }

  @Test
  void theLastPageOfAStreamIsFoundFarFromTheEnd() {
    OggPages pages = new OggPages().page(1, BEGINS, 0, OggPages.vorbis(44_100, 1));
    pages.page(2, BEGINS, 0, OggPages.vorbis(44_100, 1)).page(1, 0, 0, PACKET);
    pages.page(2, 0, 0, PACKET);
    byte[] first = sound(pages, 1, 1024, 20_000).bytes();
    byte[] file = join(first, sound(new OggPages(), 2, 1024, 1_000_000).bytes());
    assertThat(track(file).duration()).isEqualTo(measured(20_000, 44_100));
  }

  @Test
  void linksOfAChainAreAddedUp() {
    byte[] file = join(vorbis(1, 44_100), vorbis(2, 88_200), OggOpusFile.bytes(312, 48_000));
    Inspection inspection = inspect(file);
    assertThat(facts(inspection).track().duration()).isEqualTo(measured(4, 1));
    assertThat(codes(inspection)).containsExactly("CHAINED");
  }

  @Test
  void aCutChainIsSaid() {
    byte[] file = join(vorbis(1, 44_100), vorbis(2, 88_200));
    AudioTrack track = cutTrack(Arrays.copyOf(file, file.length - 5));
    assertThat(track.duration()).isEqualTo(measured(44_100 + 88_064, 44_100));
  }

  @Test
  void aChainTooLongToWalkHasNoKnownLength() {
    byte[] file = join(vorbis(1, 1_500_000), vorbis(2, 500_000));
    Inspection inspection = inspect(ScriptedSource.of(file, "long.ogg"), Limits.tiny());
    assertThat(facts(inspection).track().duration()).isNull();
  }

  @Test
  void aCutPageIsLeftOutAndSaid() {
    byte[] file = vorbis(1, 102_400);
    byte[] cut = Arrays.copyOf(file, file.length - 10);
    assertThat(cutTrack(cut).duration()).isEqualTo(measured(102_400 - 1024, 44_100));
  }

  @Test
  void anEndThatIsNotMarkedIsSaid() {
    byte[] file = vorbis(1, 102_400);
    byte[] cut = Arrays.copyOf(file, file.length - 228);
    Inspection inspection = inspect(cut);
    assertThat(facts(inspection).track().duration()).isEqualTo(measured(102_400 - 1024, 44_100));
    assertThat(codes(inspection)).containsExactly("END_NOT_MARKED");
  }

  @Test
  void nothingButHeadersIsNoSound() {
    OggPages pages = new OggPages().page(1, BEGINS, 0, OggPages.vorbis(44_100, 1));
    byte[] headers = pages.page(1, 0, 0, PACKET, PACKET).bytes();
    assertThat(inspect(headers)).isInstanceOf(Inspection.Partial.class);
    assertThat(codes(inspect(headers))).containsExactly("NO_SAMPLES");
  }

  @Test
  void aStreamCutOutOfALongerOneIsDeclined() {
    OggPages pages = new OggPages().page(1, BEGINS, 0, OggPages.vorbis(44_100, 1));
    pages.page(1, 0, 0, PACKET, PACKET).page(1, 0, 1_000_000, PACKET);
    assertThat(failure(pages.page(1, ENDS, 1_001_024, PACKET).bytes()).code())
        .isEqualTo("DECLINED");
    OggPages opus = new OggPages().page(1, BEGINS, 0, OggPages.opus(1, 312)).page(1, 0, 0, PACKET);
    byte[] packet = {(byte) 0xF8, -1, -2};
    opus.page(1, 0, 48_960, packet).page(1, ENDS, 49_920, packet);
    assertThat(failure(opus.bytes()).code()).isEqualTo("DECLINED");
  }

  @Test
  void otherCodecsAreDeclined() {
    byte[] dirac = "BBCD\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    OggPages pages = new OggPages().page(1, BEGINS, 0, dirac).page(1, ENDS, 5, PACKET);
    assertThat(failure(pages.bytes()).code()).isEqualTo("DECLINED");
  }

  @Test
  void noRateIsMalformed() {
    OggPages pages = new OggPages().page(1, BEGINS, 0, OggPages.vorbis(0, 1));
    assertThat(failure(pages.page(1, ENDS, 5, PACKET).bytes()).code()).isEqualTo("MALFORMED");
  }
}

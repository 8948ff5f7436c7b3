package dev.assay.ffmpeg;

import static dev.assay.ffmpeg.Reading.audio;
import static dev.assay.ffmpeg.Reading.codes;
import static dev.assay.ffmpeg.Reading.inspect;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Inspection;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.testdata.av.AdtsFile;
import dev.assay.testdata.av.AiffFile;
import dev.assay.testdata.av.FlacFile;
import dev.assay.testdata.av.MatroskaFile;
import dev.assay.testdata.av.Mp4File;
import dev.assay.testdata.av.MpegAudioFile;
import dev.assay.testdata.av.OggOpusFile;
import dev.assay.testdata.av.WavFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AudioReadingTest {

  private static void assertTrack(
      byte[] file, String type, String codec, int rate, int channels, Rational duration) {
    AudioFacts facts = audio(file);
    assertThat(facts.kind()).isEqualTo(MediaKind.AUDIO);
    assertThat(facts.type().name()).isEqualTo(type);
    AudioTrack track = facts.track();
    assertThat(track.codec()).isEqualTo(codec);
    assertThat(track.sampleRate()).isEqualTo(rate);
    assertThat(track.numChannels()).isEqualTo(channels);
    assertThat(track.duration()).isEqualTo(Fact.measured(duration));
  }

  @ParameterizedTest
  @CsvSource({"8, 8000, 1, 801", "16, 48000, 2, 4800", "24, 44100, 1, 4411", "32, 96000, 6, 960"})
  void wavOfEveryDepth(int bits, int rate, int channels, int frames) {
    byte[] file = WavFile.pcm(bits, rate, channels, frames).bytes();

    assertTrack(file, "wav", "pcm", rate, channels, Rational.of(frames, rate));
    assertThat(audio(file).track().bitDepth()).isEqualTo(Fact.declared(bits));
    assertThat(audio(file).type().mimeType()).isEqualTo("audio/wav");
    assertThat(audio(file).playability()).isEqualTo(Playability.PLAYS);
  }

  @Test
  void wavWithTheExtensibleHeader() {
    byte[] file = WavFile.pcm(24, 48_000, 2, 480).extensible().bytes();

    assertTrack(file, "wav", "pcm", 48_000, 2, Rational.of(1, 100));
    assertThat(audio(file).track().bitDepth()).isEqualTo(Fact.declared(24));
  }

  @Test
  void wavOfDoublesPlaysNowhere() {
    assertThat(audio(WavFile.floating(32, 44_100, 1, 441).bytes()).playability())
        .isEqualTo(Playability.PLAYS);
    assertThat(audio(WavFile.floating(64, 44_100, 1, 441).bytes()).playability())
        .isEqualTo(Playability.NO);
  }

  @Test
  void wavThatBreaksOffLastsAsLongAsWhatIsThere() {
    Inspection inspection = inspect(WavFile.pcm(16, 8000, 1, 8000).declaring(24_000).bytes());

    assertThat(inspection).isInstanceOf(Inspection.Partial.class);
    assertThat(codes(inspection)).contains("TRUNCATED");
    assertThat(audio(inspection).track().duration()).isEqualTo(Fact.measured(Rational.of(1)));
  }

  @Test
  void aiffIsForSafari() {
    byte[] file = AiffFile.bytes(24, 44_100, 2, 4410);

    assertTrack(file, "aiff", "pcm", 44_100, 2, Rational.of(1, 10));
    assertThat(audio(file).playability()).isEqualTo(Playability.SAFARI_ONLY);
  }

  @ParameterizedTest
  @CsvSource({"16, 44100, 2", "24, 96000, 1", "8, 8000, 4"})
  void flac(int bits, int rate, int channels) {
    byte[] file = FlacFile.of(bits, rate, channels, 100_000).bytes();

    assertTrack(file, "flac", "flac", rate, channels, Rational.of(100_000, rate));
    assertThat(audio(file).track().bitDepth()).isEqualTo(Fact.declared(bits));
  }

  @Test
  void flacWhoseFramesDoNotRepeatTheRate() {
    AudioTrack track = audio(FlacFile.of(16, 12_345, 1, 123_450).bytes()).track();

    assertThat(track.sampleRate()).isEqualTo(12_345);
    assertThat(track.numChannels()).isEqualTo(1);
    assertThat(track.bitDepth()).isEqualTo(Fact.declared(16));
    assertThat(track.duration().value()).isEqualTo(Rational.of(10));
  }

  @Test
  void flacThatCountsFewerSamplesThanItHoldsIsMeasured() {
    Inspection inspection = inspect(FlacFile.of(16, 44_100, 1, 441_000).declaring(44_100).bytes());

    assertThat(audio(inspection).track().duration()).isEqualTo(Fact.measured(Rational.of(10)));
    assertThat(codes(inspection)).contains("DURATION_DISAGREES");
  }

  @Test
  void flacThatCountsMoreSamplesThanItHoldsIsAPart() {
    Inspection inspection = inspect(FlacFile.of(16, 44_100, 1, 441_000).declaring(882_000).bytes());

    assertThat(inspection).isInstanceOf(Inspection.Partial.class);
    assertThat(codes(inspection)).contains("TRUNCATED");
  }

  @Test
  void flacThatDoesNotCountIsMeasured() {
    byte[] file = FlacFile.of(16, 44_100, 1, 441_000).declaring(0).bytes();

    assertTrack(file, "flac", "flac", 44_100, 1, Rational.of(10));
  }

  @Test
  void mp3WithoutACountIsMeasured() {
    byte[] file = MpegAudioFile.of(100).bytes();

    assertTrack(file, "mp3", "mp3", 44_100, 2, Rational.of(100 * 1152, 44_100));
    assertThat(audio(file).track().bitDepth()).isEqualTo(Fact.assumed(16));
    assertThat(audio(file).track().startTime()).isEqualTo(Rational.ZERO);
    assertThat(audio(file).type().mimeType()).isEqualTo("audio/mpeg");
  }

  @Test
  void mp3IsHeardWithoutWhatTheEncoderAdded() {
    // 528 samples more are the decoder's own delay, which counts against the padding behind.
    byte[] file = MpegAudioFile.of(100).withGaps(576, 1000).bytes();

    assertTrack(file, "mp3", "mp3", 44_100, 2, Rational.of(100 * 1152 - 576 - 1000, 44_100));
  }

  @Test
  void mp3ThatCountsMoreFramesThanItHoldsIsAPart() {
    Inspection inspection = inspect(MpegAudioFile.of(20).declaring(4000).bytes());

    assertThat(inspection).isInstanceOf(Inspection.Partial.class);
    assertThat(codes(inspection)).contains("TRUNCATED");
  }

  @ParameterizedTest
  @CsvSource({"0", "100", "5000", "300000"})
  void mp3BehindATagOfAnyLength(int tag) {
    byte[] file = MpegAudioFile.of(20).withTag(tag).bytes();

    assertTrack(file, "mp3", "mp3", 44_100, 2, Rational.of(20 * 1152, 44_100));
  }

  @Test
  void adtsIsMeasuredFrameByFrame() {
    assertTrack(
        AdtsFile.bytes(44_100, 50), "aac", "aac", 44_100, 1, Rational.of(50 * 1024, 44_100));
  }

  @Test
  void opusStartsBehindItsPreSkip() {
    byte[] file = OggOpusFile.bytes(312, 48_000);

    assertTrack(file, "ogg", "opus", 48_000, 1, Rational.of(1));
    assertThat(audio(file).type().mimeType()).isEqualTo("audio/ogg");
  }

  @Test
  void mp4WithSoundAloneIsSound() {
    byte[] file = Mp4File.audio(44_100, 40).bytes();

    assertTrack(file, "m4a", "aac", 44_100, 1, Rational.of(40 * 1024, 44_100));
    assertThat(audio(file).type().mimeType()).isEqualTo("audio/mp4");
    assertThat(audio(Mp4File.audio(44_100, 4).withBrand("isom").bytes()).type().mimeType())
        .isEqualTo("audio/mp4");
  }

  @Test
  void webmWithSoundAloneIsSound() {
    byte[] file = MatroskaFile.audio(100).bytes();

    assertTrack(file, "webm", "opus", 48_000, 1, Rational.of(2));
    assertThat(audio(file).type().mimeType()).isEqualTo("audio/webm");
    assertThat(codes(inspect(file))).isEmpty();
  }
}

package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.Rational;
import dev.assay.format.Format;
import dev.assay.format.FormatCatalog;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The own readers of sound on what FFmpeg's encoders and muxers make, of which all is known. */
final class EncodedSoundsTest {
  private static final int[] COUNTS = {999, 4096, 100_001};

  /**
   * What is true of a file.
   *
   * @param samples how many went into it
   * @param padding how many more may come out of it, 0 when the count is kept; else a millisecond
   *     may lack, the tick of edit lists and of Matroska
   */
  private record Truth(int sampleRate, int channels, long samples, int padding) {}

  /** A way of writing sound: the file's ending, its options, the padding and the rates it knows. */
  private record Way(String ending, String options, int padding, int lowest, int highest) {

    /** Any rate, and as many samples as went in. */
    static Way exact(String ending, String options) {
      return new Way(ending, options, 0, 8000, 192_000);
    }
  }

  private static final List<Way> WAYS =
      List.of(
          Way.exact("s16.wav", "-c:a pcm_s16le"),
          Way.exact("u8.wav", "-c:a pcm_u8"),
          Way.exact("s24.wav", "-c:a pcm_s24le"),
          Way.exact("s32.wav", "-c:a pcm_s32le"),
          Way.exact("f32.wav", "-c:a pcm_f32le"),
          Way.exact("f64.wav", "-c:a pcm_f64le"),
          Way.exact("alaw.wav", "-c:a pcm_alaw"),
          Way.exact("mulaw.wav", "-c:a pcm_mulaw"),
          Way.exact("broadcast.wav", "-write_bext 1 -metadata description=tone"),
          Way.exact("rf64.wav", "-rf64 always"),
          new Way("adpcm.wav", "-c:a adpcm_ms", 4096, 8000, 96_000),
          new Way("ima.wav", "-c:a adpcm_ima_wav", 4096, 8000, 96_000),
          new Way("s16.w64", "-c:a pcm_s16le", 8, 8000, 192_000), // padded to 8 bytes
          new Way("s24.w64", "-c:a pcm_s24le", 8, 8000, 192_000),
          Way.exact("s16.aiff", "-c:a pcm_s16be"),
          Way.exact("s24.aiff", "-c:a pcm_s24be"),
          Way.exact("sowt.aiff", "-c:a pcm_s16le"),
          Way.exact("f32.aiff", "-c:a pcm_f32be"),
          Way.exact("mulaw.aiff", "-c:a pcm_mulaw"),
          Way.exact("s16.caf", "-c:a pcm_s16be"),
          Way.exact("f32.caf", "-c:a pcm_f32le"),
          new Way("alac.caf", "-c:a alac", 4096, 8000, 192_000),
          Way.exact("s16.au", "-c:a pcm_s16be"),
          Way.exact("plain.flac", "-c:a flac"),
          Way.exact("fast.flac", "-c:a flac -compression_level 0"),
          Way.exact("flac.ogg", "-c:a flac"),
          Way.exact("flac.oga", "-c:a flac -page_duration 10000"),
          new Way("opus.opus", "-c:a libopus", 0, 48_000, 48_000),
          new Way("opus.ogg", "-c:a libopus -page_duration 20000", 0, 48_000, 48_000),
          new Way("alac.m4a", "-c:a alac", 0, 8000, 192_000),
          new Way("aac.m4a", "-c:a aac", 1, 8000, 96_000),
          new Way("front.m4a", "-c:a aac -movflags +faststart", 1, 8000, 96_000),
          new Way("aac.mov", "-c:a aac", 1, 8000, 96_000),
          Way.exact("pcm.mov", "-c:a pcm_s16le"),
          new Way("aac.aac", "-c:a aac", 4096, 8000, 96_000),
          new Way("ac3.ac3", "-c:a ac3", 4096, 32_000, 48_000),
          new Way("eac3.eac3", "-c:a eac3", 4096, 32_000, 48_000),
          new Way("mp3.mp3", "-c:a libmp3lame", 0, 8000, 48_000),
          new Way("vbr.mp3", "-c:a libmp3lame -q:a 5", 0, 8000, 48_000),
          new Way(
              "tagged.mp3", "-c:a libmp3lame -write_id3v1 1 -metadata title=A", 0, 8000, 48_000),
          new Way("plain.mp3", "-c:a libmp3lame -write_xing 0", 4096, 8000, 48_000),
          new Way("mp2.mp2", "-c:a mp2", 4096, 16_000, 48_000),
          new Way("opus.webm", "-c:a libopus", 4096, 48_000, 48_000),
          new Way("flac.mka", "-c:a flac", 4096, 8000, 96_000),
          new Way("pcm.mka", "-c:a pcm_s16le", 4096, 8000, 96_000));

  @TempDir Path folder = Path.of("");

  @Test
  void everyRateAndCountInEveryContainer() throws IOException {
    Map<String, Truth> made = new LinkedHashMap<>();
    for (int rate : new int[] {8000, 22_050, 44_100, 48_000}) {
      Encoder encoder = new Encoder(folder, rate);
      for (Way way : WAYS) {
        for (int count : COUNTS) {
          for (int channels = 1; channels <= 2; channels++) {
            if (rate >= way.lowest() && rate <= way.highest()) {
              String name = rate + "-" + channels + "-" + count + "-" + way.ending();
              String trim = "-af atrim=end_sample=" + count + " -ac " + channels + " ";
              encoder.file(name, trim + way.options());
              made.put(name, new Truth(rate, channels, count, way.padding()));
            }
          }
        }
      }
      encoder.run();
    }
    Assay own = ownReaders();
    List<String> wrong = new ArrayList<>();
    made.forEach(
        (name, truth) -> {
          String difference = difference(truth, own.inspect(folder.resolve(name)));
          if (difference != null) {
            wrong.add(name + ": " + difference);
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void soundOfWhichNothingTellsTheLengthIsLeftToFfmpeg() throws IOException {
    Encoder encoder = new Encoder(folder, 44_100);
    String trim = "-af atrim=end_sample=50000 ";
    encoder.file("packed.mov", trim + "-c:a adpcm_ima_wav");
    encoder.file("frames.wav", trim + "-c:a flac");
    encoder.run();
    for (String name : List.of("packed.mov", "frames.wav")) {
      Inspection inspection = ownReaders().inspect(folder.resolve(name));
      assertThat(inspection).isInstanceOf(Inspection.Failed.class);
      assertThat(((Inspection.Failed) inspection).failure().code()).as(name).isEqualTo("DECLINED");
    }
  }

  private static Assay ownReaders() {
    return Assay.with(
        FormatCatalog.of(
            FormatCatalog.installed().formats().stream()
                .filter(format -> format.getClass().getPackageName().startsWith("dev.assay.av"))
                .toArray(Format[]::new)));
  }

  private static @Nullable String difference(Truth truth, Inspection inspection) {
    if (!(inspection instanceof Inspection.Complete complete
        && complete.facts() instanceof AudioFacts facts)) {
      return inspection.toString();
    }
    AudioTrack track = facts.track();
    Fact<Rational> duration = track.duration();
    if (duration == null
        || track.sampleRate() != truth.sampleRate()
        || track.numChannels() != truth.channels()) {
      return track.toString();
    }
    Rational samples = duration.value().times(Rational.of(truth.sampleRate()));
    double excess = samples.toDouble() - truth.samples();
    double tick = truth.sampleRate() / 1000.0;
    boolean counted =
        truth.padding() == 0 ? excess == 0 : excess >= -tick && excess <= truth.padding();
    return counted ? null : samples + " of " + truth.samples() + " samples, " + track;
  }
}

package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.Origin;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import dev.assay.format.Format;
import dev.assay.format.FormatCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The own readers of video on what FFmpeg's encoders and muxers make, of which all is known. */
final class EncodedVideosTest {
  private static final Size SMALL = new Size(64, 48);
  private static final String MPEG4 = "-map 0:v -c:v mpeg4 -bf 2 -g 12 ";
  private static final String H264 = "-map 0:v -c:v libopenh264 -allow_skip_frames 0 -g 12 ";
  private static final String VP8 = "-map 0:v -c:v libvpx -deadline realtime -b:v 100k -g 12 ";
  private static final String VP9 =
      "-map 0:v -c:v libvpx-vp9 -deadline realtime -cpu-used 8 -b:v 100k -g 12 ";
  private static final String SOUND = "-map 1:a -af atrim=end_sample=48000 ";

  /** Two frames of the longest codec, 1536 samples each, for the decoder to begin and end with. */
  private static final double MOST_PADDING = 2 * 1536 / 48_000.0;

  private static final Rational[] RATES = {
    Rational.of(1),
    Rational.of(10),
    Rational.of(25, 2),
    Rational.of(15),
    Rational.of(24_000, 1001),
    Rational.of(24),
    Rational.of(25),
    Rational.of(30_000, 1001),
    Rational.of(30),
    Rational.of(50),
    Rational.of(60_000, 1001),
    Rational.of(60),
    Rational.of(120),
    Rational.of(240)
  };
  private static final int[] COUNTS = {1, 2, 3, 10, 61};

  /** What is true of a file. */
  private record Truth(
      long frames,
      Rational rate,
      Size displayed,
      int rotation,
      boolean variable,
      Rational start,
      @Nullable Rational sound) {

    static Truth of(long frames, Rational rate) {
      return new Truth(frames, rate, SMALL, 0, false, Rational.ZERO, null);
    }

    Truth withDisplayed(Size size) {
      return new Truth(frames, rate, size, rotation, variable, start, sound);
    }

    Truth withRotation(int degrees) {
      Size size = degrees % 180 == 0 ? displayed : displayed.turned();
      return new Truth(frames, rate, size, degrees, variable, start, sound);
    }

    Truth withSound(Rational length) {
      return new Truth(frames, rate, displayed, rotation, variable, start, length);
    }

    Truth uneven() {
      return new Truth(frames, rate, displayed, rotation, true, start, sound);
    }

    Truth from(Rational seconds) {
      return new Truth(frames, rate, displayed, rotation, variable, seconds, sound);
    }
  }

  @TempDir Path folder = Path.of("");

  private final Assay own = Assay.with(ownReaders());

  /** What is true of each file made, by its name. */
  private final Map<String, Truth> made = new LinkedHashMap<>();

  private static FormatCatalog ownReaders() {
    return FormatCatalog.of(
        FormatCatalog.installed().formats().stream()
            .filter(format -> format.getClass().getPackageName().startsWith("dev.assay.av"))
            .toArray(Format[]::new));
  }

  private void make(Encoder encoder, String name, String options, Truth truth) {
    encoder.file(name, options);
    made.put(name, truth);
  }

  @Test
  void everyRateAndCountInEveryContainer() throws IOException {
    for (Rational rate : RATES) {
      Encoder encoder = new Encoder(folder, rate);
      String at = rate.toString().replace('/', '-') + "fps-";
      for (int count : COUNTS) {
        Truth truth = Truth.of(count, rate);
        String name = at + count;
        String frames = "-frames:v " + count;
        make(encoder, name + ".mp4", MPEG4 + frames, truth);
        make(encoder, name + "-front.mp4", H264 + "-movflags +faststart " + frames, truth);
        make(encoder, name + "-h264.mov", H264 + frames, truth);
        make(encoder, name + ".mov", MPEG4 + frames, truth);
        make(encoder, name + ".mkv", MPEG4 + frames, truth);
        make(encoder, name + "-h264.mkv", H264 + frames, truth);
        make(encoder, name + "-vp8.webm", VP8 + frames, truth);
        make(encoder, name + "-vp9.webm", VP9 + frames, truth);
        make(encoder, name + ".avi", "-map 0:v -c:v mpeg4 " + frames, truth);
        make(encoder, name + "-mjpeg.avi", "-map 0:v -c:v mjpeg " + frames, truth);
        String pieces = "-movflags +frag_keyframe+empty_moov";
        make(
            encoder,
            name + "-fragments.mp4",
            MPEG4 + pieces + " " + frames,
            truth.from(count > 1 ? rate.inverse() : Rational.ZERO));
        make(
            encoder,
            name + "-fragments-based.mp4",
            H264 + pieces + "+default_base_moof " + frames,
            truth);
        make(encoder, name + "-dash.mp4", H264 + "-movflags +dash+global_sidx " + frames, truth);
        make(encoder, name + "-cmaf.mp4", MPEG4 + "-movflags +cmaf " + frames, truth);
      }
      encoder.run();
    }
    assertAllRead();
  }

  @Test
  void everyWayOfWritingTheSame() throws IOException {
    for (Rational rate : List.of(Rational.of(25), Rational.of(30_000, 1001))) {
      Encoder encoder = new Encoder(folder, rate);
      String at = rate.toString().replace('/', '-') + "fps-";
      Truth truth = Truth.of(48, rate);
      String[][] ways = {
        {"scale.mp4", MPEG4 + "-video_track_timescale 600000"},
        {"negative-offsets.mp4", MPEG4 + "-movflags +negative_cts_offsets"},
        {"frame-fragments.mp4", H264 + "-movflags +frag_every_frame+empty_moov"},
        {"short-fragments.mp4", H264 + "-movflags +empty_moov -frag_duration 200000"},
        {"delayed-movie.mp4", MPEG4 + "-movflags +frag_keyframe+delay_moov"},
        {"movie-of-some.mp4", H264 + "-movflags +frag_keyframe"},
        {"separate.mp4", H264 + "-movflags +frag_keyframe+empty_moov+separate_moof"},
        {"no-trailer.mp4", H264 + "-movflags +frag_keyframe+empty_moov+skip_trailer"},
        {"indexed.mp4", H264 + "-movflags +dash+frag_keyframe"},
        {"hybrid.mp4", H264 + "-movflags +hybrid_fragmented"},
        {"sounds.mp4", MPEG4 + "-movflags +prefer_icc+write_colr"},
        {"ismv.ismv", H264 + "-f ismv"},
        {"wide.3gp", H264 + "-f 3gp"},
        {"wide.3g2", H264 + "-f 3g2"},
        {"ipod.m4v", H264 + "-f ipod"},
        {"timecode.mov", MPEG4 + "-timecode 01:00:00:00"},
        {"prores.mov", "-map 0:v -c:v prores_ks -profile:v 0"},
        {"mjpeg.mov", "-map 0:v -c:v mjpeg"},
        {"png.mov", "-map 0:v -c:v png"},
        {"raw.mov", "-map 0:v -c:v rawvideo -pix_fmt uyvy422"},
        {"mpeg2.mp4", "-map 0:v -c:v mpeg2video -bf 2 -strict -2"},
        {"av1.mp4", "-map 0:v -c:v libaom-av1 -cpu-used 8 -usage realtime"},
        {"av1-alt.mp4", "-map 0:v -c:v libaom-av1 -cpu-used 8 -lag-in-frames 19"},
        {"vp9.mp4", VP9},
        {"vp9-alt.mp4", "-map 0:v -c:v libvpx-vp9 -cpu-used 5 -lag-in-frames 16 -b:v 100k"},
        {"live.mkv", MPEG4 + "-live 1"},
        {"live.webm", VP8 + "-live 1"},
        {"dash.webm", VP9 + "-dash 1"},
        {"cues-first.mkv", MPEG4 + "-cues_to_front 1"},
        {"reserved.mkv", MPEG4 + "-reserve_index_space 4096"},
        {"short-clusters.mkv", MPEG4 + "-cluster_time_limit 100"},
        {"large-clusters.mkv", MPEG4 + "-cluster_time_limit 100000"},
        {"no-checksums.mkv", MPEG4 + "-write_crc32 0"},
        {"alt.webm", "-map 0:v -c:v libvpx -auto-alt-ref 1 -lag-in-frames 16 -b:v 100k"},
        {"alt9.webm", "-map 0:v -c:v libvpx-vp9 -cpu-used 5 -lag-in-frames 16 -b:v 100k"},
        {"av1.webm", "-map 0:v -c:v libaom-av1 -cpu-used 8 -lag-in-frames 19"},
        {"ffv1.mkv", "-map 0:v -c:v ffv1"},
        {"mjpeg.mkv", "-map 0:v -c:v mjpeg"},
        {"mpeg2.mkv", "-map 0:v -c:v mpeg2video -bf 2"},
        {"raw.mkv", "-map 0:v -c:v rawvideo -pix_fmt yuv420p"},
        {"prores.mkv", "-map 0:v -c:v prores_ks"},
        {"theora-like.mkv", "-map 0:v -c:v huffyuv"},
        {"h264.avi", H264},
        {"b.avi", MPEG4},
        {"raw.avi", "-map 0:v -c:v rawvideo -pix_fmt bgr24"},
        {"ffv1.avi", "-map 0:v -c:v ffv1"},
        {"msmpeg4.avi", "-map 0:v -c:v msmpeg4"},
        {"wmv2.avi", "-map 0:v -c:v wmv2"},
        {"unindexed.avi", "-map 0:v -c:v mpeg4 -flags +bitexact"},
        {"vp8.avi", "-map 0:v -c:v libvpx -deadline realtime -b:v 100k"}
      };
      for (String[] way : ways) {
        make(encoder, at + way[0], way[1] + " -frames:v 48", truth);
      }
      Truth sounding = truth.withSound(Rational.ONE);
      String[][] soundings = {
        {"aac.mp4", MPEG4 + SOUND + "-c:a aac"},
        {"aac.mov", H264 + SOUND + "-c:a aac"},
        {"pcm.mov", H264 + SOUND + "-c:a pcm_s16le"},
        {"mp3.mp4", H264 + SOUND + "-c:a libmp3lame"},
        {"opus.mp4", H264 + SOUND + "-c:a libopus"},
        {"flac.mp4", H264 + SOUND + "-c:a flac -strict -2"},
        {"alac.m4v", H264 + SOUND + "-c:a alac"},
        {"aac-cmaf.mp4", MPEG4 + SOUND + "-c:a aac -movflags +cmaf"},
        {"aac-delayed.mp4", MPEG4 + SOUND + "-c:a aac -movflags +frag_keyframe+delay_moov"},
        {"aac.mkv", MPEG4 + SOUND + "-c:a aac"},
        {"mp3.mkv", MPEG4 + SOUND + "-c:a libmp3lame"},
        {"pcm.mkv", MPEG4 + SOUND + "-c:a pcm_s16le"},
        {"flac.mkv", MPEG4 + SOUND + "-c:a flac"},
        {"opus.webm", VP8 + SOUND + "-c:a libopus"},
        {"vorbis.webm", VP9 + SOUND + "-ac 2 -c:a vorbis -strict -2"},
        {"pcm.avi", "-map 0:v -c:v mpeg4 " + SOUND + "-c:a pcm_s16le"},
        {"ac3.avi", "-map 0:v -c:v mpeg4 " + SOUND + "-c:a ac3"}
      };
      for (String[] way : soundings) {
        make(encoder, at + "with-" + way[0], way[1] + " -frames:v 48", sounding);
      }
      encoder.run();
    }
    assertAllRead();
  }

  @Test
  void whatAMuxerMakesUnevenIsNotTakenForEven() throws IOException {
    Encoder encoder = new Encoder(folder, Rational.of(25));
    Truth uneven = Truth.of(48, Rational.of(25)).uneven();
    make(
        encoder,
        "first-frame-stretched.mp4",
        H264 + SOUND + "-c:a aac -movflags +frag_keyframe+empty_moov -frames:v 48",
        uneven);
    make(
        encoder,
        "empty-chunk.avi",
        "-map 0:v -c:v mpeg4 " + SOUND + "-c:a libmp3lame -frames:v 48",
        uneven);
    String twoOfThree = "-vf select=not(eq(mod(n\\,3)\\,2)) -fps_mode vfr -frames:v 48 ";
    String gap = "-vf select=not(between(n\\,10\\,14)) -fps_mode vfr -frames:v 48 ";
    for (String codec : List.of(MPEG4, H264)) {
      String name = codec.equals(MPEG4) ? "mpeg4" : "h264";
      for (String vary : List.of(twoOfThree, gap)) {
        String how = name + (vary.equals(gap) ? "-gap" : "-two-of-three");
        make(encoder, how + ".mp4", codec + vary, uneven);
        make(encoder, how + ".mov", codec + vary, uneven);
        make(encoder, how + ".mkv", codec + vary, uneven);
        make(encoder, how + "-cmaf.mp4", codec + vary + "-movflags +cmaf", uneven);
        make(
            encoder,
            how + "-dash.mp4",
            codec + vary + "-movflags +dash+global_sidx",
            codec.equals(MPEG4) ? uneven.from(Rational.of(1, 25)) : uneven);
      }
    }
    make(encoder, "vp8-gap.webm", VP8 + gap, uneven);
    make(encoder, "mpeg4-gap.avi", "-map 0:v -c:v mpeg4 " + gap, uneven);
    encoder.run();
    assertAllRead();
  }

  @Test
  void picturesAreTurnedStretchedAndCroppedAsBrowsersShowThem() throws IOException {
    Rational rate = Rational.of(25);
    Encoder encoder = new Encoder(folder, rate);
    Truth truth = Truth.of(7, rate);
    String[] containers = {"mp4", "mov", "mkv"};
    Rational[] aspects = {
      Rational.of(4, 3), Rational.of(2), Rational.of(8, 9), Rational.of(12, 11), Rational.of(1, 2)
    };
    for (Rational aspect : aspects) {
      Size size =
          aspect.compareTo(Rational.ONE) > 0
              ? new Size(Math.round(64 * aspect.toDouble()), 48)
              : new Size(64, Math.round(48 / aspect.toDouble()));
      String stretch = "-vf setsar=" + aspect + " -frames:v 7";
      String name = "aspect-" + aspect.toString().replace('/', '-');
      Truth stretched = truth.withDisplayed(size);
      for (String container : containers) {
        make(encoder, name + "." + container, MPEG4 + stretch, stretched);
        make(encoder, name + "-h264." + container, H264 + stretch, stretched);
      }
      make(encoder, name + ".webm", VP8 + stretch, stretched);
      make(encoder, name + ".avi", "-map 0:v -c:v mpeg4 " + stretch, stretched);
      make(encoder, name + "-cmaf.mp4", MPEG4 + "-movflags +cmaf " + stretch, stretched);
    }
    for (Size size : List.of(new Size(62, 46), new Size(50, 34), new Size(34, 18))) {
      String crop = "-vf crop=" + size.width() + ":" + size.height() + " -frames:v 7";
      Truth cropped = truth.withDisplayed(size);
      for (String container : List.of("mp4", "mov", "mkv", "avi")) {
        make(encoder, size + "-h264." + container, H264 + crop, cropped);
        make(encoder, size + "-mpeg4." + container, "-map 0:v -c:v mpeg4 " + crop, cropped);
      }
      make(encoder, size + "-vp8.webm", VP8 + crop, cropped);
    }
    for (Size size : List.of(new Size(63, 47), new Size(49, 33))) {
      String crop = "-vf crop=" + size.width() + ":" + size.height() + ":exact=1,format=yuv444p";
      Truth cropped = truth.withDisplayed(size);
      make(encoder, size + "-vp9.webm", VP9 + crop + " -frames:v 7", cropped);
      make(encoder, size + "-vp9.mp4", VP9 + crop + " -frames:v 7", cropped);
      make(encoder, size + "-ffv1.mkv", "-map 0:v -c:v ffv1 " + crop + " -frames:v 7", cropped);
    }
    String moreCrop = "-bsf:v h264_metadata=crop_left=2:crop_right=4:crop_top=2:crop_bottom=6 ";
    for (String container : containers) {
      make(
          encoder,
          "cropped-by-parameter-set." + container,
          H264 + moreCrop + "-frames:v 7",
          truth.withDisplayed(new Size(58, 40)));
    }
    encoder.run();
    for (int turn : new int[] {90, 180, 270}) {
      Encoder turning = new Encoder(folder, "aspect-2.mp4", turn);
      Truth turned = truth.withDisplayed(new Size(128, 48)).withRotation(360 - turn);
      String copy = "-map 0:v -c copy ";
      for (String container : containers) {
        make(turning, "turned-" + turn + "." + container, copy, turned);
      }
      make(turning, "turned-" + turn + "-cmaf.mp4", copy + "-movflags +cmaf", turned);
      turning.run();
    }
    assertAllRead();
  }

  @Test
  void editsAndDelaysDecideWhatIsPresented() throws IOException {
    Rational rate = Rational.of(25);
    Encoder encoder = new Encoder(folder, rate);
    Truth truth = Truth.of(61, rate);
    make(encoder, "source.mp4", MPEG4 + "-frames:v 61", truth);
    make(encoder, "source-h264.mp4", H264 + "-frames:v 61", truth);
    String late = " -frames:v 61 -output_ts_offset 0.48";
    Truth delayed = truth.from(Rational.of(12, 25));
    for (String container : List.of("mp4", "mov", "mkv")) {
      make(encoder, "late." + container, MPEG4 + late, delayed);
      make(encoder, "late-h264." + container, H264 + late, delayed);
    }
    make(encoder, "late.webm", VP9 + late, delayed);
    encoder.run();
    for (String source : List.of("source.mp4", "source-h264.mp4")) {
      Encoder cut = new Encoder(folder, source, "0.8");
      String copy = "-map 0:v -c copy ";
      Truth rest = Truth.of(41, rate);
      make(cut, "cut-" + source, copy, rest);
      make(cut, "cut-" + source + ".mov", copy, rest);
      cut.run();
    }
    assertAllRead();
  }

  @Test
  void whatIsCutOffIsNeverPassedOverInSilence() throws IOException {
    Encoder encoder = new Encoder(folder, Rational.of(25));
    Truth truth = Truth.of(100, Rational.of(25));
    String frames = "-frames:v 100";
    make(encoder, "last.mp4", MPEG4 + frames, truth);
    make(encoder, "last.mov", H264 + frames, truth);
    make(encoder, "front.mp4", MPEG4 + "-movflags +faststart " + frames, truth);
    make(encoder, "front.mov", H264 + SOUND + "-movflags +faststart " + frames, truth);
    String pieces = "-movflags +frag_keyframe+empty_moov";
    make(encoder, "fragments.mp4", H264 + pieces + " " + frames, truth);
    make(encoder, "based.mp4", MPEG4 + pieces + "+default_base_moof " + frames, truth);
    make(encoder, "dash.mp4", H264 + "-movflags +dash+global_sidx " + frames, truth);
    make(encoder, "cmaf.mp4", H264 + SOUND + "-movflags +cmaf " + frames, truth);
    make(encoder, "plain.mkv", MPEG4 + frames, truth);
    make(encoder, "sound.mkv", H264 + SOUND + "-c:a flac " + frames, truth);
    make(encoder, "vp8.webm", VP8 + frames, truth);
    make(encoder, "front-cues.webm", VP9 + "-cues_to_front 1 " + frames, truth);
    make(encoder, "plain.avi", "-map 0:v -c:v mpeg4 " + frames, truth);
    make(encoder, "sound.avi", "-map 0:v -c:v mjpeg " + SOUND + "-c:a pcm_s16le " + frames, truth);
    encoder.run();
    for (String name : made.keySet()) {
      byte[] whole = Files.readAllBytes(folder.resolve(name));
      long before = -1;
      for (int percent : new int[] {30, 60, 95}) {
        byte[] part = Arrays.copyOf(whole, whole.length * percent / 100);
        Inspection inspection = own.inspect(part, name);
        String what = name + " cut to " + percent + " %: " + inspection;
        assertThat(inspection).as(what).isNotInstanceOf(Inspection.Complete.class);
        if (inspection instanceof Inspection.Failed failed) {
          assertThat(failed.failure().code()).as(what).isEqualTo("TRUNCATED");
        } else {
          assertThat(inspection.findings()).as(what).isNotEmpty();
        }
        if (inspection.facts() instanceof VideoFacts facts) {
          assertThat(facts.displayed()).as(what).isEqualTo(SMALL);
          Fact<Long> count = Objects.requireNonNull(facts.frameCount(), what);
          if (count.origin() == Origin.MEASURED) {
            assertThat(count.value()).as(what).isBetween(before + 1, 100L);
            before = count.value();
          }
        }
      }
    }
  }

  private void assertAllRead() throws IOException {
    List<String> wrong = new ArrayList<>();
    for (Map.Entry<String, Truth> file : made.entrySet()) {
      Inspection inspection = own.inspect(folder.resolve(file.getKey()));
      if (inspection instanceof Inspection.Complete complete
          && complete.facts() instanceof VideoFacts facts) {
        compare(file.getKey(), file.getValue(), facts, wrong);
      } else {
        wrong.add(file.getKey() + ": " + inspection);
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static void compare(String name, Truth truth, VideoFacts facts, List<String> wrong) {
    Map<String, Object[]> fields = new LinkedHashMap<>();
    fields.put("frames", new Object[] {truth.frames(), value(facts.frameCount())});
    fields.put("rate", new Object[] {truth.rate(), value(facts.frameRate())});
    fields.put("displayed", new Object[] {truth.displayed(), facts.displayed()});
    fields.put("rotation", new Object[] {truth.rotation(), facts.rotation()});
    fields.put("variable", new Object[] {truth.variable(), facts.variableFrameRate()});
    fields.put("start", new Object[] {truth.start(), facts.startTime()});
    if (truth.variable()) {
      fields.remove("rate");
    } else {
      Rational length = truth.rate().inverse().times(Rational.of(truth.frames()));
      fields.put("duration", new Object[] {length, value(facts.duration())});
    }
    fields.forEach(
        (field, values) -> {
          if (!Objects.equals(values[0], values[1])) {
            wrong.add(name + " " + field + " " + Arrays.toString(values));
          }
        });
    if (truth.sound() != null) {
      AudioTrack audio = Objects.requireNonNull(facts.audio(), name);
      Rational length = Objects.requireNonNull(value(audio.duration()), name);
      double excess = length.minus(truth.sound()).toDouble();
      if (audio.sampleRate() != 48_000 || excess < 0 || excess > MOST_PADDING) {
        wrong.add(name + " sound " + audio);
      }
    }
  }

  private static <T> @Nullable T value(@Nullable Fact<T> fact) {
    return fact == null ? null : fact.value();
  }
}

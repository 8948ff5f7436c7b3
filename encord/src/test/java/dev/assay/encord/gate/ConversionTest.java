package dev.assay.encord.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.Fact;
import dev.assay.facts.FrameTiming;
import dev.assay.facts.FrameTiming.Interval;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.facts.VideoFacts;
import dev.assay.finding.Finding;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The commands findings name. */
class ConversionTest {

  private static List<Finding> findings(VideoFacts video) {
    return Gate.standard().judge(Files.complete(video)).findings();
  }

  private static Finding only(VideoFacts video, String code) {
    return findings(video).stream()
        .filter(finding -> finding.code().equals(code))
        .reduce(
            (one, other) -> {
              throw new AssertionError(code + " is said twice");
            })
        .orElseThrow();
  }

  @Test
  void unevenFramesAreEncodedAgainAtTheirOwnRate() {
    VideoFacts video = Files.video(v -> v.variable = true);
    assertThat(only(video, "VARIABLE_FRAME_RATE").remedy())
        .endsWith(
            " Run: ffmpeg -i IN -map 0:v:0 -map '0:a:0?' -vf fps=30000/1001:start_time=0"
                + " -af aresample=async=1:first_pts=0 -c:v libx264 -crf 18 -pix_fmt yuv420p"
                + " -c:a aac -movflags +faststart OUT.mp4");
  }

  @Test
  void theCommonestIntervalSaysTheRateWhenTheyWereCounted() {
    FrameTiming timing =
        new FrameTiming(
            List.of(new Interval(new Rational(1, 25), 200), new Interval(new Rational(1, 10), 3)),
            0,
            true,
            12L,
            0,
            0,
            0,
            null);
    VideoFacts video =
        Files.video(
            v -> {
              v.variable = true;
              v.rate = Fact.measured(new Rational(2413, 100));
              v.timing = timing;
            });
    Finding finding = only(video, "VARIABLE_FRAME_RATE");
    assertThat(finding.remedy()).contains("-vf fps=25:start_time=0 ");
    assertThat(finding.message()).contains("from 40.000 to 100.000 ms apart");
  }

  @Test
  void framesThatAreNotWhereTheyShouldBeAreGhosts() {
    FrameTiming timing = new FrameTiming(List.of(), 0, false, null, 2, 3, 1, null);
    VideoFacts video = Files.video(v -> v.timing = timing);
    assertThat(only(video, "GHOST_FRAMES").message())
        .isEqualTo(
            "Of the frames 2 have the time of the frame before, 1 come out of order, 3 are"
                + " missing.");
    assertThat(only(video, "FIRST_FRAME_NO_KEYFRAME").remedy()).contains("ffmpeg");
  }

  @Test
  void whatNoBrowserShowsIsNamedWithItsCodec() {
    VideoFacts video = Files.video(v -> v.playability = Playability.NO_PICTURE);
    Finding finding = only(video, "NOT_PLAYABLE");
    assertThat(finding.message()).contains("h264 in video");
    assertThat(finding.remedy()).contains("-c:v libx264");
  }

  @Test
  void gapsOfAVariableRateAreToldOnce() {
    FrameTiming timing =
        new FrameTiming(
            List.of(new Interval(new Rational(1, 25), 99), new Interval(new Rational(2, 25), 4)),
            0,
            true,
            12L,
            0,
            4,
            0,
            null);
    VideoFacts video =
        Files.video(
            v -> {
              v.variable = true;
              v.timing = timing;
            });
    assertThat(findings(video)).extracting(Finding::code).containsOnlyOnce("VARIABLE_FRAME_RATE");
    assertThat(findings(video)).extracting(Finding::code).doesNotContain("GHOST_FRAMES");
    assertThat(only(video, "VARIABLE_FRAME_RATE").message()).contains("as if 4 were missing");
  }
}

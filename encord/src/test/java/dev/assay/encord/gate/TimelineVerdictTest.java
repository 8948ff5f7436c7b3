package dev.assay.encord.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Inspection;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.Rational;
import dev.assay.facts.VideoFacts;
import dev.assay.finding.Finding;
import dev.assay.source.Identity;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Whether a video is safe to label as a timeline of constant rate. */
class TimelineVerdictTest {

  private static TimelineVerdict verdict(Consumer<Files.Video> change) {
    TimelineVerdict verdict = Gate.standard().judge(Files.complete(Files.video(change))).timeline();
    assertThat(verdict).isNotNull();
    return verdict;
  }

  private static TimelineVerdict verdict(String name, VideoFacts facts, Finding... findings) {
    Inspection named =
        new Inspection.Complete(
            Identity.of(name, Files.LENGTH), "reader", facts, List.of(findings), Files.cost());
    TimelineVerdict verdict = Gate.standard().judge(named).timeline();
    assertThat(verdict).isNotNull();
    return verdict;
  }

  private static List<String> reasons(TimelineVerdict verdict) {
    return verdict.because().stream().map(Finding::code).toList();
  }

  @Test
  void evenFramesFromZeroOnAreSafe() {
    assertThat(verdict(video -> {})).isEqualTo(new TimelineVerdict(true, List.of(), null));
    assertThat(verdict(video -> {}).sentence()).isEqualTo("yes");
  }

  @Test
  void everyReasonIsNamedWithOneCommandForAll() {
    TimelineVerdict verdict =
        verdict(
            video -> {
              video.variable = true;
              video.start = Rational.of(1, 2);
            });

    assertThat(verdict.safe()).isFalse();
    assertThat(reasons(verdict)).containsExactly("VARIABLE_FRAME_RATE", "LATE_FIRST_FRAME");
    assertThat(verdict.remedy()).startsWith("ffmpeg -i ").contains("fps=30000/1001:start_time=0");
    assertThat(verdict.sentence()).startsWith("no: ").contains("unevenly", "0.5 s");
  }

  @Test
  void theCommandNamesTheFileAsAShellTakesIt() {
    VideoFacts facts = Files.video(video -> video.variable = true);

    assertThat(verdict("clip.mov", facts).remedy())
        .startsWith("ffmpeg -i clip.mov -map")
        .endsWith(" clip.constant.mp4");
    assertThat(verdict("it's a $clip.mov", facts).remedy())
        .startsWith("ffmpeg -i 'it'\\''s a $clip.mov' -map")
        .endsWith(" 'it'\\''s a $clip.constant.mp4'");
    assertThat(verdict("-y.mp4", facts).remedy()).startsWith("ffmpeg -i ./-y.mp4 ");
  }

  @Test
  void framesThatWereNotCountedAreCountedFirst() {
    TimelineVerdict verdict =
        verdict(
            video -> {
              video.frames = Fact.estimated(300L);
              video.variable = null;
            });

    assertThat(reasons(verdict)).containsExactly("ESTIMATED_FRAME_COUNT", "UNKNOWN_FRAME_SPACING");
    assertThat(verdict.remedy()).startsWith("assay inspect --depth exact ");
  }

  @Test
  void damageComesBeforeAllElse() {
    Finding damage = Finding.error("TRUNCATED", "The end is missing.").mendedBy("Copy it again.");
    TimelineVerdict verdict = verdict("a.mp4", Files.video(video -> video.variable = true), damage);

    assertThat(reasons(verdict)).containsExactly("TRUNCATED", "VARIABLE_FRAME_RATE");
    assertThat(verdict.remedy()).isEqualTo("Copy it again.");
  }

  @Test
  void noPolicyMakesAVideoSafe() {
    Gate lenient = Gate.with(GatePolicy.standard().withSeverity("VARIABLE_FRAME_RATE", null));
    Judgement judgement =
        lenient.judge(Files.complete(Files.video(video -> video.variable = true)));

    assertThat(judgement.metadata()).isNotNull();
    assertThat(judgement.timeline()).extracting(TimelineVerdict::safe).isEqualTo(false);
  }

  @Test
  void whatOnlyLooksOddIsSafe() {
    assertThat(
            verdict(
                    video -> {
                      video.tracks = 2;
                      video.audio =
                          new AudioTrack(
                              "aac", 48_000, 2, Fact.assumed(16), null, Rational.of(1, 2));
                    })
                .safe())
        .isTrue();
  }

  @Test
  void whatLeavesByTheStandardPolicyIsSafe() {
    List<Consumer<Files.Video>> changes =
        List.of(
            video -> video.rate = null,
            video -> video.frames = Fact.measured(0L),
            video -> video.frames = Fact.measured(302L),
            video -> video.variable = null,
            video -> video.start = null,
            video -> video.start = Rational.of(1, 100),
            video -> video.duration = Fact.declared(Rational.of(20)));
    for (Consumer<Files.Video> change : changes) {
      Judgement judgement = Gate.standard().judge(Files.complete(Files.video(change)));
      TimelineVerdict verdict = judgement.timeline();
      assertThat(verdict).isNotNull();
      assertThat(judgement.metadata() != null).isEqualTo(verdict.safe());
    }
  }

  @Test
  void soundThatEndsElsewhereIsTold() {
    VideoFacts facts =
        Files.video(
            video ->
                video.audio =
                    new AudioTrack(
                        "aac",
                        48_000,
                        2,
                        Fact.assumed(16),
                        Fact.measured(Rational.of(13)),
                        Rational.of(1, 100)));

    assertThat(facts.audioDelay()).isEqualTo(Rational.of(1, 100));
    assertThat(facts.audioOverhang()).isEqualTo(Rational.of(3));
    assertThat(Gate.standard().judge(Files.complete(facts)).findings())
        .filteredOn(finding -> finding.code().equals("AUDIO_ENDS_APART"))
        .singleElement()
        .satisfies(finding -> assertThat(finding.message()).contains("3.0 s after the picture"));
  }

  @Test
  void whatIsNoVideoHasNoTimeline() {
    Facts sound = Files.audio(audio -> {});

    assertThat(Gate.standard().judge(Files.complete(sound)).timeline()).isNull();
  }
}

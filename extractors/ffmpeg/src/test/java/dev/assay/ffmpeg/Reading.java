package dev.assay.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.VideoFacts;
import dev.assay.finding.Finding;
import dev.assay.format.FormatCatalog;
import dev.assay.read.Limits;
import java.util.List;

/** Inspections by this reader alone, and what tests ask of them. */
final class Reading {
  private static final Assay ASSAY = Assay.with(FormatCatalog.of(new FfmpegFormat()));

  private Reading() {}

  static Inspection inspect(byte[] bytes) {
    return ASSAY.inspect(bytes, "file");
  }

  static Inspection within(Limits limits, byte[] bytes) {
    return ASSAY.within(limits).inspect(bytes, "file");
  }

  static VideoFacts video(byte[] bytes) {
    return video(inspect(bytes));
  }

  static VideoFacts video(Inspection inspection) {
    assertThat(inspection.facts()).as("%s", inspection).isInstanceOf(VideoFacts.class);
    return (VideoFacts) inspection.facts();
  }

  static AudioFacts audio(byte[] bytes) {
    return audio(inspect(bytes));
  }

  static AudioFacts audio(Inspection inspection) {
    assertThat(inspection.facts()).as("%s", inspection).isInstanceOf(AudioFacts.class);
    return (AudioFacts) inspection.facts();
  }

  static List<String> codes(Inspection inspection) {
    return inspection.findings().stream().map(Finding::code).toList();
  }

  static String failure(Inspection inspection) {
    assertThat(inspection).isInstanceOf(Inspection.Failed.class);
    return ((Inspection.Failed) inspection).failure().code();
  }
}

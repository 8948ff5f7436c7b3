package dev.assay.encord.gate;

import dev.assay.Inspection;
import dev.assay.encord.gate.Check.Breach;
import dev.assay.encord.rule.Rule;
import dev.assay.encord.rule.Rule.Latitude;
import dev.assay.facts.VideoFacts;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The answer to whether a video is safe to label as a timeline of constant rate: whether frame
 * {@code n} is what a browser shows from {@code n / fps} on, as far as can be known.
 *
 * <p>It follows from the inspection's errors and from the {@linkplain Rules rules} about the frames
 * of a video as they are meant, whatever a policy makes of them.
 *
 * @param safe whether it is
 * @param because what speaks against it, all of it; empty when it is safe
 * @param remedy what to do, mostly a command to run in the file's folder; null when it is safe
 */
public record TimelineVerdict(boolean safe, List<Finding> because, @Nullable String remedy) {

  /** What the remedy of frames that were not counted is. */
  private static final String COUNT = "assay inspect --depth exact ";

  public TimelineVerdict {
    because = List.copyOf(because);
  }

  /**
   * The verdict on a video.
   *
   * @param timing the rules about its frames that it breaks
   */
  static TimelineVerdict of(VideoFacts video, Inspection inspection, List<Breach> timing) {
    List<Finding> because = new ArrayList<>();
    for (Finding finding : inspection.findings()) {
      if (finding.severity() == Severity.ERROR) {
        because.add(finding);
      }
    }
    boolean damaged = !because.isEmpty();
    boolean onlyUncounted = true;
    for (Breach breach : timing) {
      Rule rule = breach.rule();
      if (rule.severity() == Severity.ERROR) {
        because.add(
            new Finding(
                rule.code(),
                rule.severity(),
                rule.field(),
                breach.message(),
                breach.remedy(),
                Finding.NO_OFFSET));
        onlyUncounted &= rule.latitude() == Latitude.ESTIMATES;
      }
    }
    if (because.isEmpty()) {
      return new TimelineVerdict(true, because, null);
    }
    String name = inspection.identity().name();
    String remedy =
        damaged
            ? because.get(0).remedy()
            : onlyUncounted
                ? COUNT + Conversion.quoted(name)
                : Conversion.toConstantRate(video, name);
    return new TimelineVerdict(false, because, remedy);
  }

  /** The verdict in words, one sentence for each reason. */
  public String sentence() {
    if (safe) {
      return "yes";
    }
    return "no: " + String.join(" ", because.stream().map(Finding::message).toList());
  }
}

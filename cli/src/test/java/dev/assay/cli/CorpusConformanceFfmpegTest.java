package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.Rational;
import dev.assay.facts.VideoFacts;
import dev.assay.format.Format;
import dev.assay.format.FormatCatalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The own readers of audio and video against FFmpeg, on every real file that both can read.
 *
 * <p>A difference fails the test unless {@code ffmpeg-differences.tsv} gives the reason why the own
 * reader is right.
 */
final class CorpusConformanceFfmpegTest {
  private static final double SECONDS = 0.05;

  @Test
  void ownReadersAgreeWithFfmpeg() throws IOException {
    String folder = System.getProperty("assay.corpus");
    assumeTrue(folder != null, "the corpus is missing: name it with -Dassay.corpus=DIR");
    Assay own = with(format -> format.getClass().getPackageName().startsWith("dev.assay.av"));
    Assay ffmpeg = with(format -> format.getClass().getPackageName().equals("dev.assay.ffmpeg"));
    Map<String, String> differences = new LinkedHashMap<>();
    int compared = 0;
    for (Path file : files(Path.of(folder))) {
      Facts ours = facts(own.inspect(file));
      Facts theirs = ours == null ? null : facts(ffmpeg.inspect(file));
      if (ours != null && theirs != null) {
        compared++;
        String path = Path.of(folder).relativize(file).toString().replace('\\', '/');
        compare(ours, theirs)
            .forEach((field, values) -> differences.put(path + "\t" + field, values));
      }
    }
    System.out.println(compared + " files read by own readers and by FFmpeg alike");
    assertThat(compared).isGreaterThan(100);
    Map<String, String> known = Differences.known("ffmpeg-differences.tsv");
    Set<String> gone = new LinkedHashSet<>(known.keySet());
    gone.removeAll(differences.keySet());
    differences.keySet().removeAll(known.keySet());
    List<String> unexplained = new ArrayList<>();
    differences.forEach((place, values) -> unexplained.add(place + "\t" + values));
    assertThat(unexplained).as("differences without a reason").isEmpty();
    assertThat(gone).as("known differences that are gone").isEmpty();
  }

  private static Assay with(Predicate<Format> wanted) {
    Format[] formats =
        FormatCatalog.installed().formats().stream().filter(wanted).toArray(Format[]::new);
    assertThat(formats).isNotEmpty();
    return Assay.with(FormatCatalog.of(formats));
  }

  private static List<Path> files(Path corpus) throws IOException {
    List<Path> files = new ArrayList<>();
    for (String kind : List.of("audio", "video")) {
      try (Stream<Path> found = Files.walk(corpus.resolve(kind))) {
        found.filter(Files::isRegularFile).sorted().forEach(files::add);
      }
    }
    return files;
  }

  /** The facts of a file that was read whole; what breaks off may break off elsewhere. */
  private static @Nullable Facts facts(Inspection inspection) {
    return inspection instanceof Inspection.Complete complete ? complete.facts() : null;
  }

  private static Map<String, String> compare(Facts ours, Facts theirs) {
    Map<String, String> differences = new LinkedHashMap<>();
    differ("kind", ours.kind(), theirs.kind(), differences);
    if (ours instanceof VideoFacts a && theirs instanceof VideoFacts b) {
      differ("stored", a.stored(), b.stored(), differences);
      differ("displayed", a.displayed(), b.displayed(), differences);
      differ("rotation", a.rotation(), b.rotation(), differences);
      differ("codec", a.codec(), b.codec(), differences);
      differ("frameCount", value(a.frameCount()), value(b.frameCount()), differences);
      differ("variableFrameRate", a.variableFrameRate(), b.variableFrameRate(), differences);
      far("frameRate", value(a.frameRate()), value(b.frameRate()), 0.001, differences);
      far("duration", value(a.duration()), value(b.duration()), 0, differences);
      far("startTime", a.startTime(), b.startTime(), 0, differences);
      compare(a.audio(), b.audio(), differences);
    } else if (ours instanceof AudioFacts a && theirs instanceof AudioFacts b) {
      compare(a.track(), b.track(), differences);
    }
    return differences;
  }

  private static void compare(
      @Nullable AudioTrack ours, @Nullable AudioTrack theirs, Map<String, String> differences) {
    if (ours == null || theirs == null) {
      differ("audio", ours != null, theirs != null, differences);
      return;
    }
    differ("audio.codec", ours.codec(), theirs.codec(), differences);
    differ("audio.sampleRate", ours.sampleRate(), theirs.sampleRate(), differences);
    differ("audio.numChannels", ours.numChannels(), theirs.numChannels(), differences);
    differ("audio.bitDepth", value(ours.bitDepth()), value(theirs.bitDepth()), differences);
    far("audio.duration", value(ours.duration()), value(theirs.duration()), 0, differences);
  }

  private static <T> @Nullable T value(@Nullable Fact<T> fact) {
    return fact == null ? null : fact.value();
  }

  private static void differ(
      String field, @Nullable Object ours, @Nullable Object theirs, Map<String, String> out) {
    if (!Objects.equals(ours, theirs)) {
      out.put(field, ours + "\tFFmpeg " + theirs);
    }
  }

  private static void far(
      String field,
      @Nullable Rational ours,
      @Nullable Rational theirs,
      double share,
      Map<String, String> out) {
    if (ours == null || theirs == null) {
      differ(field, ours, theirs, out);
      return;
    }
    double distance = Math.abs(ours.toDouble() - theirs.toDouble());
    if (distance > Math.max(share == 0 ? SECONDS : 0, share * theirs.toDouble())) {
      out.put(field, ours.toDouble() + "\tFFmpeg " + theirs.toDouble());
    }
  }
}

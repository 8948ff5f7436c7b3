package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.format.Context;
import dev.assay.format.Depth;
import dev.assay.format.Format;
import dev.assay.format.FormatCatalog;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.source.Identity;
import dev.assay.testdata.Sample;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A target for every installed reader, by its name, asked whether or not it would be. FFmpeg is
 * left out: it is native code, which this fuzzer does not see into.
 */
final class ReaderFuzzTest {
  private static final List<Format> READERS =
      FormatCatalog.installed().formats().stream()
          .filter(reader -> !reader.info().reader().equals("ffmpeg"))
          .toList();

  static final Targets TARGETS = new Targets();

  static {
    READERS.forEach(reader -> TARGETS.with(reader.info().reader(), bytes -> read(reader, bytes)));
  }

  static Stream<byte[]> seeds() {
    List<Sample> samples = Seeds.all();
    return READERS.stream()
        .filter(reader -> TARGETS.has(reader.info().reader()))
        .flatMap(
            reader ->
                samples.stream()
                    .filter(sample -> reader.score(head(sample)) != Score.NO)
                    .map(sample -> TARGETS.seed(reader.info().reader(), sample.bytes())));
  }

  private static Head head(Sample sample) {
    return Head.of(sample.bytes(), Identity.of(sample.name(), sample.bytes().length));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "40s")
  void endsInFactsOrAReason(byte[] bytes) throws IOException {
    TARGETS.take(bytes);
  }

  private static void read(Format reader, byte[] file) throws IOException {
    Identity identity = Identity.of("fuzz", file.length);
    for (Depth depth : List.of(Depth.HEADER, Depth.EXACT)) {
      Guard.check(
          reader.info().reader(),
          file,
          in -> {
            Head head = Head.of(in.head(), identity);
            reader.score(head);
            reader.read(in, new Context(head, depth));
          });
    }
  }
}

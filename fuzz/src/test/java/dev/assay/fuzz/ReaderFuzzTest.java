package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatCatalog;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.source.Identity;
import dev.assay.testdata.Sample;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every installed reader, asked whether or not it would be: the first byte picks it. With {@code
 * -Dassay.fuzz.reader=png} it is always that one. FFmpeg is left out: it is native code, which this
 * fuzzer does not see into.
 */
final class ReaderFuzzTest {
  private static final String ONLY = System.getProperty("assay.fuzz.reader", "");

  private static final List<Format> READERS =
      FormatCatalog.installed().formats().stream()
          .filter(reader -> !reader.info().reader().equals("ffmpeg"))
          .filter(reader -> ONLY.isEmpty() || reader.info().reader().equals(ONLY))
          .toList();

  static Stream<byte[]> seeds() {
    return Guard.samples().stream()
        .flatMap(
            sample ->
                IntStream.range(0, READERS.size())
                    .filter(i -> READERS.get(i).score(head(sample)) != Score.NO)
                    .mapToObj(i -> Guard.seed(i, sample.bytes())));
  }

  private static Head head(Sample sample) {
    return Head.of(sample.bytes(), Identity.of(sample.name(), sample.bytes().length));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void endsInFactsOrAReason(byte[] bytes) throws IOException {
    Format reader = READERS.get(Guard.part(bytes, READERS.size()));
    byte[] file = Guard.content(bytes);
    Identity identity = Identity.of("fuzz", file.length);
    Guard.check(
        reader.info().reader(),
        file,
        in -> {
          Head head = Head.of(in.head(), identity);
          reader.score(head);
          reader.read(in, new Context(head));
        });
  }
}

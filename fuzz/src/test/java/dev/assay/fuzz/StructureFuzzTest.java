package dev.assay.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.read.ByteCursor;
import dev.assay.structure.Boxes;
import dev.assay.structure.EbmlElements;
import dev.assay.structure.PngChunks;
import dev.assay.structure.RiffChunks;
import dev.assay.structure.TiffIfds;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** The iterators over nested structures, each going wherever it can; the first byte picks one. */
final class StructureFuzzTest {
  private static final List<Guard.Reading> WALKS =
      List.of(
          in -> walk(Boxes.of(in)),
          in -> walk(EbmlElements.of(in)),
          in -> walk(RiffChunks.of(in)),
          in -> walk(RiffChunks.ofCaf(in)),
          in -> walk(RiffChunks.ofWave64(in)),
          in -> walk(TiffIfds.of(in)),
          StructureFuzzTest::walkPng);

  static Stream<byte[]> seeds() {
    return Guard.samples().stream()
        .flatMap(
            sample ->
                IntStream.range(0, WALKS.size()).mapToObj(i -> Guard.seed(i, sample.bytes())));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "5s")
  void endsWithinItsLimits(byte[] bytes) throws IOException {
    int walk = Guard.part(bytes, WALKS.size());
    Guard.check("walk " + walk, Guard.content(bytes), WALKS.get(walk));
  }

  private static void walk(Boxes boxes) throws IOException {
    while (boxes.next()) {
      progress(boxes.offset(), boxes.end());
      walk(boxes.children());
    }
  }

  private static void walk(EbmlElements elements) throws IOException {
    while (elements.next()) {
      progress(elements.offset(), elements.end());
      if (elements.id() > 0xFF) {
        walk(elements.children());
      } else if (elements.id() % 2 == 0) {
        elements.unsigned();
      } else {
        elements.text();
      }
    }
  }

  private static void walk(RiffChunks chunks) throws IOException {
    while (chunks.next()) {
      if (chunks.id().equals("LIST")) {
        chunks.body().skip(4);
        walk(chunks.children());
      }
    }
  }

  private static void walk(TiffIfds directories) throws IOException {
    while (directories.next()) {
      while (directories.nextEntry()) {
        if (directories.tag() == 330 || directories.tag() == 34665) {
          walk(directories.at(directories.integer(0)));
        } else if (directories.count() > 0) {
          directories.number(directories.count() - 1);
        }
      }
    }
  }

  private static void walkPng(ByteCursor in) throws IOException {
    PngChunks chunks = PngChunks.of(in);
    while (chunks.next()) {
      chunks.body().take(Math.min(16, chunks.body().remaining()));
    }
  }

  private static void progress(long offset, long end) {
    if (end < offset) {
      throw new AssertionError("ends at " + end + ", before it starts at " + offset);
    }
  }
}

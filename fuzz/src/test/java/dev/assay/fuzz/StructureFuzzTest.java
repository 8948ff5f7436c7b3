package dev.assay.fuzz;

import static dev.assay.fuzz.Guard.check;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.read.ByteCursor;
import dev.assay.structure.Boxes;
import dev.assay.structure.EbmlElements;
import dev.assay.structure.PngChunks;
import dev.assay.structure.RiffChunks;
import dev.assay.structure.TiffIfds;
import dev.assay.testdata.Sample;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A target for each iterator over nested structures, which goes wherever it can. */
final class StructureFuzzTest {
  static final Targets TARGETS =
      new Targets()
          .with("boxes", bytes -> check("boxes", bytes, in -> walk(Boxes.of(in))))
          .with("ebml", bytes -> check("ebml", bytes, in -> walk(EbmlElements.of(in))))
          .with("riff", bytes -> check("riff", bytes, in -> walk(RiffChunks.of(in))))
          .with("caf-chunks", bytes -> check("caf", bytes, in -> walk(RiffChunks.ofCaf(in))))
          .with("w64-chunks", bytes -> check("w64", bytes, in -> walk(RiffChunks.ofWave64(in))))
          .with("ifds", bytes -> check("ifds", bytes, in -> walk(TiffIfds.of(in))))
          .with("png-chunks", bytes -> check("png", bytes, StructureFuzzTest::walkPng));

  static Stream<byte[]> seeds() {
    List<Sample> samples = Seeds.all();
    return TARGETS.names().stream()
        .flatMap(name -> samples.stream().map(sample -> TARGETS.seed(name, sample.bytes())));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void endsWithinItsLimits(byte[] bytes) throws IOException {
    TARGETS.take(bytes);
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

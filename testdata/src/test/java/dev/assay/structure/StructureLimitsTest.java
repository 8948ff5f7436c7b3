package dev.assay.structure;

import static dev.assay.structure.Bytes.be;
import static dev.assay.structure.Bytes.le;
import static dev.assay.structure.Bytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.LimitExceededException;
import dev.assay.read.Limits;
import dev.assay.read.ReadException;
import dev.assay.testdata.ScriptedSource;
import java.io.IOException;
import java.nio.ByteOrder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

/** Every iterator goes as deep, and over as many structures, as its budget says and no further. */
class StructureLimitsTest {
  private static final int DEEPEST = Limits.tiny().depth();
  private static final int MOST = 3;

  private static ByteCursor few(Object... parts) {
    Limits limits = Limits.tiny().withEntries(MOST);
    return ByteCursor.over(ScriptedSource.of(Bytes.of(parts), "few"), new Budget(limits));
  }

  private static void assertLimit(ThrowingCallable step, String limit, long offset) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(
            LimitExceededException.class,
            e -> {
              assertThat(e.limit()).isEqualTo(limit);
              assertThat(e.asFailure().offset()).isEqualTo(offset);
            });
  }

  private static byte[] repeated(byte[] part, int times) {
    Object all = new byte[0];
    for (int i = 0; i < times; i++) {
      all = Bytes.of(all, part);
    }
    return Bytes.of(all);
  }

  @Test
  void boxesAreEnteredToTheDeepestLevel() throws IOException {
    byte[] all = {};
    for (int level = 0; level <= DEEPEST; level++) {
      all = Bytes.of(be(4, 8 + all.length), "moov", all);
    }
    Boxes boxes = Boxes.of(Bytes.cursor((Object) all));
    assertThat(boxes.next()).isTrue();
    for (int level = 2; level <= DEEPEST; level++) {
      boxes = boxes.children();
      assertThat(boxes.next()).isTrue();
    }
    assertLimit(boxes::children, "depth", 8L * (DEEPEST - 1));
  }

  @Test
  void elementsAreEnteredToTheDeepestLevel() throws IOException {
    byte[] all = {};
    for (int level = 0; level <= DEEPEST; level++) {
      all = Bytes.of(0xEC, be(2, 0x4000 | all.length), all);
    }
    EbmlElements elements = EbmlElements.of(Bytes.cursor((Object) all));
    assertThat(elements.next()).isTrue();
    for (int level = 2; level <= DEEPEST; level++) {
      elements = elements.children();
      assertThat(elements.next()).isTrue();
    }
    assertLimit(elements::children, "depth", 3L * (DEEPEST - 1));
  }

  @Test
  void chunksAreEnteredToTheDeepestLevel() throws IOException {
    byte[] all = {};
    for (int level = 0; level <= DEEPEST; level++) {
      all = Bytes.of("LIST", le(4, all.length), all);
    }
    RiffChunks chunks = RiffChunks.of(Bytes.cursor((Object) all).order(ByteOrder.LITTLE_ENDIAN));
    assertThat(chunks.next()).isTrue();
    for (int level = 2; level <= DEEPEST; level++) {
      chunks = chunks.children();
      assertThat(chunks.next()).isTrue();
    }
    assertLimit(chunks::children, "depth", 8L * (DEEPEST - 1));
  }

  @Test
  void directoriesAreEnteredToTheDeepestLevel() throws IOException {
    byte[] directories = repeated(zeros(6), DEEPEST + 1);
    ByteCursor in = Bytes.cursor("Exif\0\0", "MM", be(2, 42), be(4, 8), directories);
    TiffIfds ifds = TiffIfds.of(in.range(6, 8 + directories.length));
    assertThat(ifds.next()).isTrue();
    for (int level = 2; level <= DEEPEST; level++) {
      ifds = ifds.at(8 + 6L * (level - 1));
    }
    TiffIfds deepest = ifds;
    assertLimit(() -> deepest.at(8 + 6L * DEEPEST), "depth", 6 + 8 + 6L * DEEPEST);
  }

  @Test
  void soManyBoxesAreMet() throws IOException {
    Boxes boxes = Boxes.of(few((Object) repeated(Bytes.of(be(4, 8), "free"), MOST + 1)));
    for (int i = 0; i < MOST; i++) {
      assertThat(boxes.next()).isTrue();
    }
    assertLimit(boxes::next, "entries", 8 * MOST);
  }

  @Test
  void soManyElementsAreMet() throws IOException {
    EbmlElements elements = EbmlElements.of(few((Object) repeated(be(2, 0xEC80), MOST + 1)));
    for (int i = 0; i < MOST; i++) {
      assertThat(elements.next()).isTrue();
    }
    assertLimit(elements::next, "entries", 2 * MOST);
  }

  @Test
  void soManyChunksAreMet() throws IOException {
    RiffChunks chunks = RiffChunks.of(few((Object) repeated(Bytes.of("junk", zeros(4)), MOST + 1)));
    for (int i = 0; i < MOST; i++) {
      assertThat(chunks.next()).isTrue();
    }
    assertLimit(chunks::next, "entries", 8 * MOST);
  }

  @Test
  void soManyPngChunksAreMet() throws IOException {
    byte[] chunk = Bytes.of(zeros(4), "tEXt", zeros(4));
    PngChunks chunks = PngChunks.of(few((Object) repeated(chunk, MOST + 1)));
    for (int i = 0; i < MOST; i++) {
      assertThat(chunks.next()).isTrue();
    }
    assertLimit(chunks::next, "entries", 12 * MOST);
  }

  @Test
  void soManyDirectoriesAreMet() throws IOException {
    byte[] header = Bytes.of("MM", be(2, 42), be(4, 8));
    ByteCursor in =
        few(
            "Exif", header, zeros(2), be(4, 14), zeros(2), be(4, 20), zeros(2), be(4, 26),
            zeros(6));
    TiffIfds ifds = TiffIfds.of(in.range(4, header.length + 24));
    for (int i = 0; i < MOST; i++) {
      assertThat(ifds.next()).isTrue();
    }
    assertLimit(ifds::next, "entries", 4 + 8 + 6 * MOST);
  }

  @Test
  void soManyDirectoryEntriesAreMet() throws IOException {
    TiffIfds ifds = TiffIfds.of(few("MM", be(2, 42), be(4, 8), be(2, 9), zeros(9 * 12), be(4, 0)));
    assertThat(ifds.next()).isTrue();
    for (int i = 1; i < MOST; i++) {
      assertThat(ifds.nextEntry()).isTrue();
    }
    assertLimit(ifds::nextEntry, "entries", 10 + 12L * (MOST - 1));
  }

  @Test
  void whatIsWrongWithDirectoriesInsideAFileIsToldByItsPlaceInTheFile() throws IOException {
    byte[] loop = Bytes.of("MM", be(2, 42), be(4, 8), zeros(2), be(4, 8));
    TiffIfds ifds = TiffIfds.of(Bytes.cursor("Exif", loop).range(4, loop.length));
    assertThat(ifds.next()).isTrue();
    assertOffset(ifds::next, 4 + 8);
    byte[] crowded = Bytes.of("MM", be(2, 42), be(4, 8), be(2, 7), be(4, 0));
    TiffIfds many = TiffIfds.of(Bytes.cursor("Exif", crowded, zeros(99)).range(4, crowded.length));
    assertOffset(many::next, 4 + 8);
  }

  private static void assertOffset(ThrowingCallable step, long offset) {
    assertThatThrownBy(step)
        .isInstanceOfSatisfying(
            ReadException.class, e -> assertThat(e.asFailure().offset()).isEqualTo(offset));
  }
}

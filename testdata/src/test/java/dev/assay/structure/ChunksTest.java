package dev.assay.structure;

import static dev.assay.structure.Bytes.be;
import static dev.assay.structure.Bytes.cursor;
import static dev.assay.structure.Bytes.le;
import static dev.assay.structure.Bytes.zeros;
import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.read.ByteCursor;
import dev.assay.read.LimitExceededException;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.testdata.ScriptedSource;
import java.io.IOException;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChunksTest {
  private static final long GIB = 1L << 30;

  @Nested
  class Riff {
    private byte[] chunk(String id, Object... body) {
      byte[] bytes = Bytes.of(body);
      return Bytes.of(id, le(4, bytes.length), bytes, zeros(bytes.length & 1));
    }

    private RiffChunks chunks(Object... parts) {
      return RiffChunks.of(cursor(parts).order(ByteOrder.LITTLE_ENDIAN));
    }

    @Test
    void chunksFollowEachOtherOverTheirPadding() throws IOException {
      RiffChunks chunks = chunks(chunk("fmt ", 1, 2, 3), chunk("data"), chunk("LIST", 4, 5));
      assertThat(chunks.next()).isTrue();
      assertThat(chunks.id()).isEqualTo("fmt ");
      assertThat(chunks.declaredLength()).isEqualTo(3);
      assertThat(chunks.offset()).isZero();
      assertThat(chunks.body().remaining()).isEqualTo(3);
      assertThat(chunks.next()).isTrue();
      assertThat(chunks.offset()).isEqualTo(12);
      assertThat(chunks.body().remaining()).isZero();
      assertThat(chunks.next()).isTrue();
      assertThat(chunks.body().u16()).isEqualTo(0x0504);
      assertThat(chunks.truncated()).isFalse();
      assertThat(chunks.next()).isFalse();
      assertThat(chunks.next()).isFalse();
    }

    @Test
    void lengthsFollowTheCursorsByteOrder() throws IOException {
      RiffChunks chunks = RiffChunks.of(cursor("COMM", be(4, 2), 1, 2, "SSND", be(4, 0)));
      assertThat(chunks.next("SSND")).isTrue();
      assertThat(chunks.offset()).isEqualTo(10);
      assertThat(chunks.next("SSND")).isFalse();
    }

    @Test
    void theLastChunkNeedsNoPadding() throws IOException {
      RiffChunks chunks = chunks("data", le(4, 3), 1, 2, 3);
      assertThat(chunks.next()).isTrue();
      assertThat(chunks.truncated()).isFalse();
      assertThat(chunks.next()).isFalse();
    }

    @Test
    void childrenStartWhereTheBodyWasReadTo() throws IOException {
      RiffChunks chunks = chunks(chunk("RIFF", "WAVE", chunk("fmt ", 9)), chunk("junk"));
      chunks.next();
      chunks.body().skip(4);
      RiffChunks children = chunks.children();
      assertThat(children.next()).isTrue();
      assertThat(children.id()).isEqualTo("fmt ");
      assertThat(children.body().u8()).isEqualTo(9);
      assertThat(children.next()).isFalse();
      assertThat(chunks.next()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 1L << 31, (1L << 32) - 1})
    void aChunkBehindTheEndIsTruncatedAndLast(long length) throws IOException {
      RiffChunks chunks = chunks("data", le(4, length), zeros(4));
      assertThat(chunks.next()).isTrue();
      assertThat(chunks.truncated()).isTrue();
      assertThat(chunks.declaredLength()).isEqualTo(length);
      assertThat(chunks.body().remaining()).isEqualTo(4);
      assertThat(chunks.next()).isFalse();
    }

    @Test
    void aStreamShowsTruncationOnceItsEndIsKnown() throws IOException {
      byte[] bytes = Bytes.of("data", le(4, 100_000), zeros(50_000));
      ByteCursor in = cursor(ScriptedSource.of(bytes, "stream").hidingLength());
      RiffChunks chunks = RiffChunks.of(in.order(ByteOrder.LITTLE_ENDIAN));
      chunks.next();
      assertThat(chunks.truncated()).isFalse();
      assertThat(chunks.next()).isFalse();
      assertThat(chunks.truncated()).isTrue();
    }

    @Test
    void aChildCannotLeaveItsParent() throws IOException {
      RiffChunks chunks = chunks("LIST", le(4, 12), "fmt ", le(4, 50), zeros(100));
      chunks.next();
      RiffChunks children = chunks.children();
      assertThat(children.next()).isTrue();
      assertThat(children.truncated()).isTrue();
      assertThat(children.body().remaining()).isEqualTo(4);
      assertThat(children.next()).isFalse();
    }

    @Test
    void dataOfFourGibibytesIsJumpedOver() throws IOException {
      long length = (1L << 32) - 2;
      ScriptedSource source =
          ScriptedSource.sparse(5 * GIB, "large.wav")
              .put(0, Bytes.of("data", le(4, length)))
              .put(8 + length, Bytes.of("LIST", le(4, 2)));
      RiffChunks chunks = RiffChunks.of(cursor(source).order(ByteOrder.LITTLE_ENDIAN));
      assertThat(chunks.next("LIST")).isTrue();
      assertThat(chunks.offset()).isEqualTo(8 + length);
      assertThat(source.log()).containsExactly(read(0, 4096), read(8 + length, 4096));
    }

    @Test
    void nestingBeyondTheLimitEnds() {
      byte[] bomb = {};
      for (int i = 0; i < 100; i++) {
        bomb = chunk("LIST", bomb);
      }
      byte[] bytes = bomb;
      assertThatThrownBy(() -> deepest(chunks((Object) bytes)))
          .isInstanceOf(LimitExceededException.class);
    }

    private int deepest(RiffChunks chunks) throws IOException {
      return chunks.next() ? 1 + deepest(chunks.children()) : 0;
    }

    @Test
    void manyEmptyChunksEndAtTheLimit() {
      RiffChunks chunks = chunks((Object) zeros(900_000));
      assertThatThrownBy(
              () -> {
                while (chunks.next()) {
                  assertThat(chunks.declaredLength()).isZero();
                }
              })
          .isInstanceOf(LimitExceededException.class);
    }

    @Test
    void lessThanAHeaderIsNoChunk() throws IOException {
      assertThat(chunks().next()).isFalse();
      assertThat(chunks("data", 0, 0, 0).next()).isFalse();
    }
  }

  @Nested
  class Png {
    private byte[] chunk(String type, Object... body) {
      byte[] bytes = Bytes.of(body);
      return Bytes.of(be(4, bytes.length), type, bytes, zeros(4));
    }

    private PngChunks chunks(Object... parts) {
      return PngChunks.of(cursor(parts));
    }

    @Test
    void chunksFollowEachOtherOverTheirCheckValue() throws IOException {
      PngChunks chunks = chunks(chunk("IHDR", 1, 2, 3), chunk("IEND"));
      assertThat(chunks.next()).isTrue();
      assertThat(chunks.type()).isEqualTo("IHDR");
      assertThat(chunks.offset()).isZero();
      assertThat(chunks.body().u24()).isEqualTo(0x010203);
      assertThat(chunks.body().remaining()).isZero();
      assertThat(chunks.next()).isTrue();
      assertThat(chunks.type()).isEqualTo("IEND");
      assertThat(chunks.offset()).isEqualTo(15);
      assertThat(chunks.next()).isFalse();
      assertThat(chunks.next()).isFalse();
    }

    @Test
    void aLengthOf2To31IsMalformed() {
      assertThatThrownBy(() -> chunks(be(4, 1L << 31), "IDAT", zeros(20)).next())
          .isInstanceOf(MalformedException.class)
          .hasMessageContaining("'IDAT' has length 2147483648");
    }

    @Test
    void aChunkBehindTheEndIsLastAndItsBodyIsTruncated() throws IOException {
      PngChunks chunks = chunks(be(4, Integer.MAX_VALUE), "IDAT", 1, 2);
      assertThat(chunks.next()).isTrue();
      assertThat(chunks.body().u16()).isEqualTo(0x0102);
      assertThatThrownBy(() -> chunks.body().u8()).isInstanceOf(TruncatedException.class);
      assertThat(chunks.next()).isFalse();
    }

    @Test
    void aChunkCutInItsCheckValueIsLast() throws IOException {
      PngChunks chunks = chunks(be(4, 1), "IEND", 1, 0, 0);
      assertThat(chunks.next()).isTrue();
      assertThat(chunks.next()).isFalse();
    }

    @Test
    void aChunkThatLeavesANarrowerStretchIsMalformed() {
      ByteCursor in = cursor(be(4, 10), "IDAT", zeros(100));
      assertThatThrownBy(() -> PngChunks.of(in.range(0, 12)).next())
          .isInstanceOf(MalformedException.class);
    }

    @Test
    void lessThanAHeaderIsNoChunk() throws IOException {
      assertThat(chunks().next()).isFalse();
      assertThat(chunks(zeros(7)).next()).isFalse();
    }

    @Test
    void manyEmptyChunksEndAtTheLimit() {
      PngChunks chunks = PngChunks.of(cursor(ScriptedSource.sparse(1_000_000_000, "zeros")));
      assertThatThrownBy(
              () -> {
                while (chunks.next()) {
                  assertThat(chunks.body().remaining()).isZero();
                }
              })
          .isInstanceOf(LimitExceededException.class);
    }
  }

  @Nested
  class Caf {

    @Test
    void lengthsHave64BitsAndNothingIsPadded() throws IOException {
      RiffChunks chunks = RiffChunks.ofCaf(cursor("desc", be(8, 1), 7, "free", be(8, 0)));
      assertThat(chunks.next()).isTrue();
      assertThat(chunks.id()).isEqualTo("desc");
      assertThat(chunks.body().u8()).isEqualTo(7);
      assertThat(chunks.next()).isTrue();
      assertThat(chunks.offset()).isEqualTo(13);
      assertThat(chunks.truncated()).isFalse();
      assertThat(chunks.next()).isFalse();
    }

    @Test
    void aNegativeLengthReachesToTheEnd() throws IOException {
      RiffChunks chunks = RiffChunks.ofCaf(cursor("data", be(8, -1), zeros(5)));
      assertThat(chunks.next()).isTrue();
      assertThat(chunks.declaredLength()).isEqualTo(-1);
      assertThat(chunks.body().remaining()).isEqualTo(5);
      assertThat(chunks.truncated()).isFalse();
      assertThat(chunks.next()).isFalse();
    }

    @Test
    void aLengthOf2To63LessOneIsTruncatedAndLast() throws IOException {
      RiffChunks chunks = RiffChunks.ofCaf(cursor("data", be(8, Long.MAX_VALUE), zeros(5)));
      assertThat(chunks.next()).isTrue();
      assertThat(chunks.truncated()).isTrue();
      assertThat(chunks.next()).isFalse();
    }
  }

  @Nested
  class Wave64 {
    private byte[] header(String id, long length) {
      return Bytes.of(id, zeros(12), le(8, length));
    }

    private RiffChunks chunks(Object... parts) {
      return RiffChunks.ofWave64(cursor(parts).order(ByteOrder.LITTLE_ENDIAN));
    }

    @Test
    void lengthsCountTheHeaderAndChunksStartAtMultiplesOfEight() throws IOException {
      RiffChunks chunks =
          chunks(
              header("fmt ", 24 + 3),
              1,
              2,
              3,
              zeros(5),
              header("junk", 24),
              header("data", 32),
              zeros(8));
      assertThat(chunks.next()).isTrue();
      assertThat(chunks.id()).isEqualTo("fmt ");
      assertThat(chunks.declaredLength()).isEqualTo(3);
      assertThat(chunks.body().remaining()).isEqualTo(3);
      assertThat(chunks.next()).isTrue();
      assertThat(chunks.offset()).isEqualTo(32);
      assertThat(chunks.declaredLength()).isZero();
      assertThat(chunks.next()).isTrue();
      assertThat(chunks.offset()).isEqualTo(56);
      assertThat(chunks.body().remaining()).isEqualTo(8);
      assertThat(chunks.next()).isFalse();
    }

    @Test
    void aLengthBelowTheHeaderIsMalformed() {
      assertThatThrownBy(() -> chunks(header("data", 23), zeros(8)).next())
          .isInstanceOf(MalformedException.class)
          .hasMessageContaining("shorter than its header");
    }
  }
}

package dev.assay.structure;

import static dev.assay.structure.Bytes.be;
import static dev.assay.structure.Bytes.cursor;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BoxesTest {
  private static final long GIB = 1L << 30;

  private static byte[] box(String type, Object... body) {
    byte[] bytes = Bytes.of(body);
    return Bytes.of(be(4, 8L + bytes.length), type, bytes);
  }

  private static byte[] header(long size, String type) {
    return Bytes.of(be(4, size), type);
  }

  private static byte[] largeHeader(long size, String type) {
    return Bytes.of(be(4, 1), type, be(8, size));
  }

  private static Boxes boxes(Object... parts) {
    return Boxes.of(cursor(parts));
  }

  @Test
  void boxesFollowEachOtherWhateverIsReadOfThem() throws IOException {
    Boxes boxes = boxes(box("ftyp", "isom", "brnd"), box("free"), box("moov", zeros(5)));
    assertThat(boxes.next()).isTrue();
    assertThat(boxes.type()).isEqualTo("ftyp");
    assertThat(boxes.typeCode()).isEqualTo(0x66747970);
    assertThat(boxes.offset()).isZero();
    assertThat(boxes.end()).isEqualTo(16);
    assertThat(boxes.body().latin1(4)).isEqualTo("isom");
    assertThat(boxes.next()).isTrue();
    assertThat(boxes.type()).isEqualTo("free");
    assertThat(boxes.body().remaining()).isZero();
    assertThat(boxes.next()).isTrue();
    assertThat(boxes.type()).isEqualTo("moov");
    assertThat(boxes.offset()).isEqualTo(24);
    assertThat(boxes.body().remaining()).isEqualTo(5);
    assertThat(boxes.truncated()).isFalse();
    assertThat(boxes.whole()).isSameAs(boxes);
    assertThat(boxes.next()).isFalse();
    assertThat(boxes.next()).isFalse();
  }

  @Test
  void nextOfATypeSkipsOthers() throws IOException {
    Boxes boxes = boxes(box("free"), box("skip"), box("moov", 7), box("free"));
    assertThat(boxes.next("moov")).isTrue();
    assertThat(boxes.body().u8()).isEqualTo(7);
    assertThat(boxes.next("moov")).isFalse();
  }

  @Test
  void childrenStartWhereTheBodyWasReadTo() throws IOException {
    Boxes boxes = boxes(box("meta", zeros(4), box("hdlr"), box("iloc", 1, 2)), box("free"));
    boxes.next();
    boxes.body().skip(4);
    Boxes children = boxes.children();
    assertThat(children.next()).isTrue();
    assertThat(children.type()).isEqualTo("hdlr");
    assertThat(children.next()).isTrue();
    assertThat(children.type()).isEqualTo("iloc");
    assertThat(children.next()).isFalse();
    assertThat(boxes.next()).isTrue();
    assertThat(boxes.type()).isEqualTo("free");
  }

  @Test
  void codesAreTextAndBack() {
    assertThat(Boxes.text(0xA9_6E_61_6D)).isEqualTo("\u00A9nam");
    assertThat(Boxes.fourCc("\u00A9nam")).isEqualTo(0xA9_6E_61_6D);
  }

  @Test
  void aSizeOf64BitsHasALongerHeader() throws IOException {
    Boxes boxes = boxes(largeHeader(18, "mdat"), zeros(2), box("moov"));
    boxes.next();
    assertThat(boxes.body().start()).isEqualTo(16);
    assertThat(boxes.body().remaining()).isEqualTo(2);
    assertThat(boxes.next()).isTrue();
    assertThat(boxes.type()).isEqualTo("moov");
  }

  @Test
  void theTypeUuidHasALongerHeader() throws IOException {
    Boxes boxes = boxes(box("uuid", zeros(16), 9), box("moov"));
    boxes.next();
    assertThat(boxes.body().u8()).isEqualTo(9);
    assertThat(boxes.next()).isTrue();
    assertThat(boxes.type()).isEqualTo("moov");
  }

  @Test
  void sizeZeroReachesToTheEndAndIsWhole() throws IOException {
    Boxes boxes = boxes(box("ftyp"), header(0, "mdat"), zeros(100));
    boxes.next();
    boxes.next();
    assertThat(boxes.end()).isEqualTo(116);
    assertThat(boxes.body().remaining()).isEqualTo(100);
    assertThat(boxes.truncated()).isFalse();
    assertThat(boxes.next()).isFalse();
  }

  @Test
  void sizeZeroInAStreamReachesToTheEndAndIsWhole() throws IOException {
    byte[] bytes = Bytes.of(header(0, "mdat"), zeros(10_000));
    Boxes boxes = Boxes.of(cursor(ScriptedSource.of(bytes, "stream").hidingLength()));
    boxes.next();
    assertThat(boxes.truncated()).isFalse();
    assertThat(boxes.next()).isFalse();
    assertThat(boxes.truncated()).isFalse();
    boxes.whole();
  }

  @Test
  void sizeZeroInsideABoxReachesToTheEndOfThatBox() throws IOException {
    Boxes boxes = boxes(box("moov", header(0, "free"), zeros(3)), box("mdat"));
    boxes.next();
    Boxes children = boxes.children();
    assertThat(children.next()).isTrue();
    assertThat(children.body().remaining()).isEqualTo(3);
    assertThat(children.next()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 3, 7})
  void aSizeBelowTheHeaderIsMalformed(long size) {
    assertThatThrownBy(() -> boxes(header(size, "free"), zeros(20)).next())
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("'free' has size " + size);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 8, 15})
  void aLargeSizeBelowTheHeaderIsMalformed(long size) {
    assertThatThrownBy(() -> boxes(largeHeader(size, "mdat"), zeros(20)).next())
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void aUuidBoxWithoutRoomForItsTypeIsMalformed() {
    assertThatThrownBy(() -> boxes(header(23, "uuid"), zeros(40)).next())
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void aSizeOf2To63IsMalformed() {
    assertThatThrownBy(() -> boxes(largeHeader(Long.MIN_VALUE, "mdat")).next())
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("9223372036854775808");
    assertThatThrownBy(() -> boxes(largeHeader(-1, "mdat")).next())
        .isInstanceOf(MalformedException.class);
  }

  @ParameterizedTest
  @ValueSource(longs = {17, 1L << 31, 1L << 32, 1L << 40, Long.MAX_VALUE - 5, Long.MAX_VALUE})
  void aSizeBehindTheEndOfTheDataIsTruncatedAndLast(long size) throws IOException {
    ScriptedSource source = ScriptedSource.of(largeHeader(size, "mdat"), "cut");
    for (ScriptedSource each :
        new ScriptedSource[] {
          source, ScriptedSource.of(largeHeader(size, "mdat"), "cut").hidingLength()
        }) {
      Boxes boxes = Boxes.of(cursor(each));
      assertThat(boxes.next()).isTrue();
      assertThat(boxes.truncated()).isTrue();
      assertThat(boxes.end()).isEqualTo(16);
      assertThat(boxes.body().remaining()).isZero();
      assertThatThrownBy(boxes::whole)
          .isInstanceOf(TruncatedException.class)
          .hasMessageContaining("'mdat' at 0");
      assertThat(boxes.next()).isFalse();
    }
  }

  @Test
  void aStreamShowsTruncationOnceItsEndIsKnown() throws IOException {
    byte[] bytes = Bytes.of(header(50_000, "mdat"), zeros(20_000));
    Boxes boxes = Boxes.of(cursor(ScriptedSource.of(bytes, "stream").hidingLength()));
    boxes.next();
    assertThat(boxes.truncated()).isFalse();
    assertThat(boxes.next()).isFalse();
    assertThat(boxes.truncated()).isTrue();
    assertThat(boxes.end()).isEqualTo(20_008);
  }

  @Test
  void readingTheBodyOfATruncatedBoxIsTruncatedNotMalformed() throws IOException {
    Boxes boxes = boxes(header(100, "mvhd"), 1, 2);
    boxes.next();
    assertThat(boxes.body().u16()).isEqualTo(0x0102);
    assertThatThrownBy(() -> boxes.body().u8()).isInstanceOf(TruncatedException.class);
  }

  @Test
  void aChildThatLeavesItsParentIsMalformed() throws IOException {
    Boxes boxes = boxes(box("moov", header(9, "trak")), zeros(100));
    boxes.next();
    assertThatThrownBy(() -> boxes.children().next())
        .isInstanceOf(MalformedException.class)
        .isNotInstanceOf(TruncatedException.class)
        .hasMessageContaining("'trak' of 9 bytes leaves its parent");
  }

  @Test
  void aChildCutOffWithItsParentIsTruncatedNotMalformed() throws IOException {
    Boxes boxes = boxes(header(1000, "moov"), header(500, "trak"), header(300, "mdia"), zeros(9));
    boxes.next();
    Boxes tracks = boxes.children();
    assertThat(tracks.next()).isTrue();
    assertThat(tracks.truncated()).isTrue();
    Boxes media = tracks.children();
    assertThat(media.next()).isTrue();
    assertThatThrownBy(media::whole).isInstanceOf(TruncatedException.class);
    assertThat(media.next()).isFalse();
    assertThat(tracks.next()).isFalse();
    assertThat(boxes.next()).isFalse();
  }

  @Test
  void aChildThatLeavesItsCutOffParentIsMalformed() throws IOException {
    Boxes boxes = boxes(header(100, "moov"), header(93, "trak"));
    boxes.next();
    assertThatThrownBy(() -> boxes.children().next())
        .isInstanceOf(MalformedException.class)
        .isNotInstanceOf(TruncatedException.class);
  }

  @Test
  void aBoxThatLeavesANarrowerStretchIsTruncatedThere() throws IOException {
    ByteCursor in = cursor(zeros(10), header(50, "jp2h"), zeros(100));
    Boxes boxes = Boxes.of(in.range(10, 30));
    assertThat(boxes.next()).isTrue();
    assertThat(boxes.truncated()).isTrue();
    assertThat(boxes.end()).isEqualTo(40);
    assertThat(boxes.next()).isFalse();
  }

  @Test
  void lessThanAHeaderIsPadding() throws IOException {
    Boxes boxes = boxes(box("udta", box("name", 1), zeros(4)), box("free"), zeros(7));
    boxes.next();
    Boxes children = boxes.children();
    assertThat(children.next()).isTrue();
    assertThat(children.next()).isFalse();
    assertThat(boxes.next()).isTrue();
    assertThat(boxes.next()).isFalse();
  }

  @Test
  void aLargeSizeCutInItsHeaderIsTruncated() {
    assertThatThrownBy(() -> boxes(header(1, "mdat"), zeros(4)).next())
        .isInstanceOf(TruncatedException.class);
  }

  @Test
  void emptyDataHasNoBoxes() throws IOException {
    assertThat(boxes().next()).isFalse();
  }

  @Test
  void nestingBeyondTheLimitEnds() throws IOException {
    byte[] bomb = {};
    for (int i = 0; i < 2000; i++) {
      bomb = box("moov", bomb);
    }
    byte[] bytes = bomb;
    assertThatThrownBy(() -> deepest(boxes(bytes)))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("32 deep");
  }

  private static int deepest(Boxes boxes) throws IOException {
    return boxes.next() ? 1 + deepest(boxes.children()) : 0;
  }

  @Test
  void moreBoxesThanTheLimitEnd() {
    ScriptedSource source = ScriptedSource.of(many(120_000), "many");
    Boxes boxes = Boxes.of(cursor(source));
    assertThatThrownBy(
            () -> {
              while (boxes.next()) {
                assertThat(boxes.type()).isEqualTo("free");
              }
            })
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("100000 structures");
  }

  private static byte[] many(int count) {
    byte[] box = box("free");
    byte[] bytes = new byte[count * box.length];
    for (int i = 0; i < count; i++) {
      System.arraycopy(box, 0, bytes, i * box.length, box.length);
    }
    return bytes;
  }

  @Test
  void theMovieBehindFiveGibibytesIsFoundWithThreeSmallReads() throws IOException {
    byte[] movie = box("moov", box("mvhd", zeros(100)));
    ScriptedSource source =
        ScriptedSource.sparse(5 * GIB + movie.length, "large.mp4")
            .put(0, Bytes.of(box("ftyp", "isom"), largeHeader(4 * GIB, "mdat")))
            .put(12 + 4 * GIB, header(GIB - 12, "mdat"))
            .put(5 * GIB, movie);
    Boxes boxes = Boxes.of(cursor(source));
    assertThat(boxes.next("moov")).isTrue();
    assertThat(boxes.offset()).isEqualTo(5 * GIB);
    assertThat(boxes.children().next("mvhd")).isTrue();
    assertThat(boxes.next()).isFalse();
    assertThat(source.log())
        .containsExactly(read(0, 4096), read(12 + 4 * GIB, 4096), read(5 * GIB, movie.length));
  }

  @Test
  void aBoxThatEndsWithTheDataIsWhole() throws IOException {
    Boxes boxes = Boxes.of(cursor(be(4, 12), "free", zeros(4)));
    assertThat(boxes.next()).isTrue();
    assertThat(boxes.truncated()).isFalse();
    assertThat(boxes.whole().end()).isEqualTo(12);
  }

  @Test
  void aBoxThatFillsANarrowerStretchIsWhole() throws IOException {
    Boxes boxes = Boxes.of(cursor(be(4, 12), "free", zeros(40)).range(0, 12));
    assertThat(boxes.next()).isTrue();
    assertThat(boxes.truncated()).isFalse();
    assertThat(boxes.next()).isFalse();
  }
}

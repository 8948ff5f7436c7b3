package dev.assay.structure;

import static dev.assay.structure.Bytes.be;
import static dev.assay.structure.Bytes.cursor;
import static dev.assay.structure.Bytes.zeros;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.read.LimitExceededException;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.testdata.ScriptedSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EbmlElementsTest {
  private static final byte[] SEGMENT = be(4, 0x18538067);
  private static final byte[] INFO = be(4, 0x1549A966);
  private static final byte[] DURATION = be(2, 0x4489);
  private static final byte[] UNKNOWN = {(byte) 0xFF};

  private static byte[] element(byte[] id, Object... body) {
    byte[] bytes = Bytes.of(body);
    return Bytes.of(id, size(8, bytes.length), bytes);
  }

  /** A size of {@code width} bytes (RFC 8794 section 4). */
  private static byte[] size(int width, long value) {
    return be(width, value | (1L << (7 * width)));
  }

  private static EbmlElements elements(Object... parts) {
    return EbmlElements.of(cursor(parts));
  }

  private static EbmlElements first(Object... parts) throws IOException {
    EbmlElements elements = elements(parts);
    assertThat(elements.next()).isTrue();
    return elements;
  }

  @Test
  void elementsFollowEachOtherWhateverIsReadOfThem() throws IOException {
    EbmlElements elements =
        elements(
            element(be(4, 0x1A45DFA3), zeros(3)), element(be(1, 0xEC)), element(DURATION, 1, 2));
    assertThat(elements.next()).isTrue();
    assertThat(elements.id()).isEqualTo(0x1A45DFA3);
    assertThat(elements.offset()).isZero();
    assertThat(elements.end()).isEqualTo(15);
    elements.body().skip(2);
    assertThat(elements.next()).isTrue();
    assertThat(elements.id()).isEqualTo(0xEC);
    assertThat(elements.next()).isTrue();
    assertThat(elements.id()).isEqualTo(0x4489);
    assertThat(elements.unsigned()).isEqualTo(0x0102);
    assertThat(elements.truncated()).isFalse();
    assertThat(elements.next()).isFalse();
    assertThat(elements.next()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void sizesOfEveryWidthAreRead(int width) throws IOException {
    EbmlElements elements = first(DURATION, size(width, 5), zeros(5), element(INFO));
    assertThat(elements.body().remaining()).isEqualTo(5);
    assertThat(elements.unknownSize()).isFalse();
    assertThat(elements.next()).isTrue();
    assertThat(elements.id()).isEqualTo(0x1549A966);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
  void allBitsSetIsAnUnknownSizeInEveryWidth(int width) throws IOException {
    EbmlElements elements = first(SEGMENT, be(width, (1L << (7 * width + 1)) - 1));
    assertThat(elements.unknownSize()).isTrue();
    assertThat(elements.truncated()).isFalse();
  }

  @Test
  void anElementOfUnknownSizeReachesToTheEndOfItsParent() throws IOException {
    EbmlElements elements = first(SEGMENT, UNKNOWN, element(INFO, 7), element(DURATION, 8));
    assertThat(elements.end()).isEqualTo(5 + 13 + 11);
    EbmlElements children = elements.children();
    assertThat(children.next()).isTrue();
    assertThat(children.unsigned()).isEqualTo(7);
    assertThat(children.next()).isTrue();
    assertThat(children.unsigned()).isEqualTo(8);
    assertThat(children.next()).isFalse();
    assertThat(elements.next()).isFalse();
    assertThat(elements.truncated()).isFalse();
  }

  @Test
  void aChildOfUnknownSizeStaysInItsParent() throws IOException {
    EbmlElements elements = first(element(SEGMENT, INFO, UNKNOWN, zeros(4)), element(INFO));
    EbmlElements children = elements.children();
    assertThat(children.next()).isTrue();
    assertThat(children.body().remaining()).isEqualTo(4);
    assertThat(children.next()).isFalse();
    assertThat(elements.next()).isTrue();
  }

  @Test
  void anElementOfUnknownSizeInAStreamIsReadToItsEnd() throws IOException {
    byte[] bytes = Bytes.of(SEGMENT, UNKNOWN, element(INFO, zeros(6000)), element(DURATION, 1));
    EbmlElements elements =
        EbmlElements.of(cursor(ScriptedSource.of(bytes, "live.webm").hidingLength()));
    elements.next();
    EbmlElements children = elements.children();
    assertThat(children.next()).isTrue();
    assertThat(children.next()).isTrue();
    assertThat(children.unsigned()).isEqualTo(1);
    assertThat(children.next()).isFalse();
    assertThat(elements.truncated()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 1L << 31, 1L << 32, (1L << 56) - 2})
  void aSizeBehindTheEndOfTheDataIsTruncatedAndLast(long size) throws IOException {
    EbmlElements elements = first(SEGMENT, size(8, size));
    assertThat(elements.truncated()).isTrue();
    assertThat(elements.end()).isEqualTo(12);
    assertThat(elements.next()).isFalse();
  }

  @Test
  void aChildThatLeavesItsParentIsMalformed() throws IOException {
    EbmlElements elements = first(element(SEGMENT, INFO, size(1, 9)), zeros(100));
    assertThatThrownBy(() -> elements.children().next())
        .isInstanceOf(MalformedException.class)
        .isNotInstanceOf(TruncatedException.class)
        .hasMessageContaining("1549a966 of 9 bytes leaves its parent");
  }

  @Test
  void aChildCutOffWithItsParentIsTruncatedNotMalformed() throws IOException {
    EbmlElements elements = first(SEGMENT, size(8, 5000), INFO, size(2, 900), zeros(20));
    EbmlElements children = elements.children();
    assertThat(children.next()).isTrue();
    assertThat(children.truncated()).isTrue();
    assertThatThrownBy(() -> children.body().take(900)).isInstanceOf(TruncatedException.class);
    assertThat(children.next()).isFalse();
  }

  @Test
  void aValueCutOffIsNotReadAsAShorterOne() throws IOException {
    for (byte[] parent : new byte[][] {size(8, 5000), UNKNOWN}) {
      EbmlElements elements = first(SEGMENT, parent, DURATION, size(1, 8), be(4, 0x40590000));
      EbmlElements children = elements.children();
      assertThat(children.next()).isTrue();
      assertThat(children.truncated()).isTrue();
      assertThatThrownBy(children::floating).isInstanceOf(TruncatedException.class);
      assertThatThrownBy(children::unsigned).isInstanceOf(TruncatedException.class);
      assertThatThrownBy(children::text).isInstanceOf(TruncatedException.class);
    }
  }

  @Test
  void anIdentifierLongerThanFourBytesIsMalformed() {
    assertThatThrownBy(() -> elements(0x08, zeros(20)).next())
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("starts with 8");
    assertThatThrownBy(() -> elements(0x00, zeros(20)).next())
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void aSizeLongerThanEightBytesIsMalformed() {
    assertThatThrownBy(() -> elements(SEGMENT, 0, zeros(20)).next())
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("size starts with 0");
  }

  @Test
  void aHeaderCutOffIsTruncated() throws IOException {
    assertThat(elements(0x18).next()).isFalse();
    assertThatThrownBy(() -> elements(0x18, 0x53).next()).isInstanceOf(TruncatedException.class);
    assertThatThrownBy(() -> elements(SEGMENT, 1, 0).next()).isInstanceOf(TruncatedException.class);
  }

  @Test
  void unsignedNumbersHaveZeroToEightBytes() throws IOException {
    assertThat(first(element(DURATION)).unsigned()).isZero();
    assertThat(first(element(DURATION, 0x80)).unsigned()).isEqualTo(0x80);
    assertThat(first(element(DURATION, be(8, Long.MAX_VALUE))).unsigned())
        .isEqualTo(Long.MAX_VALUE);
    assertThatThrownBy(() -> first(element(DURATION, be(8, -1))).unsigned())
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("63 bits");
    assertThatThrownBy(() -> first(element(DURATION, zeros(9))).unsigned())
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("9 bytes");
  }

  @Test
  void floatingPointNumbersHaveZeroFourOrEightBytes() throws IOException {
    assertThat(first(element(DURATION)).floating()).isZero();
    assertThat(first(element(DURATION, be(4, Float.floatToIntBits(2.5f)))).floating())
        .isEqualTo(2.5);
    assertThat(first(element(DURATION, be(8, Double.doubleToLongBits(1e300)))).floating())
        .isEqualTo(1e300);
    assertThatThrownBy(() -> first(element(DURATION, zeros(5))).floating())
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void textEndsAtItsFirstZero() throws IOException {
    byte[] text = "V_MPEG4/\u00E9".getBytes(StandardCharsets.UTF_8);
    EbmlElements elements = first(element(DURATION, text, zeros(3), "x"));
    assertThat(elements.text()).isEqualTo("V_MPEG4/\u00E9");
    assertThat(elements.text()).isEqualTo("V_MPEG4/\u00E9");
    assertThat(first(element(DURATION)).text()).isEmpty();
  }

  @Test
  void textTooLargeForMemoryIsRefused() throws IOException {
    ScriptedSource source =
        ScriptedSource.sparse(5L << 30, "large").put(0, Bytes.of(DURATION, size(8, 4L << 30)));
    EbmlElements elements = EbmlElements.of(cursor(source));
    elements.next();
    assertThatThrownBy(elements::text).isInstanceOf(LimitExceededException.class);
  }

  @Test
  void nestingBeyondTheLimitEnds() {
    byte[] bomb = {};
    for (int i = 0; i < 100; i++) {
      bomb = element(SEGMENT, bomb);
    }
    byte[] bytes = bomb;
    assertThatThrownBy(() -> deepest(elements(bytes)))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("32 deep");
  }

  private static int deepest(EbmlElements elements) throws IOException {
    return elements.next() ? 1 + deepest(elements.children()) : 0;
  }

  @Test
  void manyEmptyElementsEndAtTheLimit() {
    byte[] bytes = new byte[300_000];
    for (int i = 0; i < bytes.length; i += 2) {
      bytes[i] = (byte) 0xEC;
      bytes[i + 1] = (byte) 0x80;
    }
    EbmlElements elements = elements((Object) bytes);
    assertThatThrownBy(
            () -> {
              while (elements.next()) {
                assertThat(elements.id()).isEqualTo(0xEC);
              }
            })
        .isInstanceOf(LimitExceededException.class);
  }

  @Test
  void anElementThatEndsWithItsParentAndTheDataIsWhole() throws IOException {
    EbmlElements elements = first(element(INFO, element(DURATION, 1, 2)));
    assertThat(elements.truncated()).isFalse();
    EbmlElements children = elements.children();
    assertThat(children.next()).isTrue();
    assertThat(children.offset()).isEqualTo(12);
    assertThat(children.end()).isEqualTo(24);
    assertThat(children.truncated()).isFalse();
  }

  @Test
  void anElementThatLeavesANarrowerStretchIsTruncatedThere() throws IOException {
    EbmlElements elements = EbmlElements.of(cursor(element(INFO, zeros(40))).range(0, 20));
    assertThat(elements.next()).isTrue();
    assertThat(elements.truncated()).isTrue();
    assertThat(elements.end()).isEqualTo(20);
    assertThat(elements.next()).isFalse();
  }
}

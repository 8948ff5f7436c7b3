package dev.assay.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.source.ByteArraySource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ByteCursorTest {
  private static final byte[] BYTES = {
    (byte) 0x81, 0x02, (byte) 0xF3, 0x04, (byte) 0x85, 0x06, (byte) 0xF7, 0x08, 0x09
  };

  private static ByteCursor cursor(byte... bytes) {
    return ByteCursor.over(ByteArraySource.of(bytes, "bytes"), new Budget(Limits.tiny()));
  }

  private static ByteCursor ascending(int n) {
    byte[] bytes = new byte[n];
    for (int i = 0; i < n; i++) {
      bytes[i] = (byte) i;
    }
    return cursor(bytes);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void numbersAreThoseOfAByteBuffer(boolean little) throws IOException {
    ByteOrder order = little ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN;
    ByteBuffer expected = ByteBuffer.wrap(BYTES).order(order);
    ByteCursor in = cursor(BYTES).order(order);
    assertThat(in.order()).isEqualTo(order);
    assertThat(in.seek(0).u8()).isEqualTo(0x81);
    assertThat(in.seek(0).i8()).isEqualTo(expected.get(0));
    assertThat(in.seek(0).u16()).isEqualTo(Short.toUnsignedInt(expected.getShort(0)));
    assertThat(in.seek(0).i16()).isEqualTo(expected.getShort(0));
    assertThat(in.seek(0).u24()).isEqualTo(little ? 0xF30281 : 0x8102F3);
    assertThat(in.seek(0).i32()).isEqualTo(expected.getInt(0));
    assertThat(in.seek(0).u32()).isEqualTo(Integer.toUnsignedLong(expected.getInt(0)));
    assertThat(in.seek(0).i64()).isEqualTo(expected.getLong(0));
    assertThat(in.seek(1).u64()).isEqualTo(expected.getLong(1));
    assertThat(in.seek(0).f32()).isEqualTo(expected.getFloat(0));
    assertThat(in.seek(0).f64()).isEqualTo(expected.getDouble(0));
    assertThat(in.position()).isEqualTo(8);
  }

  @Test
  void lookingAheadGivesZerosForWhatIsNotThere() throws IOException {
    ByteCursor in = cursor(BYTES).order(ByteOrder.LITTLE_ENDIAN);
    assertThat(in.seek(1).peek()).isEqualTo(0x02F3_0485_06F7_0809L);
    assertThat(in.seek(2).peek()).isEqualTo(0xF304_8506_F708_0900L);
    assertThat(in.seek(8).peek()).isEqualTo(9L << 56);
    assertThat(in.seek(9).peek()).isZero();
    assertThat(in.range(1, 2).peek()).isEqualTo(0x02F3L << 48);
    assertThat(in.seek(3).peek()).isEqualTo(in.peek());
    assertThat(in.position()).isEqualTo(3);
  }

  @Test
  void anUnsignedNumberAbove63BitsIsMalformed() {
    assertThatThrownBy(() -> cursor(BYTES).u64())
        .isInstanceOf(MalformedException.class)
        .hasMessageContaining("9296259781583369992")
        .satisfies(e -> assertThat(((ReadException) e).offset()).isZero());
  }

  @Test
  void textIsLatin1OfAnyLength() throws IOException {
    ByteCursor in = ascending(256);
    assertThat(in.latin1(0)).isEmpty();
    assertThat(in.seek(0xE4).latin1(2)).isEqualTo("\u00E4\u00E5");
    assertThat(in.seek(32).latin1(95)).startsWith(" !\"#").endsWith("|}~").hasSize(95);
    assertThat(in.position()).isEqualTo(127);
    assertThat(in.seek(256).latin1(0)).isEmpty();
  }

  @Test
  void readingBehindTheDataIsTruncated() throws IOException {
    ByteCursor in = cursor(BYTES);
    assertThatThrownBy(() -> in.seek(6).i32())
        .isInstanceOf(TruncatedException.class)
        .hasMessage("the data ends at 9 where 4 bytes at 6 are needed")
        .satisfies(e -> assertThat(((ReadException) e).offset()).isEqualTo(9));
    assertThat(in.position()).isEqualTo(6);
    assertThatThrownBy(() -> in.seek(100).u8()).isInstanceOf(TruncatedException.class);
    assertThatThrownBy(() -> in.seek(0).take(10)).isInstanceOf(TruncatedException.class);
    assertThatThrownBy(() -> in.seek(0).latin1(17)).isInstanceOf(TruncatedException.class);
  }

  @Test
  void readingBehindANarrowerStretchIsMalformedNotTruncated() throws IOException {
    ByteCursor in = cursor(BYTES).range(2, 3);
    assertThat(in.start()).isEqualTo(2);
    assertThat(in.end()).isEqualTo(5);
    assertThat(in.remaining()).isEqualTo(3);
    assertThatThrownBy(in::i32)
        .isInstanceOf(MalformedException.class)
        .isNotInstanceOf(TruncatedException.class)
        .hasMessage("4 bytes are needed where the structure has 3 left");
    assertThatThrownBy(() -> in.take(4)).isNotInstanceOf(TruncatedException.class);
    assertThatThrownBy(() -> in.skip(4)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> in.skip(-1)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> in.seek(1)).isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> in.seek(6)).isInstanceOf(MalformedException.class);
    assertThat(in.has(3)).isTrue();
    assertThat(in.has(4)).isFalse();
    assertThat(in.take(3)).containsExactly(0xF3, 0x04, 0x85);
    assertThat(in.has(0)).isTrue();
    assertThat(in.has(1)).isFalse();
  }

  @Test
  void aStretchThatPromisesMoreThanTheDataEndsWithTheData() throws IOException {
    ByteCursor in = cursor(BYTES).range(4, 100);
    assertThat(in.declaredEnd()).isEqualTo(104);
    assertThat(in.end()).isEqualTo(9);
    assertThat(in.remaining()).isEqualTo(5);
    in.skip(50);
    assertThat(in.remaining()).isZero();
    assertThatThrownBy(in::u8).isInstanceOf(TruncatedException.class);
  }

  @Test
  void slicesAndRangesStayInTheirStretch() throws IOException {
    ByteCursor in = ascending(20).range(5, 10);
    in.order(ByteOrder.LITTLE_ENDIAN);
    ByteCursor slice = in.slice(4);
    assertThat(in.position()).isEqualTo(9);
    assertThat(slice.u16()).isEqualTo(0x0605);
    ByteCursor range = in.range(14, 1);
    assertThat(range.u8()).isEqualTo(14);
    assertThat(in.position()).isEqualTo(9);
    ByteCursor rest = in.rest();
    assertThat(rest.start()).isEqualTo(9);
    assertThat(rest.end()).isEqualTo(15);
    for (long[] outside :
        new long[][] {
          {4, 1}, {5, 11}, {16, 0}, {15, 1}, {5, -1}, {6, Long.MAX_VALUE}, {Long.MIN_VALUE, 1}
        }) {
      assertThatThrownBy(() -> in.range(outside[0], outside[1]))
          .isInstanceOf(MalformedException.class);
    }
    assertThatThrownBy(() -> in.slice(7)).isInstanceOf(MalformedException.class);
    assertThat(in.slice(6).remaining()).isEqualTo(6);
    assertThat(in.slice(0).remaining()).isZero();
  }

  @Test
  void theTailOfAStretchIsNotBeforeItsStart() throws IOException {
    ByteCursor in = ascending(20).range(5, 15);
    assertThat(in.seekTail(4).position()).isEqualTo(16);
    assertThat(in.seekTail(40).position()).isEqualTo(5);
    assertThat(in.sourceLength()).isEqualTo(20);
  }
}

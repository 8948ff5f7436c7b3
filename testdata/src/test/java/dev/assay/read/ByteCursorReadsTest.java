package dev.assay.read;

import static dev.assay.testdata.ScriptedSource.read;
import static dev.assay.testdata.ScriptedSource.tail;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.source.NoRandomAccessException;
import dev.assay.testdata.ScriptedSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Which reads of the source the reads of a cursor cost, and that the bytes are the right ones. */
class ByteCursorReadsTest {
  private static final long GIB = 1L << 30;

  /** Bytes whose value follows from their position. */
  private static byte[] content(int length) {
    byte[] bytes = new byte[length];
    for (int i = 0; i < length; i++) {
      bytes[i] = at(i);
    }
    return bytes;
  }

  private static byte at(long position) {
    return (byte) (position * 31 + (position >> 8) * 7);
  }

  private static byte[] contentAt(int position, int n) {
    return Arrays.copyOfRange(content(position + n), position, position + n);
  }

  private static ScriptedSource source(int length) {
    return ScriptedSource.of(content(length), "content");
  }

  private static ByteCursor cursor(ScriptedSource source) {
    return cursor(source, Limits.tiny());
  }

  private static ByteCursor cursor(ScriptedSource source, Limits limits) {
    return ByteCursor.over(source, new Budget(limits));
  }

  private static void assertByte(ByteCursor in, long position) throws IOException {
    assertThat((byte) in.seek(position).u8()).as("byte at %d", position).isEqualTo(at(position));
  }

  @Test
  void makingACursorReadsNothing() {
    ScriptedSource source = source(10_000);
    cursor(source);
    assertThat(source.log()).isEmpty();
  }

  @Test
  void theHeadIsOneReadHoweverOftenItIsUsed() throws IOException {
    ScriptedSource source = source(10_000);
    ByteCursor in = cursor(source);
    assertThat(in.head()).isEqualTo(content(4096));
    assertThat(in.head()).isSameAs(in.head());
    for (int i = 0; i < 4096; i++) {
      assertByte(in, i);
    }
    assertThat(in.seek(0).take(4096)).isEqualTo(content(4096));
    assertThat(source.log()).containsExactly(read(0, 4096));
  }

  @Test
  void theHeadAsksForNoMoreThanThereIs() throws IOException {
    ScriptedSource source = source(100);
    assertThat(cursor(source).head()).isEqualTo(content(100));
    assertThat(source.log()).containsExactly(read(0, 100));
  }

  @Test
  void theHeadOfNothingIsEmptyAndReadsNothing() throws IOException {
    ScriptedSource source = source(0);
    ByteCursor in = cursor(source);
    assertThat(in.head()).isEmpty();
    assertThat(in.has(1)).isFalse();
    assertThat(source.log()).isEmpty();
  }

  @Test
  void theHeadOfAShortStreamTellsItsLength() throws IOException {
    ScriptedSource source = source(100).hidingLength();
    ByteCursor in = cursor(source);
    assertThat(in.sourceLength()).isEqualTo(-1);
    assertThat(in.head()).isEqualTo(content(100));
    assertThat(in.sourceLength()).isEqualTo(100);
    assertThat(in.remaining()).isEqualTo(100);
    assertThat(in.seek(100).has(1)).isFalse();
    assertThat(source.log()).containsExactly(read(0, 4096));
  }

  @Test
  void adjacentReadsDoubleUpTo256KiB() throws IOException {
    ScriptedSource source = source(1_000_000);
    ByteCursor in = cursor(source);
    for (int i = 0; i < 1_000_000; i++) {
      assertByte(in, i);
    }
    assertThat(source.log())
        .containsExactly(
            read(0, 4096),
            read(4096, 8192),
            read(12288, 16384),
            read(28672, 32768),
            read(61440, 65536),
            read(126976, 131072),
            read(258048, 262144),
            read(520192, 262144),
            read(782336, 217664));
  }

  @Test
  void aJumpMakesTheReadSmallAgain() throws IOException {
    ScriptedSource source = source(200_000);
    ByteCursor in = cursor(source);
    assertByte(in, 4096);
    assertByte(in, 100_000);
    assertByte(in, 104_096);
    assertByte(in, 50_000);
    assertThat(source.log())
        .containsExactly(
            read(0, 4096),
            read(4096, 8192),
            read(100_000, 4096),
            read(104_096, 8192),
            read(50_000, 4096));
  }

  @Test
  void jumpingOverGibibytesReadsOnlyWhereItLands() throws IOException {
    ScriptedSource source = ScriptedSource.sparse(6 * GIB, "large").put(5 * GIB, content(16));
    ByteCursor in = cursor(source);
    in.u8();
    in.skip(5 * GIB - 1);
    assertThat(in.take(16)).isEqualTo(content(16));
    assertThat(in.remaining()).isEqualTo(GIB - 16);
    assertThat(source.log()).containsExactly(read(0, 4096), read(5 * GIB, 4096));
  }

  @Test
  void aNumberAcrossTheEndOfTheHeadOnlyFetchesWhatIsMissing() throws IOException {
    ScriptedSource source = source(100_000);
    ByteCursor in = cursor(source);
    assertThat(in.latin1(3)).hasSize(3);
    byte[] expected = contentAt(4093, 8);
    long value = java.nio.ByteBuffer.wrap(expected).getLong();
    assertThat(in.seek(4093).i64()).isEqualTo(value);
    assertThat(in.seek(4093).latin1(8).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1))
        .isEqualTo(expected);
    assertThat(source.log()).containsExactly(read(0, 4096), read(4096, 8192));
  }

  @Test
  void aNumberAcrossTheEndOfTheMovingPartOnlyFetchesWhatIsMissing() throws IOException {
    ScriptedSource source = source(100_000);
    ByteCursor in = cursor(source);
    assertByte(in, 50_000);
    assertThat(in.seek(54_095).u16()).isEqualTo((at(54_095) & 0xFF) << 8 | (at(54_096) & 0xFF));
    assertThat(source.log()).containsExactly(read(0, 4096), read(50_000, 4096), read(54_096, 8192));
  }

  @Test
  void theHeadStaysWhileTheRestMoves() throws IOException {
    ScriptedSource source = source(100_000);
    ByteCursor in = cursor(source);
    assertByte(in, 50_000);
    assertByte(in, 10);
    assertByte(in, 50_001);
    assertByte(in, 4095);
    assertThat(source.log()).containsExactly(read(0, 4096), read(50_000, 4096));
  }

  @Test
  void theTailIsOneReadHoweverOftenItIsUsed() throws IOException {
    ScriptedSource source = source(500_000);
    ByteCursor in = cursor(source);
    in.seekTail(65_536);
    assertThat(in.position()).isEqualTo(434_464);
    assertThat(in.take(65_536)).isEqualTo(contentAt(434_464, 65_536));
    assertByte(in, 499_999);
    assertByte(in, 0);
    assertByte(in, 434_464);
    assertThat(in.seekTail(100).position()).isEqualTo(499_900);
    assertThat(source.log()).containsExactly(read(0, 4096), tail(65_536));
  }

  @Test
  void aLargerTailIsReadAnew() throws IOException {
    ScriptedSource source = source(500_000);
    ByteCursor in = cursor(source);
    in.seekTail(100);
    in.seekTail(200);
    in.seekTail(150);
    assertThat(source.log()).containsExactly(read(0, 4096), tail(100), tail(200));
  }

  @Test
  void theTailOfWhatTheHeadHoldsCostsNothing() throws IOException {
    ScriptedSource source = source(4000);
    ByteCursor in = cursor(source);
    assertThat(in.seekTail(100).position()).isEqualTo(3900);
    assertThat(in.seekTail(65_536).position()).isZero();
    assertThat(source.log()).containsExactly(read(0, 4000));
  }

  @Test
  void aTailLargerThanTheDataIsReadOnce() throws IOException {
    ScriptedSource source = source(5000);
    ByteCursor in = cursor(source);
    assertThat(in.seekTail(65_536).position()).isZero();
    assertThat(in.seekTail(65_536).take(5000)).isEqualTo(content(5000));
    assertThat(source.log()).containsExactly(read(0, 4096), tail(5000));
  }

  @Test
  void theTailOfAStreamTellsItsLength() throws IOException {
    ScriptedSource source = source(50_000).hidingLength();
    ByteCursor in = cursor(source);
    assertThat(in.seekTail(1000).position()).isEqualTo(49_000);
    assertThat(in.sourceLength()).isEqualTo(50_000);
    assertByte(in, 49_000);
    assertThat(source.log()).containsExactly(read(0, 4096), tail(1000));
  }

  @Test
  void aTailLargerThanAStreamIsAllOfIt() throws IOException {
    ScriptedSource source = source(5000).hidingLength();
    ByteCursor in = cursor(source);
    assertThat(in.seekTail(8000).position()).isZero();
    assertThat(in.sourceLength()).isEqualTo(5000);
    assertByte(in, 4999);
    assertByte(in, 4500);
    assertThat(source.log()).containsExactly(read(0, 4096), tail(8000));
  }

  @Test
  void aSourceWithoutTailIsLeftWhereItWas() throws IOException {
    ScriptedSource source = source(50_000).hidingLength().refusingTail();
    ByteCursor in = cursor(source);
    in.seek(7);
    assertThatThrownBy(() -> in.seekTail(1000)).isInstanceOf(NoRandomAccessException.class);
    assertThat(in.position()).isEqualTo(7);
    assertThat((byte) in.u8()).isEqualTo(at(7));
  }

  @Test
  void manySmallPiecesInARowAreOneRead() throws IOException {
    ScriptedSource source = source(200_000);
    ByteCursor in = cursor(source);
    in.seek(100_000);
    for (int i = 0; i < 100; i++) {
      assertThat(in.take(40)).isEqualTo(contentAt(100_000 + 40 * i, 40));
    }
    assertThat(source.log()).containsExactly(read(0, 4096), read(100_000, 4096));
  }

  @Test
  void aLargePieceIsReadExactlyAndPastTheWindow() throws IOException {
    ScriptedSource source = source(900_000);
    ByteCursor in = cursor(source);
    in.head();
    in.seek(100_000);
    assertThat(in.take(300_000)).isEqualTo(contentAt(100_000, 300_000));
    assertThat(source.log()).containsExactly(read(0, 4096), read(100_000, 300_000));
  }

  @Test
  void aLargePieceTakesItsStartFromMemory() throws IOException {
    ScriptedSource source = source(900_000);
    ByteCursor in = cursor(source);
    in.head();
    in.seek(1000);
    assertThat(in.take(300_000)).isEqualTo(contentAt(1000, 300_000));
    assertThat(source.log()).containsExactly(read(0, 4096), read(4096, 296_904));
  }

  @Test
  void aPieceLongerThanTheDataTakesNoMemoryAndNoRead() throws IOException {
    ScriptedSource source = source(900_000);
    ByteCursor in = cursor(source);
    in.head();
    assertThatThrownBy(() -> in.take(1_000_000)).isInstanceOf(TruncatedException.class);
    assertThat(source.log()).containsExactly(read(0, 4096));
  }

  @Test
  void aPieceLongerThanAStreamGrowsOnlyAsTheDataComes() throws IOException {
    ScriptedSource source = source(100_000).hidingLength();
    ByteCursor in = cursor(source);
    in.head();
    assertThatThrownBy(() -> in.take(1_000_000))
        .isInstanceOf(TruncatedException.class)
        .hasMessageContaining("ends at 100000");
    assertThat(source.log())
        .containsExactly(read(0, 4096), read(4096, 61_440), read(65_536, 65_536));
  }

  @Test
  void aPieceOfAStreamIsWhole() throws IOException {
    ScriptedSource source = source(400_000).hidingLength();
    assertThat(cursor(source).take(300_001)).isEqualTo(content(300_001));
  }

  @Test
  void aPieceAboveTheAllocationLimitIsRefused() {
    ScriptedSource source = ScriptedSource.sparse(6 * GIB, "large");
    ByteCursor in = cursor(source);
    assertThatThrownBy(() -> in.take(Limits.tiny().allocationBytes() + 1L))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("1048577");
    assertThatThrownBy(() -> in.take(5 * GIB)).isInstanceOf(LimitExceededException.class);
    assertThatThrownBy(() -> in.take(-1)).isInstanceOf(LimitExceededException.class);
    assertThatThrownBy(() -> in.has(Integer.MAX_VALUE)).isInstanceOf(LimitExceededException.class);
    assertThatThrownBy(() -> in.latin1(-1)).isInstanceOf(LimitExceededException.class);
    assertThat(source.log()).isEmpty();
  }

  @Test
  void readingPastTheEndOfAStreamDoesNotMakeItLonger() throws IOException {
    ScriptedSource source = source(5000).hidingLength();
    ByteCursor in = cursor(source);
    assertThat(in.seek(1_000_000).has(1)).isFalse();
    assertThat(in.sourceLength()).isEqualTo(5000);
    assertByte(in, 4999);
  }

  @Test
  void theLastByteOfALongStreamCanBeReadAndNothingBehindIt() throws IOException {
    ScriptedSource source = source(10_000).hidingLength();
    ByteCursor in = cursor(source);
    assertByte(in, 9_999);
    assertThat(in.has(1)).isFalse();
    assertThatThrownBy(in::u8).isInstanceOf(TruncatedException.class);
    assertThat(in.position()).isEqualTo(10_000);
  }

  @Test
  void positionsNearTheLargestNumberAreBehindTheEnd() throws IOException {
    ScriptedSource source = source(10_000).hidingLength();
    ByteCursor in = cursor(source);
    in.seek(Long.MAX_VALUE - 1);
    assertThat(in.has(1)).isFalse();
    assertThat(in.seek(Long.MAX_VALUE).has(1)).isFalse();
    assertThat(source.log()).contains(read(Long.MAX_VALUE - 1, 1));
  }

  @Test
  void aFileCutWhileItIsReadIsTruncated() throws IOException {
    ScriptedSource source = source(50_000).declaringLength(100_000);
    ByteCursor in = cursor(source);
    assertThat(in.sourceLength()).isEqualTo(100_000);
    assertByte(in, 49_999);
    assertThatThrownBy(() -> in.seek(60_000).u8()).isInstanceOf(TruncatedException.class);
    assertThat(in.sourceLength()).isEqualTo(50_000);
  }

  @Test
  void aPieceOfAFileCutWhileItIsReadIsTruncated() {
    ScriptedSource source = source(50_000).declaringLength(100_000);
    ByteCursor in = cursor(source);
    assertThatThrownBy(() -> in.seek(45_000).take(20_000)).isInstanceOf(TruncatedException.class);
  }

  @Test
  void theTailOfAFileCutWhileItIsReadIsNotMistakenForAnother() throws IOException {
    ScriptedSource source = source(99_500).declaringLength(100_000);
    ByteCursor in = cursor(source);
    assertThatThrownBy(() -> in.seekTail(1000)).hasMessageContaining("became shorter");
    assertByte(in, 99_100);
  }

  @Test
  void bytesInMemoryAreStillRightAfterAReadFailed() throws IOException {
    ScriptedSource source = source(100_000).failingAt(54_100);
    ByteCursor in = cursor(source);
    assertByte(in, 50_000);
    assertThatThrownBy(() -> in.seek(54_090).latin1(16)).hasMessageContaining("fails as scripted");
    assertByte(in, 54_090);
    assertByte(in, 50_003);
    assertByte(in, 3);
  }

  @Test
  void aHeadThatFailedIsReadAgain() throws IOException {
    ScriptedSource source = source(100_000).failingAtRead(1);
    ByteCursor in = cursor(source);
    assertThatThrownBy(in::head).hasMessageContaining("fails as scripted");
    assertThat(in.head()).isEqualTo(content(4096));
  }

  @Test
  void theBytesLimitEndsInALimitNotInATruncation() throws IOException {
    ScriptedSource source = source(100_000);
    ByteCursor in = cursor(source, Limits.tiny().withBytes(10_000));
    assertThatThrownBy(
            () -> {
              for (int i = 0; i < 100_000; i++) {
                assertByte(in, i);
              }
            })
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("10000 bytes");
    assertThat(in.position()).isEqualTo(10_000);
    assertThat(source.bytesRead()).isEqualTo(10_000);
    assertThat(in.budget().bytes()).isEqualTo(10_000);
  }

  @Test
  void theBytesLimitIsKeptByLargePiecesAndTails() {
    ScriptedSource source = source(100_000);
    ByteCursor in = cursor(source, Limits.tiny().withBytes(10_000));
    assertThatThrownBy(() -> in.take(50_000)).isInstanceOf(LimitExceededException.class);
    assertThat(source.bytesRead()).isEqualTo(10_000);

    ScriptedSource other = source(100_000);
    ByteCursor atTail = cursor(other, Limits.tiny().withBytes(10_000));
    assertThatThrownBy(() -> atTail.seekTail(50_000).u8())
        .isInstanceOf(LimitExceededException.class);
    assertThat(other.bytesRead()).isEqualTo(10_000);
  }

  @Test
  void theBytesLimitOfAStreamIsALimitToo() throws IOException {
    ScriptedSource source = source(100_000).hidingLength();
    ByteCursor in = cursor(source, Limits.tiny().withBytes(10_000));
    assertByte(in, 4_000);
    assertByte(in, 9_000);
    assertThatThrownBy(() -> in.seek(20_000).latin1(1900))
        .isInstanceOf(LimitExceededException.class);
    assertThatThrownBy(() -> in.has(1)).isInstanceOf(LimitExceededException.class);
    assertThat(in.sourceLength()).isEqualTo(-1);
  }

  @Test
  void theReadsLimitIsKept() throws IOException {
    ScriptedSource source = source(100_000);
    ByteCursor in = cursor(source, Limits.tiny().withReads(2));
    assertByte(in, 0);
    assertByte(in, 50_000);
    assertByte(in, 50_100);
    assertThatThrownBy(() -> in.seek(10_000).u8())
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("2 reads");
    assertThat(in.budget().reads()).isEqualTo(2);
  }

  @Test
  void anInputStreamReadsOnlyItsStretch() throws IOException {
    ScriptedSource source = source(100_000);
    ByteCursor slice = cursor(source).range(50_000, 10_000);
    InputStream stream = slice.asInputStream();
    assertThat(stream.read()).isEqualTo(at(50_000) & 0xFF);
    assertThat(stream.read(new byte[0])).isZero();
    assertThat(stream.readAllBytes()).isEqualTo(contentAt(50_001, 9_999));
    assertThat(stream.read()).isEqualTo(-1);
    assertThat(stream.read(new byte[5])).isEqualTo(-1);
    assertThat(slice.position()).isEqualTo(60_000);
    assertThat(source.log()).containsExactly(read(0, 4096), read(50_000, 4096), read(54_096, 8192));
  }

  @Test
  void anInputStreamSkipsWithoutReading() throws IOException {
    ScriptedSource source = source(100_000);
    ByteCursor slice = cursor(source).range(10_000, 80_000);
    InputStream stream = slice.asInputStream();
    assertThat(stream.skip(60_000)).isEqualTo(60_000);
    assertThat(stream.read()).isEqualTo(at(70_000) & 0xFF);
    assertThat(stream.skip(-1)).isZero();
    assertThat(stream.skip(60_000)).isEqualTo(19_999);
    assertThat(stream.read()).isEqualTo(-1);
    assertThat(source.bytesRead()).isLessThan(20_000);
  }

  @Test
  void readingForALibraryEndsAtTheEndWithoutAskingAgain() throws IOException {
    ScriptedSource source = source(20_000);
    ByteCursor in = cursor(source);
    in.head();
    byte[] into = new byte[16_000];
    assertThat(in.read(into, 0, 16_000)).isEqualTo(16_000);
    assertThat(in.read(into, 0, 16_000)).isEqualTo(4_000);
    assertThat(Arrays.copyOf(into, 4_000)).isEqualTo(contentAt(16_000, 4_000));
    assertThat(in.read(into, 0, 16_000)).isZero();
    assertThat(source.log()).containsExactly(read(0, 4096), read(4096, 11_904), read(16_000, 4000));
  }

  @Test
  void readingForALibraryStaysInItsStretch() throws IOException {
    ByteCursor in = cursor(source(20_000)).range(100, 50);
    byte[] into = new byte[80];
    assertThat(in.read(into, 10, 60)).isEqualTo(50);
    assertThat(Arrays.copyOfRange(into, 10, 60)).isEqualTo(contentAt(100, 50));
    assertThat(in.read(into, 0, 60)).isZero();
  }
}

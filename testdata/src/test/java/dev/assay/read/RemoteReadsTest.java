package dev.assay.read;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.testdata.ScriptedSource;
import java.io.IOException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Which reads the plan for remote stores takes, and that the bytes are the right ones. */
class RemoteReadsTest {
  private static final int KIB = 1024;

  private static byte[] content(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static ByteCursor cursor(ScriptedSource source) {
    return ByteCursor.over(source, new Budget(Limits.remote()));
  }

  private static void assertBytes(ByteCursor in, byte[] content, int position, int n)
      throws IOException {
    assertThat(in.seek(position).take(n))
        .as("%d bytes at %d", n, position)
        .isEqualTo(Arrays.copyOfRange(content, position, position + n));
  }

  @Test
  void readingOnGrowsFourfoldUpTo512KiB() throws IOException {
    byte[] content = content(3000 * KIB);
    ScriptedSource source = ScriptedSource.of(content, "long");
    ByteCursor in = cursor(source);
    for (int at = 0; at < content.length; at += 100) {
      assertBytes(in, content, at, Math.min(100, content.length - at));
    }
    assertThat(source.log())
        .containsExactly(
            read(0, 16 * KIB),
            read(16 * KIB, 64 * KIB),
            read(80 * KIB, 256 * KIB),
            read(336 * KIB, 512 * KIB),
            read(848 * KIB, 512 * KIB),
            read(1360 * KIB, 512 * KIB),
            read(1872 * KIB, 512 * KIB),
            read(2384 * KIB, 512 * KIB),
            read(2896 * KIB, 104 * KIB));
  }

  @Test
  void smallGapsAreReadOverAndWhoComesBackFindsThem() throws IOException {
    byte[] content = content(2000 * KIB);
    ScriptedSource source = ScriptedSource.of(content, "gaps");
    ByteCursor in = cursor(source);
    for (int at = 0; at < 300 * KIB; at += 20 * KIB) {
      assertBytes(in, content, at, 8);
    }
    assertBytes(in, content, 17 * KIB, 100);
    assertBytes(in, content, 79 * KIB, 2 * KIB);
    assertThat(source.log())
        .containsExactly(read(0, 16 * KIB), read(16 * KIB, 64 * KIB), read(80 * KIB, 256 * KIB));
  }

  @Test
  void aFarJumpIsSmallAndWhatWasReadIsKept() throws IOException {
    byte[] content = content(2000 * KIB);
    ScriptedSource source = ScriptedSource.of(content, "jumps");
    ByteCursor in = cursor(source);
    assertBytes(in, content, 1000 * KIB, 8);
    assertBytes(in, content, 500 * KIB, 8);
    assertBytes(in, content, 1000 * KIB, 16 * KIB);
    assertBytes(in, content, 500 * KIB, 16 * KIB);
    assertThat(source.log())
        .containsExactly(read(0, 16 * KIB), read(1000 * KIB, 16 * KIB), read(500 * KIB, 16 * KIB));
  }

  @Test
  void theLittleThatIsLeftComesWithTheRest() throws IOException {
    byte[] content = content(60 * KIB);
    ScriptedSource source = ScriptedSource.of(content, "short");
    ByteCursor in = cursor(source);
    assertBytes(in, content, 50 * KIB, 8);
    assertBytes(in, content, 17 * KIB, 43 * KIB);
    assertThat(source.log())
        .containsExactly(read(0, 16 * KIB), read(50 * KIB, 10 * KIB), read(16 * KIB, 34 * KIB));
  }

  @Test
  void aTailOnlyFetchesWhatIsMissing() throws IOException {
    byte[] content = content(200 * KIB);
    ScriptedSource source = ScriptedSource.of(content, "tail");
    ByteCursor in = cursor(source);
    assertBytes(in, content, 199 * KIB, KIB);
    assertThat(in.seekTail(100).position()).isEqualTo(200 * KIB - 100);
    in.seekTail(10 * KIB);
    in.seekTail(64 * KIB);
    assertBytes(in, content, 136 * KIB, 64 * KIB);
    assertThat(source.log())
        .containsExactly(
            read(0, 16 * KIB),
            read(199 * KIB, KIB),
            read(168 * KIB, 31 * KIB),
            read(136 * KIB, 32 * KIB));
  }

  @Test
  void whatIsExpectedIsOneRead() throws IOException {
    byte[] content = content(1500 * KIB);
    ScriptedSource source = ScriptedSource.of(content, "expected");
    ByteCursor in = cursor(source);
    in.seek(100 * KIB).expect(900 * KIB);
    for (int at = 100 * KIB; at < 1000 * KIB; at += 7 * KIB) {
      assertBytes(in, content, at, KIB);
    }
    assertThat(source.log()).containsExactly(read(0, 16 * KIB), read(100 * KIB, 900 * KIB));
  }

  @Test
  void anySequenceOfReadsGivesTheBytesOfTheSource() throws IOException {
    byte[] content = content(700 * KIB + 13);
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      ScriptedSource source = ScriptedSource.of(content, "random " + seed);
      ByteCursor in =
          ByteCursor.over(
              source,
              new Budget(
                  Limits.remote()
                      .withReads(Long.MAX_VALUE)
                      .withBytes(Long.MAX_VALUE)
                      .withPlan(new ReadPlan(1000, 9000, 3, seed * 50, seed % 3 * 10_000))));
      for (int i = 0; i < 200; i++) {
        int n = 1 + random.nextInt(random.nextBoolean() ? 50 : 30_000);
        int at = random.nextInt(content.length - n);
        switch (random.nextInt(4)) {
          case 0 ->
              assertThat(in.seekTail(n).take(n))
                  .isEqualTo(Arrays.copyOfRange(content, content.length - n, content.length));
          case 1 -> {
            assertThat(in.seek(at).has(n)).isTrue();
            assertThat(in.u8()).isEqualTo(content[at] & 0xFF);
          }
          case 2 -> in.seek(at).expect(n);
          default -> assertBytes(in, content, at, n);
        }
      }
    }
  }

  @Test
  void aFileCutWhileItsTailIsReadIsAnError() {
    ScriptedSource source = ScriptedSource.of(content(100 * KIB), "cut").declaringLength(200 * KIB);
    ByteCursor in = cursor(source);
    assertThatThrownBy(() -> in.seekTail(KIB)).hasMessageContaining("became shorter");
  }
}

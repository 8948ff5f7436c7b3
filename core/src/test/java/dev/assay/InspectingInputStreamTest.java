package dev.assay;

import static dev.assay.ScriptedFormat.facts;
import static dev.assay.ScriptedFormat.own;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import dev.assay.format.FormatCatalog;
import dev.assay.format.Score;
import dev.assay.read.Limits;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class InspectingInputStreamTest {
  private static final byte[] BYTES = random(3_000_000);

  /** Wants the last of the bytes. */
  private static final Assay TO_THE_END =
      Assay.with(
          FormatCatalog.of(
              own(
                  "far",
                  Score.CERTAIN,
                  (in, context) -> {
                    in.seekTail(100);
                    byte[] tail = in.take(100);
                    byte[] expected = Arrays.copyOfRange(BYTES, BYTES.length - 100, BYTES.length);
                    assertThat(tail).isEqualTo(expected);
                    return facts("far");
                  })));

  /** Is content with the first byte. */
  private static final Assay HEAD_ONLY =
      Assay.with(
          FormatCatalog.of(
              own(
                  "near",
                  Score.CERTAIN,
                  (in, context) -> {
                    in.u8();
                    return facts("near");
                  })));

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new Random(length).nextBytes(bytes);
    return bytes;
  }

  private static InputStream bytes() {
    return new ByteArrayInputStream(BYTES);
  }

  /** Zeros for as long as somebody reads. */
  private static InputStream zeros(long length) {
    return new InputStream() {
      private long left = length;

      @Override
      public int read() {
        return left-- > 0 ? 0 : -1;
      }

      @Override
      public int read(byte[] into, int offset, int n) {
        int count = (int) Math.min(n, left);
        left -= count;
        return count == 0 && n > 0 ? -1 : count;
      }
    };
  }

  @Test
  void theBytesPassUnchangedAndTheInspectionIsThereAfterwards() throws IOException {
    ByteArrayOutputStream uploaded = new ByteArrayOutputStream();
    InspectingInputStream in = new InspectingInputStream(TO_THE_END, bytes(), "a.far");
    try (in) {
      in.transferTo(uploaded);
    }
    assertThat(uploaded.toByteArray()).isEqualTo(BYTES);
    assertThat(in.inspection()).isInstanceOf(Inspection.Complete.class);
    assertThat(in.inspection().identity().length()).isEqualTo(3_000_000);
    assertThat(in.inspection().identity().name()).isEqualTo("a.far");
    assertThat(in.inspection().findings()).isEmpty();
    in.close();
    assertThat(in.inspection()).isInstanceOf(Inspection.Complete.class);
  }

  @Test
  void beforeItIsClosedThereIsNoInspection() throws IOException {
    try (InspectingInputStream in = new InspectingInputStream(TO_THE_END, bytes(), "a.far")) {
      in.readAllBytes();
      assertThatThrownBy(in::inspection).isInstanceOf(IllegalStateException.class);
    }
  }

  @Test
  void everyWayOfReadingIsSeen() throws IOException {
    InspectingInputStream in = new InspectingInputStream(TO_THE_END, bytes(), "a.far");
    try (in) {
      assertThat(in.markSupported()).isFalse();
      assertThat(in.read()).isEqualTo(BYTES[0] & 0xFF);
      assertThat(in.skip(100_000)).isEqualTo(100_000);
      assertThat(in.read(new byte[10], 3, 5)).isEqualTo(5);
      assertThat(in.readNBytes(1000)).isEqualTo(Arrays.copyOfRange(BYTES, 100_006, 101_006));
      in.skipNBytes(2_000_000);
      assertThat(in.skip(Long.MAX_VALUE)).isEqualTo(BYTES.length - 2_101_006);
      assertThat(in.read()).isEqualTo(-1);
      assertThatThrownBy(in::reset).isInstanceOf(IOException.class);
    }
    assertThat(in.inspection()).isInstanceOf(Inspection.Complete.class);
  }

  @Test
  void aConsumerThatIsSlowAndTakesLittleChangesNothing() throws Exception {
    InspectingInputStream in = new InspectingInputStream(TO_THE_END, bytes(), "a.far");
    try (in) {
      for (int i = 0; i < 20; i++) {
        assertThat(in.read(new byte[1])).isEqualTo(1);
        TimeUnit.MILLISECONDS.sleep(5);
      }
      in.readAllBytes();
    }
    assertThat(in.inspection()).isInstanceOf(Inspection.Complete.class);
  }

  @Test
  void closedEarlyItTellsWhatPassedAndWhatIsMissing() throws IOException {
    InspectingInputStream near = new InspectingInputStream(HEAD_ONLY, bytes(), "a.near");
    try (near) {
      near.readNBytes(10_000);
    }
    assertThat(near.inspection()).isInstanceOf(Inspection.Complete.class);
    assertThat(near.inspection().identity().hasLength()).isFalse();
    assertThat(near.inspection().findings())
        .extracting(Finding::code)
        .containsExactly("LENGTH_UNKNOWN");

    InspectingInputStream far = new InspectingInputStream(TO_THE_END, bytes(), "a.far");
    try (far) {
      far.readNBytes(10_000);
    }
    assertThat(((Inspection.Failed) far.inspection()).failure().kind())
        .isEqualTo(FailureKind.NEEDS_RANDOM_ACCESS);
  }

  @Test
  void closedUnreadItIsNotTakenForAnEmptyFile() throws IOException {
    InspectingInputStream in = new InspectingInputStream(HEAD_ONLY, bytes(), "a.near");
    in.close();
    assertThat(((Inspection.Failed) in.inspection()).failure().kind())
        .isEqualTo(FailureKind.NEEDS_RANDOM_ACCESS);
    InspectingInputStream empty = new InspectingInputStream(HEAD_ONLY, zeros(0), "a.near");
    try (empty) {
      assertThat(empty.read()).isEqualTo(-1);
    }
    assertThat(((Inspection.Failed) empty.inspection()).failure().code()).isEqualTo("EMPTY_FILE");
  }

  @Test
  void aLengthKnownInAdvanceIsTheEndOfThoseWhoReadNoFurther() throws IOException {
    int length = BYTES.length;
    InspectingInputStream in = new InspectingInputStream(TO_THE_END, bytes(), "a.far", length);
    try (in) {
      in.readNBytes(length);
    }
    assertThat(in.inspection()).isInstanceOf(Inspection.Complete.class);
    assertThat(in.inspection().identity().length()).isEqualTo(length);
  }

  @Test
  void ofAHugeStreamOnlyTheBeginningIsKept() throws IOException {
    Limits limits = Limits.local().withBytes(2 << 20);
    for (Assay assay : new Assay[] {HEAD_ONLY, TO_THE_END}) {
      InspectingInputStream in =
          new InspectingInputStream(assay.within(limits), zeros(6L << 30), "a.huge");
      try (in) {
        byte[] buffer = new byte[1 << 20];
        while (in.read(buffer) >= 0) {
          assertThat(buffer[0]).isZero();
        }
      }
      assertThat(in.inspection().identity().length()).isEqualTo(6L << 30);
      if (assay == HEAD_ONLY) {
        assertThat(in.inspection()).isInstanceOf(Inspection.Complete.class);
      } else {
        assertThat(((Inspection.Failed) in.inspection()).failure().kind())
            .isEqualTo(FailureKind.NEEDS_RANDOM_ACCESS);
      }
    }
  }

  @Test
  void aStreamThatFailsFailsItsReaderAndIsInspectedAsFarAsItCame() throws IOException {
    InputStream broken =
        new InputStream() {
          private int given;

          @Override
          public int read() throws IOException {
            if (given++ == 5000) {
              throw new IOException("connection reset");
            }
            return 0;
          }

          @Override
          public int read(byte[] into, int offset, int n) throws IOException {
            if (n > 0) {
              into[offset] = (byte) read();
            }
            return Math.min(n, 1);
          }
        };
    InspectingInputStream in = new InspectingInputStream(HEAD_ONLY, broken, "a.near");
    try (in) {
      assertThat(in.readNBytes(4999)).hasSize(4999);
      assertThat(in.read()).isZero();
      assertThatThrownBy(in::read).hasMessage("connection reset");
    }
    assertThat(in.inspection()).isInstanceOf(Inspection.Complete.class);
    assertThat(in.inspection().identity().hasLength()).isFalse();
  }
}

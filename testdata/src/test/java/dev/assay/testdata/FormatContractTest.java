package dev.assay.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Playability;
import dev.assay.facts.Size;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Magic;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The contract passes a reader that is in order and finds each fault of one that is not. */
class FormatContractTest {
  private static final FileType TYPE = FileType.of("pair", MediaKind.IMAGE, "image/x-pair", "pair");

  /** A reader of a made-up format: {@code PAIR}, the offset of its end part, width and height. */
  private static class PairFormat implements Format {
    @Override
    public FormatInfo info() {
      return FormatInfo.own(TYPE, Magic.start("PAIR"));
    }

    @Override
    public Facts read(ByteCursor in, Context context) throws IOException {
      if (!in.latin1(4).equals("PAIR")) {
        throw new MalformedException("no PAIR", 0);
      }
      in.seek(in.u32());
      return facts(in.u16(), in.u16());
    }

    static Facts facts(int width, int height) {
      Size size = new Size(width, height);
      return new ImageFacts(TYPE, size, size, 1, 1, 8, Playability.NO);
    }
  }

  private static Sample pair(int endOffset, int width, int height) {
    ByteBuffer bytes = ByteBuffer.allocate(endOffset + 4);
    bytes.put("PAIR".getBytes(StandardCharsets.ISO_8859_1)).putInt(endOffset);
    bytes.putShort(endOffset, (short) width).putShort(endOffset + 2, (short) height);
    return new Sample(width + "x" + height + ".pair", bytes.array());
  }

  private static class Contract extends FormatContract {
    private final Format format;

    Contract(Format format) {
      this.format = format;
    }

    @Override
    protected Format format() {
      return format;
    }

    @Override
    protected List<Sample> samples() {
      return List.of(pair(8, 3, 4), pair(9000, 640, 480));
    }
  }

  @Nested
  class ReaderInOrder extends Contract {
    ReaderInOrder() {
      super(new PairFormat());
    }
  }

  /** Runs one check of the contract on every sample, outside JUnit. */
  private static void run(java.util.stream.Stream<DynamicTest> check) {
    check.forEach(
        test -> {
          try {
            test.getExecutable().execute();
          } catch (Error e) {
            throw e;
          } catch (Throwable e) {
            throw new AssertionError(e);
          }
        });
  }

  @Test
  void aRuntimeExceptionOnDamageIsFound() {
    FormatContract contract =
        new Contract(
            new PairFormat() {
              @Override
              public Facts read(ByteCursor in, Context context) throws IOException {
                byte[] head = in.head();
                return facts(head[8] << 8 | head[9], head[10] << 8 | head[11]);
              }
            });
    assertThatThrownBy(() -> run(contract.survivesEveryTruncation()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("3x4.pair, cut to 0 bytes: java.lang.ArrayIndexOutOfBounds");
  }

  @Test
  void aSwallowedFailureOfTheSourceIsFound() {
    FormatContract contract =
        new Contract(
            new PairFormat() {
              @Override
              public Facts read(ByteCursor in, Context context) {
                try {
                  return super.read(in, context);
                } catch (IOException e) {
                  return facts(0, 0);
                }
              }
            });
    assertThatThrownBy(() -> run(contract.failuresOfTheSourceArePassedOn()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("facts although read(9000");
  }

  @Test
  void dependingOnTheFirstReadIsFound() {
    FormatContract contract =
        new Contract(
            new PairFormat() {
              @Override
              public Facts read(ByteCursor in, Context context) {
                return facts(in.budget().limits().firstReadBytes(), 1);
              }
            });
    assertThatThrownBy(() -> run(contract.factsDoNotDependOnTheSizeOfTheFirstRead()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("first read of 16 bytes");
  }

  @Test
  void dependingOnTheLengthIsFound() {
    FormatContract contract =
        new Contract(
            new PairFormat() {
              @Override
              public Facts read(ByteCursor in, Context context) {
                return facts((int) Math.max(0, in.sourceLength()), 1);
              }
            });
    assertThatThrownBy(() -> run(contract.factsDoNotDependOnTheSourceKnowingItsLength()))
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void stateBetweenFilesIsFound() {
    FormatContract contract =
        new Contract(
            new PairFormat() {
              private int files;

              @Override
              public Facts read(ByteCursor in, Context context) {
                return facts(files++, 1);
              }
            });
    assertThatThrownBy(contract::twoThreadsReadDifferentSamplesAtOnce)
        .isInstanceOf(AssertionError.class);
  }

  @Test
  void aTypeItDoesNotNameIsFound() {
    FormatContract contract =
        new Contract(
            new PairFormat() {
              @Override
              public FormatInfo info() {
                return FormatInfo.own(
                    FileType.of("other", MediaKind.IMAGE, "image/x-other"), Magic.start("PAIR"));
              }
            });
    assertThatThrownBy(() -> run(contract.readsFactsOfATypeItNames()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("may be");
    assertThat(contract.recognisesEverySample()).isNotEmpty();
  }
}

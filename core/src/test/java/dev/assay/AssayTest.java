package dev.assay;

import static dev.assay.ScriptedFormat.facts;
import static dev.assay.ScriptedFormat.library;
import static dev.assay.ScriptedFormat.own;
import static dev.assay.ScriptedFormat.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.facts.Facts;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Failure;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatCatalog;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.LimitExceededException;
import dev.assay.read.Limits;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.read.UnsupportedException;
import dev.assay.source.ByteArraySource;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.NoRandomAccessException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class AssayTest {
  private static final byte[] BYTES = new byte[10_000];

  @TempDir Path folder;

  private static Inspection inspect(Format... formats) {
    return Assay.with(FormatCatalog.of(formats)).inspect(BYTES, "file");
  }

  private static Failure failure(Inspection inspection) {
    assertThat(inspection).isInstanceOf(Inspection.Failed.class);
    assertThat(inspection.facts()).isNull();
    return ((Inspection.Failed) inspection).failure();
  }

  private static ScriptedFormat throwing(String name, Score score, IOException e) {
    return own(
        name,
        score,
        (in, context) -> {
          throw e;
        });
  }

  private static ScriptedFormat breaking(String name, Score score, Throwable e) {
    return own(
        name,
        score,
        (in, context) -> {
          if (e instanceof Error error) {
            throw error;
          }
          throw (RuntimeException) e;
        });
  }

  private static MalformedException malformed() {
    return new MalformedException("chunk 'IHDR' is missing", 8);
  }

  @Test
  void aCheckSeesTheFileFromItsStartAndAddsFindings() {
    ScriptedFormat format =
        own(
            "one",
            Score.CERTAIN,
            (in, context) -> {
              in.skip(5_000).u8();
              return facts("one");
            });
    Inspection inspection =
        Assay.with(FormatCatalog.of(format))
            .checking(
                (in, facts, context) ->
                    context.report(
                        Finding.warning("SEEN", facts.type().name() + " at " + in.position())))
            .inspect(BYTES, "file");
    assertThat(inspection).isInstanceOf(Inspection.Complete.class);
    assertThat(inspection.findings()).containsExactly(Finding.warning("SEEN", "one at 0"));
  }

  @Test
  void aFileWithoutFactsIsNotChecked() {
    Inspection inspection =
        Assay.with(FormatCatalog.of(throwing("one", Score.CERTAIN, malformed())))
            .checking(
                (in, facts, context) -> context.report(Finding.warning("SEEN", "not expected")))
            .inspect(BYTES, "file");
    assertThat(failure(inspection).kind()).isEqualTo(FailureKind.MALFORMED);
    assertThat(inspection.findings()).isEmpty();
  }

  @Test
  void aCheckThatBreaksIsADefect() {
    Inspection inspection =
        Assay.with(FormatCatalog.of(own("one", Score.CERTAIN, (in, context) -> facts("one"))))
            .checking(
                (in, facts, context) -> {
                  throw new IllegalStateException("broken check");
                })
            .inspect(BYTES, "file");
    assertThat(failure(inspection).kind()).isEqualTo(FailureKind.DEFECT);
  }

  @Test
  void factsAreCompleteAndNameTheirReader() {
    Inspection inspection =
        inspect(
            own(
                "png",
                Score.CERTAIN,
                (in, context) -> {
                  in.seek(9_000).u8();
                  context.report(Finding.info("NOTED", "Something."));
                  return facts("png");
                }));
    assertThat(inspection).isInstanceOf(Inspection.Complete.class);
    assertThat(inspection.facts()).isEqualTo(facts("png"));
    assertThat(inspection.type()).isEqualTo(type("png"));
    assertThat(inspection.kind()).isEqualTo(MediaKind.IMAGE);
    assertThat(inspection.reader()).isEqualTo("png");
    assertThat(inspection.identity()).isEqualTo(Identity.of("file", 10_000));
    assertThat(inspection.findings()).extracting(Finding::code).containsExactly("NOTED");
    assertThat(inspection.cost().reads()).isEqualTo(2);
    assertThat(inspection.cost().bytesRead()).isEqualTo(4096 + 1000);
    assertThat(inspection.cost().elapsed()).isPositive();
  }

  @Test
  void incompleteFactsArePartial() {
    Inspection inspection =
        inspect(
            own(
                "mp4",
                Score.CERTAIN,
                (in, context) -> {
                  context.incomplete(Finding.warning("TRUNCATED", "Its end is missing."));
                  return facts("mp4");
                }));
    assertThat(inspection).isInstanceOf(Inspection.Partial.class);
    assertThat(inspection.type()).isEqualTo(type("mp4"));
    assertThat(inspection.findings()).extracting(Finding::code).containsExactly("TRUNCATED");
  }

  @Test
  void aDeclinedFileGoesToTheNextReaderAndNothingIsSaidOfIt() {
    ScriptedFormat first =
        own(
            "isobmff",
            Score.CERTAIN,
            (in, context) -> {
              in.seek(5_000).u8();
              context.report(Finding.info("HALF_SEEN", "Half of it."));
              throw new DeclinedException("two edit lists");
            });
    ScriptedFormat second =
        library(
            "ffmpeg",
            Score.CERTAIN,
            (in, context) -> {
              assertThat(in.position()).isZero();
              return facts("ffmpeg");
            });
    Inspection inspection = inspect(second, first);
    assertThat(inspection.reader()).isEqualTo("ffmpeg");
    assertThat(inspection.findings()).isEmpty();
    assertThat(first.asked()).isEqualTo(1);
  }

  @Test
  void whenAllDeclineTheLastReasonIsTold() {
    Inspection inspection =
        inspect(
            throwing("a", Score.CERTAIN, new DeclinedException("first")),
            throwing("b", Score.CERTAIN, new DeclinedException("second")));
    assertThat(failure(inspection).code()).isEqualTo("DECLINED");
    assertThat(failure(inspection).message()).isEqualTo("Second.");
    assertThat(failure(inspection).kind()).isEqualTo(FailureKind.UNSUPPORTED);
    assertThat(inspection.reader()).isEqualTo("b");
  }

  @Test
  void aReasonBehindADeclineIsTold() {
    Inspection inspection =
        inspect(
            throwing("a", Score.CERTAIN, new DeclinedException("not sure")),
            throwing("b", Score.CERTAIN, malformed()));
    assertThat(failure(inspection).code()).isEqualTo("MALFORMED");
    assertThat(inspection.reader()).isEqualTo("b");
  }

  @Test
  void malformedOfACertainReaderIsFinal() {
    ScriptedFormat next = own("b", Score.CERTAIN, (in, context) -> facts("b"));
    Inspection inspection = inspect(throwing("a", Score.CERTAIN, malformed()), next);
    assertThat(failure(inspection))
        .isEqualTo(
            new Failure(
                FailureKind.MALFORMED,
                "MALFORMED",
                "Chunk 'IHDR' is missing.",
                malformed().asFailure().remedy(),
                8));
    assertThat(inspection.reader()).isEqualTo("a");
    assertThat(inspection.type()).isEqualTo(type("a"));
    assertThat(next.asked()).isZero();
  }

  @Test
  void malformedOrUnsupportedOfAnUncertainReaderGoesToTheNext() {
    for (Score score : new Score[] {Score.LIKELY, Score.POSSIBLE}) {
      for (IOException reason :
          new IOException[] {
            malformed(),
            new TruncatedException("the data ends", 5),
            new UnsupportedException("CIPHERED", "It is ciphered.", "Decipher it.", null)
          }) {
        Inspection inspection =
            inspect(
                throwing("a", score, reason),
                own("b", Score.POSSIBLE, (in, context) -> facts("b")));
        assertThat(inspection.reader()).isEqualTo("b");
        assertThat(inspection).isInstanceOf(Inspection.Complete.class);
      }
    }
  }

  @Test
  void theFirstReasonIsToldWhenNoReaderAnswers() {
    Inspection inspection =
        inspect(
            throwing("a", Score.POSSIBLE, malformed()),
            throwing("b", Score.POSSIBLE, new TruncatedException("the data ends", 5)),
            throwing("c", Score.POSSIBLE, new DeclinedException("not sure")));
    assertThat(failure(inspection).code()).isEqualTo("MALFORMED");
    assertThat(inspection.reader()).isEqualTo("a");
    assertThat(inspection.type()).isNull();
    assertThat(inspection.kind()).isEqualTo(MediaKind.UNKNOWN);
  }

  @Test
  void aLimitOrAFailureOfTheSourceIsFinal() {
    for (IOException reason :
        new IOException[] {
          new LimitExceededException("bytes", "too many bytes", 5),
          new IOException("connection reset"),
          new NoRandomAccessException("a stream")
        }) {
      ScriptedFormat next = own("b", Score.POSSIBLE, (in, context) -> facts("b"));
      failure(inspect(throwing("a", Score.POSSIBLE, reason), next));
      assertThat(next.asked()).isZero();
    }
  }

  @Test
  void reasonsBecomeFailuresOfTheirKind() {
    assertThat(failure(inspect(throwing("a", Score.CERTAIN, new IOException("reset")))))
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(FailureKind.UNREACHABLE);
              assertThat(failure.code()).isEqualTo("UNREACHABLE");
              assertThat(failure.message()).isEqualTo("Reset.");
            });
    assertThat(failure(inspect(throwing("a", Score.CERTAIN, new IOException()))).message())
        .isEqualTo("IOException.");
    assertThat(
            failure(inspect(throwing("a", Score.CERTAIN, new NoRandomAccessException("no tail")))))
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(FailureKind.NEEDS_RANDOM_ACCESS);
              assertThat(failure.message()).isEqualTo("No tail.");
            });
    assertThat(
            failure(
                inspect(
                    throwing(
                        "a", Score.CERTAIN, new LimitExceededException("bytes", "too many", 5)))))
        .extracting(Failure::kind)
        .isEqualTo(FailureKind.LIMIT_EXCEEDED);
  }

  @Test
  void anUnsupportedFileIsOfTheTypeItsReaderNames() {
    Inspection inspection =
        inspect(
            throwing(
                "a",
                Score.POSSIBLE,
                new UnsupportedException(
                    "EXECUTABLE", "It is a program.", "Leave it.", type("x"))));
    assertThat(inspection.type()).isEqualTo(type("x"));
    assertThat(failure(inspection).kind()).isEqualTo(FailureKind.UNSUPPORTED);
  }

  @Test
  void aReaderThatBreaksIsADefectAndFinal() {
    ScriptedFormat next = own("b", Score.POSSIBLE, (in, context) -> facts("b"));
    Inspection inspection =
        inspect(breaking("a", Score.POSSIBLE, new ArithmeticException("/ by zero")), next);
    assertThat(failure(inspection))
        .satisfies(
            failure -> {
              assertThat(failure.kind()).isEqualTo(FailureKind.DEFECT);
              assertThat(failure.code()).isEqualTo("READER_DEFECT");
              assertThat(failure.message())
                  .contains("ArithmeticException: / by zero in ", "AssayTest");
            });
    assertThat(next.asked()).isZero();
  }

  private static int forever(int depth) {
    return depth < 0 ? depth : forever(depth + 1) + 1;
  }

  @Test
  void aReaderThatOverflowsTheStackIsADefect() {
    Inspection inspection =
        inspect(
            own(
                "a",
                Score.CERTAIN,
                (in, context) -> {
                  forever(0);
                  return facts("a");
                }));
    assertThat(failure(inspection).kind()).isEqualTo(FailureKind.DEFECT);
    assertThat(failure(inspection).message()).contains("nested too deeply");
  }

  @Test
  void aReaderWhoseLibraryDoesNotLoadIsADefect() {
    Inspection inspection =
        inspect(breaking("a", Score.CERTAIN, new UnsatisfiedLinkError("no jniavformat")));
    assertThat(failure(inspection).kind()).isEqualTo(FailureKind.DEFECT);
    assertThat(failure(inspection).message()).contains("does not load", "no jniavformat");
  }

  @Test
  void aReaderThatBreaksWhileItRecognisesIsADefect() {
    Format broken =
        new Format() {
          @Override
          public FormatInfo info() {
            return FormatInfo.own(type("a"));
          }

          @Override
          public Score score(Head head) {
            throw new IllegalStateException("broken score");
          }

          @Override
          public Facts read(ByteCursor in, Context context) {
            return facts("a");
          }
        };
    assertThat(failure(inspect(broken)).kind()).isEqualTo(FailureKind.DEFECT);
    assertThat(failure(inspect(broken)).message()).contains("broken score");
  }

  @Test
  void aSourceThatBreaksIsADefect() {
    ByteSource broken =
        new ByteSource() {
          @Override
          public Identity identity() {
            return Identity.of("broken", 5);
          }

          @Override
          public int readAt(long position, ByteBuffer into) {
            throw new IllegalStateException("broken source");
          }

          @Override
          public void close() {}
        };
    Inspection inspection = Assay.with(FormatCatalog.of()).inspect(broken);
    assertThat(failure(inspection).kind()).isEqualTo(FailureKind.DEFECT);
  }

  @Test
  void contentThatNoReaderKnowsIsUnrecognised() {
    Inspection inspection = inspect(own("a", Score.NO, (in, context) -> facts("a")));
    assertThat(failure(inspection).code()).isEqualTo("UNRECOGNISED");
    assertThat(inspection.reader()).isNull();
    assertThat(inspection.type()).isNull();
    assertThat(failure(inspect()).code()).isEqualTo("UNRECOGNISED");
  }

  @Test
  void anEmptyFileIsMalformedAndNoReaderIsAsked() {
    ScriptedFormat format = own("a", Score.CERTAIN, (in, context) -> facts("a"));
    Inspection inspection = Assay.with(FormatCatalog.of(format)).inspect(new byte[0], "empty.a");
    assertThat(failure(inspection).code()).isEqualTo("EMPTY_FILE");
    assertThat(failure(inspection).kind()).isEqualTo(FailureKind.MALFORMED);
    assertThat(format.asked()).isZero();
  }

  @Test
  void aNameOfAnotherTypeIsAFinding() {
    Assay assay =
        Assay.with(
            FormatCatalog.of(
                own("png", Score.CERTAIN, (in, context) -> facts("png")),
                own("jpg", Score.NO, (in, context) -> facts("jpg"))));
    assertThat(assay.inspect(BYTES, "a.JPG").findings())
        .singleElement()
        .satisfies(
            finding -> {
              assertThat(finding.code()).isEqualTo("NAME_DISAGREES_WITH_CONTENT");
              assertThat(finding.severity()).isEqualTo(Severity.WARNING);
              assertThat(finding.field()).isEqualTo("mimeType");
              assertThat(finding.message()).contains(".jpg", "image/png");
            });
    assertThat(assay.inspect(BYTES, "a.png").findings()).isEmpty();
    assertThat(assay.inspect(BYTES, "a.unheard-of").findings()).isEmpty();
    assertThat(assay.inspect(BYTES, "jpg").findings()).isEmpty();
  }

  @Test
  void aNameOfAnotherTypeIsAFindingOfAFailureToo() {
    Assay assay =
        Assay.with(
            FormatCatalog.of(
                throwing("png", Score.CERTAIN, malformed()),
                own("jpg", Score.NO, (in, context) -> facts("jpg"))));
    assertThat(assay.inspect(BYTES, "a.jpg").findings())
        .extracting(Finding::code)
        .containsExactly("NAME_DISAGREES_WITH_CONTENT");
  }

  private static final Assay ANY =
      Assay.with(FormatCatalog.of(own("any", Score.CERTAIN, (in, context) -> facts("any"))));

  @Test
  void aFileIsInspectedByItsPath() throws IOException {
    Path file = Files.write(folder.resolve("a.any"), BYTES);
    Inspection inspection = ANY.inspect(file);
    assertThat(inspection).isInstanceOf(Inspection.Complete.class);
    assertThat(inspection.identity().uri()).isEqualTo(file.toUri().toString());
    assertThat(inspection.identity().length()).isEqualTo(10_000);
  }

  @Test
  void aSmallFileIsReadOnceHoweverOftenItsEndIsMet() {
    List<Long> reads = new ArrayList<>();
    ByteSource source =
        new ByteSource() {
          private final ByteSource bytes = ByteArraySource.of(new byte[1000], "a.any");

          @Override
          public Identity identity() {
            return bytes.identity();
          }

          @Override
          public int readAt(long position, ByteBuffer into) throws IOException {
            reads.add(position);
            return bytes.readAt(position, into);
          }

          @Override
          public void close() {}
        };
    ScriptedFormat toTheEnd =
        own(
            "any",
            Score.CERTAIN,
            (in, context) -> {
              assertThat(in.take(1000)).hasSize(1000);
              assertThat(in.has(1)).isFalse();
              assertThat(in.read(new byte[10], 0, 10)).isZero();
              assertThat(in.seekTail(100).take(100)).hasSize(100);
              throw new TruncatedException("the data ends", in.end());
            });
    ScriptedFormat another = library("other", Score.POSSIBLE, (in, context) -> facts("any"));
    ScriptedFormat unsure =
        own(
            "beginning",
            Score.POSSIBLE,
            (in, context) -> {
              in.u8();
              throw new DeclinedException("not sure");
            });
    failure(Assay.with(FormatCatalog.of(toTheEnd, another, unsure)).inspect(source));
    assertThat(Assay.with(FormatCatalog.of(another, unsure)).inspect(source).facts())
        .isEqualTo(facts("any"));
    assertThat(reads).as("one by each inspection").containsExactly(0L, 0L);
  }

  @Test
  void aMissingFileIsUnreachable() {
    Inspection inspection = ANY.inspect(folder.resolve("missing.any"));
    assertThat(failure(inspection).kind()).isEqualTo(FailureKind.UNREACHABLE);
    assertThat(failure(inspection).message()).startsWith("There is no file ").contains("missing");
    assertThat(inspection.identity().name()).isEqualTo("missing.any");
    assertThat(inspection.identity().hasLength()).isFalse();
    assertThat(inspection.cost().reads()).isZero();
  }

  @Test
  void aFolderIsUnreachable() {
    assertThat(failure(ANY.inspect(folder)).message())
        .isEqualTo("The path " + folder + " is a folder.");
    assertThat(failure(ANY.inspect(Path.of("/"))).kind()).isEqualTo(FailureKind.UNREACHABLE);
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aNamedPipeIsUnreachableWithoutWaiting() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "mkfifo is missing");
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThat(failure(ANY.inspect(pipe)).message())
        .isEqualTo("The path " + pipe + " is not a regular file.");
  }

  @Test
  void anUnreadableFileIsUnreachable() throws IOException {
    assumeTrue(folder.getFileSystem().supportedFileAttributeViews().contains("posix"));
    Path file = Files.write(folder.resolve("secret.any"), BYTES);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(file), "this user may read everything");
    assertThat(failure(ANY.inspect(file)).message()).startsWith("No permission to read ");
  }

  @Test
  void aStreamIsReadToItsEndForItsLength() {
    InputStream stream = new ByteArrayInputStream(new byte[3_000_000]);
    Inspection inspection = ANY.inspect(stream, "a.any");
    assertThat(inspection).isInstanceOf(Inspection.Complete.class);
    assertThat(inspection.identity()).isEqualTo(Identity.of("a.any", 3_000_000));
    assertThat(inspection.cost().bytesRead()).isEqualTo(4096);
    assertThat(inspection.findings()).isEmpty();
  }

  @Test
  void aPartOfAStreamHasItsLengthToo() {
    Assay assay =
        Assay.with(
            FormatCatalog.of(
                own(
                    "any",
                    Score.CERTAIN,
                    (in, context) -> {
                      context.incomplete(Finding.warning("CUT", "It is cut."));
                      return facts("any");
                    })));
    Inspection inspection = assay.inspect(new ByteArrayInputStream(BYTES), "a.any");
    assertThat(inspection).isInstanceOf(Inspection.Partial.class);
    assertThat(inspection.identity().length()).isEqualTo(10_000);
  }

  @Test
  void thatTheEndOfAStreamIsMissingIsSeenOnceItsLengthIsKnown() {
    Assay assay =
        Assay.with(
            FormatCatalog.of(
                own(
                    "any",
                    Score.CERTAIN,
                    (in, context) -> {
                      in.u8();
                      if (in.sourceLength() >= 0 && in.sourceLength() < 2_000_000) {
                        context.incomplete(Finding.warning("CUT", "It is cut."));
                      }
                      return facts("any");
                    })));
    Inspection cut = assay.inspect(new ByteArrayInputStream(new byte[1_999_999]), "a.any");
    assertThat(cut).isInstanceOf(Inspection.Partial.class);
    assertThat(cut.findings()).extracting(Finding::code).containsExactly("CUT");
    assertThat(cut.cost().reads()).isEqualTo(1);
    Inspection whole = assay.inspect(new ByteArrayInputStream(new byte[2_000_000]), "a.any");
    assertThat(whole).isInstanceOf(Inspection.Complete.class);
  }

  @Test
  void aStreamThatIsNotUnderstoodIsLeftWhereItIs() {
    ByteArrayInputStream stream = new ByteArrayInputStream(new byte[3_000_000]);
    Assay none = Assay.with(FormatCatalog.of());
    assertThat(failure(none.inspect(stream, "a")).code()).isEqualTo("UNRECOGNISED");
    assertThat(stream.available()).isGreaterThan(2_900_000);
  }

  /** Zeros without end. */
  private static InputStream zeros() {
    return new InputStream() {
      @Override
      public int read() {
        return 0;
      }

      @Override
      public int read(byte[] into, int offset, int n) {
        return n;
      }
    };
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aStreamWithoutEndEndsWithTheTime() {
    Limits limits = Limits.tiny().withElapsed(Duration.ofMillis(200));
    Inspection inspection = ANY.within(limits).inspect(zeros(), "zeros");
    assertThat(inspection).isInstanceOf(Inspection.Complete.class);
    assertThat(inspection.identity().hasLength()).isFalse();
    assertThat(inspection.findings()).extracting(Finding::code).containsExactly("LENGTH_UNKNOWN");
  }

  @Test
  @Timeout(value = 30, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void noMoreOfAStreamIsKeptThanMayBeRead() {
    ScriptedFormat far =
        own(
            "far",
            Score.CERTAIN,
            (in, context) -> {
              in.seek(5L << 30).u8();
              return facts("far");
            });
    Inspection inspection =
        Assay.with(FormatCatalog.of(far)).within(Limits.tiny()).inspect(zeros(), "zeros");
    assertThat(failure(inspection).kind()).isEqualTo(FailureKind.NEEDS_RANDOM_ACCESS);
    assertThat(failure(inspection).message()).contains("first 1048576 bytes");
  }

  @Test
  void aStreamThatFailsIsUnreachable() {
    InputStream broken =
        new InputStream() {
          private int given;

          @Override
          public int read() throws IOException {
            throw new IOException("connection reset");
          }

          @Override
          public int read(byte[] into, int offset, int n) throws IOException {
            if (given > 100_000) {
              return read();
            }
            given += n;
            return n;
          }
        };
    Inspection inspection = ANY.inspect(broken, "a.any");
    assertThat(failure(inspection).message()).isEqualTo("Connection reset.");
    assertThat(inspection.identity().name()).isEqualTo("a.any");
  }

  @Test
  void findingsCanBeAddedToEveryOutcome() {
    Finding more = Finding.error("MORE", "More.");
    Inspection partial =
        new Inspection.Partial(
            Identity.of("a", 1), "a", facts("a"), List.of(), new Cost(0, 0, Duration.ZERO));
    for (Inspection inspection : new Inspection[] {ANY.inspect(BYTES, "a"), inspect(), partial}) {
      Inspection added = inspection.withFindings(List.of(more));
      assertThat(added.findings()).containsExactly(more);
      assertThat(added).hasSameClassAs(inspection);
      assertThat(added.facts()).isEqualTo(inspection.facts());
      assertThat(added.cost()).isEqualTo(inspection.cost());
      assertThat(inspection.findings()).isEmpty();
    }
  }

  @Test
  void anEngineKeepsItsReadersAndLimits() {
    Assay tiny = ANY.within(Limits.tiny());
    assertThat(tiny.limits()).isEqualTo(Limits.tiny());
    assertThat(tiny.formats()).isSameAs(ANY.formats());
    assertThat(ANY.limits()).isEqualTo(Limits.local());
    assertThat(Assay.standard().limits()).isEqualTo(Limits.local());
    assertThat(Assay.standard().formats().formats()).isEmpty();
  }
}

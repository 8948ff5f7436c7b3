package dev.assay.testdata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.Head;
import dev.assay.format.Magic;
import dev.assay.format.Score;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.Limits;
import dev.assay.read.ReadException;
import dev.assay.source.NoRandomAccessException;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What every {@link Format} keeps to, whatever its bytes: a reader's tests extend it and give small
 * files of the format that are in order.
 *
 * <p>Damaged files may end in facts or in a {@link ReadException}; they are read directly, whether
 * or not the reader would be asked. What has broken is named so that it can be repeated: the same
 * samples give the same damage.
 */
public abstract class FormatContract {
  private static final int ALWAYS_TRUNCATED_UP_TO = 1024;
  private static final int MOST_FAILING_READS = 50;
  private static final Duration GRACE = Duration.ofSeconds(5);
  private static final Duration HUNG = Duration.ofMinutes(5);

  /** What came of reading once. */
  private record Outcome(Facts facts, boolean incomplete) {}

  /** The reader under test. */
  protected abstract Format format();

  /** Files in order, each no larger than a few hundred KiB; at least one. */
  protected abstract List<Sample> samples();

  /** The limits that damaged files are read within; {@link Limits#tiny} unless overridden. */
  protected Limits limits() {
    return Limits.tiny();
  }

  /** Lengths a sample of more than 4 KiB is cut to; fewer for a reader that asks a library. */
  protected int truncations() {
    return 2000;
  }

  /** Copies of a sample in which one byte is another. */
  protected int mutations() {
    return 2000;
  }

  /** Copies of a sample in which everything behind its first bytes is random. */
  protected int randomTails() {
    return 300;
  }

  /** Whether files of this format may be of that type: by default one the reader names. */
  protected boolean mayBe(FileType type) {
    return format().info().types().stream().anyMatch(known -> known.name().equals(type.name()));
  }

  @Test
  void describesItselfAlwaysTheSame() {
    assertThat(format().info()).isEqualTo(format().info());
    assertThat(samples()).isNotEmpty();
  }

  @TestFactory
  Stream<DynamicTest> recognisesEverySample() {
    return eachSample(
        sample -> assertThat(score(ScriptedSource.of(sample), limits())).isNotEqualTo(Score.NO));
  }

  @TestFactory
  Stream<DynamicTest> isCertainOnlyOfFilesWithASignature() {
    List<Magic> signatures = format().info().magic();
    return eachSample(
        sample -> {
          Head head = head(ScriptedSource.of(sample), limits());
          assertThat(
                  signatures.isEmpty()
                      || format().score(head) != Score.CERTAIN
                      || signatures.stream().anyMatch(signature -> signature.matches(head)))
              .isTrue();
        });
  }

  @TestFactory
  Stream<DynamicTest> readsFactsOfATypeItNames() {
    return eachSample(
        sample -> {
          FileType type = read(ScriptedSource.of(sample), limits()).facts().type();
          assertThat(mayBe(type)).as("may be " + type).isTrue();
        });
  }

  @TestFactory
  Stream<DynamicTest> factsDoNotDependOnTheSizeOfTheFirstRead() {
    return eachSample(
        sample -> {
          Outcome whole = read(ScriptedSource.of(sample), limits());
          for (int size : new int[] {16, 64, 4096, 65536}) {
            Limits limits = limits().withFirstReadBytes(size);
            assertThat(read(ScriptedSource.of(sample), limits))
                .as("with a first read of %d bytes", size)
                .isEqualTo(whole);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> factsDoNotDependOnTheSourceKnowingItsLength() {
    return eachSample(
        sample -> {
          Outcome whole = read(ScriptedSource.of(sample), limits());
          assertSameOrNoRandomAccess(ScriptedSource.of(sample).hidingLength(), whole);
          assertSameOrNoRandomAccess(
              ScriptedSource.of(sample).hidingLength().refusingTail(), whole);
        });
  }

  private void assertSameOrNoRandomAccess(ScriptedSource source, Outcome whole) throws IOException {
    Outcome outcome;
    try {
      outcome = read(source, limits());
    } catch (NoRandomAccessException e) {
      return; // the one thing a source without a length may bring about
    }
    assertThat(outcome).isEqualTo(whole);
  }

  @TestFactory
  Stream<DynamicTest> failuresOfTheSourceArePassedOn() {
    return eachSample(
        sample -> {
          ScriptedSource healthy = ScriptedSource.of(sample);
          read(healthy, limits());
          int reads = Math.min(healthy.log().size(), MOST_FAILING_READS);
          for (int number = 1; number <= reads; number++) {
            String scripted = healthy.log().get(number - 1) + " of " + sample.name() + " fails";
            try {
              read(ScriptedSource.of(sample).failingAtRead(number), limits());
            } catch (IOException e) {
              assertThat(e).isNotInstanceOf(ReadException.class).hasMessageStartingWith(scripted);
              continue;
            }
            fail("facts although " + scripted);
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> survivesEveryTruncation() {
    return eachSample(
        sample -> {
          int length = sample.bytes().length;
          double step = length <= 4096 ? 1 : Math.max(1, (double) length / truncations());
          for (double at = 0; at < length; at += at < ALWAYS_TRUNCATED_UP_TO ? 1 : step) {
            byte[] cut = Arrays.copyOf(sample.bytes(), (int) at);
            assertSurvives(cut, sample.name(), "cut to " + cut.length + " bytes");
          }
        });
  }

  @TestFactory
  Stream<DynamicTest> survivesEveryChangedByte() {
    return eachSample(
        sample -> {
          Random random = new Random(1);
          for (int i = 0; i < mutations(); i++) {
            byte[] changed = sample.bytes().clone();
            int at = mutationPlace(random, changed.length);
            byte value = mutationValue(random);
            changed[at] = value;
            assertSurvives(changed, sample.name(), "byte " + at + " changed to " + (value & 0xFF));
          }
        });
  }

  /** Half of the places are among the first 512 bytes, where the structure is. */
  private static int mutationPlace(Random random, int length) {
    return random.nextInt(random.nextBoolean() ? length : Math.min(length, 512));
  }

  /** Half of the values are those that numbers break at. */
  private static byte mutationValue(Random random) {
    int[] awkward = {0, 1, 0x7F, 0x80, 0xFE, 0xFF};
    return (byte)
        (random.nextBoolean() ? awkward[random.nextInt(awkward.length)] : random.nextInt(256));
  }

  @TestFactory
  Stream<DynamicTest> survivesRandomBytesBehindTheFirst() {
    return eachSample(
        sample -> {
          for (int seed = 0; seed < randomTails(); seed++) {
            Random random = new Random(seed);
            int kept = Math.min(sample.bytes().length, 4 + random.nextInt(124));
            byte[] bytes = new byte[kept + random.nextInt(8192)];
            random.nextBytes(bytes);
            System.arraycopy(sample.bytes(), 0, bytes, 0, kept);
            assertSurvives(bytes, sample.name(), "random behind " + kept + " bytes, seed " + seed);
          }
        });
  }

  private void assertSurvives(byte[] bytes, String name, String damage) {
    ScriptedSource source = ScriptedSource.of(bytes, name);
    long start = System.nanoTime();
    try {
      score(ScriptedSource.of(bytes, name), limits());
      read(source, limits());
    } catch (ReadException expected) {
      assertThat(expected.asFailure().message()).as("%s %s", name, damage).isNotBlank();
    } catch (IOException | RuntimeException | StackOverflowError e) {
      throw new AssertionError(name + ", " + damage + ": " + e, e);
    }
    Duration elapsed = Duration.ofNanos(System.nanoTime() - start);
    assertThat(source.bytesRead())
        .as("bytes read of %s, %s", name, damage)
        .isLessThanOrEqualTo(limits().bytes());
    assertThat(source.log().size())
        .as("reads of %s, %s", name, damage)
        .isLessThanOrEqualTo((int) limits().reads());
    assertThat(elapsed)
        .as("time for %s, %s", name, damage)
        .isLessThan(limits().elapsed().plus(GRACE));
  }

  @Test
  void twoThreadsReadDifferentSamplesAtOnce() throws Exception {
    List<Sample> forward = samples();
    List<Sample> backward = new ArrayList<>(forward);
    Collections.reverse(backward);
    List<Outcome> expected = outcomes(forward);
    List<Outcome> expectedBackward = new ArrayList<>(expected);
    Collections.reverse(expectedBackward);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      CountDownLatch together = new CountDownLatch(2);
      for (int round = 0; round < 20; round++) {
        Future<List<Outcome>> one = threads.submit(() -> outcomesTogether(forward, together));
        Future<List<Outcome>> other = threads.submit(() -> outcomesTogether(backward, together));
        assertThat(one.get()).isEqualTo(expected);
        assertThat(other.get()).isEqualTo(expectedBackward);
      }
    } catch (ExecutionException e) {
      throw new AssertionError("with two threads: " + e.getCause(), e);
    } finally {
      threads.shutdownNow();
    }
  }

  private List<Outcome> outcomesTogether(List<Sample> samples, CountDownLatch together)
      throws IOException, InterruptedException {
    together.countDown();
    together.await();
    return outcomes(samples);
  }

  private List<Outcome> outcomes(List<Sample> samples) throws IOException {
    List<Outcome> outcomes = new ArrayList<>();
    for (Sample sample : samples) {
      outcomes.add(read(ScriptedSource.of(sample), limits()));
    }
    return outcomes;
  }

  private Score score(ScriptedSource source, Limits limits) throws IOException {
    return format().score(head(source, limits));
  }

  private static Head head(ScriptedSource source, Limits limits) throws IOException {
    byte[] head = ByteCursor.over(source, new Budget(limits)).head();
    return Head.of(head, source.identity());
  }

  private Outcome read(ScriptedSource source, Limits limits) throws IOException {
    ByteCursor in = ByteCursor.over(source, new Budget(limits));
    Context context = new Context(Head.of(in.head(), source.identity()));
    Facts facts = format().read(in, context);
    return new Outcome(facts, context.isIncomplete());
  }

  /** A check of one sample. */
  private interface Check {
    void of(Sample sample) throws IOException;
  }

  private Stream<DynamicTest> eachSample(Check check) {
    return samples().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.name(), () -> assertTimeoutPreemptively(HUNG, () -> check.of(sample))));
  }
}

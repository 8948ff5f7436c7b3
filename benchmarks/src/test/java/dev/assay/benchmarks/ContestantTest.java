package dev.assay.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ContestantTest {
  @TempDir Path folder;

  static Stream<Arguments> matches() {
    return Arrays.stream(Contestant.values())
        .flatMap(who -> who.subjects().stream().map(what -> Arguments.of(who, what)));
  }

  @ParameterizedTest
  @MethodSource("matches")
  void everyContestantAnswersTruthfully(Contestant contestant, Subject subject) throws Exception {
    Path file = subject.writeTo(folder);
    Object answer = contestant.describe(file);
    assertThat(contestant.isRight(answer, subject)).as("%s of %s", answer, subject).isTrue();
  }
}

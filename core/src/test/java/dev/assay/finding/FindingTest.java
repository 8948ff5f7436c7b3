package dev.assay.finding;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class FindingTest {

  @Test
  void aFindingIsBuiltInSteps() {
    assertThat(
            Finding.warning("ROTATED", "It is turned.")
                .about("width")
                .mendedBy("Nobody need do anything.")
                .at(5L << 30))
        .isEqualTo(
            new Finding(
                "ROTATED",
                Severity.WARNING,
                "width",
                "It is turned.",
                "Nobody need do anything.",
                5L << 30));
    assertThat(Finding.info("A", "b").severity()).isEqualTo(Severity.INFO);
    assertThat(Finding.error("A", "b").severity()).isEqualTo(Severity.ERROR);
    assertThat(Finding.error("A", "b").offset()).isEqualTo(Finding.NO_OFFSET);
    assertThat(Severity.ERROR.label()).isEqualTo("error");
  }

  @Test
  void theMessageOfAFailureIsASentence() {
    assertThat(failure("the box 'moov' is missing").message())
        .isEqualTo("The box 'moov' is missing.");
    assertThat(failure("\u00E9t\u00E9.").message()).isEqualTo("\u00C9t\u00E9.");
    assertThat(failure("x").message()).isEqualTo("X.");
    assertThat(failure("").message()).isEmpty();
    assertThat(FailureKind.NEEDS_RANDOM_ACCESS.label()).isEqualTo("needs_random_access");
  }

  private static Failure failure(String message) {
    return new Failure(FailureKind.MALFORMED, "CODE", message, "remedy", Finding.NO_OFFSET);
  }

  @Test
  void aFailureIsAFindingThatRefusesTheMetadata() {
    Failure failure = new Failure(FailureKind.MALFORMED, "CODE", "message", "remedy", 7);
    assertThat(failure.asFinding())
        .isEqualTo(new Finding("CODE", Severity.ERROR, null, "Message.", "remedy", 7));
  }
}

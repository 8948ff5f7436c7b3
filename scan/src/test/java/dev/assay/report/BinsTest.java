package dev.assay.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.report.Bins.Mark;
import org.junit.jupiter.api.Test;

final class BinsTest {

  private static String label(Bins bins, double value) {
    return bins.labels().get(bins.of(value));
  }

  @Test
  void anEdgeBelongsToWhatBeginsThere() {
    Bins bins = Bins.between(new Mark(1, "1"), new Mark(5, "5"));

    assertThat(label(bins, 0)).isEqualTo("below 1");
    assertThat(label(bins, 1)).isEqualTo("1 to 5");
    assertThat(label(bins, Math.nextDown(5.0))).isEqualTo("1 to 5");
    assertThat(label(bins, 5)).isEqualTo("5 and more");
    assertThat(label(bins, Double.POSITIVE_INFINITY)).isEqualTo("5 and more");
  }

  @Test
  void whatIsCloseToAMarkIsTheMark() {
    Bins bins = Bins.around(0.01, new Mark(100, "a"), new Mark(200, "b"));

    assertThat(label(bins, 98.9)).isEqualTo("below a");
    assertThat(label(bins, 99.5)).isEqualTo("a");
    assertThat(label(bins, 100.5)).isEqualTo("a");
    assertThat(label(bins, 150)).isEqualTo("between a and b");
    assertThat(label(bins, 201)).isEqualTo("b");
    assertThat(label(bins, 203)).isEqualTo("above b");
  }
}

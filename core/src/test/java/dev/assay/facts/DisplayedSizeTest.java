package dev.assay.facts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The sizes that Chromium showed for real files. */
class DisplayedSizeTest {

  @ParameterizedTest
  @ValueSource(ints = {5, 6, 7, 8})
  void orientationsFiveToEightSwapTheSides(int orientation) {
    assertThat(DisplayedSize.ofImage(new Size(4032, 3024), orientation))
        .isEqualTo(new Size(3024, 4032));
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 0, 1, 2, 3, 4, 9, 65535})
  void otherOrientationsLeaveTheSides(int orientation) {
    assertThat(DisplayedSize.ofImage(new Size(4032, 3024), orientation))
        .isEqualTo(new Size(4032, 3024));
  }

  @ParameterizedTest
  @CsvSource({
    // width, height, aspect, shown
    "320, 240, 4, 3, 427, 240",
    "640, 480, 4, 3, 853, 480",
    "640, 480, 16, 9, 1138, 480",
    "720, 576, 64, 45, 1024, 576",
    "200, 112, 224, 225, 200, 113",
    "320, 240, 1, 1, 320, 240",
    "3, 10, 3, 2, 5, 10", // 4.5 rounds up
    "10, 3, 2, 3, 10, 5",
  })
  void onlyOneSideGrowsByThePixelAspect(
      long width, long height, long n, long d, long shownWidth, long shownHeight) {
    assertThat(DisplayedSize.ofVideo(new Size(width, height), Rational.of(n, d), 0))
        .isEqualTo(new Size(shownWidth, shownHeight));
  }

  @ParameterizedTest
  @CsvSource({
    "0, false",
    "90, true",
    "180, false",
    "270, true",
    "360, false",
    "-90, true",
    "-180, false",
    "450, true",
    "45, false",
    "89, false"
  })
  void oddQuarterTurnsSwapTheSides(int rotation, boolean swapped) {
    assertThat(DisplayedSize.ofVideo(new Size(1920, 1080), Rational.ONE, rotation))
        .isEqualTo(swapped ? new Size(1080, 1920) : new Size(1920, 1080));
  }

  @Test
  void thePixelAspectComesBeforeTheTurn() {
    assertThat(DisplayedSize.ofVideo(new Size(320, 240), Rational.of(3, 2), 90))
        .isEqualTo(new Size(240, 480));
  }

  @Test
  void anAspectThatIsNotPositiveMeansSquare() {
    Size size = new Size(320, 240);
    assertThat(DisplayedSize.ofVideo(size, Rational.ZERO, 0)).isEqualTo(size);
    assertThat(DisplayedSize.ofVideo(size, Rational.of(-4, 3), 0)).isEqualTo(size);
  }

  @Test
  void anAbsurdAspectEndsInASize() {
    assertThat(DisplayedSize.ofVideo(new Size(1L << 40, 1), Rational.of(Long.MAX_VALUE), 90))
        .isEqualTo(new Size(1, Long.MAX_VALUE));
    assertThat(DisplayedSize.ofVideo(new Size(1, 1), Rational.of(1, Long.MAX_VALUE), 0))
        .isEqualTo(new Size(1, Long.MAX_VALUE));
  }

  @Test
  void sizesAreNotNegative() {
    assertThatThrownBy(() -> new Size(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Size(0, -1)).isInstanceOf(IllegalArgumentException.class);
    assertThat(new Size(0, 5).isEmpty()).isTrue();
    assertThat(new Size(5, 0).isEmpty()).isTrue();
    assertThat(new Size(5, 4).isEmpty()).isFalse();
    assertThat(new Size(5, 4)).hasToString("5 x 4");
  }
}

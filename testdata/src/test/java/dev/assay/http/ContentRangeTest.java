package dev.assay.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The Content-Range header (RFC 9110 14.4). */
class ContentRangeTest {

  @Test
  void aRangeOfAWhole() {
    assertThat(ContentRange.parse("bytes 0-499/1234")).isEqualTo(new ContentRange(0, 499, 1234));
    assertThat(ContentRange.parse(" bytes  5-5/6 ")).isEqualTo(new ContentRange(5, 5, 6));
    assertThat(ContentRange.parse("bytes 5-5/*")).isEqualTo(new ContentRange(5, 5, -1));
  }

  @Test
  void aRefusalTellsTheLengthOnly() {
    assertThat(ContentRange.parse("bytes */1234")).isEqualTo(new ContentRange(-1, -1, 1234));
    assertThat(ContentRange.parse("bytes */0")).isEqualTo(new ContentRange(-1, -1, 0));
  }

  @Test
  void whatCannotBeIsNoRange() {
    assertThat(ContentRange.parse("bytes 500-499/1234")).isNull();
    assertThat(ContentRange.parse("bytes 0-1234/1234")).isNull();
    assertThat(ContentRange.parse("bytes -1-5/10")).isNull();
    assertThat(ContentRange.parse("bytes 0-9223372036854775807/9223372036854775807")).isNull();
    assertThat(ContentRange.parse("0-5/10")).isNull();
  }

  @Test
  void aRangeOfNothingAtTheEndTellsTheLength() {
    assertThat(ContentRange.parse("bytes 10-9/10")).isEqualTo(new ContentRange(-1, -1, 10));
    assertThat(ContentRange.parse("bytes 9-8/10")).isNull();
  }
}

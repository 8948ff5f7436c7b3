package dev.assay.encord.gate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MimeTypesTest {
  private static final String LONGEST = "a".repeat(127);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image/jpeg",
        "image/svg+xml",
        "video/3gpp2",
        "3/4",
        "0a9/9z0",
        "a/z",
        "az/za",
        "a!#$&^_.+-/b!#$&^_.+-"
      })
  void aTypeAndASubtypeAreWellFormed(String mimeType) {
    assertThat(MimeTypes.isWellFormed(mimeType)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "image",
        "image/",
        "/jpeg",
        "image/jpeg/",
        "image/a/b",
        "Image/jpeg",
        "image/+xml",
        ".image/jpeg",
        "image /jpeg",
        "image/jpeg;q=1",
        "image/jpég",
        "image/jpeg\n"
      })
  void anythingElseIsNot(String mimeType) {
    assertThat(MimeTypes.isWellFormed(mimeType)).isFalse();
  }

  @Test
  void eachPartHasAtMost127Characters() {
    assertThat(MimeTypes.isWellFormed(LONGEST + "/" + LONGEST)).isTrue();
    assertThat(MimeTypes.isWellFormed("a" + LONGEST + "/a")).isFalse();
    assertThat(MimeTypes.isWellFormed("a/a" + LONGEST)).isFalse();
  }
}

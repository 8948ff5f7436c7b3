package dev.assay.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.text.JsonSyntax.Verdict;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonSyntaxTest {

  private static Verdict verdict(String text, boolean whole) {
    byte[] behindMark = ("\uFEFF" + text).getBytes(StandardCharsets.UTF_8);
    return JsonSyntax.of(behindMark, 3, whole);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        " [ ] ",
        "[[],{}]",
        "{\"a\":{\"b\":[1,-0.5,1e9,2E-3,0]}}",
        "[true,false,null,\"\\\"\\\\\\/\\b\\f\\n\\r\\t\\u00Af\"]",
        "\"word\"",
        "-1"
      })
  void valuesAreTaken(String text) {
    assertThat(verdict(text, true)).isEqualTo(Verdict.ONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "{",
        "[1",
        "[1,]",
        "{,}",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "[01]",
        "[1.]",
        "[.5]",
        "[1e]",
        "[+1]",
        "[tru]",
        "[nul",
        "[\"\\x\"]",
        "[\"\\u12g4\"]",
        "[\"a\nb\"]",
        "[1 2]",
        "[1]]",
        "{}}",
        "[1} ",
        "{} {}",
        "[2026-11-23] a line of a log"
      })
  void otherTextIsRefused(String text) {
    assertThat(verdict(text, true)).isEqualTo(Verdict.NONE);
  }

  @Test
  void everyStartOfAValueIsTakenWhenMoreMayFollow() {
    String text = "{\"key\": [1, -2.5e+10, true, false, null, \"a\\u00e4\\n\", {}], \"b\": {}}";

    for (int i = 1; i < text.length(); i++) {
      assertThat(verdict(text.substring(0, i), false))
          .as(text.substring(0, i))
          .isEqualTo(Verdict.ONE);
      assertThat(verdict(text.substring(0, i), true))
          .as(text.substring(0, i))
          .isEqualTo(Verdict.NONE);
    }
  }

  @Test
  void valuesOnLinesOfTheirOwnAreSeveral() {
    assertThat(verdict("{}\n{}", true)).isEqualTo(Verdict.SEVERAL);
    assertThat(verdict("{}\r\n\r\n[1]\n", true)).isEqualTo(Verdict.SEVERAL);
    assertThat(verdict("{}\n", true)).isEqualTo(Verdict.ONE);
    assertThat(verdict("{}\n{\"a", false)).isEqualTo(Verdict.SEVERAL);
    assertThat(verdict("{}\n{\"a", true)).isEqualTo(Verdict.NONE);
  }

  @Test
  void deepNestingIsNoTrouble() {
    assertThat(verdict("[".repeat(1_000_000), false)).isEqualTo(Verdict.ONE);
  }
}

package dev.assay.encord.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NaturalOrderTest {

  @Test
  void digitsAreOrderedByTheirNumber() {
    List<String> ordered =
        List.of("", "a", "a/2", "a/02", "a/10", "a1b2", "a1b10", "a2", "a2c", "a100", "b");
    List<String> shuffled = new ArrayList<>(ordered);
    Collections.shuffle(shuffled, new Random(1));
    shuffled.sort(NaturalOrderTest::compare);

    assertThat(shuffled)
        .containsExactly("", "a", "a/02", "a/2", "a/10", "a1b2", "a1b10", "a2", "a2c", "a100", "b");
  }

  @Test
  void numbersOfAnyLengthAreCompared() {
    assertThat(compare("9".repeat(40), "1" + "0".repeat(40))).isNegative();
  }

  @Property
  void theOrderIsTotal(
      @ForAll("names") String a, @ForAll("names") String b, @ForAll("names") String c) {
    int ab = compare(a, b);

    assertThat(Integer.signum(compare(b, a))).isEqualTo(-Integer.signum(ab));
    assertThat(ab == 0).isEqualTo(a.equals(b));
    if (ab < 0 && compare(b, c) < 0) {
      assertThat(compare(a, c)).isNegative();
    }
  }

  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("01a/").ofMaxLength(5);
  }

  private static int compare(String a, String b) {
    return NaturalOrder.key(a).compareTo(NaturalOrder.key(b));
  }
}

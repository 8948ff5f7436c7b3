package dev.assay.encord.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.encord.rule.Rule;
import dev.assay.finding.Severity;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RulesTest {

  @Test
  void everyRuleHasACodeOfItsOwn() {
    assertThat(Rules.all())
        .extracting(Rule::code)
        .doesNotHaveDuplicates()
        .allMatch(code -> code.matches("[A-Z][A-Z0-9_]+"));
  }

  @Test
  void aRuleIsFoundByItsCode() {
    assertThat(Rules.all()).allMatch(rule -> Rules.named(rule.code()).equals(rule));
    assertThatThrownBy(() -> Rules.named("NO_SUCH_RULE"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void everyRuleSaysWhatItDemandsAndWhere() {
    assertThat(Rules.all())
        .allMatch(rule -> rule.demand().endsWith("."))
        .allMatch(rule -> rule.section().matches("[A-J]\\.?[0-9]*(-[0-9]+)?.*"));
  }

  @Test
  void whatIsMoreThanAHintSaysHowToMendIt() {
    assertThat(Rules.all())
        .filteredOn(rule -> rule.severity() != Severity.INFO)
        .allMatch(rule -> rule.remedy() != null && rule.remedy().matches(".*(\\.|Run: .*)"));
  }

  @Test
  void onlyErrorsAreLoweredForEstimates() {
    assertThat(Rules.all())
        .filteredOn(rule -> rule.latitude() == Rule.Latitude.ESTIMATES)
        .isNotEmpty()
        .allMatch(rule -> rule.severity() == Severity.ERROR)
        .allMatch(
            rule ->
                GatePolicy.standard().withAllowEstimates(true).severity(rule) == Severity.WARNING);
  }

  @Test
  void theContractsDemandsOnOneFileAndOneUploadAreCovered() {
    Pattern numbers = Pattern.compile("J\\.([0-9]+)");
    TreeSet<Integer> covered = new TreeSet<>();
    for (Rule rule : Rules.all()) {
      Matcher matcher = numbers.matcher(rule.section());
      while (matcher.find()) {
        covered.add(Integer.valueOf(matcher.group(1)));
      }
    }

    assertThat(covered).containsExactlyElementsOf(IntStream.rangeClosed(1, 36).boxed().toList());
  }
}

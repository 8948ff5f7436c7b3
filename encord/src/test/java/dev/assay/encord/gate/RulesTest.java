package dev.assay.encord.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.finding.Severity;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
        .allMatch(rule -> rule.remedy() != null && rule.remedy().endsWith("."));
  }

  @Test
  void onlyErrorsAreLoweredForEstimates() {
    assertThat(Rules.all())
        .filteredOn(rule -> rule.latitude() == Rule.Latitude.ESTIMATES)
        .isNotEmpty()
        .allMatch(rule -> rule.severity() == Severity.ERROR)
        .allMatch(
            rule ->
                rule.severity(GatePolicy.standard().withAllowEstimates(true)) == Severity.WARNING);
  }

  @Test
  void theContractsDemandsOnOneFileAndOneUploadAreCovered() {
    Pattern number = Pattern.compile("J\\.([0-9]+)");
    TreeSet<Integer> covered = new TreeSet<>();
    for (Rule rule : Rules.all()) {
      Matcher matcher = number.matcher(rule.section());
      while (matcher.find()) {
        covered.add(Integer.valueOf(matcher.group(1)));
      }
    }

    // 16 and 32 hold by the types of the records, 25 is the reader's, 23 needs a whole series,
    // 35 is about another form of upload.
    assertThat(covered)
        .containsAll(
            List.of(
                1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 17, 18, 19, 20, 21, 22, 24, 26,
                27, 28, 29, 30, 31, 33, 34, 36));
  }
}

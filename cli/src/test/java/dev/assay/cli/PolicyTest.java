package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testdata.image.PngFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Policy files. */
final class PolicyTest extends CommandLineTest {

  private int scanWith(String policy) throws IOException {
    Path data = Files.createDirectories(folder.resolve("data"));
    Files.write(data.resolve("wide.png"), PngFile.of(5000, 30).toBytes());
    Path file = Files.writeString(folder.resolve("policy.yaml"), policy);
    return assay("scan", data, "--policy", file, "-o", folder.resolve("scan.jsonl"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "severities:\n  OVER_4K: error\n",
        "{\"severities\": {\"OVER_4K\": \"error\"}}",
        "# why\nseverities: {OVER_4K: ERROR}"
      })
  void aWarningBecomesAnError(String policy) throws IOException {
    assertThat(scanWith(policy)).isEqualTo(ExitCode.FINDINGS);
    assertThat(json("scan.jsonl").get("metadata").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"severities:\n  OVER_4K: off\n", "{\"severities\": {\"OVER_4K\": false}}"})
  void aRuleIsSwitchedOff(String policy) throws IOException {
    assertThat(scanWith(policy)).isEqualTo(ExitCode.PASS);
    assertThat(json("scan.jsonl").get("findings")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "severities: {OVER_5K: off} | nearest code is OVER_4K",
        "severities: {OVER_4K: loud} | error, warning, info or off",
        "severities: [OVER_4K] | no mapping",
        "severity: {OVER_4K: off} | no setting severity",
        "severities: {EMPTY_URL: warning} | EMPTY_URL cannot be less than an error",
        "severities: {NO_FRAME_COUNT: off} | NO_FRAME_COUNT cannot be less",
        "severities: {OVER_4K: off, OVER_4K: info} | neither YAML nor JSON",
        "'{' | neither YAML nor JSON",
        "'' | no mapping"
      })
  void aPolicyThatIsNoneIsExplained(String policy, String explanation) throws IOException {
    assertThat(scanWith(policy)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(complained()).contains("policy.yaml", explanation);
  }

  @Test
  void everyFaultIsNamedAtOnce() throws IOException {
    scanWith("severities: {OVER_5K: off, ROTATET: info}");
    assertThat(complained()).contains("OVER_4K", "ROTATED");
  }

  @Test
  void whatReadersSayIsTakenAsThePolicySays() throws IOException {
    Path trouble = media().resolveSibling("trouble");
    Path policy = folder.resolve("policy.yaml");
    Path records = folder.resolve("scan.jsonl");
    Path named = trouble.resolve("image/really-a-png.jpg");
    Files.writeString(policy, "severities: {NAME_DISAGREES_WITH_CONTENT: error}");
    assertThat(assay("scan", named, "--policy", policy, "-o", records))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(json("scan.jsonl").get("metadata").isNull()).isTrue();

    Files.writeString(policy, "severities: {NAME_DISAGREES_WITH_CONTENT: off}");
    assertThat(assay("scan", named, "--policy", policy, "-o", records)).isEqualTo(ExitCode.PASS);
    assertThat(json("scan.jsonl").get("findings").findValuesAsText("code"))
        .doesNotContain("NAME_DISAGREES_WITH_CONTENT");
  }

  @Test
  void noPolicyLetsAHalfFilePassThatIsNotDescribedWhole() throws IOException {
    Path half = media().resolveSibling("trouble").resolve("video/half-copied.mp4");
    Path policy = Files.writeString(folder.resolve("policy.yaml"), "severities: {TRUNCATED: off}");
    assertThat(assay("scan", half, "--policy", policy, "-o", folder.resolve("scan.jsonl")))
        .isEqualTo(ExitCode.FINDINGS);
    assertThat(json("scan.jsonl").get("metadata").isNull()).isTrue();
  }
}

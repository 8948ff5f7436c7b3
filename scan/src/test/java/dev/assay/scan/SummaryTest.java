package dev.assay.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Cost;
import dev.assay.facts.MediaKind;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import dev.assay.scan.ScanRecord.Status;
import dev.assay.source.Identity;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

final class SummaryTest {
  private final Summary summary = new Summary();

  private static ScanRecord record(String path, Status status, Finding... findings) {
    return new ScanRecord(
        path,
        Identity.of(path, 100),
        MediaKind.IMAGE,
        status,
        status == Status.FAILED ? FailureKind.MALFORMED : null,
        null,
        null,
        null,
        null,
        null,
        List.of(findings),
        new Cost(40, 2, Duration.ZERO),
        null);
  }

  @Test
  void addsUpFilesAndBytes() {
    summary.add(record("a", Status.COMPLETE));
    summary.add(record("b", Status.PARTIAL));
    summary.add(record("c", Status.FAILED));

    assertThat(summary.files()).isEqualTo(3);
    assertThat(summary.bytes()).isEqualTo(300);
    assertThat(summary.bytesRead()).isEqualTo(120);
    assertThat(summary.reads()).isEqualTo(6);
    assertThat(summary.kinds().get(MediaKind.IMAGE))
        .satisfies(
            image -> {
              assertThat(image.files()).isEqualTo(3);
              assertThat(image.partial()).isEqualTo(1);
              assertThat(image.failed()).isEqualTo(1);
            });
  }

  @Test
  void aFileCountsOnceForACodeHoweverOftenItHasIt() {
    Finding twice = Finding.warning("TWICE", "again");
    summary.add(record("a", Status.COMPLETE, twice, twice));
    summary.add(record("b", Status.COMPLETE, twice));

    assertThat(summary.codes())
        .singleElement()
        .satisfies(
            code -> {
              assertThat(code.files()).isEqualTo(2);
              assertThat(code.examplePath()).isEqualTo("a");
            });
  }

  @Test
  void theWorstAndThenTheCommonestCodesComeFirst() {
    summary.add(record("a", Status.COMPLETE, Finding.info("I", ""), Finding.warning("W1", "")));
    summary.add(record("b", Status.COMPLETE, Finding.warning("W2", ""), Finding.error("E", "")));
    summary.add(record("c", Status.COMPLETE, Finding.warning("W2", "")));

    assertThat(summary.codes())
        .extracting(Summary.CodeTotal::code)
        .containsExactly("E", "W2", "W1", "I");
  }

  @Test
  void knowsHowBadItGot() {
    summary.add(record("a", Status.COMPLETE, Finding.warning("W", "")));

    assertThat(summary.hasFindingsAt(Severity.WARNING)).isTrue();
    assertThat(summary.hasFindingsAt(Severity.ERROR)).isFalse();
  }
}

package dev.assay.scan;

import dev.assay.facts.MediaKind;
import dev.assay.finding.Finding;
import dev.assay.scan.ScanRecord.Status;
import java.util.List;
import java.util.Set;

/**
 * Which records are wanted: those that meet every condition that is not empty.
 *
 * @param kinds the file is of one of them
 * @param statuses its inspection ended in one of them
 * @param codes there is a finding with one of them
 */
public record RecordFilter(Set<MediaKind> kinds, Set<Status> statuses, Set<String> codes) {

  public RecordFilter {
    kinds = Set.copyOf(kinds);
    statuses = Set.copyOf(statuses);
    codes = Set.copyOf(codes);
  }

  /** Whether a record is wanted. */
  public boolean wants(ScanRecord record) {
    return wants(record.kind(), record.status(), record.findings());
  }

  /** Whether a record is wanted. */
  public boolean wants(StoredRecord record) {
    return wants(record.kind(), record.status(), record.findings());
  }

  private boolean wants(MediaKind kind, Status status, List<Finding> findings) {
    return (kinds.isEmpty() || kinds.contains(kind))
        && (statuses.isEmpty() || statuses.contains(status))
        && (codes.isEmpty() || findings.stream().anyMatch(one -> codes.contains(one.code())));
  }
}

package dev.assay.scan;

import dev.assay.Cost;
import dev.assay.Inspection;
import dev.assay.encord.gate.Judgement;
import dev.assay.encord.gate.TimelineVerdict;
import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import dev.assay.source.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a scan says of one file: a line of {@code scan.jsonl}.
 *
 * @param path where it lies below what was scanned
 * @param identity where it lies and what the store says of it
 * @param kind its kind
 * @param status how the inspection ended
 * @param failure why there are no facts, null when there are
 * @param type its type, null when it was not recognised
 * @param reader who read it, null when nobody did
 * @param facts what it is, null when the inspection failed
 * @param metadata what the gate lets into an upload payload; null when it refuses or the kind has
 *     no metadata
 * @param timeline whether a video is safe to label as a timeline of constant rate; null for what is
 *     no video or has no facts
 * @param findings everything noticed, by readers and rules, as seriously as the gate takes it
 * @param cost what it took
 * @param sha256 the digest of the whole content in hexadecimal digits, null when it was not taken
 */
public record ScanRecord(
    String path,
    Identity identity,
    MediaKind kind,
    Status status,
    @Nullable FailureKind failure,
    @Nullable FileType type,
    @Nullable String reader,
    @Nullable Facts facts,
    @Nullable CustomerProvidedMetadata metadata,
    @Nullable TimelineVerdict timeline,
    List<Finding> findings,
    Cost cost,
    @Nullable String sha256) {

  /** How an inspection ended. */
  public enum Status {
    COMPLETE,
    PARTIAL,
    FAILED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** The lower-case name used in scan records. */
    public String label() {
      return label;
    }
  }

  public ScanRecord {
    Objects.requireNonNull(path, "path");
    findings = List.copyOf(findings);
  }

  /** This record with the digest of the whole content. */
  ScanRecord withSha256(String sha256) {
    return new ScanRecord(
        path, identity, kind, status, failure, type, reader, facts, metadata, timeline, findings,
        cost, sha256);
  }

  /** This record with one more finding. */
  ScanRecord with(Finding finding) {
    List<Finding> more = new ArrayList<>(findings);
    more.add(finding);
    return new ScanRecord(
        path, identity, kind, status, failure, type, reader, facts, metadata, timeline, more, cost,
        sha256);
  }

  /** The record of an inspection and what the gate made of it. */
  public static ScanRecord of(String path, Inspection inspection, Judgement judgement) {
    Status status = Status.COMPLETE;
    FailureKind failure = null;
    if (inspection instanceof Inspection.Failed failed) {
      status = Status.FAILED;
      failure = failed.failure().kind();
    } else if (inspection instanceof Inspection.Partial) {
      status = Status.PARTIAL;
    }
    return new ScanRecord(
        path,
        inspection.identity(),
        inspection.kind(),
        status,
        failure,
        inspection.type(),
        inspection.reader(),
        inspection.facts(),
        judgement.metadata(),
        judgement.timeline(),
        judgement.findings(),
        inspection.cost(),
        null);
  }
}

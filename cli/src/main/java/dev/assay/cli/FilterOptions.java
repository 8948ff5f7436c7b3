package dev.assay.cli;

import dev.assay.facts.MediaKind;
import dev.assay.scan.RecordFilter;
import dev.assay.scan.ScanRecord.Status;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Option;

/** The options that say which records are wanted. */
final class FilterOptions {

  @Option(
      names = "--only-kind",
      split = ",",
      paramLabel = "KIND",
      description =
          "Only records of files of these kinds: image, video, audio, text, pdf, dicom, nifti,"
              + " scene, unknown.")
  private Set<MediaKind> kinds = EnumSet.noneOf(MediaKind.class);

  @Option(
      names = "--only-status",
      split = ",",
      paramLabel = "STATUS",
      description = "Only records of inspections that ended so: complete, partial, failed.")
  private Set<Status> statuses = EnumSet.noneOf(Status.class);

  @Option(
      names = "--only-code",
      split = ",",
      paramLabel = "CODE",
      description = "Only records with a finding of one of these codes.")
  private Set<String> codes = new TreeSet<>();

  RecordFilter filter() {
    return new RecordFilter(kinds, statuses, codes);
  }

  /** The options as text that is the same for the same choice. */
  @Override
  public String toString() {
    return "only " + kinds + statuses + codes;
  }
}

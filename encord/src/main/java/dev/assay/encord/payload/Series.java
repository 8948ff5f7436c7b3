package dev.assay.encord.payload;

import dev.assay.encord.wire.CustomerProvidedDicomSeriesDicomFileMetadata;
import dev.assay.encord.wire.DataUploadDicomSeries;
import dev.assay.encord.wire.DataUploadDicomSeriesDicomFile;
import dev.assay.facts.DicomElement;
import dev.assay.facts.DicomFacts;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The DICOM files of one series. */
final class Series {
  private static final String INSTANCE_NUMBER = "00200013";

  private final Key key;
  private final List<UploadEntry> files = new ArrayList<>();

  Series(Key key) {
    this.key = key;
  }

  /**
   * What the files of a series have in common.
   *
   * @param study StudyInstanceUID
   * @param series SeriesInstanceUID
   */
  record Key(String study, String series) {

    static Key of(UploadEntry file) {
      CustomerProvidedDicomSeriesDicomFileMetadata metadata = metadata(file);
      return new Key(
          Objects.toString(first(metadata, DicomFacts.STUDY_INSTANCE_UID), ""),
          Objects.toString(first(metadata, DicomFacts.SERIES_INSTANCE_UID), ""));
    }
  }

  void add(UploadEntry file) {
    files.add(file);
  }

  /** The series with its files by instance number and then by path. */
  DataUploadDicomSeries item() {
    List<DataUploadDicomSeriesDicomFile> ordered =
        files.stream()
            .sorted(
                Comparator.comparingDouble(Series::instanceNumber)
                    .thenComparing(UploadEntry::relativePath, NaturalOrder.INSTANCE))
            .map(
                file ->
                    new DataUploadDicomSeriesDicomFile(
                        file.objectUrl(), titleOf(file), metadata(file), null))
            .toList();
    return DataUploadDicomSeries.of(ordered, title());
  }

  /** The folder all files lie in, and the UID that tells series in one folder apart. */
  private String title() {
    String folder = files.get(0).folder();
    for (UploadEntry file : files) {
      while (!folder.isEmpty()
          && !file.folder().equals(folder)
          && !file.folder().startsWith(folder + "/")) {
        folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
      }
    }
    String uid = key.series().isEmpty() ? "series without a UID" : key.series();
    return folder.isEmpty() ? uid : folder + "/" + uid;
  }

  private static String titleOf(UploadEntry file) {
    return file.title() == null ? file.name() : file.title();
  }

  /** InstanceNumber; files without one come last. */
  private static double instanceNumber(UploadEntry file) {
    return first(metadata(file), INSTANCE_NUMBER) instanceof Number number
        ? number.doubleValue()
        : Double.POSITIVE_INFINITY;
  }

  private static CustomerProvidedDicomSeriesDicomFileMetadata metadata(UploadEntry file) {
    return (CustomerProvidedDicomSeriesDicomFileMetadata)
        Objects.requireNonNull(file.metadata(), "metadata");
  }

  private static @Nullable Object first(
      CustomerProvidedDicomSeriesDicomFileMetadata metadata, String tag) {
    DicomElement element = metadata.tags().get(tag);
    return element == null || element.value() == null || element.value().isEmpty()
        ? null
        : element.value().get(0);
  }
}

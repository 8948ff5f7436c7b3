package dev.assay.encord.series;

import dev.assay.encord.wire.CustomerProvidedDicomSeriesDicomFileMetadata;
import dev.assay.encord.wire.DataUploadDicomSeries;
import dev.assay.encord.wire.DataUploadDicomSeriesDicomFile;
import dev.assay.facts.DicomElement;
import dev.assay.facts.DicomFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Collects DICOM files and says what will become of each series; not thread-safe.
 *
 * <p>Of a file only its identifiers and the places of its frames are kept.
 */
public final class SeriesSurvey {

  /** What makes files one series. */
  public enum Grouping {
    /** The same SeriesInstanceUID, wherever the files lie. */
    SERIES,
    /** The same folder, as when a folder is uploaded as a series. */
    FOLDER
  }

  private static final String NO_SERIES = "(no SeriesInstanceUID)";

  private final Grouping grouping;
  private final Map<String, List<SeriesFile>> groups = new TreeMap<>();
  private final Map<String, Map<String, String>> studiesByFolder = new TreeMap<>();

  /** A survey without files. */
  public SeriesSurvey(Grouping grouping) {
    this.grouping = grouping;
  }

  /**
   * Adds a file.
   *
   * @param path where it lies, with {@code /} between the parts
   */
  public void add(String path, DicomFacts facts) {
    add(path, facts.tags(), facts.modality());
  }

  /**
   * Adds a file of which only its tags are left.
   *
   * @param path where it lies, with {@code /} between the parts
   * @param tags elements by eight hexadecimal digits; null for what is absent
   */
  public void add(
      String path, Map<String, @Nullable DicomElement> tags, @Nullable String modality) {
    SeriesFile file = SeriesFile.of(path, tags, modality);
    String folder = folderOf(path);
    String key = folder;
    if (grouping == Grouping.SERIES) {
      key = file.seriesUid() == null ? NO_SERIES : file.seriesUid();
    }
    groups.computeIfAbsent(key, any -> new ArrayList<>()).add(file);
    if (file.studyUid() != null) {
      studiesByFolder
          .computeIfAbsent(folder, any -> new TreeMap<>())
          .putIfAbsent(file.studyUid(), path);
    }
  }

  /** The reports, by the name of the group. */
  public List<SeriesReport> reports() {
    List<SeriesReport> reports = new ArrayList<>();
    groups.forEach((name, files) -> reports.add(new SeriesJudge(name, files).report()));
    return reports;
  }

  /**
   * The report on a series of an upload.
   *
   * @return null when none of its files is described
   */
  public static @Nullable SeriesReport report(DataUploadDicomSeries series) {
    List<SeriesFile> files = new ArrayList<>();
    for (DataUploadDicomSeriesDicomFile file : series.dicomFiles()) {
      CustomerProvidedDicomSeriesDicomFileMetadata metadata = file.dicomMetadata();
      if (metadata != null) {
        String title = file.title();
        files.add(SeriesFile.of(title == null ? file.url() : title, metadata.tags(), null));
      }
    }
    String title = series.title();
    return files.isEmpty()
        ? null
        : new SeriesJudge(title == null ? files.get(0).path() : title, files).report();
  }

  /**
   * Folders that hold files of several studies: uploaded as one series, each would be refused.
   *
   * @return folder to study to the first file of that study
   */
  public Map<String, Map<String, String>> foldersOfSeveralStudies() {
    Map<String, Map<String, String>> mixed = new TreeMap<>();
    studiesByFolder.forEach(
        (folder, studies) -> {
          if (studies.size() > 1) {
            mixed.put(folder, new TreeMap<>(studies));
          }
        });
    return mixed;
  }

  private static String folderOf(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "." : path.substring(0, slash);
  }
}

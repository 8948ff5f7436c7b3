package dev.assay.encord.series;

import dev.assay.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Applies the {@linkplain SeriesCheck checks} to the files of one series. */
final class SeriesJudge {
  private static final int LONGEST_UID = 64;

  private final String name;
  private final List<SeriesFile> files;
  private final SeriesFindings findings = new SeriesFindings();

  SeriesJudge(String name, List<SeriesFile> files) {
    this.name = name;
    this.files = files.stream().sorted(Comparator.comparing(SeriesFile::path)).toList();
  }

  SeriesReport report() {
    checkStudy();
    checkPresence();
    checkUids();
    checkInstances();
    checkMatrix();
    Double sliceSpacing = new SeriesGeometry(files, findings).check();
    checkFrames();
    checkWindow();
    SeriesFile first = files.get(0);
    return new SeriesReport(
        name,
        first.studyUid(),
        first.seriesUid(),
        first.modality(),
        files.size(),
        frames(),
        (long) first.rows(),
        (long) first.columns(),
        sliceSpacing,
        verdict(),
        findings.inOrder());
  }

  private Verdict verdict() {
    boolean flat = false;
    for (SeriesFinding finding : findings.inOrder()) {
      if (finding.severity() == Severity.ERROR) {
        return Verdict.REFUSED;
      }
      flat |=
          finding.severity() == Severity.WARNING
              && (finding.check() == SeriesCheck.SPATIAL_TAGS
                  || finding.check() == SeriesCheck.SPACING
                  || finding.check() == SeriesCheck.ORIENTATION);
    }
    return flat ? Verdict.NO_3D : Verdict.REGISTERS;
  }

  private long frames() {
    return files.stream().mapToLong(SeriesFile::frames).sum();
  }

  private void checkStudy() {
    Map<String, List<SeriesFile>> studies = by(SeriesFile::studyUid);
    if (studies.size() > 1) {
      SeriesFile one = files.stream().filter(f -> f.studyUid() != null).findFirst().orElseThrow();
      SeriesFile other =
          files.stream()
              .filter(f -> f.studyUid() != null && !f.studyUid().equals(one.studyUid()))
              .findFirst()
              .orElseThrow();
      findings.add(
          SeriesCheck.STUDY,
          String.format(
              Locale.ROOT,
              "StudyInstanceUID is %s in %s but %s in %s%s.",
              one.studyUid(),
              one.path(),
              other.studyUid(),
              other.path(),
              studies.size() > 2 ? ", and there are " + (studies.size() - 2) + " more" : ""),
          "Upload each study as a series of its own.",
          List.of(Tags.STUDY_INSTANCE_UID),
          rest(studies, String.valueOf(one.studyUid())));
    }
    Map<String, List<SeriesFile>> series = by(SeriesFile::seriesUid);
    if (series.size() > 1) {
      String first = series.keySet().iterator().next();
      findings.add(
          SeriesCheck.STUDY,
          Severity.WARNING,
          "There are " + series.size() + " different SeriesInstanceUIDs.",
          "Upload each series as an item of its own.",
          List.of(Tags.SERIES_INSTANCE_UID),
          rest(series, first));
    }
  }

  private void checkPresence() {
    missing(Tags.STUDY_INSTANCE_UID, "StudyInstanceUID", file -> file.studyUid() == null);
    missing(Tags.SERIES_INSTANCE_UID, "SeriesInstanceUID", file -> file.seriesUid() == null);
    missing(Tags.SOP_INSTANCE_UID, "SOPInstanceUID", file -> file.instanceUid() == null);
    missing(Tags.PATIENT_ID, "PatientID", file -> !file.patientIdPresent());
    missing(Tags.ROWS, "Rows", file -> Double.isNaN(file.rows()));
    missing(Tags.COLUMNS, "Columns", file -> Double.isNaN(file.columns()));
    List<SeriesFile> anonymous = files.stream().filter(SeriesFile::patientIdEmpty).toList();
    if (!anonymous.isEmpty()) {
      findings.add(
          SeriesCheck.PRESENCE,
          Severity.WARNING,
          "PatientID is present without a value.",
          "Give a pseudonym; whether the platform takes an empty one is not documented.",
          List.of(Tags.PATIENT_ID),
          anonymous);
    }
  }

  private void missing(String tag, String keyword, Predicate<SeriesFile> isMissing) {
    List<SeriesFile> blamed = files.stream().filter(isMissing).toList();
    if (!blamed.isEmpty()) {
      findings.add(
          SeriesCheck.PRESENCE,
          keyword + " is missing or has no value.",
          "Export the files again with it, or ask the source for it.",
          List.of(tag),
          blamed);
    }
  }

  private void checkUids() {
    uid(Tags.STUDY_INSTANCE_UID, "StudyInstanceUID", SeriesFile::studyUid);
    uid(Tags.SERIES_INSTANCE_UID, "SeriesInstanceUID", SeriesFile::seriesUid);
    uid(Tags.SOP_INSTANCE_UID, "SOPInstanceUID", SeriesFile::instanceUid);
  }

  private void uid(String tag, String keyword, Function<SeriesFile, @Nullable String> value) {
    List<SeriesFile> tooLong = new ArrayList<>();
    List<SeriesFile> odd = new ArrayList<>();
    for (SeriesFile file : files) {
      String uid = value.apply(file);
      if (uid == null) {
        continue;
      }
      if (uid.isEmpty() || uid.length() > LONGEST_UID) {
        tooLong.add(file);
      } else if (!uid.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'))) {
        odd.add(file);
      }
    }
    if (!tooLong.isEmpty()) {
      findings.add(
          SeriesCheck.UID,
          keyword + " does not have 1 to 64 characters.",
          "Have the source write valid identifiers (PS3.5 9.1).",
          List.of(tag),
          tooLong);
    }
    if (!odd.isEmpty()) {
      findings.add(
          SeriesCheck.UID,
          Severity.WARNING,
          keyword + " has other characters than digits and dots.",
          "The platform tolerates it; other software may not (PS3.5 9.1).",
          List.of(tag),
          odd);
    }
  }

  private void checkInstances() {
    List<SeriesFile> repeated = new ArrayList<>();
    by(SeriesFile::instanceUid)
        .values()
        .forEach(same -> repeated.addAll(same.subList(same.size() > 1 ? 0 : 1, same.size())));
    if (!repeated.isEmpty()) {
      findings.add(
          SeriesCheck.UNIQUE_INSTANCES,
          repeated.size() + " files share their SOPInstanceUID with another.",
          "Leave the copies out.",
          List.of(Tags.SOP_INSTANCE_UID),
          repeated);
    }
  }

  private void checkMatrix() {
    Map<String, List<SeriesFile>> sizes =
        by(
            file ->
                Double.isNaN(file.rows()) || Double.isNaN(file.columns())
                    ? null
                    : (long) file.rows() + " x " + (long) file.columns());
    if (sizes.size() > 1) {
      String commonest = commonest(sizes);
      findings.add(
          SeriesCheck.MATRIX,
          "Rows x Columns are " + String.join(" and ", sizes.keySet()) + ".",
          "Upload images of different sizes (localisers, dose reports) as other series.",
          List.of(Tags.ROWS, Tags.COLUMNS),
          rest(sizes, commonest));
    }
  }

  private void checkFrames() {
    List<SeriesFile> impossible =
        files.stream()
            .filter(file -> file.framesTagPresent() && !(file.numberOfFrames() >= 1))
            .toList();
    if (!impossible.isEmpty()) {
      findings.add(
          SeriesCheck.FRAMES,
          "NumberOfFrames is not a number of 1 or more.",
          "Have the source write the number of frames.",
          List.of(Tags.NUMBER_OF_FRAMES),
          impossible);
    }
    List<SeriesFile> contradicted =
        files.stream()
            .filter(
                file ->
                    file.framesDescribed() > 0
                        && file.numberOfFrames() >= 1
                        && file.framesDescribed() != (long) file.numberOfFrames())
            .toList();
    if (!contradicted.isEmpty()) {
      SeriesFile first = contradicted.get(0);
      findings.add(
          SeriesCheck.FRAMES,
          String.format(
              Locale.ROOT,
              "NumberOfFrames is %d but %d frames are described.",
              (long) first.numberOfFrames(),
              first.framesDescribed()),
          "Have the source write one functional group for each frame.",
          List.of(Tags.NUMBER_OF_FRAMES, Tags.PER_FRAME_GROUPS),
          contradicted);
    }
  }

  private void checkWindow() {
    List<SeriesFile> halves =
        files.stream()
            .filter(file -> Double.isNaN(file.windowCenter()) != Double.isNaN(file.windowWidth()))
            .toList();
    if (!halves.isEmpty()) {
      findings.add(
          SeriesCheck.WINDOW,
          "WindowCenter and WindowWidth are not both there.",
          "The platform computes a window of its own.",
          List.of(Tags.WINDOW_CENTER, Tags.WINDOW_WIDTH),
          halves);
    }
    List<SeriesFile> widths = files.stream().filter(file -> file.windowWidth() < 1).toList();
    if (!widths.isEmpty()) {
      findings.add(
          SeriesCheck.WINDOW,
          "WindowWidth is less than 1.",
          "Have the source write a width of 1 or more (PS3.3 C.11.2.1.2).",
          List.of(Tags.WINDOW_WIDTH),
          widths);
    }
    Map<String, List<SeriesFile>> windows =
        by(
            file ->
                Double.isNaN(file.windowCenter()) || Double.isNaN(file.windowWidth())
                    ? null
                    : file.windowCenter() + "/" + file.windowWidth());
    if (windows.size() > 1) {
      findings.add(
          SeriesCheck.WINDOW,
          Severity.INFO,
          "There are " + windows.size() + " different display windows.",
          "The platform computes one window for the series.",
          List.of(Tags.WINDOW_CENTER, Tags.WINDOW_WIDTH),
          rest(windows, commonest(windows)));
    }
  }

  /** The files by a value, in the order the values are met; files without one are left out. */
  private Map<String, List<SeriesFile>> by(Function<SeriesFile, @Nullable String> value) {
    Map<String, List<SeriesFile>> groups = new LinkedHashMap<>();
    for (SeriesFile file : files) {
      String key = value.apply(file);
      if (key != null) {
        groups.computeIfAbsent(key, any -> new ArrayList<>()).add(file);
      }
    }
    return groups;
  }

  private static String commonest(Map<String, List<SeriesFile>> groups) {
    String best = "";
    int most = 0;
    for (Map.Entry<String, List<SeriesFile>> group : groups.entrySet()) {
      if (group.getValue().size() > most) {
        most = group.getValue().size();
        best = group.getKey();
      }
    }
    return best;
  }

  private static List<SeriesFile> rest(Map<String, List<SeriesFile>> groups, String usual) {
    List<SeriesFile> rest = new ArrayList<>();
    groups.forEach(
        (key, members) -> {
          if (!key.equals(usual)) {
            rest.addAll(members);
          }
        });
    return rest;
  }
}

package dev.assay.encord.series;

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
        files.stream().mapToLong(SeriesFile::payloadBytes).sum(),
        (long) first.rows(),
        (long) first.columns(),
        sliceSpacing,
        findings.inOrder());
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
          SeriesRules.DIFFERENT_STUDIES,
          String.format(
              Locale.ROOT,
              "StudyInstanceUID is %s in %s but %s in %s%s.",
              one.studyUid(),
              one.path(),
              other.studyUid(),
              other.path(),
              studies.size() > 2 ? ", and there are " + (studies.size() - 2) + " more" : ""),
          List.of(Tags.STUDY_INSTANCE_UID),
          rest(studies, String.valueOf(one.studyUid())));
    }
    Map<String, List<SeriesFile>> series = by(SeriesFile::seriesUid);
    if (series.size() > 1) {
      String first = series.keySet().iterator().next();
      findings.add(
          SeriesRules.DIFFERENT_SERIES,
          "There are " + series.size() + " different SeriesInstanceUIDs.",
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
          SeriesRules.PATIENT_ID_EMPTY,
          "PatientID is present without a value.",
          List.of(Tags.PATIENT_ID),
          anonymous);
    }
  }

  private void missing(String tag, String keyword, Predicate<SeriesFile> isMissing) {
    List<SeriesFile> blamed = files.stream().filter(isMissing).toList();
    if (!blamed.isEmpty()) {
      findings.add(
          SeriesRules.TAG_VALUE_MISSING,
          keyword + " is missing or has no value.",
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
      if (InstanceUids.isTooLong(uid)) {
        tooLong.add(file);
      } else if (!InstanceUids.isOfDigitsAndDots(uid)) {
        odd.add(file);
      }
    }
    if (!tooLong.isEmpty()) {
      findings.add(
          SeriesRules.UID_LENGTH, keyword + " has more than 64 characters.", List.of(tag), tooLong);
    }
    if (!odd.isEmpty()) {
      findings.add(
          SeriesRules.UID_CHARACTERS,
          keyword + " has other characters than digits and dots.",
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
          SeriesRules.DUPLICATE_INSTANCE,
          repeated.size() + " files share their SOPInstanceUID with another.",
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
          SeriesRules.DIFFERENT_MATRICES,
          "Rows x Columns are " + String.join(" and ", sizes.keySet()) + ".",
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
          SeriesRules.NUMBER_OF_FRAMES,
          "NumberOfFrames is not a number of 1 or more.",
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
          SeriesRules.NUMBER_OF_FRAMES,
          String.format(
              Locale.ROOT,
              "NumberOfFrames is %d but %d frames are described.",
              (long) first.numberOfFrames(),
              first.framesDescribed()),
          List.of(Tags.NUMBER_OF_FRAMES, Tags.PER_FRAME_GROUPS),
          contradicted);
    }
  }

  private void checkWindow() {
    List<SeriesFile> halves =
        files.stream()
            .filter(file -> file.windowCenters().size() != file.windowWidths().size())
            .toList();
    if (!halves.isEmpty()) {
      findings.add(
          SeriesRules.IMPOSSIBLE_WINDOW,
          "WindowCenter and WindowWidth have different numbers of values.",
          List.of(Tags.WINDOW_CENTER, Tags.WINDOW_WIDTH),
          halves);
    }
    List<SeriesFile> widths =
        files.stream()
            .filter(file -> file.windowWidths().stream().anyMatch(width -> width < 1))
            .toList();
    if (!widths.isEmpty()) {
      findings.add(
          SeriesRules.IMPOSSIBLE_WINDOW,
          "A WindowWidth is less than 1.",
          List.of(Tags.WINDOW_WIDTH),
          widths);
    }
    Map<String, List<SeriesFile>> windows =
        by(
            file ->
                file.windowCenters().isEmpty() || file.windowWidths().isEmpty()
                    ? null
                    : file.windowCenters() + "/" + file.windowWidths());
    if (windows.size() > 1) {
      findings.add(
          SeriesRules.DIFFERENT_WINDOWS,
          "There are " + windows.size() + " different display windows.",
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

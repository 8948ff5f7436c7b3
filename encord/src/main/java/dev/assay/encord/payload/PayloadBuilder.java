package dev.assay.encord.payload;

import dev.assay.encord.gate.Candidate;
import dev.assay.encord.gate.Gate;
import dev.assay.encord.gate.Rules;
import dev.assay.encord.wire.CustomerProvidedAudioMetadata;
import dev.assay.encord.wire.CustomerProvidedImageMetadata;
import dev.assay.encord.wire.CustomerProvidedPdfMetadata;
import dev.assay.encord.wire.CustomerProvidedTextMetadata;
import dev.assay.encord.wire.CustomerProvidedVideoMetadata;
import dev.assay.encord.wire.DataUploadAudio;
import dev.assay.encord.wire.DataUploadImage;
import dev.assay.encord.wire.DataUploadImageGroup;
import dev.assay.encord.wire.DataUploadImageGroupImage;
import dev.assay.encord.wire.DataUploadItem;
import dev.assay.encord.wire.DataUploadItems;
import dev.assay.encord.wire.DataUploadNifti;
import dev.assay.encord.wire.DataUploadPDF;
import dev.assay.encord.wire.DataUploadText;
import dev.assay.encord.wire.DataUploadVideo;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * Collects judged files and makes the upload of them; not thread-safe.
 *
 * <p>The upload is the same whatever the order the files were added in. What an error speaks
 * against is left out of it, and the error says so.
 */
public final class PayloadBuilder {
  private static final Comparator<UploadEntry> BY_PLACE =
      Comparator.comparing(UploadEntry::relativePath, NaturalOrder.INSTANCE)
          .thenComparing(UploadEntry::objectUrl);

  /** The title of a group of images that lie in no folder. */
  private static final String ROOT_GROUP = "images";

  private final List<UploadEntry> entries = new ArrayList<>();
  private Gate gate = Gate.standard();
  private ImageGrouping grouping = ImageGrouping.NONE;
  private boolean skipDuplicateUrls;
  private boolean upsertMetadata;

  /** A builder without files. */
  public PayloadBuilder() {}

  /** Sets the gate whose policy the upload has to meet; {@link Gate#standard()} unless set. */
  public PayloadBuilder judgedBy(Gate gate) {
    this.gate = Objects.requireNonNull(gate, "gate");
    return this;
  }

  /** Sets how images become items; {@link ImageGrouping#NONE} unless set. */
  public PayloadBuilder groupImages(ImageGrouping grouping) {
    this.grouping = Objects.requireNonNull(grouping, "grouping");
    return this;
  }

  /** Sets whether the platform is to skip URLs it has already; false unless set. */
  public PayloadBuilder skipDuplicateUrls(boolean skip) {
    this.skipDuplicateUrls = skip;
    return this;
  }

  /** Sets whether the platform is to update the metadata of items it has; false unless set. */
  public PayloadBuilder upsertMetadata(boolean upsert) {
    this.upsertMetadata = upsert;
    return this;
  }

  /** Adds a file. */
  public PayloadBuilder add(UploadEntry entry) {
    entries.add(Objects.requireNonNull(entry, "entry"));
    return this;
  }

  /** Makes the upload of the files added so far. */
  public Payload build() {
    List<Finding> findings = new ArrayList<>();
    List<DataUploadItem> items = new ArrayList<>();
    for (DataUploadItem item : assembled(registrable(findings))) {
      List<Finding> found = gate.judge(item);
      findings.addAll(found);
      if (!refuses(found)) {
        items.add(item);
      }
    }
    DataUploadItems upload = DataUploadItems.of(items, skipDuplicateUrls, upsertMetadata);
    findings.addAll(gate.judgeWhole(upload));
    return new Payload(
        DataUploadItems.of(items, skipDuplicateUrls, upsertMetadata && skipDuplicateUrls),
        findings);
  }

  /** The files that can be part of an item, in order of place, each URL once. */
  private List<UploadEntry> registrable(List<Finding> findings) {
    List<UploadEntry> files = new ArrayList<>();
    Set<String> urls = new HashSet<>();
    for (UploadEntry entry : entries.stream().sorted(BY_PLACE).toList()) {
      List<Finding> found =
          gate.judge(new Candidate(entry.relativePath(), entry.kind(), entry.metadata() != null));
      findings.addAll(found);
      if (refuses(found)) {
        continue;
      }
      if (entry.objectUrl().isEmpty() || urls.add(entry.objectUrl())) {
        files.add(entry);
      } else if (!skipDuplicateUrls) {
        findings.add(
            Rules.named("DUPLICATE_URL")
                .broken(
                    gate.policy(),
                    "The URL is taken by a file before: " + entry.relativePath() + "."));
      }
    }
    return files;
  }

  /** The items the files make, in order of the place of their first file. */
  private List<DataUploadItem> assembled(List<UploadEntry> files) {
    List<DataUploadItem> singles = new ArrayList<>();
    Map<Series.Key, Series> series = new LinkedHashMap<>();
    Map<String, List<DataUploadImageGroupImage>> groups = new LinkedHashMap<>();
    for (UploadEntry file : files) {
      if (file.kind() == MediaKind.DICOM) {
        series.computeIfAbsent(Series.Key.of(file), Series::new).add(file);
      } else if (file.kind() == MediaKind.IMAGE && grouping == ImageGrouping.FOLDER) {
        groups.computeIfAbsent(file.folder(), folder -> new ArrayList<>()).add(frame(file));
      } else {
        singles.add(single(file));
      }
    }
    List<DataUploadItem> items = new ArrayList<>(singles);
    series.values().forEach(one -> items.add(one.item()));
    groups.forEach(
        (folder, images) ->
            items.add(DataUploadImageGroup.of(images, folder.isEmpty() ? ROOT_GROUP : folder)));
    return items;
  }

  private static DataUploadImageGroupImage frame(UploadEntry file) {
    return new DataUploadImageGroupImage(
        file.objectUrl(), file.title(), (CustomerProvidedImageMetadata) file.metadata(), null);
  }

  private static DataUploadItem single(UploadEntry file) {
    String url = file.objectUrl();
    String title = file.title();
    return switch (file.kind()) {
      case IMAGE -> DataUploadImage.of(url, title, (CustomerProvidedImageMetadata) file.metadata());
      case VIDEO -> DataUploadVideo.of(url, title, (CustomerProvidedVideoMetadata) file.metadata());
      case AUDIO -> DataUploadAudio.of(url, title, (CustomerProvidedAudioMetadata) file.metadata());
      case TEXT -> DataUploadText.of(url, title, (CustomerProvidedTextMetadata) file.metadata());
      case PDF -> DataUploadPDF.of(url, title, (CustomerProvidedPdfMetadata) file.metadata());
      case NIFTI -> DataUploadNifti.of(url, title);
      case DICOM, SCENE, UNKNOWN ->
          throw new IllegalStateException("no item of its own for " + file.kind().label());
    };
  }

  private static boolean refuses(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.severity() == Severity.ERROR);
  }
}

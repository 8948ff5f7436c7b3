package dev.assay.encord.payload;

import dev.assay.encord.wire.CustomerProvidedDicomSeriesDicomFileMetadata;
import dev.assay.encord.wire.CustomerProvidedImageMetadata;
import dev.assay.encord.wire.DataUploadDicomSeries;
import dev.assay.encord.wire.DataUploadDicomSeriesDicomFile;
import dev.assay.encord.wire.DataUploadImageGroup;
import dev.assay.encord.wire.DataUploadImageGroupImage;
import dev.assay.encord.wire.DataUploadItem;
import dev.assay.facts.DicomElement;
import dev.assay.facts.DicomFacts;
import dev.assay.facts.MediaKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The files that become one item together: the images of a folder, or the files of a series. */
final class Group {
  private static final String INSTANCE_NUMBER = "00200013";

  /** The title of a group of images that lie in no folder. */
  private static final String ROOT_GROUP = "images";

  /** What ends a part of a key: less than any character of a file name. */
  private static final char END = '\0';

  private final String key;
  private final List<UploadEntry> files = new ArrayList<>();
  private long bytes;

  /** A group of the files of that {@linkplain #keyOf key}. */
  Group(String key) {
    this.key = key;
  }

  /** What the files of one group have in common. */
  static String keyOf(UploadEntry file) {
    if (file.kind() != MediaKind.DICOM) {
      return NaturalOrder.key(file.folder()) + END;
    }
    return text(file, DicomFacts.STUDY_INSTANCE_UID)
        + END
        + text(file, DicomFacts.SERIES_INSTANCE_UID)
        + END;
  }

  /** A text that puts a file in its place within its group. */
  static String orderOf(UploadEntry file) {
    String order = NaturalOrder.key(file.relativePath()) + END + file.objectUrl();
    return file.kind() == MediaKind.DICOM ? instanceNumber(file) + END + order : order;
  }

  String key() {
    return key;
  }

  /** Adds a file of {@code length} bytes, which is kept unless {@code most} are exceeded. */
  void add(UploadEntry file, long length, long most) {
    bytes += length;
    if (bytes <= most || files.isEmpty()) {
      files.add(file);
    }
  }

  /** The bytes of all files added. */
  long bytes() {
    return bytes;
  }

  /** The files. */
  List<UploadEntry> files() {
    return files;
  }

  /** The folder all files lie in, empty at the root. */
  String folder() {
    String folder = files.get(0).folder();
    for (UploadEntry file : files) {
      while (!folder.isEmpty()
          && !file.folder().equals(folder)
          && !file.folder().startsWith(folder + "/")) {
        folder = folder.substring(0, Math.max(0, folder.lastIndexOf('/')));
      }
    }
    return folder;
  }

  /** The item they make. */
  DataUploadItem item(Map<String, @Nullable Object> clientMetadata, ImageGrouping grouping) {
    if (files.get(0).kind() == MediaKind.DICOM) {
      return new DataUploadDicomSeries(
          files.stream().map(Group::dicomFile).toList(), title(), clientMetadata);
    }
    return new DataUploadImageGroup(
        files.stream().map(Group::image).toList(),
        title(),
        clientMetadata,
        grouping == ImageGrouping.SEQUENCE,
        false);
  }

  /** The folder of all files and, since a folder may hold several, the UID of a series. */
  String title() {
    String folder = folder();
    if (files.get(0).kind() != MediaKind.DICOM) {
      return folder.isEmpty() ? ROOT_GROUP : folder;
    }
    String uid = text(files.get(0), DicomFacts.SERIES_INSTANCE_UID);
    String name = uid.isEmpty() ? "series without a UID" : uid;
    return folder.isEmpty() ? name : folder + "/" + name;
  }

  private static DataUploadImageGroupImage image(UploadEntry file) {
    return new DataUploadImageGroupImage(
        file.objectUrl(),
        file.title(),
        (CustomerProvidedImageMetadata) file.metadata(),
        file.placeholderItemUuid());
  }

  private static DataUploadDicomSeriesDicomFile dicomFile(UploadEntry file) {
    return new DataUploadDicomSeriesDicomFile(
        file.objectUrl(),
        file.title() == null ? file.name() : file.title(),
        (CustomerProvidedDicomSeriesDicomFileMetadata) file.metadata(),
        file.placeholderItemUuid());
  }

  /** InstanceNumber as digits in their order; files without one come last. */
  private static String instanceNumber(UploadEntry file) {
    Object first = first(file, INSTANCE_NUMBER);
    double number = first instanceof Number value ? value.doubleValue() : Double.POSITIVE_INFINITY;
    long bits = Double.doubleToLongBits(number);
    // The bits of negative numbers count downwards: turned round, and put before the others.
    return String.format(Locale.ROOT, "%016x", bits ^ (bits >> 63 | Long.MIN_VALUE));
  }

  private static String text(UploadEntry file, String tag) {
    return Objects.toString(first(file, tag), "");
  }

  private static @Nullable Object first(UploadEntry file, String tag) {
    if (!(file.metadata() instanceof CustomerProvidedDicomSeriesDicomFileMetadata metadata)) {
      return null;
    }
    DicomElement element = metadata.tags().get(tag);
    return element == null || element.value() == null || element.value().isEmpty()
        ? null
        : element.value().get(0);
  }
}

package dev.assay.encord.gate;

import static dev.assay.encord.gate.Check.error;
import static dev.assay.encord.gate.Check.fixed;
import static dev.assay.encord.gate.Check.warning;

import dev.assay.encord.wire.DataUploadAudio;
import dev.assay.encord.wire.DataUploadDicomSeries;
import dev.assay.encord.wire.DataUploadDicomSeriesDicomFile;
import dev.assay.encord.wire.DataUploadImage;
import dev.assay.encord.wire.DataUploadImageGroup;
import dev.assay.encord.wire.DataUploadImageGroupFromItems;
import dev.assay.encord.wire.DataUploadImageGroupImage;
import dev.assay.encord.wire.DataUploadItem;
import dev.assay.encord.wire.DataUploadNifti;
import dev.assay.encord.wire.DataUploadPDF;
import dev.assay.encord.wire.DataUploadText;
import dev.assay.encord.wire.DataUploadVideo;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Rules about one item of an upload. */
final class ItemRules {
  /** Bytes of the longest URL (contract E.2). */
  private static final int URL_BYTES = 16 * 1024;

  /** Characters of the longest file name (contract E.2). */
  private static final int TITLE_CHARACTERS = 300;

  /** Characters of the longest text value (contract E.2). */
  private static final int VALUE_CHARACTERS = 8192;

  /**
   * What the rules about one item look at.
   *
   * @param item the item
   * @param policy what the gate lets through
   */
  record Judged(DataUploadItem item, GatePolicy policy) {}

  static final List<Check<Judged>> ALL =
      List.of(
          fixed("EMPTY_ITEM", null)
              .rule(
                  "A.2",
                  "A group or series has at least one file.",
                  "Leave the group out.",
                  judged -> isEmpty(judged.item()) ? "There is nothing in " + name(judged) : null),
          fixed("EMPTY_URL", "objectUrl")
              .rule(
                  "J.27, D.1",
                  "Every file has a URL, unless the platform's own store holds it.",
                  "Give the URL under which the platform finds the file.",
                  judged ->
                      isNowhere(judged.item()) ? "There is no URL for " + name(judged) : null),
          fixed("URL_WITH_WHITESPACE", "objectUrl")
              .rule(
                  "J.27, D.1",
                  "There is no white space in a URL.",
                  "Percent-encode the URL.",
                  judged ->
                      url(judged, ItemRules::hasWhitespace, "There is white space in the URL ")),
          fixed("LONG_URL", "objectUrl")
              .rule(
                  "J.27, E.2",
                  "A URL has at most 16 KB.",
                  "Move the file to a shorter path.",
                  judged ->
                      judged.item().urls().stream()
                              .anyMatch(
                                  url -> url.getBytes(StandardCharsets.UTF_8).length > URL_BYTES)
                          ? "A URL has more than 16 KB in " + name(judged)
                          : null),
          error("UNTITLED_GROUP", "title")
              .rule(
                  "J.29, A.2",
                  "An image group or DICOM series has a title.",
                  "Give the group a title.",
                  judged ->
                      isGroup(judged.item()) && isBlank(judged.item().title())
                          ? "There is no title for " + name(judged)
                          : null),
          warning("LONG_TITLE", "title")
              .rule(
                  "J.29, E.2",
                  "A title has at most 300 characters.",
                  "Give a shorter title.",
                  judged ->
                      titles(judged.item())
                              .anyMatch(
                                  title ->
                                      title.codePointCount(0, title.length()) > TITLE_CHARACTERS)
                          ? "A title has more than 300 characters in " + name(judged)
                          : null),
          warning("TITLE_WITHOUT_EXTENSION", "title")
              .rule(
                  "J.29, C.4",
                  "The title of a video or audio file ends in a file name extension, that of a"
                      + " NIfTI volume in .nii or .nii.gz.",
                  "Use the file's name as title.",
                  judged ->
                      isWithoutExtension(judged.item())
                          ? "The title has no file name extension: " + name(judged)
                          : null),
          fixed("ITEM_WITHOUT_METADATA", null)
              .rule(
                  "J.33, D.1",
                  "Where the platform cannot reach the files, every item carries its metadata.",
                  "Mend what refuses the metadata, or leave the file out.",
                  judged ->
                      judged.policy().strictClientOnly() && isUndescribed(judged.item())
                          ? "There is no metadata for " + name(judged)
                          : null),
          warning("SEQUENCE_NEEDS_ACCESS", "createVideo")
              .rule(
                  "J.34, G.1, E.1",
                  "The platform is not asked to make a video, which takes its reaching the files"
                      + " and writing to the store.",
                  "Register the images as a group, or allow the integration to write.",
                  judged ->
                      !isSequence(judged.item())
                          ? null
                          : judged.policy().strictClientOnly()
                              ? "The platform cannot make a video of " + name(judged)
                              : "The platform has to write a video to the store of "
                                  + name(judged)),
          warning("SEQUENCE_OF_SEVERAL_SIZES", "createVideo")
              .rule(
                  "J.34, E.1",
                  "The images of a sequence have one size.",
                  "Register them as a group, which leaves them as they are, or by size.",
                  judged ->
                      isSequence(judged.item())
                              && judged.item() instanceof DataUploadImageGroup group
                              && sizes(group) > 1
                          ? "Images of several sizes are resized to one in " + name(judged)
                          : null),
          error("TIFF_IN_SEQUENCE", "createVideo")
              .rule(
                  "J.6, E.1",
                  "There is no TIFF in an image sequence.",
                  "Convert the images, or register them as a group.",
                  judged ->
                      judged.item() instanceof DataUploadImageGroup group
                              && group.createVideo()
                              && group.images().stream().anyMatch(ItemRules::isTiff)
                          ? "There is a TIFF in the image sequence " + name(judged)
                          : null),
          error("CLIENT_METADATA_KEY", "clientMetadata")
              .rule(
                  "J.31, E.2",
                  "Keys of clientMetadata consist of letters, digits, blanks, hyphens,"
                      + " underscores and periods; the platform's own start with $encord.",
                  "Rename the key.",
                  judged ->
                      judged.item().clientMetadata().keySet().stream()
                          .filter(ItemRules::isForbiddenKey)
                          .findFirst()
                          .map(key -> "clientMetadata has the key \"" + key + "\": " + name(judged))
                          .orElse(null)),
          warning("LONG_CLIENT_METADATA", "clientMetadata")
              .rule(
                  "J.31, E.2",
                  "A text in clientMetadata has at most 8192 characters.",
                  "Shorten the text.",
                  judged ->
                      judged.item().clientMetadata().values().stream()
                              .anyMatch(ItemRules::isLongText)
                          ? "A text in clientMetadata is long: " + name(judged)
                          : null));

  private ItemRules() {}

  /** The item by what people know it by, with a full stop. */
  private static String name(Judged judged) {
    return nameOf(judged.item()) + ".";
  }

  /** The item's title or, without one, the beginning of its first URL. */
  static String nameOf(DataUploadItem item) {
    String title = item.title();
    if (title != null && !title.isBlank()) {
      return "\"" + abridged(title) + "\"";
    }
    return item.urls().stream()
        .filter(url -> !url.isEmpty())
        .findFirst()
        .map(ItemRules::abridged)
        .orElse("an item without title and URL");
  }

  private static String abridged(String text) {
    return text.length() <= TITLE_CHARACTERS ? text : text.substring(0, TITLE_CHARACTERS) + "…";
  }

  private static boolean isEmpty(DataUploadItem item) {
    return item instanceof DataUploadImageGroupFromItems group
        ? group.imageItems().isEmpty()
        : item.urls().isEmpty();
  }

  private static boolean isGroup(DataUploadItem item) {
    return item instanceof DataUploadImageGroup
        || item instanceof DataUploadImageGroupFromItems
        || item instanceof DataUploadDicomSeries;
  }

  private static boolean isSequence(DataUploadItem item) {
    return (item instanceof DataUploadImageGroup group && group.createVideo())
        || (item instanceof DataUploadImageGroupFromItems items && items.createVideo());
  }

  private static long sizes(DataUploadImageGroup group) {
    return group.images().stream()
        .map(DataUploadImageGroupImage::imageMetadata)
        .filter(Objects::nonNull)
        .map(image -> List.of(image.width(), image.height()))
        .distinct()
        .count();
  }

  /** Whether a file has no URL nor lies in the platform's own store, where none counts. */
  private static boolean isNowhere(DataUploadItem item) {
    List<String> urls = item.urls();
    List<@Nullable UUID> placeholders = placeholders(item);
    return IntStream.range(0, urls.size())
        .anyMatch(file -> urls.get(file).isEmpty() && placeholders.get(file) == null);
  }

  /** The files' places in the platform's own store, in the order of their URLs. */
  private static List<@Nullable UUID> placeholders(DataUploadItem item) {
    List<@Nullable UUID> placeholders = new ArrayList<>();
    if (item instanceof DataUploadImage image) {
      placeholders.add(image.placeholderItemUuid());
    } else if (item instanceof DataUploadVideo video) {
      placeholders.add(video.placeholderItemUuid());
    } else if (item instanceof DataUploadAudio audio) {
      placeholders.add(audio.placeholderItemUuid());
    } else if (item instanceof DataUploadText text) {
      placeholders.add(text.placeholderItemUuid());
    } else if (item instanceof DataUploadPDF pdf) {
      placeholders.add(pdf.placeholderItemUuid());
    } else if (item instanceof DataUploadNifti nifti) {
      placeholders.add(nifti.placeholderItemUuid());
    } else if (item instanceof DataUploadImageGroup group) {
      group.images().forEach(image -> placeholders.add(image.placeholderItemUuid()));
    } else if (item instanceof DataUploadDicomSeries series) {
      series.dicomFiles().forEach(file -> placeholders.add(file.placeholderItemUuid()));
    }
    return placeholders;
  }

  private static boolean isTiff(DataUploadImageGroupImage image) {
    return image.imageMetadata() != null && image.imageMetadata().mimeType().equals("image/tiff");
  }

  private static @Nullable String url(Judged judged, Predicate<String> fault, String message) {
    return judged.item().urls().stream()
        .filter(fault)
        .findFirst()
        .map(url -> message + abridged(url) + ".")
        .orElse(null);
  }

  private static boolean hasWhitespace(String url) {
    return url.codePoints().anyMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c));
  }

  private static Stream<String> titles(DataUploadItem item) {
    Stream<@Nullable String> frames =
        item instanceof DataUploadImageGroup group
            ? group.images().stream().map(DataUploadImageGroupImage::title)
            : item instanceof DataUploadDicomSeries series
                ? series.dicomFiles().stream().map(DataUploadDicomSeriesDicomFile::title)
                : Stream.empty();
    return Stream.concat(Stream.ofNullable(item.title()), frames.filter(Objects::nonNull));
  }

  private static boolean isWithoutExtension(DataUploadItem item) {
    String title = item.title();
    if (title == null) {
      return false;
    }
    if (item instanceof DataUploadNifti) {
      String lower = title.toLowerCase(Locale.ROOT);
      return !lower.endsWith(".nii") && !lower.endsWith(".nii.gz");
    }
    return (item instanceof DataUploadVideo || item instanceof DataUploadAudio)
        && !title.matches("(?s).*\\.[A-Za-z0-9]{1,8}");
  }

  private static boolean isUndescribed(DataUploadItem item) {
    if (item instanceof DataUploadImageGroup group) {
      return group.images().stream().anyMatch(image -> image.imageMetadata() == null);
    }
    if (item instanceof DataUploadDicomSeries series) {
      return series.dicomFiles().stream().anyMatch(file -> file.dicomMetadata() == null);
    }
    return (item instanceof DataUploadImage image && image.imageMetadata() == null)
        || (item instanceof DataUploadVideo video && video.videoMetadata() == null)
        || (item instanceof DataUploadAudio audio && audio.audioMetadata() == null)
        || (item instanceof DataUploadText text && text.textMetadata() == null)
        || (item instanceof DataUploadPDF pdf && pdf.pdfMetadata() == null);
  }

  private static boolean isBlank(@Nullable String text) {
    return text == null || text.isBlank();
  }

  private static boolean isForbiddenKey(String key) {
    return !key.startsWith("$encord") && !key.matches("[\\p{L}\\p{Nd} ._-]+");
  }

  private static boolean isLongText(@Nullable Object value) {
    return value instanceof String text && text.length() > VALUE_CHARACTERS;
  }
}

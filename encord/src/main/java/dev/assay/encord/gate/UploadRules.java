package dev.assay.encord.gate;

import static dev.assay.encord.gate.Check.error;
import static dev.assay.encord.gate.Check.fixed;
import static dev.assay.encord.gate.Check.warning;

import dev.assay.encord.wire.DataUploadItem;
import dev.assay.encord.wire.DataUploadItems;
import dev.assay.encord.wire.EncordJson;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about an upload as a whole. */
final class UploadRules {
  private static final int MANY_ENTRIES = 10_000;
  private static final int MOST_ITEMS = 500_000;
  private static final int MOST_URLS = 1_000_000;
  private static final long LARGE = 100_000_000;

  private static final String SPLIT =
      "Split the upload: --max-items and --max-bytes say how finely.";

  /**
   * What the rules about an upload look at.
   *
   * @param items items in it
   * @param urls URLs in them
   * @param bytes its length as JSON
   * @param skipDuplicateUrls whether duplicates are skipped
   * @param upsertMetadata whether what the platform has is updated
   * @param duplicate what has the same URLs as an item before it; null when nothing has
   */
  record Whole(
      long items,
      long urls,
      long bytes,
      boolean skipDuplicateUrls,
      boolean upsertMetadata,
      @Nullable String duplicate) {

    static Whole of(DataUploadItems items) {
      return new Whole(
          items.all().size(),
          items.all().stream().mapToLong(item -> item.urls().size()).sum(),
          EncordJson.length(items),
          items.skipDuplicateUrls(),
          items.upsertMetadata(),
          UploadRules.duplicate(items));
    }
  }

  static final List<Check<Whole>> ALL =
      List.of(
          error("DUPLICATE_URL", "objectUrl")
              .rule(
                  "J.27, D.1",
                  "No two items have the same URLs, unless duplicates are to be skipped.",
                  "Leave one of them out, or let the platform skip duplicates.",
                  whole ->
                      whole.duplicate() == null
                          ? null
                          : "The same URLs are registered twice: " + whole.duplicate() + "."),
          fixed("UPSERT_WITHOUT_SKIP", "upsertMetadata")
              .rule(
                  "J.28, A.2",
                  "Metadata is updated only where duplicates are skipped.",
                  "Let the platform skip duplicates too.",
                  whole ->
                      whole.upsertMetadata() && !whole.skipDuplicateUrls()
                          ? "upsertMetadata has no effect without skipDuplicateUrls."
                          : null),
          warning("MANY_ENTRIES", null)
              .rule(
                  "J.30, E.2",
                  "There are at most 10,000 entries, the platform's recommendation.",
                  SPLIT,
                  whole ->
                      whole.items() > MANY_ENTRIES
                          ? "There are " + whole.items() + " entries."
                          : null),
          fixed("TOO_MANY_ITEMS", null)
              .rule(
                  "J.30, E.2",
                  "There are at most 500,000 items.",
                  SPLIT,
                  whole ->
                      whole.items() > MOST_ITEMS ? "There are " + whole.items() + " items." : null),
          fixed("TOO_MANY_URLS", null)
              .rule(
                  "J.30, E.2",
                  "There are at most 1,000,000 URLs.",
                  SPLIT,
                  whole ->
                      whole.urls() > MOST_URLS ? "There are " + whole.urls() + " URLs." : null),
          warning("LARGE_UPLOAD", null)
              .rule(
                  "J.30, E.2",
                  "The upload has at most 100 MB as JSON, the platform's recommendation.",
                  SPLIT,
                  whole ->
                      whole.bytes() > LARGE
                          ? "The upload has " + whole.bytes() + " bytes."
                          : null));

  private UploadRules() {}

  private static @Nullable String duplicate(DataUploadItems items) {
    if (items.skipDuplicateUrls()) {
      return null;
    }
    Set<List<String>> seen = new HashSet<>();
    for (DataUploadItem item : items.all()) {
      if (!item.urls().isEmpty() && !seen.add(item.urls())) {
        return ItemRules.nameOf(item);
      }
    }
    return null;
  }
}

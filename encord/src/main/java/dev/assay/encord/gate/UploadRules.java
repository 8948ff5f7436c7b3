package dev.assay.encord.gate;

import static dev.assay.encord.gate.Check.error;
import static dev.assay.encord.gate.Check.warning;

import com.fasterxml.jackson.core.JsonProcessingException;
import dev.assay.encord.wire.DataUploadItem;
import dev.assay.encord.wire.DataUploadItems;
import dev.assay.encord.wire.EncordJson;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
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

  private static final String SPLIT = "Split the upload.";

  static final List<Check<DataUploadItems>> ALL =
      List.of(
          error("DUPLICATE_URL", "objectUrl")
              .rule(
                  "J.27, D.1",
                  "No two items have the same URLs, unless duplicates are to be skipped.",
                  "Leave one of them out, or let the platform skip duplicates.",
                  UploadRules::duplicate),
          error("UPSERT_WITHOUT_SKIP", "upsertMetadata")
              .rule(
                  "J.28, A.2",
                  "Metadata is updated only where duplicates are skipped.",
                  "Let the platform skip duplicates too.",
                  items ->
                      items.upsertMetadata() && !items.skipDuplicateUrls()
                          ? "upsertMetadata has no effect without skipDuplicateUrls."
                          : null),
          warning("MANY_ENTRIES", null)
              .rule(
                  "J.30, E.2",
                  "There are at most 10,000 entries, the platform's recommendation.",
                  SPLIT,
                  items ->
                      items.all().size() > MANY_ENTRIES
                          ? "There are " + items.all().size() + " entries."
                          : null),
          error("TOO_MANY_ITEMS", null)
              .rule(
                  "J.30, E.2",
                  "There are at most 500,000 items.",
                  SPLIT,
                  items ->
                      items.all().size() > MOST_ITEMS
                          ? "There are " + items.all().size() + " items."
                          : null),
          error("TOO_MANY_URLS", null)
              .rule(
                  "J.30, E.2",
                  "There are at most 1,000,000 URLs.",
                  SPLIT,
                  items -> {
                    long urls = items.all().stream().mapToLong(item -> item.urls().size()).sum();
                    return urls > MOST_URLS ? "There are " + urls + " URLs." : null;
                  }),
          warning("LARGE_UPLOAD", null)
              .rule(
                  "J.30, E.2",
                  "The upload has at most 100 MB as JSON, the platform's recommendation.",
                  SPLIT,
                  items -> {
                    long length = length(items);
                    return length > LARGE ? "The upload has " + length + " bytes." : null;
                  }));

  private UploadRules() {}

  private static @Nullable String duplicate(DataUploadItems items) {
    if (items.skipDuplicateUrls()) {
      return null;
    }
    Set<List<String>> seen = new HashSet<>();
    for (DataUploadItem item : items.all()) {
      if (!item.urls().isEmpty() && !seen.add(item.urls())) {
        return "The same URLs are registered twice: " + ItemRules.nameOf(item) + ".";
      }
    }
    return null;
  }

  /** Bytes of the upload as JSON. */
  private static long length(DataUploadItems items) {
    Counter counter = new Counter();
    try {
      EncordJson.mapper().writeValue(counter, items);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not to be written as JSON: " + e.getMessage(), e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return counter.length;
  }

  /** A stream that keeps nothing but the number of bytes. */
  private static final class Counter extends OutputStream {
    private long length;

    @Override
    public void write(int b) {
      length++;
    }

    @Override
    public void write(byte[] bytes, int offset, int count) {
      length += count;
    }
  }
}

package dev.assay.encord.payload;

import dev.assay.encord.payload.PayloadForm.Dialect;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Writes one part of an upload, an item at a time, each on a line of its own. */
final class PartWriter implements Closeable {
  /** What stands between two items, or around the first: a comma and a line break at most. */
  private static final int SEPARATOR_BYTES = 2;

  private final OutputStream out;
  private final PayloadForm form;
  private final Map<String, Long> lists = new LinkedHashMap<>();
  private long bytes;
  private long items;
  private long urls;
  private @Nullable ItemList open;
  private boolean hasMembers;

  /** Starts a part; {@link #close} closes the stream. */
  PartWriter(OutputStream out, PayloadForm form) throws IOException {
    this.out = out;
    this.form = form;
    write(form.job() == null ? "{" : "{\"" + wrapper() + "\":{");
  }

  /** The bytes a part has at most besides its items and what {@link #room} counts for them. */
  static long frameBytes(PayloadForm form) throws IOException {
    PartWriter empty = new PartWriter(OutputStream.nullOutputStream(), form);
    for (ItemList list : ItemList.values()) {
      empty.open(list);
      empty.write("\n");
    }
    empty.finish();
    return empty.bytes;
  }

  /** The bytes an item takes at most. */
  static long room(byte[] item) {
    return (long) item.length + SEPARATOR_BYTES;
  }

  /** Adds an item to its list; lists come in their order. */
  void add(ItemList list, byte[] item, int urls) throws IOException {
    if (open != list) {
      openUpTo(list);
    }
    String name = name(list);
    write(lists.containsKey(name) ? ",\n" : "\n");
    out.write(item);
    bytes += item.length;
    items++;
    this.urls += urls;
    lists.merge(name, 1L, Long::sum);
  }

  /** Writes what follows the last item. */
  PayloadPart finish() throws IOException {
    openUpTo(null);
    String separator = hasMembers ? ",\n\"" : "\"";
    boolean file = form.dialect() == Dialect.JSON_FILE;
    write(
        separator
            + (file ? "skip_duplicate_urls" : "skipDuplicateUrls")
            + "\":"
            + form.skipDuplicateUrls()
            + ",\n\""
            + (file ? "upsert_metadata" : "upsertMetadata")
            + "\":"
            + form.upsertMetadata()
            + "}");
    PayloadForm.Job job = form.job();
    if (job != null) {
      if (job.integrationHash() != null) {
        write(",\n\"integrationHash\":\"" + job.integrationHash() + "\"");
      }
      write(",\n\"ignoreErrors\":" + job.ignoreErrors() + "}");
    }
    write("\n");
    return new PayloadPart(items, urls, bytes, lists);
  }

  @Override
  public void close() throws IOException {
    out.close();
  }

  /** Closes the open list, and opens and closes empty ones, up to one; null for behind the last. */
  private void openUpTo(@Nullable ItemList list) throws IOException {
    ItemList before = open;
    closeList();
    if (form.dialect() == Dialect.ITEMS) {
      for (ItemList empty : ItemList.values()) {
        if ((before == null || empty.compareTo(before) > 0)
            && (list == null || empty.compareTo(list) < 0)) {
          open(empty);
          closeList();
        }
      }
    }
    if (list != null) {
      open(list);
    }
  }

  private void open(ItemList list) throws IOException {
    if (open != null) {
      closeList();
    }
    write((hasMembers ? ",\n\"" : "\"") + name(list) + "\":[");
    hasMembers = true;
    open = list;
  }

  private void closeList() throws IOException {
    ItemList list = open;
    if (list != null) {
      write(lists.containsKey(name(list)) ? "\n]" : "]");
      open = null;
    }
  }

  private String name(ItemList list) {
    return form.dialect() == Dialect.ITEMS ? list.wireName() : list.fileName();
  }

  private String wrapper() {
    return form.dialect() == Dialect.ITEMS ? "dataItems" : "externalFiles";
  }

  private void write(String text) throws IOException {
    byte[] encoded = text.getBytes(StandardCharsets.UTF_8);
    out.write(encoded);
    bytes += encoded.length;
  }
}

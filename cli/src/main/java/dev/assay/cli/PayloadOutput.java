package dev.assay.cli;

import dev.assay.archive.ArchivePath;
import dev.assay.encord.gate.Gate;
import dev.assay.encord.gate.Rules;
import dev.assay.encord.payload.PayloadBuilder;
import dev.assay.encord.payload.PayloadPart;
import dev.assay.encord.payload.UploadEntry;
import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import dev.assay.objects.Stores;
import dev.assay.scan.ScanRecord;
import dev.assay.scan.StoredRecord;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** An upload payload on its way from records to files. */
final class PayloadOutput implements Closeable {
  /** Findings of one kind that are shown; the others are counted. */
  private static final int SHOWN = 5;

  private static final char REPLACEMENT = '\uFFFD';

  private final PayloadOptions options;
  private final Gate gate;
  private final Supplier<Stores> stores;
  private final @Nullable Sidecars sidecars;
  private final @Nullable ClientMetadataTable table;
  private final Placeholders placeholders;
  private final PayloadFiles files;
  private final PayloadBuilder builder;
  private final Map<String, Said> said = new LinkedHashMap<>();
  private List<PayloadPart> parts = List.of();
  private @Nullable Path written;

  private PayloadOutput(
      PayloadOptions options,
      Gate gate,
      Supplier<Stores> stores,
      @Nullable Sidecars sidecars,
      @Nullable ClientMetadataTable table,
      Placeholders placeholders,
      PayloadFiles files) {
    this.options = options;
    this.gate = gate;
    this.stores = stores;
    this.sidecars = sidecars;
    this.table = table;
    this.placeholders = placeholders;
    this.files = files;
    this.builder =
        new PayloadBuilder(files.staging())
            .judgedBy(gate)
            .groupImages(options.grouping())
            .writtenAs(options.form())
            .dividedBy(options.limits())
            .with(PayloadOptions.together(sidecars, table));
  }

  /** Findings of one code and severity: the first few, and how many there are. */
  record Said(List<Finding> first, long count) {

    Said and(Finding finding) {
      List<Finding> kept = new ArrayList<>(first);
      if (kept.size() < SHOWN) {
        kept.add(finding);
      }
      return new Said(kept, count + 1);
    }
  }

  /**
   * Starts a payload.
   *
   * @param base the folder that paths count from; null when the files are not at hand
   * @param stores what the files can have been read from
   */
  static PayloadOutput open(
      PayloadOptions options,
      Gate gate,
      @Nullable Path base,
      Supplier<Stores> stores,
      Console console)
      throws IOException {
    ClientMetadataTable table = options.table();
    Placeholders placeholders = options.placeholders();
    PayloadFiles files = PayloadFiles.at(options.file(), console);
    return new PayloadOutput(
        options, gate, stores, options.sidecars(base), table, placeholders, files);
  }

  /** Adds a file that was inspected; nothing when that ended without facts. */
  void add(ScanRecord record) throws IOException {
    if (record.facts() != null) {
      add(
          record.path(),
          record.identity().uri(),
          record.kind(),
          record.metadata(),
          Gate.refuses(record.findings()));
    }
  }

  /** Adds a file from its record; nothing when its inspection ended without facts. */
  void add(StoredRecord record) throws IOException {
    if (record.hasFacts() && !(options.skipDuplicates() && record.duplicateOf() != null)) {
      add(record.path(), record.uri(), record.kind(), record.metadata(), record.isRefused());
    }
  }

  /**
   * Adds a file that was inspected.
   *
   * @param uri where it was read from
   * @param metadata what the gate lets pass; null for nothing
   * @param refused whether anything speaks against the file
   */
  private void add(
      String path,
      String uri,
      MediaKind kind,
      @Nullable CustomerProvidedMetadata metadata,
      boolean refused)
      throws IOException {
    if (sidecars != null && sidecars.isSidecar(path)) {
      if (!sidecars.isUsed(path)) {
        say("UNUSED_CLIENT_METADATA", "There is nothing that " + path + " is about.");
      }
      return;
    }
    boolean proven = metadata != null || (kind == MediaKind.NIFTI && !refused);
    if (!proven && !options.includeRefused()) {
      return;
    }
    if (!proven && ArchivePath.isInside(uri)) {
      // Nobody can look for himself where there is no URL.
      say("INSIDE_ARCHIVE", path + " lies inside an archive and has no URL of its own.");
      return;
    }
    String url;
    try {
      // What stands for bytes of a name that are no UTF-8 leads to no object.
      if (path.indexOf(REPLACEMENT) >= 0) {
        throw new IllegalArgumentException("not valid Unicode: " + path);
      }
      url = options.url(path, uri, stores.get());
    } catch (IllegalArgumentException e) {
      say("PATH_NOT_UNICODE", "No URL can be made of the path " + path + ".");
      return;
    }
    builder.add(new UploadEntry(url, null, kind, metadata, path, placeholders.of(path)));
  }

  /** Writes the parts; they do not appear before {@link #commit}. */
  void write() throws IOException {
    parts = builder.write(files, this::say);
    for (String path : placeholders.unused()) {
      say("UNUSED_PLACEHOLDER", "No item of the upload is " + path + ", which has a placeholder.");
    }
    if (table != null) {
      for (String path : table.unused()) {
        say("UNUSED_CLIENT_METADATA", "The table names " + path + ", which is not in the upload.");
      }
    }
  }

  /** Lets the parts appear. */
  void commit() throws IOException {
    written = files.commit(parts);
  }

  /** The payload or, when there are several, their manifest; null for standard output. */
  @Nullable Path written() {
    return written;
  }

  /** The parts, once written. */
  List<PayloadPart> parts() {
    return parts;
  }

  /** What was said of the payload, by code. */
  Iterable<Said> said() {
    return said.values();
  }

  boolean hasErrors() {
    return said.values().stream().anyMatch(one -> one.first().get(0).severity() == Severity.ERROR);
  }

  private void say(String code, String message) {
    Finding finding = gate.policy().broken(Rules.named(code), message);
    if (finding != null) {
      say(finding);
    }
  }

  private void say(Finding finding) {
    said.merge(
        finding.code() + finding.severity(),
        new Said(List.of(finding), 1),
        (before, one) -> before.and(finding));
  }

  @Override
  public void close() throws IOException {
    try (files) {
      builder.close();
    }
  }
}

package dev.assay.encord.payload;

import dev.assay.encord.gate.Gate;
import dev.assay.encord.wire.DataUploadItem;
import dev.assay.encord.wire.DataUploadItems;
import dev.assay.finding.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Collects judged files and makes the upload of them; not thread-safe. */
public final class PayloadBuilder {
  private final List<UploadEntry> entries = new ArrayList<>();
  private boolean skipDuplicateUrls;
  private boolean upsertMetadata;

  /** A builder without files. */
  public PayloadBuilder() {}

  /** Sets the gate whose policy the upload has to meet; {@link Gate#standard()} unless set. */
  public PayloadBuilder judgedBy(Gate gate) {
    Objects.requireNonNull(gate, "gate");
    return this;
  }

  /** Sets how images become items; {@link ImageGrouping#NONE} unless set. */
  public PayloadBuilder groupImages(ImageGrouping grouping) {
    Objects.requireNonNull(grouping, "grouping");
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
    return new Payload(DataUploadItems.of(items, skipDuplicateUrls, upsertMetadata), findings);
  }
}

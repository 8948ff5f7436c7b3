package dev.assay.encord.payload;

import dev.assay.encord.gate.Candidate;
import dev.assay.encord.gate.Gate;
import dev.assay.encord.gate.Rules;
import dev.assay.encord.payload.PayloadForm.Dialect;
import dev.assay.encord.payload.SortedSpool.Line;
import dev.assay.encord.wire.CustomerProvidedAudioMetadata;
import dev.assay.encord.wire.CustomerProvidedImageMetadata;
import dev.assay.encord.wire.CustomerProvidedPdfMetadata;
import dev.assay.encord.wire.CustomerProvidedTextMetadata;
import dev.assay.encord.wire.CustomerProvidedVideoMetadata;
import dev.assay.encord.wire.DataUploadAudio;
import dev.assay.encord.wire.DataUploadImage;
import dev.assay.encord.wire.DataUploadItem;
import dev.assay.encord.wire.DataUploadItems;
import dev.assay.encord.wire.DataUploadNifti;
import dev.assay.encord.wire.DataUploadPDF;
import dev.assay.encord.wire.DataUploadText;
import dev.assay.encord.wire.DataUploadVideo;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Finding;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Collects judged files and writes the upload of them; not thread-safe.
 *
 * <p>The upload is the same whatever the order the files were added in. What an error speaks
 * against is left out of it, and the error says so.
 *
 * <p>However many files there are, memory holds a buffer of them and one item: the others wait in a
 * temporary file. Only URLs that occur more than once are all remembered.
 */
public final class PayloadBuilder implements Closeable {
  private static final long BUFFER_BYTES = 16L << 20;

  private static final byte[] NOTHING = {};

  private final SortedSpool files;
  private final SortedSpool urls;
  private Gate gate = Gate.standard();
  private ImageGrouping grouping = ImageGrouping.NONE;
  private PayloadForm form = PayloadForm.items();
  private PayloadLimits limits = PayloadLimits.standard();
  private ClientMetadata clientMetadata = ClientMetadata.NONE;

  /**
   * A builder without files.
   *
   * @param folder where a temporary file is made when there are many files
   */
  public PayloadBuilder(Path folder) {
    this(folder, BUFFER_BYTES);
  }

  PayloadBuilder(Path folder, long bufferBytes) {
    this.files = new SortedSpool(folder, bufferBytes);
    this.urls = new SortedSpool(folder, bufferBytes);
  }

  /** Sets the gate whose policy the upload has to meet; {@link Gate#standard()} unless set. */
  public PayloadBuilder judgedBy(Gate gate) {
    this.gate = Objects.requireNonNull(gate, "gate");
    return this;
  }

  /** Sets how images become items; {@link ImageGrouping#NONE} unless set. Before any file. */
  public PayloadBuilder groupImages(ImageGrouping grouping) {
    this.grouping = Objects.requireNonNull(grouping, "grouping");
    return this;
  }

  /** Sets how the upload is written; {@link PayloadForm#items()} unless set. */
  public PayloadBuilder writtenAs(PayloadForm form) {
    this.form = Objects.requireNonNull(form, "form");
    return this;
  }

  /** Sets what a part holds at most; {@link PayloadLimits#standard()} unless set. */
  public PayloadBuilder dividedBy(PayloadLimits limits) {
    this.limits = Objects.requireNonNull(limits, "limits");
    return this;
  }

  /** Sets the caller's own metadata; {@link ClientMetadata#NONE} unless set. */
  public PayloadBuilder with(ClientMetadata clientMetadata) {
    this.clientMetadata = Objects.requireNonNull(clientMetadata, "clientMetadata");
    return this;
  }

  /** Adds a file. */
  public PayloadBuilder add(UploadEntry file) throws IOException {
    String place = isGrouped(file) ? Group.keyOf(file) + Group.orderOf(file) : Group.orderOf(file);
    files.add(ItemList.order(listOf(file)) + place, file.toBytes());
    if (!file.objectUrl().isEmpty()) {
      urls.add(file.objectUrl(), NOTHING);
    }
    return this;
  }

  /**
   * Writes the upload of the files added so far; nothing can be added or written after it.
   *
   * @param sink where its parts go; there is at least one
   * @param findings takes what is to be said, an error for what was left out
   * @return the parts
   */
  public List<PayloadPart> write(PartSink sink, Consumer<Finding> findings) throws IOException {
    DataUploadItems flags =
        DataUploadItems.of(List.of(), form.skipDuplicateUrls(), form.upsertMetadata());
    gate.judgeWhole(flags).forEach(findings);
    PayloadForm written =
        form.withUpsertMetadata(form.upsertMetadata() && form.skipDuplicateUrls());
    try (Writing writing = new Writing(sink, findings, written)) {
      return writing.run();
    }
  }

  @Override
  public void close() throws IOException {
    try (files) {
      urls.close();
    }
  }

  private boolean isGrouped(UploadEntry file) {
    return file.kind() == MediaKind.DICOM
        || (file.kind() == MediaKind.IMAGE && grouping != ImageGrouping.NONE);
  }

  private @Nullable ItemList listOf(UploadEntry file) {
    return switch (file.kind()) {
      case IMAGE -> grouping == ImageGrouping.NONE ? ItemList.IMAGES : ItemList.IMAGE_GROUPS;
      case VIDEO -> ItemList.VIDEOS;
      case AUDIO -> ItemList.AUDIO;
      case TEXT -> ItemList.TEXT;
      case PDF -> ItemList.PDF;
      case NIFTI -> ItemList.NIFTI;
      case DICOM -> file.metadata() == null ? null : ItemList.DICOM_SERIES;
      case SCENE, UNKNOWN -> null;
    };
  }

  /** The URLs that more than one file has. */
  private Set<String> repeatedUrls() throws IOException {
    Set<String> repeated = new HashSet<>();
    SortedSpool.Lines lines = urls.lines();
    String before = null;
    for (Line line = lines.next(); line != null; line = lines.next()) {
      if (line.key().equals(before)) {
        repeated.add(before);
      }
      before = line.key();
    }
    return repeated;
  }

  private static DataUploadItem single(
      UploadEntry file, Map<String, @Nullable Object> clientMetadata) {
    String url = file.objectUrl();
    String title = file.title();
    UUID uuid = file.placeholderItemUuid();
    return switch (file.kind()) {
      case IMAGE ->
          new DataUploadImage(
              url, title, clientMetadata, (CustomerProvidedImageMetadata) file.metadata(), uuid);
      case VIDEO ->
          new DataUploadVideo(
              url, title, clientMetadata, (CustomerProvidedVideoMetadata) file.metadata(), uuid);
      case AUDIO ->
          new DataUploadAudio(
              url, title, clientMetadata, (CustomerProvidedAudioMetadata) file.metadata(), uuid);
      case TEXT ->
          new DataUploadText(
              url, title, clientMetadata, (CustomerProvidedTextMetadata) file.metadata(), uuid);
      case PDF ->
          new DataUploadPDF(
              url, title, clientMetadata, (CustomerProvidedPdfMetadata) file.metadata(), uuid);
      case NIFTI -> new DataUploadNifti(url, title, clientMetadata, uuid);
      case DICOM, SCENE, UNKNOWN ->
          throw new IllegalStateException("no item of its own for " + file.kind().label());
    };
  }

  /** One pass over the files, which turns them into items and the items into parts. */
  private final class Writing implements Closeable {
    private final PartSink sink;
    private final Consumer<Finding> findings;
    private final PayloadForm written;
    private final Set<String> repeated;
    private final long frameBytes;
    private final Set<String> taken = new HashSet<>();
    private final Set<String> said = new HashSet<>();
    private final List<PayloadPart> parts = new ArrayList<>();
    private PartWriter part;
    private int opened = 1;
    private long items;
    private long urlCount;
    private long bytes;

    Writing(PartSink sink, Consumer<Finding> findings, PayloadForm written) throws IOException {
      this.sink = sink;
      this.findings = findings;
      this.written = written;
      this.repeated = repeatedUrls();
      this.frameBytes = PartWriter.frameBytes(written);
      this.part = new PartWriter(sink.open(1), written);
    }

    List<PayloadPart> run() throws IOException {
      SortedSpool.Lines lines = files.lines();
      Group group = null;
      for (Line line = lines.next(); line != null; line = lines.next()) {
        UploadEntry file = UploadEntry.parse(line.body());
        if (!isRegistrable(file)) {
          continue;
        }
        String key = isGrouped(file) ? Group.keyOf(file) : null;
        if (group != null && !group.key().equals(key)) {
          emit(group);
          group = null;
        }
        if (key == null) {
          emit(file);
        } else {
          group = group == null ? new Group(key) : group;
          group.add(file, line.body().length, limits.bytes());
        }
      }
      if (group != null) {
        emit(group);
      }
      finishPart();
      return parts;
    }

    private boolean isRegistrable(UploadEntry file) {
      List<Finding> found =
          gate.judge(new Candidate(file.relativePath(), file.kind(), file.metadata() != null));
      found.forEach(findings);
      if (Gate.refuses(found)) {
        return false;
      }
      if (!repeated.contains(file.objectUrl()) || taken.add(file.objectUrl())) {
        return true;
      }
      if (!form.skipDuplicateUrls()) {
        say("DUPLICATE_URL", "The URL is taken by a file before: " + file.relativePath() + ".");
      }
      return false;
    }

    private void emit(UploadEntry file) throws IOException {
      Map<String, @Nullable Object> metadata = clientMetadataOf(file.relativePath());
      if (metadata != null) {
        emit(single(file, metadata));
      }
    }

    private void emit(Group group) throws IOException {
      if (group.bytes() > limits.bytes()) {
        refuseAsTooLarge(group.title(), group.bytes());
        return;
      }
      for (UploadEntry file : group.files()) {
        Map<String, @Nullable Object> own = clientMetadataOf(file.relativePath());
        if (own != null && !own.isEmpty()) {
          say(
              "CLIENT_METADATA_OF_A_PART",
              "The clientMetadata of " + file.relativePath() + " is not sent.");
        }
      }
      Map<String, @Nullable Object> metadata = clientMetadataOf(group.folder());
      if (metadata != null) {
        emit(group.item(metadata, grouping));
      }
    }

    /** The caller's metadata, empty for none; null when it is invalid, which is said. */
    private @Nullable Map<String, @Nullable Object> clientMetadataOf(String place)
        throws IOException {
      try {
        Map<String, @Nullable Object> metadata = clientMetadata.of(place);
        return metadata == null ? Map.of() : metadata;
      } catch (ClientMetadata.InvalidException e) {
        say("CLIENT_METADATA_INVALID", String.valueOf(e.getMessage()));
        return null;
      }
    }

    private void emit(DataUploadItem item) throws IOException {
      List<Finding> found = gate.judge(item);
      found.forEach(findings);
      if (Gate.refuses(found) || isLostOnTheWay(item)) {
        return;
      }
      byte[] text = ItemText.of(item, written);
      long room = PartWriter.room(text);
      int itemUrls = item.urls().size();
      if (frameBytes + room > limits.bytes() || itemUrls > limits.urls()) {
        refuseAsTooLarge(item.title() == null ? item.urls().get(0) : item.title(), text.length);
        return;
      }
      if (items + 1 > limits.items()
          || urlCount + itemUrls > limits.urls()
          || frameBytes + bytes + room > limits.bytes()) {
        finishPart();
        part = new PartWriter(sink.open(++opened), written);
        items = 0;
        urlCount = 0;
        bytes = 0;
      }
      part.add(ItemList.of(item), text, itemUrls);
      items++;
      urlCount += itemUrls;
      bytes += room;
    }

    /** Says what the registration file cannot carry, or not surely; whether the item is refused. */
    private boolean isLostOnTheWay(DataUploadItem item) {
      if (written.dialect() == Dialect.ITEMS) {
        return false;
      }
      ItemList list = ItemList.of(item);
      if (!list.isDocumented()) {
        sayOnce(
            "UNVERIFIED_LIST",
            list.fileName(),
            "No document names the list \"" + list.fileName() + "\" of the registration file.");
      }
      if (ItemText.leavesMetadataBehind(item)) {
        String lost = "The registration file has no place for the metadata of the files in ";
        if (gate.policy().strictClientOnly()) {
          return Gate.refuses(say("METADATA_NOT_CARRIED", lost + item.title() + "."));
        }
        sayOnce("METADATA_LEFT_BEHIND", list.fileName(), lost + list.fileName() + ".");
      }
      if (ItemText.carriesMetadata(item)) {
        sayOnce(
            "UNVERIFIED_INNER_CASE",
            "",
            "No document that could be read shows how keys inside metadata are spelt in the"
                + " registration file; here they are in "
                + (written.innerCase() == PayloadForm.InnerCase.SNAKE ? "snake_case" : "camelCase")
                + ".");
      }
      return false;
    }

    private void refuseAsTooLarge(String name, long length) {
      say(
          "ITEM_TOO_LARGE",
          "\""
              + name
              + "\" takes "
              + length
              + " bytes, and a part holds "
              + limits.bytes()
              + " bytes and "
              + limits.urls()
              + " URLs at most.");
    }

    private List<Finding> say(String code, String message) {
      Finding finding = gate.policy().broken(Rules.named(code), message);
      if (finding == null) {
        return List.of();
      }
      findings.accept(finding);
      return List.of(finding);
    }

    private void sayOnce(String code, String about, String message) {
      if (said.add(code + " " + about)) {
        say(code, message);
      }
    }

    private void finishPart() throws IOException {
      PayloadPart whole = part.finish();
      part.close();
      parts.add(whole);
      gate.judgePart(whole.items(), whole.urls(), whole.bytes()).forEach(findings);
    }

    @Override
    public void close() throws IOException {
      part.close();
    }
  }
}

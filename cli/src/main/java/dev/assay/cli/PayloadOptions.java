package dev.assay.cli;

import dev.assay.encord.payload.ClientMetadata;
import dev.assay.encord.payload.ImageGrouping;
import dev.assay.encord.payload.ObjectUrls;
import dev.assay.encord.payload.PayloadForm;
import dev.assay.encord.payload.PayloadForm.Dialect;
import dev.assay.encord.payload.PayloadForm.InnerCase;
import dev.assay.encord.payload.PayloadLimits;
import dev.assay.objects.Stores;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** The options of the upload payload, which need each other. */
final class PayloadOptions {
  private static final String NONE = "none";

  @Option(
      names = "--payload",
      required = true,
      paramLabel = "FILE",
      description = {
        "Where the upload payload goes; - is standard output. What does not fit into one goes into"
            + " FILE-0001.json and so on, and a manifest lists them."
      })
  private Path file = Path.of("upload.json");

  @Option(
      names = "--url-prefix",
      paramLabel = "URL",
      description =
          "What stands before a file's path in its object URL. What was read from a store has the"
              + " store's URL without it.")
  private @Nullable String urlPrefix;

  @Option(
      names = "--url-style",
      paramLabel = "https|s3|gs|az",
      description =
          "How the store's URL is written: as its HTTPS address (default), or with its own scheme.")
  private @Nullable String urlStyle;

  @Option(
      names = "--group-images",
      paramLabel = "none|folder",
      defaultValue = "none",
      description = "Images one by one (default), or those of a folder as one group.")
  private String groupImages = NONE;

  @Option(
      names = "--image-sequences",
      description =
          "The images of a folder as one sequence, of which the platform makes a video in the"
              + " store.")
  private boolean imageSequences;

  @Option(
      names = "--skip-duplicate-urls",
      description = "Let the platform skip URLs that the folder already has.")
  private boolean skipDuplicateUrls;

  @Option(
      names = "--skip-duplicates",
      description =
          "Leave out files that have the content of another; needs records made with --dedupe.")
  private boolean skipDuplicates;

  @Option(
      names = "--upsert-metadata",
      description = "Let it update the metadata of those; needs --skip-duplicate-urls.")
  private boolean upsertMetadata;

  @Option(
      names = "--include-refused",
      description =
          "Also list files whose metadata was refused, without metadata: the platform then reads"
              + " them itself.")
  private boolean includeRefused;

  @Option(
      names = "--max-items",
      paramLabel = "N",
      defaultValue = "" + PayloadLimits.RECOMMENDED_ITEMS,
      description = "Items of one payload at most (default: ${DEFAULT-VALUE}; never over 500000).")
  private long maxItems = PayloadLimits.RECOMMENDED_ITEMS;

  @Option(
      names = "--max-bytes",
      paramLabel = "N",
      defaultValue = "" + PayloadLimits.RECOMMENDED_BYTES,
      description = "Bytes of one payload at most (default: ${DEFAULT-VALUE}).")
  private long maxBytes = PayloadLimits.RECOMMENDED_BYTES;

  @Option(
      names = "--job",
      description = "Write what starts an upload job (PostUploadJobParams) with the items inside.")
  private boolean job;

  @Option(
      names = "--integration",
      paramLabel = "UUID",
      description = "The cloud integration that reaches the files; needs --job.")
  private @Nullable UUID integration;

  @Option(
      names = "--ignore-errors",
      description = "Let the job go on when a unit fails; needs --job.")
  private boolean ignoreErrors;

  @Option(
      names = "--dialect",
      paramLabel = "items|json-file",
      defaultValue = "items",
      description =
          "The structured form (default), or the documented registration file, parts of which are"
              + " not verified.")
  private String dialect = "items";

  @Option(
      names = "--inner-case",
      paramLabel = "snake|camel",
      defaultValue = "snake",
      description = "How the registration file spells keys inside metadata (default: snake).")
  private InnerCase innerCase = InnerCase.SNAKE;

  @Option(
      names = "--sidecar",
      paramLabel = "SUFFIX|none",
      defaultValue = Sidecars.SUFFIX,
      description =
          "What a file's name is followed by in the name of the JSON file with its clientMetadata"
              + " (default: ${DEFAULT-VALUE}). Such files are no items.")
  private String sidecar = Sidecars.SUFFIX;

  @Option(
      names = "--client-metadata",
      paramLabel = "FILE.csv",
      description =
          "A table of clientMetadata: a column \"path\" and a column for each key. A sidecar"
              + " outweighs it.")
  private @Nullable Path clientMetadata;

  @Option(
      names = "--placeholders",
      paramLabel = "FILE.csv",
      description =
          "A table of files already sent to the platform's own store: columns \"path\" and"
              + " \"placeholderItemUuid\", the item the platform made for each.")
  private @Nullable Path placeholders;

  /**
   * Looks for options that contradict each other.
   *
   * @param usage makes the exception that ends the command with its usage
   */
  void check(boolean strictClientOnly, Function<String, ParameterException> usage) {
    String fault = fault(strictClientOnly);
    if (fault != null) {
      throw usage.apply(fault);
    }
  }

  private @Nullable String fault(boolean strictClientOnly) {
    if (upsertMetadata && !skipDuplicateUrls) {
      return "--upsert-metadata has no effect without --skip-duplicate-urls";
    }
    if (includeRefused && strictClientOnly) {
      return "--include-refused contradicts --strict-client-only";
    }
    if (!job && (integration != null || ignoreErrors)) {
      return "--integration and --ignore-errors are said of a job: they need --job";
    }
    if (maxItems < 1 || maxItems > PayloadLimits.MOST_ITEMS) {
      return "--max-items must be from 1 to " + PayloadLimits.MOST_ITEMS;
    }
    if (maxBytes < 1) {
      return "--max-bytes must be at least 1";
    }
    if (!groupImages.equalsIgnoreCase(NONE) && !groupImages.equalsIgnoreCase("folder")) {
      return "--group-images is none or folder, not " + groupImages;
    }
    if (!dialect.equalsIgnoreCase("items") && !dialect.equalsIgnoreCase("json-file")) {
      return "--dialect is items or json-file, not " + dialect;
    }
    if (placeholders != null && !dialect.equalsIgnoreCase("items")) {
      return "--placeholders needs --dialect items: a registration file has no place for them";
    }
    if (sidecar.isEmpty() || sidecar.indexOf('/') >= 0) {
      return "--sidecar is the end of a file name, or none";
    }
    if (urlStyle != null && !urlStyle.matches("https|s3|gs|az")) {
      return "--url-style is https, s3, gs or az, not " + urlStyle;
    }
    if (urlPrefix == null) {
      return null;
    }
    if (urlStyle != null) {
      return "--url-style is for URLs of stores, which --url-prefix replaces";
    }
    try {
      ObjectUrls.join(urlPrefix, "");
    } catch (IllegalArgumentException e) {
      return "--url-prefix: " + e.getMessage();
    }
    return null;
  }

  Path file() {
    return file;
  }

  /** Whether URLs are made of a prefix and paths, rather than being those of stores. */
  boolean hasUrlPrefix() {
    return urlPrefix != null;
  }

  /**
   * The URL that a file is registered under.
   *
   * @param path where it lies below what was scanned
   * @param uri where it was read from
   * @param stores those it can have been read from
   * @throws IllegalArgumentException when no URL can be made of the path
   * @throws IOException when it has none
   */
  String url(String path, String uri, Stores stores) throws IOException {
    if (urlPrefix != null) {
      return ObjectUrls.join(urlPrefix, path);
    }
    if (!Stores.isLocation(uri)) {
      throw new IOException("--url-prefix has to say where " + path + " lies in a store");
    }
    if (urlStyle == null || urlStyle.equals("https")) {
      return stores.serving(uri).webAddress(uri);
    }
    if (!uri.startsWith(urlStyle + "://")) {
      throw new IOException("--url-style " + urlStyle + " is not a style of " + uri);
    }
    return uri;
  }

  boolean skipDuplicates() {
    return skipDuplicates;
  }

  boolean includeRefused() {
    return includeRefused;
  }

  ImageGrouping grouping() {
    if (imageSequences) {
      return ImageGrouping.SEQUENCE;
    }
    return groupImages.toLowerCase(Locale.ROOT).equals(NONE)
        ? ImageGrouping.NONE
        : ImageGrouping.FOLDER;
  }

  PayloadLimits limits() {
    return new PayloadLimits(maxItems, PayloadLimits.MOST_URLS, maxBytes);
  }

  PayloadForm form() {
    Dialect chosen = dialect.equalsIgnoreCase("items") ? Dialect.ITEMS : Dialect.JSON_FILE;
    return new PayloadForm(
        chosen,
        innerCase,
        skipDuplicateUrls,
        upsertMetadata,
        job ? new PayloadForm.Job(integration, ignoreErrors) : null);
  }

  /** The sidecars below a folder; null when they are not asked for. */
  @Nullable Sidecars sidecars(@Nullable Path base) {
    return base == null || sidecar.equals(NONE) ? null : new Sidecars(base, sidecar);
  }

  /** The table of the caller's metadata; null when there is none. */
  @Nullable ClientMetadataTable table() throws IOException {
    return clientMetadata == null ? null : ClientMetadataTable.read(clientMetadata);
  }

  /** The items the platform has made already. */
  Placeholders placeholders() throws IOException {
    return placeholders == null ? Placeholders.none() : Placeholders.read(placeholders);
  }

  /** Everything the caller says of files. */
  static ClientMetadata together(@Nullable Sidecars sidecars, @Nullable ClientMetadataTable table) {
    ClientMetadata said = table == null ? ClientMetadata.NONE : table;
    return sidecars == null ? said : sidecars.over(said);
  }
}

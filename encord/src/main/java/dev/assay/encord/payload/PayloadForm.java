package dev.assay.encord.payload;

import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How an upload is written.
 *
 * @param dialect which of the platform's two forms the items take
 * @param innerCase how keys inside metadata are spelt in the registration file; the structured form
 *     has one spelling
 * @param skipDuplicateUrls whether the platform is to skip URLs it has already
 * @param upsertMetadata whether it is to update the metadata of those; has no effect unless
 *     duplicates are skipped
 * @param job what starts an upload job with the items inside; null for the items alone
 */
public record PayloadForm(
    Dialect dialect,
    InnerCase innerCase,
    boolean skipDuplicateUrls,
    boolean upsertMetadata,
    @Nullable Job job) {

  /** The platform's two forms of an upload. */
  public enum Dialect {
    /** The structured form, {@code DataUploadItems} (contract A.2). */
    ITEMS,
    /** The documented registration file (contract D). */
    JSON_FILE
  }

  /** How keys inside metadata are spelt. */
  public enum InnerCase {
    /** {@code file_size}. */
    SNAKE,
    /** {@code fileSize}. */
    CAMEL
  }

  /**
   * What is said of an upload job besides its items ({@code PostUploadJobParams}).
   *
   * @param integrationHash the integration that reaches the files; null when the platform's own
   *     store holds them
   * @param ignoreErrors whether to go on when a unit fails
   */
  public record Job(@Nullable UUID integrationHash, boolean ignoreErrors) {}

  public PayloadForm {
    Objects.requireNonNull(dialect, "dialect");
    Objects.requireNonNull(innerCase, "innerCase");
  }

  /** Bare items in the structured form. */
  public static PayloadForm items() {
    return new PayloadForm(Dialect.ITEMS, InnerCase.SNAKE, false, false, null);
  }

  /** The registration file with metadata keys spelt that way. */
  public static PayloadForm jsonFile(InnerCase innerCase) {
    return new PayloadForm(Dialect.JSON_FILE, innerCase, false, false, null);
  }

  /** This form with or without skipping URLs the platform has. */
  public PayloadForm withSkipDuplicateUrls(boolean skip) {
    return new PayloadForm(dialect, innerCase, skip, upsertMetadata, job);
  }

  /** This form with or without updating what the platform has. */
  public PayloadForm withUpsertMetadata(boolean upsert) {
    return new PayloadForm(dialect, innerCase, skipDuplicateUrls, upsert, job);
  }

  /** This form as what starts a job. */
  public PayloadForm withJob(@Nullable Job job) {
    return new PayloadForm(dialect, innerCase, skipDuplicateUrls, upsertMetadata, job);
  }
}

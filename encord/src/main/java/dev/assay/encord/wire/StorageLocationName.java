package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.Objects;

/**
 * Where the bytes of an item lie. The platform may add values; one that is not known here is kept
 * as it is.
 *
 * @param wire the value as it travels
 */
public record StorageLocationName(@JsonValue String wire) {

  /** The platform's own store. */
  public static final StorageLocationName ENCORD = new StorageLocationName("encord");

  /** Google Cloud Storage. */
  public static final StorageLocationName GCP = new StorageLocationName("gcp");

  /** Amazon S3. */
  public static final StorageLocationName S3 = new StorageLocationName("s3");

  /** Azure Blob Storage. */
  public static final StorageLocationName AZURE = new StorageLocationName("azure");

  /** Open Telekom Cloud; an older name of S3_COMPATIBLE. */
  public static final StorageLocationName OPEN_TELEKOM = new StorageLocationName("openTelekom");

  /** Anywhere the browser reaches directly. */
  public static final StorageLocationName DIRECT_ACCESS = new StorageLocationName("directAccess");

  /** A store that speaks the protocol of S3. */
  public static final StorageLocationName S3_COMPATIBLE = new StorageLocationName("s3Compatible");

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public StorageLocationName {
    Objects.requireNonNull(wire, "wire");
  }

  /** The values known, in the order the platform lists them. */
  public static List<StorageLocationName> known() {
    return List.of(ENCORD, GCP, S3, AZURE, OPEN_TELEKOM, DIRECT_ACCESS, S3_COMPATIBLE);
  }

  @Override
  public String toString() {
    return wire;
  }
}

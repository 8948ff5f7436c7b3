package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;

/**
 * Where the bytes of a data unit lie, as the older interface numbers it. The platform may add
 * values; one that is not known here is kept as it is.
 *
 * @param wire the value as it travels
 */
public record StorageLocation(@JsonValue long wire) {

  /** The platform's own store. */
  public static final StorageLocation CORD_STORAGE = new StorageLocation(0);

  /** Amazon S3. */
  public static final StorageLocation AWS = new StorageLocation(1);

  /** Google Cloud Storage. */
  public static final StorageLocation GCP = new StorageLocation(2);

  /** Azure Blob Storage. */
  public static final StorageLocation AZURE = new StorageLocation(3);

  /** A store that speaks the protocol of S3. */
  public static final StorageLocation S3_COMPATIBLE = new StorageLocation(4);

  /** A location the platform's own client does not know. */
  public static final StorageLocation NEW_STORAGE = new StorageLocation(-99);

  @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
  public StorageLocation {}

  /** The values known, in the order the platform lists them. */
  public static List<StorageLocation> known() {
    return List.of(CORD_STORAGE, AWS, GCP, AZURE, S3_COMPATIBLE, NEW_STORAGE);
  }
}

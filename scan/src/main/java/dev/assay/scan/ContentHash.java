package dev.assay.scan;

import dev.assay.finding.Finding;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.Opener;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Takes digests of the files whose size another file has too; thread-safe.
 *
 * <p>Files of a size of their own are like no other, so their content need not be read. A file
 * whose size nobody tells before it is opened is always read.
 */
public final class ContentHash {
  private static final int BUFFER_BYTES = 256 * 1024;

  private final SizeTwins twins;

  private ContentHash(SizeTwins twins) {
    this.twins = twins;
  }

  /** Goes through a walk once to see which sizes occur more than once. */
  public static ContentHash of(Walk walk) throws InterruptedException {
    SizeTwins twins = new SizeTwins();
    walk.walk(
        target -> {
          twins.add(target.identity().length());
          return true;
        });
    return new ContentHash(twins);
  }

  /** Whether the content of such a file has to be read to know whether it is there twice. */
  boolean needs(Identity identity) {
    return identity.length() != 0 && twins.has(identity.length());
  }

  ScanRecord addTo(ScanRecord record, Opener opener) {
    if (!needs(record.identity())) {
      return record;
    }
    try (ByteSource source = opener.open()) {
      return record.withSha256(sha256(source));
    } catch (IOException e) {
      return record.with(
          Finding.warning(
                  "CONTENT_NOT_COMPARED",
                  "The content could not be read to compare it with others: " + e.getMessage())
              .mendedBy("Check the permissions and the connection, then resume the scan."));
    }
  }

  private static String sha256(ByteSource source) throws IOException {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    ByteBuffer buffer = ByteBuffer.allocate(BUFFER_BYTES);
    long position = 0;
    for (int read = source.readAt(0, buffer); read > 0; read = source.readAt(position, buffer)) {
      position += read;
      digest.update(buffer.flip());
      buffer.clear();
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}

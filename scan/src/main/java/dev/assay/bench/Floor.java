package dev.assay.bench;

import dev.assay.scan.Target;
import dev.assay.source.ByteSource;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * What no reader of the files can do without: a file is opened, its first bytes are read in one
 * read, and it is closed.
 */
final class Floor implements Work {
  private static final int FIRST_BYTES = 4096;
  private static final String FILE = "file:";

  private final ByteBuffer bytes = ByteBuffer.allocateDirect(FIRST_BYTES);

  @Override
  public void on(Target target) {
    String uri = target.identity().uri();
    bytes.clear();
    try {
      if (uri.startsWith(FILE)) {
        try (FileChannel channel =
            FileChannel.open(Path.of(URI.create(uri)), StandardOpenOption.READ)) {
          channel.read(bytes, 0);
        }
      } else {
        try (ByteSource source = target.opener().open()) {
          source.readAt(0, bytes);
        }
      }
    } catch (IOException e) {
      // Describing the file fails too, and the report counts it there.
      bytes.clear();
    }
  }
}

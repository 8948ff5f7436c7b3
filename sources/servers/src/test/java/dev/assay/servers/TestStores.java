package dev.assay.servers;

import java.io.Closeable;
import java.io.IOException;

/** A running store for tests of other packages. */
public final class TestStores implements Closeable {
  private final ObjectServer server;

  private TestStores(ObjectServer server) {
    this.server = server;
  }

  /** A store like S3, with the bucket {@code pictures}. */
  public static TestStores s3() throws Exception {
    return new TestStores(new S3Server());
  }

  /** Where it is. */
  public String endpoint() {
    return server.relay().address();
  }

  /** Puts an object into it. */
  public void put(String key, byte[] content) throws IOException, InterruptedException {
    server.put(key, content);
  }

  @Override
  public void close() throws IOException {
    server.close();
  }
}

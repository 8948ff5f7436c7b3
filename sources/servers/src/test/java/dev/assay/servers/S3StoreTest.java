package dev.assay.servers;

final class S3StoreTest extends StoreTest {
  @Override
  ObjectServer start() throws Exception {
    return new S3Server();
  }
}

package dev.assay.servers;

final class GcsStoreTest extends StoreTest {
  @Override
  ObjectServer start() throws Exception {
    return new GcsServer();
  }
}

package dev.assay.servers;

final class AzureStoreTest extends StoreTest {
  @Override
  ObjectServer start() throws Exception {
    return new AzureServer();
  }
}

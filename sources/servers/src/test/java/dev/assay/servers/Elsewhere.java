package dev.assay.servers;

import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.Store;
import java.io.IOException;

/** A store whose locations lie in another bucket than they say. */
record Elsewhere(Store store, String from, String to) implements Store {

  private String moved(String location) {
    return location.replace(from, to);
  }

  @Override
  public boolean serves(String location) {
    return store.serves(moved(location));
  }

  @Override
  public Identity identify(String location) throws IOException {
    return store.identify(moved(location));
  }

  @Override
  public ByteSource open(String location) throws IOException {
    return store.open(moved(location));
  }

  @Override
  public void list(String location, Visitor visitor) throws IOException, InterruptedException {
    store.list(moved(location), visitor);
  }

  @Override
  public String webAddress(String location) throws IOException {
    return store.webAddress(moved(location));
  }
}

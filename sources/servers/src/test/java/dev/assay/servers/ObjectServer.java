package dev.assay.servers;

import dev.assay.http.HttpStore;
import dev.assay.source.Store;
import java.io.Closeable;
import java.io.IOException;

/** An object store with one bucket, reached through a relay. */
interface ObjectServer extends Closeable {

  /** The relay that all reading goes through. */
  Relay relay();

  /** The store as the client of its owner sees it. */
  Store store(HttpStore http);

  /** The store as seen with credentials that are not right, or not allowed to read. */
  Store deniedStore(HttpStore http);

  /** The location of a key, encoded. */
  String location(String key);

  /** Puts an object into the bucket, around the relay. */
  void put(String key, byte[] content) throws IOException, InterruptedException;

  /** What the first line of a request for a page of the listing has in it. */
  String pageMark();

  /** The objects on a full page of a listing. */
  int pageSize();
}

package dev.assay.objects;

import dev.assay.http.HttpOptions;
import dev.assay.http.HttpStore;
import dev.assay.source.Store;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The stores that files are read from, all through the same requests; thread-safe. */
public final class Stores {
  private static final String AUTHORITY = "://";
  private static final String IN_S3 = "s3://bucket/key";

  private final List<Store> stores;

  private Stores(List<Store> stores) {
    this.stores = List.copyOf(stores);
  }

  /**
   * The stores on the class path, with the credentials that the environment has, and HTTP servers.
   *
   * @param endpoint where object stores are, null for where they usually are
   * @param anonymous whether requests go without credentials
   * @throws IllegalArgumentException when an endpoint is no HTTP(S) address
   */
  public static Stores of(HttpOptions options, @Nullable String endpoint, boolean anonymous) {
    HttpStore http = new HttpStore(options);
    List<Store> stores = new ArrayList<>();
    for (StoreProvider provider :
        ServiceLoader.load(StoreProvider.class, Stores.class.getClassLoader())) {
      stores.add(provider.store(http, endpoint, anonymous, System::getenv));
    }
    // Addresses below the endpoint of all stores are S3's, wherever the class path has it.
    stores.sort(Comparator.comparing(store -> !store.serves(IN_S3)));
    stores.add(http); // the last, since it takes all that is left
    return new Stores(stores);
  }

  /** Whether a text is a location in a store, rather than a path or the URI of a file. */
  public static boolean isLocation(String text) {
    int length = text.indexOf(AUTHORITY);
    return length > 1 // a drive of Windows has one letter
        && isLetter(text.charAt(0))
        && text.chars().limit(length).allMatch(Stores::isOfScheme)
        && !text.substring(0, length).equalsIgnoreCase("file");
  }

  /** Whether it may be part of a URI's scheme (RFC 3986 section 3.1). */
  private static boolean isOfScheme(int character) {
    return isLetter(character)
        || (character >= '0' && character <= '9')
        || character == '+'
        || character == '-'
        || character == '.';
  }

  private static boolean isLetter(int character) {
    int lower = character | 0x20;
    return lower >= 'a' && lower <= 'z';
  }

  /**
   * The store that has a location.
   *
   * @throws IOException when there is none
   */
  public Store serving(String location) throws IOException {
    for (Store store : stores) {
      if (store.serves(location)) {
        return store;
      }
    }
    throw new IOException("not a location in any store: " + location.replaceFirst("[?#].*", ""));
  }
}

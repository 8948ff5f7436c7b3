package dev.assay.finding;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/**
 * The codes that readers give their findings; immutable and thread-safe.
 *
 * <p>A module with readers lists its codes in a resource {@value #RESOURCE}: the code, then a
 * sentence on what is the case.
 */
public final class FindingCatalog {
  private static final String RESOURCE = "META-INF/assay/findings.properties";

  private final Map<String, String> codes;

  private FindingCatalog(Map<String, String> codes) {
    this.codes = Collections.unmodifiableMap(codes);
  }

  /** The codes of the readers on the class path. */
  public static FindingCatalog installed() {
    Map<String, String> codes = new TreeMap<>();
    try {
      ClassLoader loader = FindingCatalog.class.getClassLoader();
      Enumeration<URL> lists = loader.getResources(RESOURCE);
      while (lists.hasMoreElements()) {
        Properties list = new Properties();
        try (Reader reader =
            new InputStreamReader(lists.nextElement().openStream(), StandardCharsets.UTF_8)) {
          list.load(reader);
        }
        list.stringPropertyNames().forEach(code -> codes.putIfAbsent(code, list.getProperty(code)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the class path cannot be read", e);
    }
    return new FindingCatalog(codes);
  }

  /** What each code says, one sentence, by code. */
  public Map<String, String> codes() {
    return codes;
  }
}

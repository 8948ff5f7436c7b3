package dev.assay.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/**
 * How well each format is verified, as the build recorded it.
 *
 * <p>The words: <em>reads</em>, there is a reader; <em>checked</em>, its generated fixtures pass
 * the contract of readers, cut and mutated; <em>verified</em>, it agrees with independent tools on
 * every value they agree on in a corpus of real files.
 */
final class Evidence {
  private static final String RESOURCE = "evidence.properties";

  private final Properties words;

  private Evidence(Properties words) {
    this.words = words;
  }

  static Evidence recorded() {
    Properties words = new Properties();
    try (InputStream in = Evidence.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing from the distribution");
      }
      words.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Evidence(words);
  }

  /** The word for the format of that name. */
  String of(String format) {
    return words.getProperty(format, "reads");
  }
}

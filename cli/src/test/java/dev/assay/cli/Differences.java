package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** The reviewed lists of differences and their reasons: path, field and reason in each line. */
final class Differences {
  private Differences() {}

  /** The reasons of a list, by path, tab and field. */
  static Map<String, String> known(String list) throws IOException {
    Map<String, String> known = new LinkedHashMap<>();
    try (InputStream in = Differences.class.getResourceAsStream(list);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          String[] columns = line.split("\t", -1);
          assertThat(columns).as(line).hasSize(3);
          assertThat(columns[2]).as("reason of %s", columns[0]).isNotBlank();
          known.put(columns[0] + "\t" + columns[1], columns[2]);
        }
      }
    }
    return known;
  }
}

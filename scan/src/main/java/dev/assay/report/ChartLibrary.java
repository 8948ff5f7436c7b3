package dev.assay.report;

import java.io.IOException;
import java.io.InputStream;
import java.util.Properties;

/**
 * The library that draws the charts, from the class path.
 *
 * @param script its program
 * @param licence what it may be used under, which has to go with it
 */
record ChartLibrary(String script, String licence) {
  private static final String PROPERTIES =
      "/META-INF/maven/org.webjars.npm/chart.js/pom.properties";
  private static final String FOLDER = "/META-INF/resources/webjars/chart.js/";

  static ChartLibrary load() throws IOException {
    Properties properties = new Properties();
    try (InputStream in = Resources.open(PROPERTIES)) {
      properties.load(in);
    }
    String folder = FOLDER + properties.getProperty("version");
    String script = Resources.text(folder + "/dist/chart.umd.min.js");
    // Its source map is not in the page.
    int map = script.lastIndexOf("//# sourceMappingURL=");
    return new ChartLibrary(
        map < 0 ? script : script.substring(0, map), Resources.text(folder + "/LICENSE.md"));
  }
}

package dev.assay.scan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The published schema of the scan record is what the writer writes by. */
final class RecordSchemaTest {
  private static final Path FILE = Path.of("..", "docs", "schemas", "ScanRecord.schema.json");
  private static final String MEND =
      "mvn -pl scan -am test -Dtest=RecordSchemaTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dassay.docs=write";

  @Test
  void thePublishedSchemaIsUpToDate() throws IOException {
    String schema = RecordSchema.schema().toPrettyString().replace("\r\n", "\n") + "\n";
    if (System.getProperty("assay.docs", "").equals("write")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, schema);
    }

    assertThat(FILE)
        .as("mend it with: %s", MEND)
        .exists()
        .content()
        .isEqualToNormalizingNewlines(schema);
  }
}

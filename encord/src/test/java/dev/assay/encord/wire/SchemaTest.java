package dev.assay.encord.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The published schemas are what the records say. */
class SchemaTest {
  private static final Path FOLDER = Path.of("..", "docs", "schemas");
  private static final String MEND =
      "mvn -pl encord -am test -Dtest=SchemaTest -Dsurefire.failIfNoSpecifiedTests=false"
          + " -Dassay.docs=write";

  @ParameterizedTest
  @ValueSource(classes = {DataUploadItems.class, PostUploadJobParams.class})
  void thePublishedSchemaIsUpToDate(Class<? extends Record> type) throws IOException {
    String name = type.getSimpleName() + ".schema.json";
    String schema =
        WireSchema.of(type, "urn:assay:schema:" + type.getSimpleName())
                .toPrettyString()
                .replace("\r\n", "\n")
            + "\n";
    Path file = FOLDER.resolve(name);
    if (System.getProperty("assay.docs", "").equals("write")) {
      Files.createDirectories(FOLDER);
      Files.writeString(file, schema);
    }

    assertThat(file)
        .as("mend it with: %s", MEND)
        .exists()
        .content()
        .isEqualToNormalizingNewlines(schema);
  }
}

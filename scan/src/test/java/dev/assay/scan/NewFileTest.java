package dev.assay.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class NewFileTest {

  @TempDir private Path folder;

  @Test
  void appearsWholeWhenItIsCommitted() throws IOException {
    Path place = folder.resolve("out.json");
    try (NewFile file = NewFile.at(place)) {
      file.stream().write("whole".getBytes(StandardCharsets.UTF_8));
      assertThat(place).doesNotExist();
      file.commit();
    }
    assertThat(place).hasContent("whole");
    assertThat(names()).containsExactly("out.json");
  }

  @Test
  void leavesWhatWasThereWhenItIsNotCommitted() throws IOException {
    Path place = Files.writeString(folder.resolve("out.json"), "before");
    try (NewFile file = NewFile.at(place)) {
      file.stream().write("half".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(place).hasContent("before");
    assertThat(names()).containsExactly("out.json");
  }

  @Test
  void aPlaceThatCannotBeWrittenIsRefusedAtOnce() {
    assertThatThrownBy(() -> NewFile.at(folder)).hasMessageContaining("is a folder");
    assertThatThrownBy(() -> NewFile.at(folder.resolve("no/such/out.json")))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("there is no folder");
  }

  private String[] names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).toArray(String[]::new);
    }
  }
}

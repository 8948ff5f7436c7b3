package dev.assay.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class FileWalkTest {

  @TempDir private Path folder;

  private static List<Target> walk(FileWalk walk) throws InterruptedException {
    List<Target> targets = new ArrayList<>();
    walk.walk(targets::add);
    return targets;
  }

  private Path file(String path) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, "x");
  }

  @Test
  void pathsCountFromTheFolderWalked() throws Exception {
    file("a/b/one.txt");
    file("two.txt");

    assertThat(walk(FileWalk.of(List.of(folder))))
        .extracting(Target::path)
        .containsExactlyInAnyOrder("a/b/one.txt", "two.txt");
  }

  @Test
  void pathsOfAFileCountFromItsFolder() throws Exception {
    assertThat(walk(FileWalk.of(List.of(file("a/one.txt")))))
        .extracting(Target::path)
        .containsExactly("one.txt");
  }

  @Test
  void pathsOfSeveralRootsCountFromWhatHoldsThemAllSoThatNoneCollide() throws Exception {
    file("a/x/same.txt");
    file("a/y/same.txt");

    FileWalk walk = FileWalk.of(List.of(folder.resolve("a/x"), folder.resolve("a/y")));

    assertThat(walk(walk)).extracting(Target::path).containsExactly("x/same.txt", "y/same.txt");
  }

  @Test
  void aBaseCanBeGiven() throws Exception {
    file("a/x/one.txt");

    assertThat(walk(FileWalk.of(List.of(folder.resolve("a/x")), folder)))
        .extracting(Target::path)
        .containsExactly("a/x/one.txt");
    assertThatThrownBy(() -> FileWalk.of(List.of(folder), folder.resolve("a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("does not lie below");
  }

  @Test
  void aLoopOfLinksIsReportedAndNotFollowed() throws Exception {
    file("a/one.txt");
    Files.createSymbolicLink(folder.resolve("a/up"), folder);

    List<Target> targets = walk(FileWalk.of(List.of(folder)));

    assertThat(targets).extracting(Target::path).containsExactlyInAnyOrder("a/one.txt", "a/up");
    assertThat(targets)
        .filteredOn(target -> target.path().equals("a/up"))
        .singleElement()
        .satisfies(
            target ->
                assertThatThrownBy(() -> target.opener().open())
                    .hasMessageContaining("leads back to a folder"));
  }

  @Test
  void linkedFoldersAreWalked() throws Exception {
    Path elsewhere = Files.createTempDirectory(folder, "elsewhere");
    Files.writeString(elsewhere.resolve("one.txt"), "x");
    Path walked = Files.createDirectory(folder.resolve("walked"));
    Files.createSymbolicLink(walked.resolve("link"), elsewhere);

    assertThat(walk(FileWalk.of(List.of(walked))))
        .extracting(Target::path)
        .containsExactly("link/one.txt");
  }

  @Test
  void namesMayHoldAnythingTheFileSystemAllows() throws Exception {
    file("line\nbreak.txt");
    file("quote\"and\\slash.txt");

    assertThat(walk(FileWalk.of(List.of(folder))))
        .extracting(Target::path)
        .containsExactlyInAnyOrder("line\nbreak.txt", "quote\"and\\slash.txt");
  }

  @Test
  void aVisitorCanEndTheWalk() throws Exception {
    for (int i = 0; i < 20; i++) {
      file(i + ".txt");
    }
    List<Target> targets = new ArrayList<>();

    FileWalk.of(List.of(folder))
        .walk(
            target -> {
              targets.add(target);
              return targets.size() < 3;
            });

    assertThat(targets).hasSize(3);
  }
}

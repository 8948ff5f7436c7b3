package dev.assay.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeFalse;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
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

  private static Selection selection(String included, String excluded) {
    return new Selection(
        included.isEmpty() ? List.of() : List.of(PathPattern.of(included)),
        excluded.isEmpty() ? List.of() : List.of(PathPattern.of(excluded)));
  }

  private List<String> selected(String included, String excluded) throws Exception {
    Selection selection = selection(included, excluded);
    FileWalk all = FileWalk.of(List.of(folder));
    List<String> paths = walk(all.selecting(selection)).stream().map(Target::path).toList();
    List<String> ofAnyWalk = new ArrayList<>();
    selection.of(all).walk(target -> ofAnyWalk.add(target.path()));
    assertThat(ofAnyWalk).containsExactlyInAnyOrderElementsOf(paths);
    return paths;
  }

  @Test
  void patternsSayWhichFilesAreMeant() throws Exception {
    file("a/one.png");
    file("a/b/two.png");
    file("a/b/three.txt");
    file("c/four.png");

    assertThat(selected("*.png", "")).hasSize(3);
    assertThat(selected("a/*.png", "")).containsExactly("a/one.png");
    assertThat(selected("*.png", "b")).containsExactlyInAnyOrder("a/one.png", "c/four.png");
    assertThat(selected("", "/a/")).containsExactly("c/four.png");
  }

  @Test
  void aPlaceThatCannotBeListedIsNotHiddenByWhatIsIncluded() throws Exception {
    file("a/one.png");
    Files.createSymbolicLink(folder.resolve("up"), folder);

    assertThat(walk(FileWalk.of(List.of(folder)).selecting(selection("*.png", ""))))
        .extracting(Target::path)
        .containsExactlyInAnyOrder("a/one.png", "up");
    assertThat(walk(FileWalk.of(List.of(folder)).selecting(selection("*.png", "up"))))
        .extracting(Target::path)
        .containsExactly("a/one.png");
  }

  @Test
  void aFolderWithoutPermissionIsReported() throws Exception {
    file("a/one.txt");
    Path locked = file("locked/two.txt").getParent();
    Files.setPosixFilePermissions(locked, Set.of());
    assumeFalse(Files.isReadable(locked), "this user may read everything");
    try {
      assertThat(walk(FileWalk.of(List.of(folder))))
          .extracting(Target::path)
          .containsExactlyInAnyOrder("a/one.txt", "locked");
    } finally {
      Files.setPosixFilePermissions(locked, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void aFolderThatCannotBeListedIsReported() throws Exception {
    // Nobody, whatever the permissions, can list a folder by a path of more than 4096 bytes.
    Path outer = folder.resolve(("x".repeat(200) + "/").repeat(12));
    Path inner = folder.resolve("inner");
    Files.createDirectories(outer);
    file("inner/" + ("y".repeat(200) + "/").repeat(12) + "lost.txt");
    file("one.txt");
    Files.move(inner, outer.resolve("inner"));
    List<Target> targets;
    try {
      targets = walk(FileWalk.of(List.of(folder)));
    } finally {
      Files.move(outer.resolve("inner"), inner);
    }

    assumeTrue(
        targets.stream().noneMatch(target -> target.path().endsWith("lost.txt")),
        "this system has longer paths");
    assertThat(targets).hasSize(2).extracting(Target::path).contains("one.txt");
    assertThat(targets)
        .filteredOn(target -> !target.path().equals("one.txt"))
        .singleElement()
        .satisfies(
            target -> {
              assertThat(target.path()).contains("/inner/yyy");
              assertThatThrownBy(() -> target.opener().open()).isInstanceOf(IOException.class);
            });
  }

  @Test
  void rootsWithinRootsAreVisitedOnce() throws Exception {
    file("a/one.txt");
    file("a/b/two.txt");

    assertThat(
            walk(
                FileWalk.of(
                    List.of(folder.resolve("a/b"), folder.resolve("a"), folder.resolve("a")))))
        .extracting(Target::path)
        .containsExactlyInAnyOrder("one.txt", "b/two.txt");
  }

  @Test
  void namesThatAreNoUnicodeAreOpenedByTheirBytes() throws Exception {
    List<byte[]> names =
        List.of(
            new byte[] {'b', 'a', 'd', (byte) 0xFF},
            new byte[] {'b', 'a', 'd', (byte) 0xFE},
            "caf\u00e9".getBytes(StandardCharsets.UTF_8));
    ByteArrayOutputStream list = new ByteArrayOutputStream();
    for (byte[] name : names) {
      byte[] path = (folder + "/data/").getBytes(StandardCharsets.UTF_8);
      list.write(path);
      list.write(name);
      list.write(0);
    }
    Files.createDirectories(folder.resolve("data"));
    Path listing = Files.write(folder.resolve("listing"), list.toByteArray());
    ListedFiles listed = ListedFiles.in(listing, '\0', null);
    List<Target> targets = new ArrayList<>();
    listed.walk(targets::add);
    for (Target target : targets) {
      try {
        Files.writeString(Path.of(URI.create(target.identity().uri())), "x");
      } catch (InvalidPathException | IOException e) {
        abort("the file system takes Unicode names only: " + e.getMessage());
      }
    }

    List<Target> walked = walk(FileWalk.of(List.of(folder.resolve("data"))));
    assertThat(walked)
        .extracting(Target::path)
        .containsExactlyInAnyOrder("bad\uFFFD", "bad\uFFFD", "caf\u00e9");
    assertThat(walked)
        .extracting(target -> target.identity().uri())
        .doesNotHaveDuplicates()
        .anyMatch(uri -> uri.endsWith("bad%FF"))
        .anyMatch(uri -> uri.endsWith("caf%C3%A9"));
    for (Target target : walked) {
      target.opener().open().close();
    }
    targets.clear();
    listed.walk(targets::add);
    assertThat(targets)
        .extracting(target -> target.identity().uri())
        .containsExactlyInAnyOrderElementsOf(
            walked.stream().map(target -> target.identity().uri()).toList());
  }

  @Test
  void aListNamesFilesAndWhatIsMissingIsReported() throws Exception {
    Path one = file("a/one.txt");
    Path two = file("a/b/two.txt");
    Path list = folder.resolve("list");
    Files.writeString(list, one + "\n\n" + two + "\n" + folder.resolve("a/gone") + "\n");

    ListedFiles walk = ListedFiles.in(list, '\n', null);
    List<Target> targets = new ArrayList<>();
    walk.walk(targets::add);

    assertThat(walk.base()).isEqualTo(folder.resolve("a"));
    assertThat(targets).extracting(Target::path).containsExactly("one.txt", "b/two.txt", "gone");
    assertThatThrownBy(() -> targets.get(2).opener().open()).hasMessageContaining("gone");
    assertThatThrownBy(() -> ListedFiles.in(list, '\n', folder.resolve("a/b")))
        .hasMessageContaining("does not lie below");
  }

  @Test
  void aListWithANameThatNoFileHasIsRefused() throws Exception {
    Path list = Files.writeString(folder.resolve("list"), "a/one.txt\0a/two.txt\0");
    assertThatThrownBy(() -> ListedFiles.in(list, '\n', null))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("its names end otherwise");
  }

  @Test
  void aSampleIsTheSameForTheSameSeed() throws Exception {
    for (int i = 0; i < 200; i++) {
      file(i % 10 + "/" + i + ".txt");
    }
    FileWalk all = FileWalk.of(List.of(folder));
    List<Target> first = new ArrayList<>();
    new Sample(all, 20, 1).walk(first::add);
    List<Target> again = new ArrayList<>();
    new Sample(all, 20, 1).walk(again::add);
    List<Target> other = new ArrayList<>();
    new Sample(all, 20, 2).walk(other::add);

    List<String> paths = first.stream().map(Target::path).toList();
    assertThat(paths).hasSize(20).doesNotHaveDuplicates();
    assertThat(again).extracting(Target::path).isEqualTo(paths);
    assertThat(other).extracting(Target::path).hasSize(20).isNotEqualTo(paths);
    assertThat(walk(all)).extracting(Target::path).containsSubsequence(paths);
    List<Target> whole = new ArrayList<>();
    new Sample(all, 1_000, 1).walk(whole::add);
    assertThat(whole).hasSize(200);
  }
}

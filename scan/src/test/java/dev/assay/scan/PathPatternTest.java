package dev.assay.scan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PathPatternTest {

  @ParameterizedTest
  @CsvSource({
    "*.png, a.png, true",
    "*.png, x/y/a.png, true",
    "*.png, a.png.txt, false",
    "/*.png, x/a.png, false",
    "x/*.png, x/a.png, true",
    "x/*.png, x/y/a.png, false",
    "x/**/a.png, x/a.png, true",
    "x/**/a.png, x/y/z/a.png, true",
    "x/**, x/y/a.png, true",
    "x/**, x, false",
    "**/y, x/y, true",
    "a?c, abc, true",
    "a?c, a/c, false",
    "[a-c]1, b1, true",
    "[!a-c]1, b1, false",
    "[]x]1, ]1, true",
    "[a, [a, true",
    "a\\*, a*, true",
    "a\\*, ab, false",
    "*a*b*c, xxaxxbxxc, true",
    "*, x/y, true",
    "?t?.png, \u00e9t\u00e9.png, true",
  })
  void matchesAsGitDoes(String pattern, String path, boolean matches) {
    assertThat(PathPattern.of(pattern).matches(path, false)).isEqualTo(matches);
  }

  @Test
  @Timeout(120)
  void noPatternTakesLong() {
    String pattern = "*a".repeat(200) + "b";
    assertThat(PathPattern.of(pattern).matches("a".repeat(20_000), false)).isFalse();
    String folders = "**/a/".repeat(100) + "b";
    assertThat(PathPattern.of(folders).matches("a/".repeat(10_000) + "c", false)).isFalse();
  }

  private static final List<String> PATHS =
      List.of(
          "a.png",
          "b.txt",
          "#x",
          "!x",
          "x y ",
          "[a].txt",
          "d/a.png",
          "d/e/a.png",
          "d/e/keep.png",
          "d/e/f/b.txt",
          "e/a.png",
          "e/d/c.bin",
          "out/1",
          "out/deep/2",
          "d/out",
          "k/out/3",
          "abc",
          "a-c",
          "d/.hidden",
          "tmp1",
          "tmp2",
          "\u00e9t\u00e9.png");

  private static final List<String> RULES =
      List.of(
          "*.png\n!keep.png",
          "/d/\n",
          "out/",
          "out\n!/out\n",
          "d/**\n!d/e/\n",
          "**/e/**/*.txt",
          "# comment\n\\#x\n\\!x\n",
          "x y\\ \n",
          "\\[a\\].txt",
          "tmp[0-1]\na[!b]c",
          "/*\n!/d\n/d/*\n!/d/e",
          "*.p?g\r\nb.txt  \n",
          "e/a.png",
          ".*");

  /** What is left of a folder is what git leaves of it. */
  @Test
  void foldersAreLeftAsGitLeavesThem(@TempDir Path folder) throws Exception {
    assumeTrue(run(folder, "git", "--version") != null, "git is missing");
    for (String path : PATHS) {
      Path file = folder.resolve(path);
      Files.createDirectories(file.getParent());
      Files.writeString(file, "x");
    }
    run(folder, "git", "init", "-q");
    for (String rules : RULES) {
      Files.writeString(folder.resolve(".gitignore"), rules);
      Files.writeString(folder.resolve(".assayignore"), rules);
      Files.writeString(folder.resolve("d/.gitignore"), "!a.png\nf/\n");
      Files.writeString(folder.resolve("d/.assayignore"), "!a.png\nf/\n");
      String listed = run(folder, "git", "ls-files", "-z", "--others", "--exclude-standard");
      List<String> expected = new ArrayList<>();
      Collections.addAll(expected, String.valueOf(listed).split("\0"));
      expected.removeIf(path -> path.endsWith("ignore") || path.isEmpty());

      List<String> walked = new ArrayList<>();
      FileWalk.of(List.of(folder))
          .selecting(
              new Selection(
                  List.of(), List.of(PathPattern.of(".git/"), PathPattern.of(".gitignore"))))
          .walk(target -> walked.add(target.path()));

      assertThat(new TreeSet<>(walked)).as(rules).isEqualTo(new TreeSet<>(expected));
    }
  }

  private static @Nullable String run(Path folder, String... command)
      throws IOException, InterruptedException {
    try {
      Process process = new ProcessBuilder(command).directory(folder.toFile()).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0 ? out : null;
    } catch (IOException e) {
      return null;
    }
  }
}

package dev.assay.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Inspection;
import dev.assay.testdata.av.Mp4File;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What only a process of its own can show. */
class ChildProcessTest {

  /** Reads a file that is in order and one that is not, and prints what came of it. */
  static final class Child {
    private Child() {}

    public static void main(String[] args) {
      byte[] file = Mp4File.video(64, 48, 25, 1, 5).bytes();
      for (byte[] bytes : List.of(file, Arrays.copyOf(file, 200))) {
        Inspection inspection = Reading.inspect(bytes);
        System.out.println(
            inspection instanceof Inspection.Failed failed ? failed.failure().code() : "FACTS");
      }
    }
  }

  private static String run(String classPath, String... options)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    if (Runtime.version().feature() >= 22) {
      // These print a warning of their own when a library loads native code without this.
      command.add("--enable-native-access=ALL-UNNAMED");
    }
    command.addAll(List.of(options));
    command.addAll(List.of("-cp", classPath, Child.class.getName()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output;
  }

  private static String classPath() {
    return System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
  }

  @Test
  void nothingIsPrintedWhateverTheFile() throws Exception {
    assertThat(run(classPath()).lines()).containsExactly("FACTS", "TRUNCATED");
  }

  @Test
  void withoutTheNativeLibrariesTheReasonIsGiven(@TempDir Path cache) throws Exception {
    String withoutNatives =
        Arrays.stream(classPath().split(File.pathSeparator))
            .filter(entry -> !entry.matches(".*(ffmpeg|javacpp)-[^/\\\\]*(linux|macosx|windows).*"))
            .collect(Collectors.joining(File.pathSeparator));

    assertThat(run(withoutNatives, "-Dorg.bytedeco.javacpp.cachedir=" + cache).lines())
        .containsExactly("FFMPEG_UNAVAILABLE", "FFMPEG_UNAVAILABLE");
  }
}

package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.testdata.av.TransportStreamFile;
import dev.assay.testdata.http.FaultyHttpServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Where FFmpeg runs. */
final class IsolationTest extends CommandLineTest {
  private static final byte[] STREAM = TransportStreamFile.bytes(64, 48, 126_000, 3600, 12);

  private static Set<Long> children() {
    return ProcessHandle.current().children().map(ProcessHandle::pid).collect(Collectors.toSet());
  }

  /** The facts of a file that only FFmpeg reads, and whether that took a process. */
  private JsonNode inspect(boolean inProcess, String... args) throws IOException {
    Set<Long> before = children();
    Object[] all = new Object[args.length + 2];
    all[0] = "inspect";
    all[1] = "--json";
    System.arraycopy(args, 0, all, 2, args.length);
    assertThat(assay(all)).as(complained()).isLessThan(ExitCode.USAGE);
    Set<Long> started = children();
    started.removeAll(before);
    assertThat(started).hasSize(inProcess ? 1 : 0);
    JsonNode record = MAPPER.readTree(printed());
    assertThat(record.get("reader").asText()).isEqualTo("ffmpeg");
    return record.get("facts");
  }

  @Test
  void ffmpegRunsInAProcessOfItsOwnAtUrlsAndWhereItIsAskedFor() throws IOException {
    Path file = Files.write(folder.resolve("clip.ts"), STREAM);
    JsonNode expected = inspect(false, file.toString());

    assertThat(inspect(true, "--isolate", file.toString())).isEqualTo(expected);
    assertThat(inspect(false, "--no-isolate", file.toString())).isEqualTo(expected);
    try (FaultyHttpServer server = FaultyHttpServer.start()) {
      String url = server.put("/clip.ts", STREAM).uri("/clip.ts").toString();
      assertThat(inspect(true, "--depth", "exact", url)).isEqualTo(expected);
      assertThat(inspect(false, "--no-isolate", "--depth", "exact", url)).isEqualTo(expected);
    }
  }
}

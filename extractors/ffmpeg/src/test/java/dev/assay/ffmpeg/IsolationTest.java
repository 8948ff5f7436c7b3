package dev.assay.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.format.FormatCatalog;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.Limits;
import dev.assay.source.FileSource;
import dev.assay.testdata.av.TransportStreamFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** No file makes FFmpeg open another one. */
class IsolationTest {
  private static final String PLAYLIST =
      "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\n%s\n#EXT-X-ENDLIST\n";
  private static final String CONCATENATION = "ffconcat version 1.0\nfile %s\n";

  @TempDir private Path folder;
  private Path neighbour;

  @BeforeAll
  static void load() throws IOException {
    Natives.require();
  }

  @BeforeEach
  void putNeighbour() throws IOException {
    neighbour = folder.resolve("neighbour.ts");
    Files.write(neighbour, TransportStreamFile.bytes(64, 48, 126_000, 3600, 60));
  }

  @ParameterizedTest
  @CsvSource({"list.m3u8", "list.mp4", "list.ts", "list.mp3", "list"})
  void listsUnderAnyNameAreNotRead(String name) throws IOException {
    for (String list : new String[] {PLAYLIST, CONCATENATION}) {
      for (Object target : new Object[] {"neighbour.ts", neighbour, neighbour.toUri()}) {
        Path file = folder.resolve(name);
        Files.writeString(file, String.format(list, target));
        Inspection inspection = Assay.with(FormatCatalog.of(new FfmpegFormat())).inspect(file);
        assertThat(inspection.facts()).isNull();
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"hls", "concat"})
  void evenTheDemuxerOfAListOpensNothing(String demuxer) throws IOException {
    Path file = folder.resolve("list");
    for (Object target : new Object[] {"neighbour.ts", neighbour, neighbour.toUri()}) {
      Files.writeString(
          file, String.format(demuxer.equals("hls") ? PLAYLIST : CONCATENATION, target));
      try (FileSource source = FileSource.open(file)) {
        ByteCursor in = ByteCursor.over(source, new Budget(Limits.local()));
        assertThatThrownBy(() -> Demuxer.open(demuxer, in).close())
            .hasMessageContaining("FFmpeg does not open it");
      }
    }
  }

  @Test
  void theNeighbourItselfIsRead() {
    Inspection inspection = Assay.with(FormatCatalog.of(new FfmpegFormat())).inspect(neighbour);

    assertThat(inspection.facts()).isNotNull();
  }
}

package dev.assay.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import dev.assay.archive.Archive;
import dev.assay.archive.ArchiveEntry;
import dev.assay.source.ByteArraySource;
import dev.assay.source.ByteSource;
import dev.assay.testdata.archive.TarFile;
import dev.assay.testdata.archive.ZipFile;
import dev.assay.testdata.image.PngFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** A target for each kind of archive, of which every entry is begun. */
final class ArchiveFuzzTest {
  static final Targets TARGETS =
      new Targets()
          .with("tar", bytes -> list("a.tar", bytes))
          .with("tar.gz", bytes -> list("a.tar.gz", bytes))
          .with("zip", bytes -> list("a.zip", bytes));

  static Stream<byte[]> seeds() {
    byte[] png = PngFile.of(4, 3).toBytes();
    String longName = "folder/".repeat(30) + "a.png";
    byte[] named = TarFile.empty().file("a.png", png).gnuLongName(longName, png).bytes();
    List<byte[]> tars =
        List.of(
            named,
            TarFile.empty().fileOfBase256("a.png", png).bytes(),
            TarFile.empty().pax("a.png", png, "path", longName).bytes());
    List<byte[]> zips =
        List.of(
            ZipFile.empty().stored("a.png", png).deflated("b.png", png).bytes(),
            ZipFile.empty().descriptors().deflated("b.png", png).bytes("comment"),
            ZipFile.empty().zip64().stored("a.png", png).bytes(),
            ZipFile.empty().stored("a.png", png).withoutDirectory(),
            ZipFile.empty().claimingSize(-1).stored("a.png", png).bytes());
    byte[] packed = TarFile.empty().file("a.png", png).gnuLongName(longName, png).gzipped();
    Map<String, List<byte[]>> inputs = Map.of("tar", tars, "tar.gz", List.of(packed), "zip", zips);
    return TARGETS.names().stream()
        .flatMap(name -> inputs.get(name).stream().map(file -> TARGETS.seed(name, file)));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "10s")
  void listsEntriesOrSaysWhyNot(byte[] bytes) throws IOException {
    TARGETS.take(bytes);
  }

  private static void list(String name, byte[] file) throws IOException {
    // A header can be packed to a thousandth.
    Guard.bounded(name, Guard.MOST_ALLOCATED + 20_000L * file.length, () -> enter(name, file));
  }

  private static void enter(String name, byte[] file) {
    try (Archive archive = Archive.open(name, () -> ByteArraySource.of(file, name), Guard.LIMITS)) {
      for (ArchiveEntry entry = next(archive); entry != null; entry = archive.next()) {
        begin(entry);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }

  private static ArchiveEntry next(Archive archive) throws IOException {
    return archive == null ? null : archive.next();
  }

  private static void begin(ArchiveEntry entry) throws IOException {
    assertThat(entry.path()).isNotNull();
    try (ByteSource source = entry.opener().open()) {
      source.readAt(0, ByteBuffer.allocate(4096));
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
  }
}

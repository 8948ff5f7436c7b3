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
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.MethodSource;

/** Archives, of which every entry is begun; the first byte picks the kind. */
final class ArchiveFuzzTest {
  private static final List<String> NAMES = List.of("a.tar", "a.tar.gz", "a.zip");

  static Stream<byte[]> seeds() {
    byte[] png = PngFile.of(4, 3).toBytes();
    String longName = "folder/".repeat(30) + "a.png";
    return Stream.of(
        Guard.seed(0, TarFile.empty().file("a.png", png).gnuLongName(longName, png).bytes()),
        Guard.seed(0, TarFile.empty().fileOfBase256("a.png", png).bytes()),
        Guard.seed(0, TarFile.empty().pax("a.png", png, "path", longName).bytes()),
        Guard.seed(1, TarFile.empty().file("a.png", png).gnuLongName(longName, png).gzipped()),
        Guard.seed(2, ZipFile.empty().stored("a.png", png).deflated("b.png", png).bytes()),
        Guard.seed(2, ZipFile.empty().descriptors().deflated("b.png", png).bytes("comment")),
        Guard.seed(2, ZipFile.empty().zip64().stored("a.png", png).bytes()),
        Guard.seed(2, ZipFile.empty().stored("a.png", png).withoutDirectory()),
        Guard.seed(2, ZipFile.empty().claimingSize(-1).stored("a.png", png).bytes()));
  }

  @MethodSource("seeds")
  @FuzzTest(maxDuration = "5s")
  void listsEntriesOrSaysWhyNot(byte[] bytes) {
    String name = NAMES.get(Guard.part(bytes, NAMES.size()));
    byte[] file = Guard.content(bytes);
    // A header can be packed to a thousandth.
    long most = Guard.MOST_ALLOCATED + 20_000L * file.length;
    if (memoryOf(name, file) >= most) {
      assertThat(memoryOf(name, file)).isLessThan(most);
    }
  }

  private static long memoryOf(String name, byte[] file) {
    long before = Guard.allocated();
    try (Archive archive = Archive.open(name, () -> ByteArraySource.of(file, name), Guard.LIMITS)) {
      for (ArchiveEntry entry = next(archive); entry != null; entry = archive.next()) {
        begin(entry);
      }
    } catch (IOException e) {
      assertThat(e).hasMessageMatching("(?s).+");
    }
    return Guard.allocated() - before;
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

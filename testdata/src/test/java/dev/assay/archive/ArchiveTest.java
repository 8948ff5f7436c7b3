package dev.assay.archive;

import static dev.assay.testdata.ScriptedSource.read;
import static dev.assay.testdata.ScriptedSource.tail;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.read.LimitExceededException;
import dev.assay.read.Limits;
import dev.assay.read.ReadException;
import dev.assay.read.TruncatedException;
import dev.assay.source.ByteArraySource;
import dev.assay.source.ByteSource;
import dev.assay.source.NoRandomAccessException;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.archive.TarFile;
import dev.assay.testdata.archive.ZipFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is found in archives, whole and damaged, and what is said of what cannot be had. */
class ArchiveTest {
  private static final byte[] ONE = "the first".getBytes(UTF_8);
  private static final byte[] TWO = "the second\n".repeat(200).getBytes(UTF_8);

  /** The entries of an archive up to its end or its damage, and the damage. */
  private record Found(Map<String, String> contents, List<ArchiveEntry> entries, IOException end) {}

  private static Archive open(byte[] bytes, String name) throws IOException {
    return Objects.requireNonNull(
        Archive.open(name, () -> ByteArraySource.of(bytes, name), Limits.tiny()));
  }

  private static Found found(byte[] bytes, String name) throws IOException {
    Map<String, String> contents = new LinkedHashMap<>();
    List<ArchiveEntry> entries = new ArrayList<>();
    try (Archive archive = open(bytes, name)) {
      for (ArchiveEntry e = archive.next(); e != null; e = archive.next()) {
        entries.add(e);
        contents.put(e.path(), content(e));
      }
    } catch (ReadException e) {
      return new Found(contents, entries, e);
    }
    return new Found(contents, entries, null);
  }

  private static String content(ArchiveEntry entry) {
    try (ByteSource source = entry.opener().open()) {
      ByteBuffer into = ByteBuffer.allocate((int) Math.min(1 << 20, source.identity().length()));
      source.readAt(0, into);
      return new String(into.array(), 0, into.position(), UTF_8);
    } catch (ReadException e) {
      return e.asFailure().code();
    } catch (NoRandomAccessException e) {
      return "too far";
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void assertBoth(byte[] bytes, String name) throws IOException {
    Found found = found(bytes, name);
    assertThat(found.end()).isNull();
    assertThat(found.contents())
        .containsExactly(
            Map.entry("a/one.txt", new String(ONE, UTF_8)),
            Map.entry("two.txt", new String(TWO, UTF_8)));
  }

  @Test
  void filesOfATapeArchiveAreFound() throws IOException {
    TarFile tar =
        TarFile.empty()
            .entry("a/", '5', new byte[0])
            .file("a/one.txt", ONE)
            .entry("link", '2', new byte[0])
            .file("two.txt", TWO);
    assertBoth(tar.bytes(), "x.tar");
    assertBoth(tar.gzipped(), "x.tar.gz");
    assertBoth(tar.gzipped(), "X.TGZ");
  }

  @Test
  void filesOfAZipArchiveAreFoundHoweverTheyAreStored() throws IOException {
    assertBoth(
        ZipFile.empty()
            .stored("a/", new byte[0])
            .stored("a/one.txt", ONE)
            .deflated("two.txt", TWO)
            .bytes(),
        "x.zip");
    assertBoth(
        ZipFile.empty().zip64().deflated("a/one.txt", ONE).stored("two.txt", TWO).bytes(), "x.zip");
    assertBoth(
        ZipFile.empty()
            .descriptors()
            .deflated("a/one.txt", ONE)
            .deflated("two.txt", TWO)
            .bytes("a comment with PK\5\6 in it"),
        "x.zip");
    assertBoth(
        ZipFile.empty().stored("a/one.txt", ONE).deflated("two.txt", TWO).bytes("c".repeat(60_000)),
        "x.zip");
  }

  @Test
  void membersOfGzipThatFollowOneAnotherAreOneArchive() throws IOException {
    byte[] one = TarFile.empty().file("a/one.txt", ONE).gzipped();
    byte[] two = TarFile.empty().file("two.txt", TWO).gzipped();
    byte[] both = Arrays.copyOf(one, one.length + two.length);
    System.arraycopy(two, 0, both, one.length, two.length);
    // The first archive's end marker ends the whole, as it does for tar.
    assertThat(found(both, "x.tgz").contents()).containsOnlyKeys("a/one.txt");
  }

  @Test
  void longNamesOfGnuAndPaxAreTheNames() throws IOException {
    String name = "folder/".repeat(30) + "Grüße.txt";
    Found found =
        found(
            TarFile.empty()
                .gnuLongName(name, ONE)
                .pax("short", TWO, "path", name + "2", "mtime", "1600000000.5")
                .fileOfBase256("plain", ONE)
                .bytes(),
            "x.tar");
    assertThat(found.contents()).containsOnlyKeys(name, name + "2", "plain");
    assertThat(found.contents()).containsEntry("plain", "the first");
    assertThat(found.entries().get(1).identity().lastModified().getEpochSecond())
        .isEqualTo(1_600_000_000);
    assertThat(found.entries().get(0).identity().uri())
        .isEqualTo("x.tar!/" + "folder/".repeat(30) + "Gr%C3%BC%C3%9Fe.txt");
  }

  @Test
  void sparseAndEncryptedAndStrangelyCompressedEntriesAreRefusedByThemselves() throws IOException {
    Found tar =
        found(
            TarFile.empty()
                .entry("holes", 'S', ONE)
                .pax("x", ONE, "GNU.sparse.major", "1", "GNU.sparse.name", "more holes")
                .file("two.txt", TWO)
                .bytes(),
            "x.tar");
    assertThat(tar.contents())
        .containsEntry("holes", "SPARSE_ENTRY")
        .containsEntry("more holes", "SPARSE_ENTRY")
        .containsEntry("two.txt", new String(TWO, UTF_8));
    Found zip =
        found(
            ZipFile.empty().method("strange", 93, ONE).encrypted().stored("secret", ONE).bytes(),
            "x.zip");
    assertThat(zip.contents())
        .containsEntry("strange", "COMPRESSION_METHOD")
        .containsEntry("secret", "ENCRYPTED_ENTRY");
    assertThat(zip.end()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "/etc/passwd, etc/passwd",
    "../../up.txt, up.txt",
    "a/../b.txt, a/b.txt",
    "a//./b.txt, a/b.txt",
    "..\\windows.txt, ..\\windows.txt"
  })
  void namesLeadNowhereElse(String name, String path) throws IOException {
    assertThat(found(TarFile.empty().file(name, ONE).bytes(), "x.tar").contents())
        .containsOnlyKeys(path);
    assertThat(found(ZipFile.empty().stored(name, ONE).bytes(), "x.zip").contents())
        .containsOnlyKeys(path);
  }

  @Test
  void controlCharactersAreEncodedInAddressesAndDuplicatesAreBothThere() throws IOException {
    Found found = found(TarFile.empty().file("a\n\u001b[2J", ONE).bytes(), "x.tar");
    assertThat(found.entries().get(0).identity().uri()).isEqualTo("x.tar!/a%0A%1B%5B2J");
    Found twice = found(ZipFile.empty().stored("a", ONE).deflated("a", TWO).bytes(), "x.zip");
    assertThat(twice.entries()).extracting(ArchiveEntry::path).containsExactly("a", "a");
    assertThat(content(twice.entries().get(0))).isEqualTo("the first");
  }

  @Test
  void whatOnlyItsNameCallsAnArchiveIsNone() throws IOException {
    for (String name : List.of("x.tar", "x.zip", "x.tgz")) {
      byte[] text = "no archive at all\n".repeat(100).getBytes(UTF_8);
      assertThat(Archive.open(name, () -> ByteArraySource.of(text, name), Limits.tiny())).isNull();
    }
    byte[] zip = ZipFile.empty().stored("a", ONE).bytes();
    assertThat(Archive.open("x.docx", () -> ByteArraySource.of(zip, "x.docx"), Limits.tiny()))
        .isNull();
  }

  @Test
  void beforeDamageEntriesAreFoundAndTheDamageHasAPlace() throws IOException {
    TarFile tar = TarFile.empty().file("a/one.txt", ONE).file("two.txt", TWO);
    Found cut = found(Arrays.copyOf(tar.bytes(), 2000), "x.tar");
    assertThat(cut.contents()).containsOnlyKeys("a/one.txt");
    assertThat(cut.end()).isInstanceOf(TruncatedException.class).hasMessageContaining("two.txt");
    assertThat(found(tar.withoutEnd(), "x.tar").end())
        .isInstanceOf(TruncatedException.class)
        .hasMessageContaining("end marker");
    byte[] packed = tar.gzipped();
    assertThat(found(Arrays.copyOf(packed, packed.length - 20), "x.tgz").end())
        .isInstanceOf(TruncatedException.class);
    byte[] spoilt = tar.bytes();
    spoilt[1024] ^= 0x55;
    Found summed = found(spoilt, "x.tar");
    assertThat(summed.contents()).containsOnlyKeys("a/one.txt");
    assertThat(((ReadException) summed.end()).asFailure().offset()).isEqualTo(1024);
    byte[] zip =
        ZipFile.empty().stored("a/one.txt", ONE).deflated("two.txt", TWO).withoutDirectory();
    Found without = found(zip, "x.zip");
    assertThat(without.contents()).containsOnlyKeys("a/one.txt", "two.txt");
    assertThat(without.end()).isInstanceOf(TruncatedException.class).hasMessageContaining("direct");
  }

  @Test
  void whatStandsInFrontOfAZipArchiveMovesIt() throws IOException {
    byte[] zip = ZipFile.empty().stored("a/one.txt", ONE).deflated("two.txt", TWO).bytes();
    byte[] front = "PK\3\4".getBytes(UTF_8);
    byte[] moved = new byte[front.length + 96 + zip.length];
    System.arraycopy(front, 0, moved, 0, front.length);
    System.arraycopy(zip, 0, moved, front.length + 96, zip.length);
    assertBoth(moved, "x.zip");
  }

  @Test
  void liesAboutSizeAndChecksumAreFoundOut() throws IOException {
    assertThat(
            found(ZipFile.empty().claimingSize(5000).deflated("a", TWO).bytes(), "x.zip")
                .contents())
        .containsEntry("a", "TRUNCATED");
    byte[] zip = ZipFile.empty().deflated("a", TWO).bytes();
    zip[zip.length - 22 - 47 + 16] ^= 1; // the checksum in the directory
    assertThat(found(zip, "x.zip").contents()).containsEntry("a", "MALFORMED");
  }

  @Test
  void bombsAreStoppedAtTheLimit() throws IOException {
    byte[] zip = ZipFile.empty().deflated("bomb", new byte[8 << 20]).bytes();
    assertThat(zip).hasSizeLessThan(64 * 1024);
    try (Archive archive = open(zip, "x.zip")) {
      ArchiveEntry entry = Objects.requireNonNull(archive.next());
      try (ByteSource source = entry.opener().open()) {
        assertThat(source.readAt(0, ByteBuffer.allocate(1000))).isEqualTo(1000);
        assertThatThrownBy(() -> source.readTail(ByteBuffer.allocate(1000)))
            .isInstanceOf(NoRandomAccessException.class);
      }
    }
  }

  @Test
  void aBombInsideGzipIsPassedOverAndNotKept() throws IOException {
    byte[] tgz = TarFile.empty().file("bomb", new byte[64 << 20]).file("two.txt", TWO).gzipped();
    assertThat(tgz).hasSizeLessThan(128 * 1024);
    try (Archive archive = open(tgz, "x.tgz")) {
      ArchiveEntry bomb = Objects.requireNonNull(archive.next());
      try (ByteSource source = bomb.opener().open()) {
        assertThat(source.readAt(0, ByteBuffer.allocate(1000))).isEqualTo(1000);
        assertThatThrownBy(() -> source.readTail(ByteBuffer.allocate(1000)))
            .isInstanceOf(NoRandomAccessException.class);
      }
      assertThat(content(Objects.requireNonNull(archive.next()))).isEqualTo(new String(TWO, UTF_8));
      assertThat(archive.next()).isNull();
    }
  }

  @Test
  void entriesThatShareTheirDataAreRefusedOnceTheyAreMoreThanTheArchive() throws IOException {
    byte[] zip = ZipFile.empty().deflated("a", new byte[8 << 20]).bytes();
    int record = 46 + "a".length();
    int directory = zip.length - 22 - record;
    int count = 1000;
    ByteBuffer bomb = ByteBuffer.allocate(directory + count * record + 22);
    bomb.order(ByteOrder.LITTLE_ENDIAN).put(zip, 0, directory);
    for (int i = 0; i < count; i++) {
      bomb.put(zip, directory, record);
    }
    int end = bomb.position();
    bomb.put(zip, zip.length - 22, 22);
    bomb.putShort(end + 8, (short) count).putShort(end + 10, (short) count);
    bomb.putInt(end + 12, count * record);
    int good = 0;
    int refused = 0;
    try (Archive archive = open(bomb.array(), "x.zip")) {
      for (ArchiveEntry e = archive.next(); e != null; e = archive.next()) {
        if (content(e).equals("MALFORMED")) {
          refused++;
        } else {
          good++;
        }
      }
    }
    assertThat(good).isEqualTo(1);
    assertThat(refused).isEqualTo(count - 1);
  }

  @Test
  void anExtendedHeaderOfManyBytesIsRefused() throws IOException {
    byte[] tar = TarFile.empty().entry("x", 'x', new byte[2 << 20]).bytes();
    assertThat(found(tar, "x.tar").end()).isInstanceOf(LimitExceededException.class);
  }

  @Test
  void anArchiveThatIsAnotherWhenItsEntryIsOpenedIsAnError() throws IOException {
    byte[][] now = {TarFile.empty().file("a", ONE).bytes()};
    try (Archive archive =
        Archive.open("x.tar", () -> ByteArraySource.of(now[0], "x.tar"), Limits.tiny())) {
      ArchiveEntry entry = Objects.requireNonNull(Objects.requireNonNull(archive).next());
      now[0] = TarFile.empty().file("b", TWO).bytes();
      try (ByteSource source = entry.opener().open()) {
        assertThatThrownBy(() -> source.readAt(0, ByteBuffer.allocate(4)))
            .isInstanceOf(IOException.class)
            .hasMessageContaining("was changed");
      }
    }
  }

  @Test
  void damageAnywhereEndsInAnAnswer() throws IOException {
    byte[][] archives = {
      TarFile.empty().gnuLongName("x".repeat(120), ONE).pax("b", TWO, "size", "2200").bytes(),
      TarFile.empty().file("a", ONE).file("b", TWO).gzipped(),
      ZipFile.empty().stored("a", ONE).zip64().deflated("b", TWO).bytes()
    };
    String[] names = {"x.tar", "x.tgz", "x.zip"};
    for (int i = 0; i < names.length; i++) {
      Random random = new Random(i);
      for (int round = 0; round < 1500; round++) {
        byte[] bytes = archives[i].clone();
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
        if (round % 3 == 0) {
          bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
        String name = names[i];
        byte[] damaged = bytes;
        try (Archive archive =
            Archive.open(name, () -> ByteArraySource.of(damaged, name), Limits.tiny())) {
          int entries = 0;
          while (archive != null && entries++ < 1000) {
            ArchiveEntry entry = archive.next();
            if (entry == null) {
              break;
            }
            content(entry);
          }
          assertThat(entries).isLessThan(100);
        } catch (ReadException e) {
          assertThat(e.asFailure().message()).isNotBlank();
        }
      }
    }
  }

  private static void skipAll(Archive archive) throws IOException {
    int entries = 0;
    while (archive.next() != null) {
      entries++;
    }
    assertThat(entries).isEqualTo(2);
  }

  @Test
  void onlyHeadersAreReadToFindEntries() throws IOException {
    byte[] large = new byte[300_000];
    byte[] tar = TarFile.empty().file("a", large).file("b", large).bytes();
    ScriptedSource source = ScriptedSource.of(tar, "x.tar");
    try (Archive archive =
        Objects.requireNonNull(Archive.open("x.tar", () -> source, Limits.tiny()))) {
      skipAll(archive);
    }
    assertThat(source.log())
        .containsExactly(read(0, 4096), read(300_544, 4096), read(601_088, 1024));
    byte[] zip = ZipFile.empty().stored("a", large).stored("b", large).bytes();
    ScriptedSource zipped = ScriptedSource.of(zip, "x.zip");
    try (Archive archive =
        Objects.requireNonNull(Archive.open("x.zip", () -> zipped, Limits.tiny()))) {
      skipAll(archive);
    }
    assertThat(zipped.log()).containsExactly(read(0, 4096), tail(16 * 1024));
  }

  @Test
  void aStoredEntryIsOneReadWithItsHeader() throws IOException {
    byte[] zip = ZipFile.empty().stored("a", new byte[50_000]).stored("b", TWO).bytes();
    List<ScriptedSource> opened = new ArrayList<>();
    try (Archive archive =
        Objects.requireNonNull(
            Archive.open(
                "x.zip",
                () -> {
                  opened.add(ScriptedSource.of(zip, "x.zip"));
                  return opened.get(opened.size() - 1);
                },
                Limits.tiny()))) {
      ArchiveEntry entry = Objects.requireNonNull(archive.next());
      try (ByteSource source = entry.opener().open()) {
        assertThat(source.readAt(0, ByteBuffer.allocate(4096))).isEqualTo(4096);
        assertThat(source.readAt(40_000, ByteBuffer.allocate(100))).isEqualTo(100);
      }
    }
    assertThat(opened.get(1).log()).containsExactly(read(0, 47 + 64 + 4096), read(40_031, 100));
  }

  @Test
  void placesInsideArchivesAreRecognised() {
    assertThat(ArchivePath.parse("data.tar!/a/b.jpg"))
        .isEqualTo(new ArchivePath("data.tar", "a/b.jpg"));
    assertThat(ArchivePath.parse("https://host/x.zip?sig=1!/b.jpg").archive())
        .isEqualTo("https://host/x.zip?sig=1");
    assertThat(ArchivePath.parse("strange!/folder/x.tgz!/b").entry()).isEqualTo("b");
    assertThat(ArchivePath.parse("strange!/b.jpg")).isNull();
    assertThat(ArchivePath.isInside("file:///x.tar")).isFalse();
  }
}

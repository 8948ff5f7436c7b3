package dev.assay.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class FileSourceTest {
  @TempDir Path folder;

  @Test
  void identityNamesTheFileItsLengthAndItsTime() throws IOException {
    Path file = Files.write(folder.resolve("a b.png"), new byte[] {1, 2, 3});
    Instant time = Instant.parse("2026-01-02T03:04:05Z");
    Files.setLastModifiedTime(file, FileTime.from(time));
    try (FileSource source = FileSource.open(file)) {
      Identity identity = source.identity();
      assertThat(identity.uri()).startsWith("file:///").endsWith("/a%20b.png");
      assertThat(identity.name()).isEqualTo("a b.png");
      assertThat(identity.length()).isEqualTo(3);
      assertThat(identity.lastModified()).isEqualTo(time);
      assertThat(identity.etag()).isNull();
      assertThat(FileSource.identify(file)).isEqualTo(identity);
    }
  }

  @Test
  void theAddressIsThatOfThePath() throws IOException {
    Random random = new Random(20);
    Set<String> names = new HashSet<>();
    for (char c = 1; c < 0x180; c++) {
      names.add("a" + c);
      names.add(c + "b");
    }
    for (int i = 0; i < 500; i++) {
      names.add(
          random
              .ints(1 + random.nextInt(20), ' ', 0x80)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString());
    }
    names.removeIf(name -> name.contains("/") || name.equals(".") || name.equals(".."));
    Path relative = Path.of("").toAbsolutePath().relativize(folder.toAbsolutePath());
    int made = 0;
    for (String name : names) {
      Path file;
      try {
        file = Files.write(folder.resolve(name), new byte[1]);
      } catch (InvalidPathException e) {
        continue; // this system has no such names
      }
      made++;
      for (Path path : List.of(file, relative.resolve(name))) {
        assertThat(FileSource.identify(path).uri())
            .isEqualTo(FileSource.uri(path))
            .isEqualTo(path.toUri().toString());
      }
    }
    assertThat(made).isGreaterThan(500);
  }

  @Test
  void theAddressOfAFolderEndsInASlash() throws IOException {
    Path inner = Files.createDirectory(folder.resolve("inner"));
    assertThat(FileSource.identify(inner).uri()).isEqualTo(inner.toUri().toString()).endsWith("/");
    Path last = Files.write(Files.createDirectory(folder.resolve("a!")).resolve("b"), new byte[1]);
    assertThat(FileSource.identify(last).uri()).endsWith("/a%21/b");
  }

  @Test
  void theAddressOfAFileInAnotherFileSystemNamesThat() throws IOException {
    Path zip = folder.resolve("a.zip");
    try (FileSystem inside = FileSystems.newFileSystem(zip, Map.of("create", "true"))) {
      Path file = Files.write(inside.getPath("/b.png"), new byte[3]);
      assertThat(FileSource.identify(file).uri())
          .isEqualTo(FileSource.uri(file))
          .startsWith("jar:file:///")
          .endsWith("/b.png");
    }
  }

  @Test
  void aSparseFileBeyond4GiBIsReadAtItsFarEnd() throws IOException {
    Path file = folder.resolve("large");
    long length = 5L << 30;
    try (FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
      channel.write(ByteBuffer.wrap(new byte[] {7, 8}), length - 2);
    }
    try (FileSource source = FileSource.open(file)) {
      assertThat(source.identity().length()).isEqualTo(length);
      ByteBuffer into = ByteBuffer.allocate(4);
      assertThat(source.readAt(length - 3, into)).isEqualTo(3);
      assertThat(into.array()).containsExactly(0, 7, 8, 0);
      ByteBuffer tail = ByteBuffer.allocate(2);
      assertThat(source.readTail(tail)).isEqualTo(2);
      assertThat(tail.array()).containsExactly(7, 8);
    }
  }

  @Test
  void theTailOfAFileCutAfterOpeningIsRefused() throws IOException {
    Path file = Files.write(folder.resolve("cut"), new byte[1000]);
    try (FileSource source = FileSource.open(file);
        FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.truncate(990);
      assertThatThrownBy(() -> source.readTail(ByteBuffer.allocate(100)))
          .isInstanceOf(IOException.class)
          .hasMessage("the data of cut became shorter while it was read");
    }
  }

  @Test
  void aMissingFileIsRefused() {
    Path missing = folder.resolve("missing");
    assertThatThrownBy(() -> FileSource.open(missing)).isInstanceOf(NoSuchFileException.class);
    assertThatThrownBy(() -> FileSource.identify(missing)).isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void aFolderIsRefused() {
    assertThatThrownBy(() -> FileSource.open(folder))
        .isInstanceOf(IOException.class)
        .hasMessage("the path " + folder + " is a folder");
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aNamedPipeIsRefusedWithoutWaitingForAWriter() throws Exception {
    Path pipe = folder.resolve("pipe");
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/mkfifo")), "mkfifo is missing");
    assertThat(new ProcessBuilder("/usr/bin/mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertThatThrownBy(() -> FileSource.open(pipe))
        .isInstanceOf(IOException.class)
        .hasMessage("the path " + pipe + " is not a regular file");
  }

  @Test
  void readingAfterCloseFails() throws IOException {
    FileSource source = FileSource.open(Files.write(folder.resolve("a"), new byte[10]));
    source.close();
    assertThatThrownBy(() -> source.readAt(0, ByteBuffer.allocate(1)))
        .isInstanceOf(ClosedChannelException.class);
  }
}

package dev.assay.scan;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The right to write a journal, held by one scan at a time.
 *
 * <p>It is a lock on a hidden file beside the journal, for the journal itself can be replaced while
 * it is locked. The system gives the lock up when the process ends, however it ends.
 */
final class JournalLock implements Closeable {
  private static final int TRIES = 10;
  private static final long LOCKED_BYTE = 1 << 20;

  private final Path file;
  private final FileChannel channel;

  private JournalLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Takes the right to write a journal.
   *
   * @throws IOException when another scan has it, or the folder cannot be written
   */
  static JournalLock of(Path journal) throws IOException {
    Path file = fileFor(journal);
    for (int i = 0; i < TRIES; i++) {
      FileChannel channel = open(file, journal);
      boolean mine = false;
      try {
        if (!isLocked(channel)) {
          throw new IOException(
              "another scan is writing " + journal + "; wait for its end or choose another file");
        }
        mine = isAt(file, channel);
        if (mine) {
          return new JournalLock(file, channel);
        }
      } finally {
        if (!mine) {
          channel.close();
        }
      }
    }
    throw new IOException("cannot lock " + file);
  }

  /** Where the lock of a journal lies. */
  static Path fileFor(Path journal) {
    return journal.resolveSibling("." + journal.getFileName() + ".lock");
  }

  private static FileChannel open(Path file, Path journal) throws IOException {
    try {
      return FileChannel.open(
          file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
    } catch (AccessDeniedException e) {
      throw new IOException("cannot write " + journal + ": no permission in its folder", e);
    } catch (FileSystemException e) {
      throw new IOException("cannot write " + journal + ": " + e.getReason(), e);
    }
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      // A byte behind the end, since some systems let nobody read what is locked.
      @Nullable FileLock lock = channel.tryLock(LOCKED_BYTE, 1, false);
      return lock != null;
    } catch (OverlappingFileLockException heldByThisProcess) {
      return false;
    }
  }

  /** Whether the file locked is the one at the place: its last owner may have removed it. */
  private static boolean isAt(Path file, FileChannel channel) throws IOException {
    byte[] token = UUID.randomUUID().toString().getBytes(StandardCharsets.US_ASCII);
    channel.write(ByteBuffer.wrap(token), 0);
    try {
      return Arrays.equals(token, Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      Files.deleteIfExists(file);
    }
  }
}

package dev.assay.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HexFormat;

/**
 * A source over a regular file.
 *
 * <p>Its length is the one the file had when it was opened. Named pipes, devices and folders are
 * refused before they are opened, since opening one can block for ever.
 */
public final class FileSource implements ByteSource {
  private static final HexFormat HEX = HexFormat.of().withUpperCase();
  private static final String PLAIN_MARKS = "._-~*'()&=+$,;";

  private final FileChannel channel;
  private final Identity identity;

  private FileSource(FileChannel channel, Identity identity) {
    this.channel = channel;
    this.identity = identity;
  }

  /**
   * Opens a file.
   *
   * @throws IOException when there is no regular, readable file at {@code path}; its message names
   *     the path
   */
  public static FileSource open(Path path) throws IOException {
    BasicFileAttributes attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (!attributes.isRegularFile()) {
      throw new IOException(
          "the path "
              + path
              + (attributes.isDirectory() ? " is a folder" : " is not a regular file"));
    }
    Identity identity = identify(path, attributes);
    return new FileSource(FileChannel.open(path), identity);
  }

  /**
   * The identity of a file, without opening it.
   *
   * @throws NoSuchFileException when there is none
   * @throws IOException when its attributes cannot be read
   */
  public static Identity identify(Path path) throws IOException {
    return identify(path, Files.readAttributes(path, BasicFileAttributes.class));
  }

  /** The identity of a file whose attributes are at hand. */
  public static Identity identify(Path path, BasicFileAttributes attributes) {
    return new Identity(
        attributes.isDirectory() ? uri(path) : uriOfFile(path),
        nameOf(path),
        attributes.size(),
        attributes.lastModifiedTime().toInstant(),
        null);
  }

  /** What is known of a file without looking at it. */
  public static Identity unopened(Path path) {
    return new Identity(uri(path), nameOf(path), Identity.UNKNOWN_LENGTH, null, null);
  }

  /**
   * The address of a file, as its identity and its record have it. A folder whose name ends in an
   * exclamation mark has that encoded, since {@code !/} stands for what lies inside an archive.
   */
  public static String uri(Path path) {
    return path.toUri().toString().replace("!/", "%21/");
  }

  /**
   * The same address of what is known to be no folder. {@link Path#toUri} asks the file system
   * that, which takes as long as reading the file; a path of ASCII characters is encoded without
   * it.
   */
  private static String uriOfFile(Path path) {
    String text = path.toAbsolutePath().toString();
    if (path.getFileSystem() != FileSystems.getDefault() || !text.startsWith("/")) {
      return uri(path);
    }
    StringBuilder uri = new StringBuilder(text.length() + 16).append("file://");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '!' || c >= 0x80) {
        return uri(path);
      }
      if (isPlain(c)) {
        uri.append(c);
      } else {
        HEX.toHexDigits(uri.append('%'), (byte) c);
      }
    }
    return uri.toString();
  }

  /** Whether a path in a URI has an ASCII character as it is (RFC 2396 3.3). */
  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= '/' && c <= ':')
        || (c >= '@' && c <= 'Z')
        || PLAIN_MARKS.indexOf(c) >= 0;
  }

  private static String nameOf(Path path) {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  @Override
  public Identity identity() {
    return identity;
  }

  @Override
  public int readAt(long position, ByteBuffer into) throws IOException {
    int total = 0;
    while (into.hasRemaining()) {
      int count = channel.read(into, position + total);
      if (count < 0) {
        break;
      }
      total += count;
    }
    return total;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}

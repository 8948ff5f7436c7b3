package dev.assay.testdata.archive;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/** Makes zip archives byte by byte (PKWARE APPNOTE 6.3.10). */
public final class ZipFile {
  private static final int IN_ZIP64 = -1;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream directory = new ByteArrayOutputStream();
  private final List<Integer> offsets = new ArrayList<>();
  private boolean zip64;
  private boolean descriptors;
  private int flags = 1 << 11;
  private long claimedSize = -1;

  private ZipFile() {}

  /** An archive without entries. */
  public static ZipFile empty() {
    return new ZipFile();
  }

  /** Puts bytes in front of what follows, as self-extracting archives have. */
  public ZipFile raw(byte[] bytes) {
    out.writeBytes(bytes);
    return this;
  }

  /** Writes sizes and offsets into zip64 fields from here on. */
  public ZipFile zip64() {
    zip64 = true;
    return this;
  }

  /** Leaves sizes to descriptors behind the data from here on. */
  public ZipFile descriptors() {
    descriptors = true;
    return this;
  }

  /** Marks entries as encrypted from here on. */
  public ZipFile encrypted() {
    flags |= 1;
    return this;
  }

  /** Claims a size of content that is not the entry's for the next entry. */
  public ZipFile claimingSize(long size) {
    claimedSize = size;
    return this;
  }

  /** Adds an entry as it is. */
  public ZipFile stored(String name, byte[] content) {
    return add(name, 0, content, content);
  }

  /** Adds a compressed entry. */
  public ZipFile deflated(String name, byte[] content) {
    return add(name, 8, content, deflate(content));
  }

  /** Adds an entry that says it is compressed by a method. */
  public ZipFile method(String name, int method, byte[] content) {
    return add(name, method, content, content);
  }

  private static byte[] deflate(byte[] content) {
    Deflater deflater = new Deflater(9, /* nowrap= */ true);
    deflater.setInput(content);
    deflater.finish();
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    byte[] piece = new byte[8192];
    while (!deflater.finished()) {
      packed.write(piece, 0, deflater.deflate(piece));
    }
    deflater.end();
    return packed.toByteArray();
  }

  private ZipFile add(String name, int method, byte[] content, byte[] data) {
    int offset = out.size();
    offsets.add(offset);
    byte[] nameBytes = name.getBytes(StandardCharsets.UTF_8);
    CRC32 crc = new CRC32();
    crc.update(content);
    long size = claimedSize < 0 ? content.length : claimedSize;
    claimedSize = -1;
    int bits = flags | (descriptors ? 1 << 3 : 0);
    byte[] extra = zip64 ? sizes(size, data.length, -1) : new byte[0];
    ByteBuffer local = littleEndian(30 + nameBytes.length + extra.length);
    local.putInt(0x04034b50).putShort((short) 45).putShort((short) bits).putShort((short) method);
    local.putInt(0);
    local.putInt(descriptors ? 0 : (int) crc.getValue());
    local.putInt(descriptors ? 0 : zip64 ? IN_ZIP64 : data.length);
    local.putInt(descriptors ? 0 : zip64 ? IN_ZIP64 : (int) size);
    local.putShort((short) nameBytes.length).putShort((short) extra.length);
    local.put(nameBytes).put(extra);
    out.writeBytes(bytesOf(local));
    out.writeBytes(data);
    if (descriptors) {
      ByteBuffer behind = littleEndian(16).putInt(0x08074b50).putInt((int) crc.getValue());
      out.writeBytes(bytesOf(behind.putInt(data.length).putInt((int) size)));
    }
    byte[] centralExtra = zip64 ? sizes(size, data.length, offset) : new byte[0];
    ByteBuffer central = littleEndian(46 + nameBytes.length + centralExtra.length);
    central.putInt(0x02014b50).putShort((short) 45).putShort((short) 45);
    central.putShort((short) bits).putShort((short) method).putInt(0);
    central.putInt((int) crc.getValue());
    central.putInt(zip64 ? IN_ZIP64 : data.length).putInt(zip64 ? IN_ZIP64 : (int) size);
    central.putShort((short) nameBytes.length).putShort((short) centralExtra.length);
    central.putShort((short) 0).putShort((short) 0).putShort((short) 0).putInt(0);
    central.putInt(zip64 ? IN_ZIP64 : offset);
    central.put(nameBytes).put(centralExtra);
    directory.writeBytes(bytesOf(central));
    return this;
  }

  private static byte[] sizes(long size, long compressed, long offset) {
    ByteBuffer extra = littleEndian(offset < 0 ? 20 : 28).putShort((short) 1);
    extra.putShort((short) (offset < 0 ? 16 : 24)).putLong(size).putLong(compressed);
    return bytesOf(offset < 0 ? extra : extra.putLong(offset));
  }

  private static ByteBuffer littleEndian(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static byte[] bytesOf(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.capacity()];
    buffer.rewind().get(bytes);
    return bytes;
  }

  /** The archive without its directory. */
  public byte[] withoutDirectory() {
    return out.toByteArray();
  }

  /** The archive. */
  public byte[] bytes() {
    return bytes("");
  }

  /** The archive with a comment at its end. */
  public byte[] bytes(String comment) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    whole.writeBytes(out.toByteArray());
    whole.writeBytes(directory.toByteArray());
    int entries = offsets.size();
    if (zip64) {
      ByteBuffer end = littleEndian(56 + 20).putInt(0x06064b50).putLong(44).putInt((45 << 16) | 45);
      end.putInt(0).putInt(0).putLong(entries).putLong(entries);
      end.putLong(directory.size()).putLong(out.size());
      end.putInt(0x07064b50).putInt(0).putLong((long) out.size() + directory.size()).putInt(1);
      whole.writeBytes(bytesOf(end));
    }
    ByteBuffer end = littleEndian(22).putInt(0x06054b50).putInt(0);
    end.putShort((short) entries).putShort((short) entries);
    end.putInt(zip64 ? IN_ZIP64 : directory.size()).putInt(zip64 ? IN_ZIP64 : out.size());
    byte[] text = comment.getBytes(StandardCharsets.UTF_8);
    whole.writeBytes(bytesOf(end.putShort((short) text.length)));
    whole.writeBytes(text);
    return whole.toByteArray();
  }
}

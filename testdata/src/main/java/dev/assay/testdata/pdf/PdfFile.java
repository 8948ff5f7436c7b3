package dev.assay.testdata.pdf;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.Deflater;
import javax.crypto.Cipher;
import javax.crypto.spec.SecretKeySpec;

/**
 * A PDF document to be written (ISO 32000-1): numbered objects, of which number 1 is the catalog
 * and number 2 the root of the page tree.
 */
public final class PdfFile {

  /** What passwords are padded with (ISO 32000-1 7.6.3.3, algorithm 2). */
  private static final byte[] PADDING =
      HexFormat.of().parseHex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a");

  private static final int PERMISSIONS = -4;
  private static final byte[] ID = "0123456789abcdef".getBytes(StandardCharsets.ISO_8859_1);

  private final List<String> objects = new ArrayList<>();
  private String version = "1.7";
  private String moreTrailer = "";

  private PdfFile() {}

  /** A document of that many pages, all children of one node. */
  public static PdfFile withPages(int pages) {
    PdfFile file = new PdfFile();
    file.objects.add("<< /Type /Catalog /Pages 2 0 R >>");
    StringBuilder kids = new StringBuilder();
    for (int i = 0; i < pages; i++) {
      kids.append(3 + i).append(" 0 R ");
    }
    file.objects.add("<< /Type /Pages /Kids [ " + kids + "] /Count " + pages + " >>");
    for (int i = 0; i < pages; i++) {
      file.objects.add("<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 612 792 ] >>");
    }
    return file;
  }

  /** A document with that page tree: objects from number 2 on. */
  public static PdfFile withPageTree(String... objects) {
    PdfFile file = new PdfFile();
    file.objects.add("<< /Type /Catalog /Pages 2 0 R >>");
    file.objects.addAll(Arrays.asList(objects));
    return file;
  }

  /** This document with another catalog. */
  public PdfFile catalog(String catalog) {
    objects.set(0, catalog);
    return this;
  }

  /** This document with another version in its header. */
  public PdfFile version(String version) {
    this.version = version;
    return this;
  }

  /** This document with more objects behind the others. */
  public PdfFile object(String object) {
    objects.add(object);
    return this;
  }

  /**
   * This document encrypted with 40-bit RC4 (ISO 32000-1 7.6.3.4, algorithms 3 and 4). It has no
   * strings or streams that would have to be encrypted.
   *
   * @param userPassword the password needed to open it, empty for none
   */
  public PdfFile encrypted(String userPassword) {
    try {
      byte[] user = padded(userPassword);
      byte[] ownerKey = Arrays.copyOf(MessageDigest.getInstance("MD5").digest(padded("owner")), 5);
      byte[] owner = rc4(ownerKey, user);
      MessageDigest digest = MessageDigest.getInstance("MD5");
      digest.update(user);
      digest.update(owner);
      digest.update(
          ByteBuffer.allocate(4)
              .order(java.nio.ByteOrder.LITTLE_ENDIAN)
              .putInt(PERMISSIONS)
              .array());
      digest.update(ID);
      byte[] check = rc4(Arrays.copyOf(digest.digest(), 5), PADDING);
      moreTrailer =
          " /Encrypt << /Filter /Standard /V 1 /R 2 /O <"
              + HexFormat.of().formatHex(owner)
              + "> /U <"
              + HexFormat.of().formatHex(check)
              + "> /P "
              + PERMISSIONS
              + " >>";
      return this;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has MD5 and RC4", e);
    }
  }

  private static byte[] padded(String password) {
    byte[] padded = new byte[32];
    byte[] bytes = password.getBytes(StandardCharsets.ISO_8859_1);
    System.arraycopy(bytes, 0, padded, 0, bytes.length);
    System.arraycopy(PADDING, 0, padded, bytes.length, padded.length - bytes.length);
    return padded;
  }

  @SuppressWarnings("InsecureCryptoUsage") // what the format prescribes
  private static byte[] rc4(byte[] key, byte[] data) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance("ARCFOUR");
    cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(key, "ARCFOUR"));
    return cipher.doFinal(data);
  }

  /** The file with a cross-reference table (ISO 32000-1 7.5.4). */
  public byte[] withTable() {
    ByteArrayOutputStream out = header();
    StringBuilder table = new StringBuilder();
    table.append("xref\n0 ").append(objects.size() + 1).append("\n0000000000 65535 f\r\n");
    for (int i = 0; i < objects.size(); i++) {
      table.append(String.format("%010d 00000 n\r\n", out.size()));
      put(out, (i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n");
    }
    long start = out.size();
    put(out, table + "trailer\n" + trailer(objects.size() + 1) + "\n");
    return ended(out, start);
  }

  /**
   * The file with its objects in an object stream and a cross-reference stream (ISO 32000-1 7.5.7,
   * 7.5.8).
   */
  public byte[] withStreams() {
    return withStreamsLacking(0);
  }

  /**
   * The same with so many more objects, numbered behind the others, that the cross-reference stream
   * says are in the object stream, but that are not.
   */
  public byte[] withStreamsLacking(int lacking) {
    StringBuilder places = new StringBuilder();
    StringBuilder contents = new StringBuilder();
    for (int i = 0; i < objects.size(); i++) {
      places.append(i + 1).append(' ').append(contents.length()).append(' ');
      contents.append(objects.get(i)).append('\n');
    }
    int container = objects.size() + lacking + 1;
    ByteArrayOutputStream out = header();
    int containerAt = out.size();
    putStream(
        out,
        container,
        "/Type /ObjStm /N " + objects.size() + " /First " + places.length(),
        (places.toString() + contents).getBytes(StandardCharsets.ISO_8859_1));
    ByteBuffer rows = ByteBuffer.allocate(7 * (container + 2));
    rows.put((byte) 0).putInt(0).putShort((short) -1);
    for (int i = 0; i < objects.size() + lacking; i++) {
      rows.put((byte) 2).putInt(container).putShort((short) i);
    }
    int start = out.size();
    rows.put((byte) 1).putInt(containerAt).putShort((short) 0);
    rows.put((byte) 1).putInt(start).putShort((short) 0);
    putStream(
        out,
        container + 1,
        "/Type /XRef /W [ 1 4 2 ] /Root 1 0 R /Size " + (container + 2),
        rows.array());
    return ended(out, start);
  }

  private ByteArrayOutputStream header() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    put(out, "%PDF-" + version + "\n%\u00E2\u00E3\u00CF\u00D3\n");
    return out;
  }

  private String trailer(int size) {
    String id = "<" + HexFormat.of().formatHex(ID) + ">";
    return "<< /Size " + size + " /Root 1 0 R /ID [ " + id + " " + id + " ]" + moreTrailer + " >>";
  }

  private static byte[] ended(ByteArrayOutputStream out, long start) {
    put(out, "startxref\n" + start + "\n%%EOF\n");
    return out.toByteArray();
  }

  private static void putStream(ByteArrayOutputStream out, int number, String more, byte[] data) {
    byte[] packed = deflated(data);
    put(
        out,
        number
            + " 0 obj\n<< "
            + more
            + " /Filter /FlateDecode /Length "
            + packed.length
            + " >>\nstream\n");
    out.writeBytes(packed);
    put(out, "\nendstream\nendobj\n");
  }

  private static byte[] deflated(byte[] data) {
    Deflater deflater = new Deflater();
    deflater.setInput(data);
    deflater.finish();
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] step = new byte[8192];
    while (!deflater.finished()) {
      out.write(step, 0, deflater.deflate(step));
    }
    deflater.end();
    return out.toByteArray();
  }

  private static void put(ByteArrayOutputStream out, String text) {
    out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
  }
}

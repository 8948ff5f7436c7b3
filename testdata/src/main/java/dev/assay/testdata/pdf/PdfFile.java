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
    return encrypted(userPassword, "owner");
  }

  /**
   * The same with a password of the owner, which opens it too.
   *
   * @param ownerPassword may be empty
   */
  public PdfFile encrypted(String userPassword, String ownerPassword) {
    try {
      byte[] user = padded(userPassword);
      byte[] ownerKey =
          Arrays.copyOf(MessageDigest.getInstance("MD5").digest(padded(ownerPassword)), 5);
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
    int container = objects.size() + lacking + 1;
    ByteArrayOutputStream out = header();
    int containerAt = out.size();
    putStream(out, container, containerKeys(0), contained(0));
    ByteBuffer rows = rows(container, 2);
    int start = out.size();
    rows.put((byte) 1).putInt(containerAt).putShort((short) 0);
    rows.put((byte) 1).putInt(start).putShort((short) 0);
    putStream(
        out,
        container + 1,
        "/Type /XRef /W [ 1 4 2 ] /Root 1 0 R /Size " + (container + 2),
        filled(rows));
    return ended(out, start);
  }

  /** Rows that say that all objects before the stream are in it. */
  private static ByteBuffer rows(int container, int more) {
    ByteBuffer rows = ByteBuffer.allocate(7 * (container + more));
    rows.put((byte) 0).putInt(0).putShort((short) -1);
    for (int i = 0; i < container - 1; i++) {
      rows.put((byte) 2).putInt(container).putShort((short) i);
    }
    return rows;
  }

  /** The keys of an object stream that has all objects but the first ones. */
  private String containerKeys(int first) {
    return "/Type /ObjStm /N " + (objects.size() - first) + " /First " + places(first).length();
  }

  private byte[] contained(int first) {
    String contents = String.join("\n", objects.subList(first, objects.size())) + "\n";
    return (places(first) + contents).getBytes(StandardCharsets.ISO_8859_1);
  }

  private String places(int first) {
    StringBuilder places = new StringBuilder();
    int at = 0;
    for (int i = first; i < objects.size(); i++) {
      places.append(i + 1).append(' ').append(at).append(' ');
      at += objects.get(i).length() + 1;
    }
    return places.toString();
  }

  /**
   * The same as {@link #withStreams}, the rows of the cross-reference stream each as what differs
   * from the row above (ISO 32000-1 7.4.4.4), and the length of the object stream in an object of
   * its own, as many programs write it.
   */
  public byte[] withPredictedStreams() {
    int container = objects.size() + 1;
    ByteArrayOutputStream out = header();
    byte[] packed = deflated(contained(0));
    int containerAt = out.size();
    put(out, container + " 0 obj\n<< " + containerKeys(0) + " /Filter [ /FlateDecode ] ");
    put(out, "/Length " + (container + 1) + " 0 R >>\nstream\r\n");
    out.writeBytes(packed);
    put(out, "\r\nendstream\nendobj\n");
    int lengthAt = out.size();
    put(out, (container + 1) + " 0 obj\n" + packed.length + "\nendobj\n");
    int start = out.size();
    ByteBuffer rows = rows(container, 3);
    rows.put((byte) 1).putInt(containerAt).putShort((short) 0);
    rows.put((byte) 1).putInt(lengthAt).putShort((short) 0);
    rows.put((byte) 1).putInt(start).putShort((short) 0);
    putStream(
        out,
        container + 2,
        "/Type /XRef /W [ 1 4 2 ] /Index [ 0 "
            + (container + 3)
            + " ] /DecodeParms << /Predictor 12 /Columns 7 >> /Root 1 0 R /Size "
            + (container + 3),
        differences(filled(rows), 7));
    return ended(out, start);
  }

  /**
   * The file for readers that know tables only and for those that know streams (ISO 32000-1
   * 7.5.8.4): the catalog is in the table, the other objects are hidden in an object stream.
   */
  public byte[] withHybridReferences() {
    int container = objects.size() + 1;
    ByteArrayOutputStream out = header();
    int catalogAt = out.size();
    put(out, "1 0 obj\n" + objects.get(0) + "\nendobj\n");
    int containerAt = out.size();
    putStream(out, container, containerKeys(1), contained(1));
    int hiddenAt = out.size();
    ByteBuffer rows = ByteBuffer.allocate(7 * objects.size());
    for (int i = 1; i < objects.size(); i++) {
      rows.put((byte) 2).putInt(container).putShort((short) (i - 1));
    }
    rows.put((byte) 1).putInt(containerAt).putShort((short) 0);
    putStream(
        out,
        container + 1,
        "/Type /XRef /W [ 1 4 2 ] /Index [ 2 " + objects.size() + " ] /Size " + (container + 1),
        filled(rows));
    int start = out.size();
    put(out, "xref\n0 " + (container + 1) + "\n0000000000 65535 f\r\n");
    put(out, String.format("%010d 00000 n\r\n", catalogAt));
    put(out, "0000000000 65535 f\r\n".repeat(objects.size()));
    String trailer = trailer(container + 1);
    put(out, "trailer\n" + trailer.replaceFirst("<<", "<< /XRefStm " + hiddenAt) + "\n");
    return ended(out, start);
  }

  /**
   * The file with its catalog and the newest cross-reference table at its start, as for a reader
   * that shows the first page before it has the rest (ISO 32000-1 annex F).
   */
  public byte[] linearized() {
    int linear = objects.size() + 1;
    ByteArrayOutputStream out = header();
    int linearAt = out.size();
    put(out, linear + " 0 obj\n<< /Linearized 1 /N 99 /O 3 >>\nendobj\n");
    int firstTable = out.size();
    int toCatalog = firstTable + firstTable(linear, 0, linearAt, 0).length();
    String catalog = "1 0 obj\n" + objects.get(0) + "\nendobj\n";
    ByteArrayOutputStream rest = new ByteArrayOutputStream();
    StringBuilder table = new StringBuilder();
    table.append("xref\n0 1\n0000000000 65535 f\r\n2 ").append(objects.size() - 1).append('\n');
    int restAt = toCatalog + catalog.length();
    for (int i = 1; i < objects.size(); i++) {
      table.append(String.format("%010d 00000 n\r\n", restAt + rest.size()));
      put(rest, (i + 1) + " 0 obj\n" + objects.get(i) + "\nendobj\n");
    }
    put(out, firstTable(linear, toCatalog, linearAt, restAt + rest.size()) + catalog);
    out.writeBytes(rest.toByteArray());
    put(out, table + "trailer\n<< /Size " + linear + " >>\n");
    return ended(out, firstTable);
  }

  private String firstTable(int linear, int catalogAt, int linearAt, int previous) {
    return String.format(
        """
        xref
        1 1
        %010d 00000 n\r
        %d 1
        %010d 00000 n\r
        trailer
        %s
        startxref
        0
        %%%%EOF
        """,
        catalogAt,
        linear,
        linearAt,
        trailer(linear + 1).replaceFirst("<<", String.format("<< /Prev %010d", previous)));
  }

  /**
   * A document with one of its objects replaced by an incremental update (ISO 32000-1 7.5.6).
   *
   * @param document one with a cross-reference table at its end
   */
  public static byte[] updated(byte[] document, int number, String object) {
    String text = new String(document, StandardCharsets.ISO_8859_1);
    String previous = text.substring(text.lastIndexOf("startxref\n") + 10).split("\n", 2)[0];
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(document);
    int objectAt = out.size();
    put(out, number + " 0 obj\n" + object + "\nendobj\n");
    int start = out.size();
    put(out, "xref\n" + number + " 1\n" + String.format("%010d 00000 n\r\n", objectAt));
    put(out, "trailer\n<< /Size 1000 /Root 1 0 R /Prev " + previous + " >>\n");
    return ended(out, start);
  }

  private static byte[] filled(ByteBuffer rows) {
    byte[] bytes = new byte[rows.flip().remaining()];
    rows.get(bytes);
    return bytes;
  }

  private static byte[] differences(byte[] rows, int width) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int i = 0; i < rows.length; i++) {
      if (i % width == 0) {
        out.write(2);
      }
      out.write(rows[i] - (i < width ? 0 : rows[i - width]));
    }
    return out.toByteArray();
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

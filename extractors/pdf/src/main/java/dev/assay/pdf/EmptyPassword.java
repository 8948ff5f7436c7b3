package dev.assay.pdf;

import dev.assay.pdf.PdfObject.Dictionary;
import dev.assay.pdf.PdfObject.Items;
import dev.assay.pdf.PdfObject.Text;
import dev.assay.pdf.PdfObject.Whole;
import dev.assay.pdf.PdfObject.Word;
import dev.assay.read.DeclinedException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The empty password, with which most encrypted documents open, tried on one of them (ISO 32000-2
 * 7.6.4, the standard security handler).
 */
@SuppressWarnings("InsecureCryptoUsage") // what the format prescribes
final class EmptyPassword {

  /** What passwords are padded with (7.6.4.3.2, algorithm 2); all of the empty one. */
  private static final byte[] PADDING =
      HexFormat.of().parseHex("28bf4e5e4e758a4164004e56fffa01082e2e00b6d0683e802f0ca9fe6453697a");

  private static final byte[] CLEAR_METADATA = {-1, -1, -1, -1};

  /** Bytes of {@code O} and {@code U}, until version 4 and of version 5 (7.6.4.2, table 21). */
  private static final int SHORT = 32;

  private static final int LONG = 48;

  /** Bytes of a hash in {@code O} and {@code U} of version 5, and of the salt behind it. */
  private static final int HASH = 32;

  private static final int SALT = 8;

  private static final String[] HASHES = {"SHA-256", "SHA-384", "SHA-512"};

  private final int revision;
  private final int keyLength;
  private final byte[] owner;
  private final byte[] user;
  private final byte[] permissions;
  private final byte[] id;
  private final boolean clearMetadata;

  private EmptyPassword(Dictionary encryption, byte[] id, int version, int revision)
      throws IOException {
    this.revision = revision;
    this.keyLength = keyLength(encryption, version);
    this.owner = text(encryption.get("O"), version == 5 ? LONG : SHORT);
    this.user = text(encryption.get("U"), version == 5 ? LONG : SHORT);
    this.id = id;
    int flags = (int) whole(encryption, "P");
    this.permissions =
        new byte[] {(byte) flags, (byte) (flags >> 8), (byte) (flags >> 16), (byte) (flags >> 24)};
    this.clearMetadata =
        encryption.get("EncryptMetadata") instanceof Word word && word.text().equals("false");
  }

  /**
   * Whether a document opens with it.
   *
   * @param encryption its encryption dictionary
   * @param ids the two identifiers of its trailer, null when there are none
   * @throws DeclinedException when its encryption is unusual
   */
  static boolean opens(Dictionary encryption, @Nullable PdfObject ids) throws IOException {
    long version = whole(encryption, "V");
    long revision = whole(encryption, "R");
    boolean usual =
        switch ((int) Math.min(version, 6)) {
          case 1, 2 -> revision == 2 || revision == 3;
          case 4 -> revision == 4;
          case 5 -> revision == 5 || revision == 6;
          default -> false;
        };
    if (!encryption.isName("Filter", "Standard") || !usual) {
      throw new DeclinedException("the document is encrypted in an unusual way");
    }
    byte[] id =
        ids instanceof Items items
                && !items.values().isEmpty()
                && items.values().get(0) instanceof Text first
            ? first.bytes()
            : new byte[0];
    EmptyPassword password = new EmptyPassword(encryption, id, (int) version, (int) revision);
    try {
      return version == 5 ? password.opensByHash() : password.opensByCipher();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has MD5, RC4, SHA-2 and AES", e);
    }
  }

  /** Bytes of the key (7.6.2, table 20). */
  private static int keyLength(Dictionary encryption, int version) throws IOException {
    long bits = encryption.has("Length") ? whole(encryption, "Length") : version == 4 ? 128 : 40;
    boolean byFilter =
        version == 4
            && encryption.get("CF") instanceof Dictionary filters
            && filters.get("StdCF") instanceof Dictionary filter
            && (filter.isName("CFM", "AESV2")
                || (filter.isName("CFM", "V2") && encryption.has("Length")));
    if (version == 1) {
      return 5;
    }
    if (version == 4 && (bits != 128 || !byFilter)) {
      throw new DeclinedException("the document is encrypted with an unusual key");
    }
    if (bits < 40 || (bits > 128 && version != 5) || bits % 8 != 0) {
      throw new DeclinedException("the document is encrypted with an unusual key");
    }
    return (int) bits / 8;
  }

  private static long whole(Dictionary encryption, String key) throws IOException {
    if (encryption.get(key) instanceof Whole whole) {
      return whole.value();
    }
    throw new DeclinedException("the encryption dictionary has no number " + key);
  }

  private static byte[] text(@Nullable PdfObject value, int length) throws IOException {
    if (value instanceof Text text && text.bytes().length == length) {
      return text.bytes();
    }
    throw new DeclinedException("the encryption dictionary has keys of unusual length");
  }

  /** Algorithms 6 and 7 (7.6.4.4.4, 7.6.4.4.5). */
  private boolean opensByCipher() throws GeneralSecurityException {
    return opensForUser(PADDING) || opensForUser(userPasswordForOwner());
  }

  private boolean opensForUser(byte[] padded) throws GeneralSecurityException {
    MessageDigest md5 = MessageDigest.getInstance("MD5");
    md5.update(padded);
    md5.update(owner);
    md5.update(permissions);
    md5.update(id);
    if (revision == 4 && clearMetadata) {
      md5.update(CLEAR_METADATA);
    }
    byte[] key = key(md5.digest());
    if (revision == 2) {
      return Arrays.equals(ciphered(key, PADDING, 0), user);
    }
    md5.update(PADDING);
    byte[] check = md5.digest(id);
    for (int round = 0; round < 20; round++) {
      check = ciphered(key, check, round);
    }
    return Arrays.equals(check, 0, 16, user, 0, 16);
  }

  /** What an empty owner password makes of {@code O}. */
  private byte[] userPasswordForOwner() throws GeneralSecurityException {
    byte[] key = key(MessageDigest.getInstance("MD5").digest(PADDING));
    byte[] password = owner;
    for (int round = revision == 2 ? 0 : 19; round >= 0; round--) {
      password = ciphered(key, password, round);
    }
    return password;
  }

  private byte[] key(byte[] hash) throws GeneralSecurityException {
    byte[] key = Arrays.copyOf(hash, keyLength);
    if (revision >= 3) {
      MessageDigest md5 = MessageDigest.getInstance("MD5");
      for (int round = 0; round < 50; round++) {
        key = Arrays.copyOf(md5.digest(key), keyLength);
      }
    }
    return key;
  }

  private static byte[] ciphered(byte[] key, byte[] data, int round)
      throws GeneralSecurityException {
    byte[] changed = key.clone();
    for (int i = 0; i < changed.length; i++) {
      changed[i] ^= (byte) round;
    }
    Cipher rc4 = Cipher.getInstance("ARCFOUR");
    rc4.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(changed, "ARCFOUR"));
    return rc4.doFinal(data);
  }

  /** Algorithms 11 and 12 (7.6.4.4.10, 7.6.4.4.11). */
  private boolean opensByHash() throws GeneralSecurityException {
    byte[] nothing = {};
    return matches(user, nothing) || matches(owner, user);
  }

  private boolean matches(byte[] stored, byte[] more) throws GeneralSecurityException {
    MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
    sha256.update(stored, HASH, SALT);
    byte[] hash = sha256.digest(more);
    byte[] check = revision == 5 ? hash : hardened(hash, more);
    return Arrays.equals(check, 0, HASH, stored, 0, HASH);
  }

  /** Algorithm 2.B (7.6.4.3.4). */
  private static byte[] hardened(byte[] hash, byte[] more) throws GeneralSecurityException {
    Cipher aes = Cipher.getInstance("AES/CBC/NoPadding");
    MessageDigest[] hashes = new MessageDigest[HASHES.length];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = MessageDigest.getInstance(HASHES[i]);
    }
    byte[] k = hash;
    int last = 0;
    for (int round = 0; round < 64 || last > round - 32; round++) {
      byte[] once = Arrays.copyOf(k, k.length + more.length);
      System.arraycopy(more, 0, once, k.length, more.length);
      byte[] repeated = new byte[64 * once.length];
      for (int i = 0; i < 64; i++) {
        System.arraycopy(once, 0, repeated, i * once.length, once.length);
      }
      aes.init(
          Cipher.ENCRYPT_MODE, new SecretKeySpec(k, 0, 16, "AES"), new IvParameterSpec(k, 16, 16));
      byte[] e = aes.doFinal(repeated);
      int sum = 0; // of 16 bytes; 256 leaves 1 when divided by 3, so the number leaves what they do
      for (int i = 0; i < 16; i++) {
        sum += e[i] & 0xFF;
      }
      k = hashes[sum % 3].digest(e);
      last = e[e.length - 1] & 0xFF;
    }
    return k;
  }
}

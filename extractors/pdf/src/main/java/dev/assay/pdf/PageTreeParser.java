package dev.assay.pdf;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFParser;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.encryption.StandardSecurityHandler;
import org.jspecify.annotations.Nullable;

/**
 * PDFBox's parser, brought to read the page tree and no more, also of a document it cannot decrypt.
 */
final class PageTreeParser extends PDFParser {

  /** Nodes worth visiting; a tree that has more is believed, unless it already claims fewer. */
  private static final int MOST_NODES = 2_000;

  /** Reads worth making for that, and the part of all reads allowed. */
  private static final int MOST_READS = 250;

  private static final int PART_OF_READS = 4;

  private static final char[] TRAILER = {'t', 'r', 'a', 'i', 'l', 'e', 'r'};
  private static final int TRAILER_WITHIN = 2048;

  /** Kept here because the logging system forgets loggers that nobody holds. */
  private static final Logger PDFBOX_LOGGER = Logger.getLogger("org.apache.pdfbox");

  static {
    // What PDFBox would log about a file is told by findings. Who wants it sets the level first.
    if (PDFBOX_LOGGER.getLevel() == null) {
      PDFBOX_LOGGER.setLevel(Level.OFF);
    }
  }

  private final CursorInput input;
  private boolean locked;

  PageTreeParser(CursorInput input) throws IOException {
    super(input);
    this.input = input;
    this.document = new BoundedDocument(this, input);
    this.xrefTrailerResolver = new BoundedResolver(input);
  }

  /**
   * Reads the page tree.
   *
   * @param lenient whether the file is searched for objects where it breaks the standard
   * @throws IOException when there is no page tree
   */
  PageTree pageTree(boolean lenient) throws IOException {
    setLenient(lenient);
    COSDictionary trailer;
    try {
      trailer = retrieveTrailer();
    } catch (InvalidPasswordException | NoClassDefFoundError e) {
      // The search decrypts by itself; for certificates it wants classes that are not there.
      return new PageTree(null, 0, false, lenient, true, true, null);
    }
    if (trailer == null) {
      throw new IOException("there is no trailer");
    }
    boolean encrypted = trailer.getItem(COSName.ENCRYPT) != null;
    COSDictionary catalog = trailer.getCOSDictionary(COSName.ROOT);
    if (catalog == null && lenient && !locked) {
      catalog = untypedCatalog();
    }
    COSDictionary root = null;
    String version = null;
    if (catalog != null) {
      root = catalog.getCOSDictionary(COSName.PAGES);
      version = catalog.getNameAsString(COSName.VERSION);
    }
    if (locked) {
      // Numbers are never encrypted (ISO 32000-1 7.6.1), unless the object that holds them is.
      Long declared = root == null ? null : count(root);
      return new PageTree(declared, 0, false, lenient, encrypted, true, version);
    }
    if (root == null) {
      throw new IOException(
          catalog == null ? "there is no document catalog" : "there is no page tree");
    }
    return visited(root, encrypted, version, lenient);
  }

  /** The catalog that the last trailer names: PDFBox's search wants it to have a {@code Type}. */
  private @Nullable COSDictionary untypedCatalog() throws IOException {
    byte[] tail = input.tail(TRAILER_WITHIN);
    int trailer = lastIndexOf(TRAILER, tail, tail.length);
    if (trailer < 0) {
      return null;
    }
    source.seek(input.length() - tail.length + trailer + TRAILER.length);
    skipSpaces();
    return parseCOSDictionary(true).getCOSDictionary(COSName.ROOT);
  }

  private PageTree visited(
      COSDictionary root, boolean encrypted, @Nullable String version, boolean lenient)
      throws IOException {
    Long declared = count(root);
    long readsAllowed = input.reads() + Math.min(MOST_READS, input.readsAllowed() / PART_OF_READS);
    Set<COSDictionary> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    Deque<Kids> open = new ArrayDeque<>();
    long leaves = 0;
    long nodes = 0;
    COSDictionary node = root;
    while (node != null || !open.isEmpty()) {
      boolean worthIt = ++nodes <= MOST_NODES && input.reads() < readsAllowed;
      if (!worthIt && declared != null && declared > 0 && leaves <= declared) {
        return new PageTree(declared, leaves, false, lenient, encrypted, false, version);
      }
      input.checkTime();
      if (node != null && seen.add(node)) {
        COSArray kids = node.getCOSArray(COSName.KIDS);
        if (kids != null) {
          open.push(new Kids(kids));
        } else if (node != root || isPage(node)) {
          leaves++;
        }
      }
      node = null;
      while (node == null && !open.isEmpty()) {
        Kids kids = open.element();
        if (!kids.hasNext()) {
          open.remove();
        } else if (kids.next() instanceof COSDictionary kid) {
          node = kid;
        } else if (!lenient) {
          throw new IOException("a node of the page tree cannot be read");
        }
        input.rethrow();
      }
    }
    return new PageTree(declared, leaves, true, lenient, encrypted, false, version);
  }

  /** The children of a node, each read when it is asked for. */
  private static final class Kids {
    private final COSArray array;
    private int next;

    Kids(COSArray array) {
      this.array = array;
    }

    boolean hasNext() {
      return next < array.size();
    }

    @Nullable COSBase next() {
      return array.getObject(next++);
    }
  }

  private static boolean isPage(COSDictionary node) {
    return COSName.PAGE.equals(node.getCOSName(COSName.TYPE));
  }

  private static @Nullable Long count(COSDictionary node) {
    COSBase count = node.getDictionaryObject(COSName.COUNT);
    return count instanceof COSInteger number ? (Long) number.longValue() : null;
  }

  /**
   * Prepares decryption with the empty password; without success, or when a certificate is asked
   * for instead (ISO 32000-1 7.6.4), the document stays locked.
   */
  @Override
  protected void prepareDecryption() throws IOException {
    COSDictionary encryption = document.getEncryptionDictionary();
    COSName handler = encryption == null ? null : encryption.getCOSName(COSName.FILTER);
    if (handler != null && !StandardSecurityHandler.FILTER.equals(handler.getName())) {
      locked = true;
      return;
    }
    try {
      super.prepareDecryption();
    } catch (IOException | RuntimeException e) {
      input.rethrow();
      securityHandler = null;
      locked = true;
    }
  }
}

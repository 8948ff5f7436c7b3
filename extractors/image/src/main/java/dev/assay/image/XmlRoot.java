package dev.assay.image;

import dev.assay.format.Head;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The start tag of an XML document's root element (XML 1.0 3.1), found without building anything
 * else: the prolog is passed over, entities are not expanded, nothing is fetched.
 *
 * <p>Characters are taken byte by byte, or two bytes for UTF-16; what it looks for is ASCII in
 * every encoding it meets.
 */
final class XmlRoot {
  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_NAME_LENGTH = 256;

  private final ByteCursor in;
  private final boolean wide;
  private int c = ' ';
  private String name = "";

  private XmlRoot(ByteCursor in, boolean wide) {
    this.in = in;
    this.wide = wide;
  }

  /** Whether the first character that is not white space opens a tag. */
  static boolean mayBegin(Head head) {
    int mark = head.u16(0);
    if (mark == 0xFEFF || mark == 0xFFFE || mark == 0x003C || mark == 0x3C00) {
      return true;
    }
    int i = mark == 0xEFBB ? 3 : 0;
    while (i < head.length() && isSpace(head.u8(i))) {
      i++;
    }
    return head.u8(i) == '<';
  }

  /**
   * Finds the root element and stops behind its name.
   *
   * @throws MalformedException when something else than a prolog comes before it
   */
  static XmlRoot find(ByteCursor in) throws IOException {
    int mark = in.u16();
    boolean wide = true;
    switch (mark) {
      case 0xFEFF -> in.order(ByteOrder.BIG_ENDIAN);
      case 0xFFFE -> in.order(ByteOrder.LITTLE_ENDIAN);
      case 0x003C -> in.order(ByteOrder.BIG_ENDIAN).seek(in.start());
      case 0x3C00 -> in.order(ByteOrder.LITTLE_ENDIAN).seek(in.start());
      case 0xEFBB -> {
        wide = false;
        in.skip(1);
      }
      default -> {
        wide = false;
        in.seek(in.start());
      }
    }
    XmlRoot root = new XmlRoot(in, wide);
    root.findName();
    return root;
  }

  private void findName() throws IOException {
    while (true) {
      skipSpace();
      if (c != '<') {
        throw new MalformedException("text before the root element", in.position());
      }
      advance();
      if (c == '?') {
        skipBehind("?>");
      } else if (c == '!') {
        skipDeclaration();
      } else {
        name = name();
        return;
      }
    }
  }

  /** The name of the root element without its prefix. */
  String localName() {
    return name.substring(name.indexOf(':') + 1);
  }

  /** The attribute that names the namespace of the root element (Namespaces in XML 3). */
  String namespaceAttribute() {
    int colon = name.indexOf(':');
    return colon < 0 ? "xmlns" : "xmlns:" + name.substring(0, colon);
  }

  /**
   * The attributes of the root element, by name with prefix, entities as they are written.
   *
   * @throws MalformedException when the tag is not well-formed
   */
  Map<String, String> attributes() throws IOException {
    Map<String, String> attributes = new LinkedHashMap<>();
    boolean spaced = isSpace(c);
    skipSpace();
    while (c != '>' && c != '/') {
      if (!spaced) {
        throw malformed("attributes without a space between them");
      }
      String attribute = name();
      skipSpace();
      if (c != '=') {
        throw malformed("the attribute " + attribute + " without a value");
      }
      advance();
      skipSpace();
      if (attributes.put(attribute, value()) != null) {
        throw malformed("the attribute " + attribute + " twice");
      }
      spaced = isSpace(c);
      skipSpace();
    }
    return attributes;
  }

  private String name() throws IOException {
    StringBuilder text = new StringBuilder();
    while (!isSpace(c) && "<>/='\"".indexOf(c) < 0) {
      if (text.length() == MOST_NAME_LENGTH) {
        throw malformed("a name without an end");
      }
      text.append((char) c);
      advance();
    }
    if (text.length() == 0) {
      throw malformed("no name where one has to be");
    }
    return text.toString();
  }

  private String value() throws IOException {
    int quote = c;
    if (quote != '"' && quote != '\'') {
      throw malformed("an attribute's value without quotes");
    }
    StringBuilder text = new StringBuilder();
    advance();
    while (c != quote) {
      if (c == '<') {
        throw malformed("'<' in an attribute's value");
      }
      text.append((char) c);
      advance();
    }
    advance();
    return text.toString();
  }

  /** Passes over a comment or a document type, whose declarations may hold all of XML's quotes. */
  private void skipDeclaration() throws IOException {
    advance();
    if (c == '-') {
      skipBehind("-->");
      return;
    }
    boolean subset = false;
    while (c != '>' || subset) {
      if (c == '"' || c == '\'') {
        skipBehind(Character.toString(c));
      } else if (c == '<') {
        advance();
        if (c == '?') {
          skipBehind("?>");
        } else if (c == '!') {
          skipInSubset();
        }
      } else {
        subset = c == '[' || (subset && c != ']');
        advance();
      }
    }
    advance();
  }

  /** Passes over a comment or a markup declaration inside a document type. */
  private void skipInSubset() throws IOException {
    advance();
    if (c == '-') {
      skipBehind("-->");
      return;
    }
    while (c != '>') {
      if (c == '"' || c == '\'') {
        skipBehind(Character.toString(c));
      } else {
        advance();
      }
    }
    advance();
  }

  /** Goes on until behind the next occurrence of an ending that starts behind this character. */
  private void skipBehind(String ending) throws IOException {
    int wanted = 0;
    int mask = 0;
    for (int i = 0; i < ending.length(); i++) {
      wanted = wanted << 8 | ending.charAt(i);
      mask = mask << 8 | 0xFF;
    }
    int seen = 0;
    do {
      advance();
      seen = (seen << 8 | (c > 0x7F ? 0 : c)) & mask;
    } while (seen != wanted);
    advance();
  }

  private void skipSpace() throws IOException {
    while (isSpace(c)) {
      advance();
    }
  }

  private void advance() throws IOException {
    if (in.position() - in.start() > MOST_BYTES) {
      throw malformed("no root element in " + MOST_BYTES + " bytes");
    }
    c = wide ? in.u16() : in.u8();
  }

  private MalformedException malformed(String message) {
    return new MalformedException(message, in.position());
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }
}

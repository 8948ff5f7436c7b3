package dev.assay.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The start of a text in tags: XML (section 2.8, prolog) or HTML.
 *
 * @param declaration the XML declaration that it starts with, empty when there is none
 * @param doctype the name of the document type, lower case, empty when there is none
 * @param root the name of the first element as written
 * @param attributes what follows that name in the tag, as far as it is at hand
 */
record Markup(String declaration, String doctype, String root, String attributes) {
  private static final Pattern ENCODING =
      Pattern.compile("\\bencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._\\-]{0,40})[\"']");
  private static final Pattern DOCTYPE = Pattern.compile("<!(?i:DOCTYPE)\\s+([^\\s>\\[]{1,80})");

  /** Reads the start of a text; null when it does not start with markup. */
  static @Nullable Markup of(String text) {
    boolean declared = text.startsWith("<?xml") && text.length() > 5 && text.charAt(5) <= ' ';
    String declaration = "";
    String doctype = "";
    int at = skipSpace(text, 0);
    while (at < text.length() && text.charAt(at) == '<') {
      int end;
      if (text.startsWith("<!--", at)) {
        end = after(text, "-->", at + 4);
      } else if (text.startsWith("<?", at)) {
        end = after(text, "?>", at + 2);
        declaration = declared && at == 0 ? text.substring(0, end) : declaration;
      } else if (text.startsWith("<!", at)) {
        Matcher name = DOCTYPE.matcher(text).region(at, text.length());
        if (!name.lookingAt()) {
          return null;
        }
        doctype = name.group(1).toLowerCase(Locale.ROOT);
        int subset = text.indexOf('[', at);
        int close = text.indexOf('>', at);
        end = subset >= 0 && subset < close ? after(text, "]", subset) : at;
        end = after(text, ">", end);
      } else {
        int behind = behindName(text, at + 1);
        int close = text.indexOf('>', at);
        String root = text.substring(at + 1, behind);
        String attributes = text.substring(behind, close < 0 ? text.length() : close);
        return root.isEmpty() ? null : new Markup(declaration, doctype, root, attributes);
      }
      at = skipSpace(text, end);
    }
    // The first tag is further on; the prolog alone may tell enough.
    boolean told = at >= text.length() && (declared || !doctype.isEmpty());
    return told ? new Markup(declaration, doctype, "", "") : null;
  }

  /** Where the name of an element ends that starts there; the start when there is no name. */
  private static int behindName(String text, int start) {
    int at = start;
    int colon = -1;
    while (at < text.length()
        && (isNamePart(text.charAt(at)) || (text.charAt(at) == ':' && colon < 0))) {
      colon = text.charAt(at) == ':' ? at : colon;
      at++;
    }
    boolean begins = at > start && isNameStart(text.charAt(start));
    boolean ends =
        at == text.length() || text.charAt(at) <= ' ' || "/>".indexOf(text.charAt(at)) >= 0;
    return begins && ends && colon < at - 1 ? at : start;
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  }

  private static boolean isNamePart(char c) {
    return isNameStart(c) || (c >= '0' && c <= '9') || c == '.' || c == '-';
  }

  private static int after(String text, String mark, int from) {
    int at = text.indexOf(mark, from);
    return at < 0 ? text.length() : at + mark.length();
  }

  private static int skipSpace(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) <= ' ') {
      at++;
    }
    return at;
  }

  /** Whether it starts with an XML declaration. */
  boolean declared() {
    return !declaration.isEmpty();
  }

  /** The character set that the declaration names, lower case, null when it names none. */
  @Nullable String encoding() {
    Matcher name = ENCODING.matcher(declaration);
    return name.find() ? name.group(1).toLowerCase(Locale.ROOT) : null;
  }

  /** The name of the first element without its prefix, lower case. */
  String localRoot() {
    return root.substring(root.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether the first element belongs to a name space, which only XML has. */
  boolean hasNamespace() {
    return root.indexOf(':') > 0 || attributes.contains("xmlns");
  }
}

package dev.assay.text;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The start of a text in tags: XML (section 2.8, prolog) or HTML.
 *
 * @param declared whether it starts with an XML declaration
 * @param encoding the character set that the declaration names, null when it names none
 * @param doctype the name of the document type, lower case, empty when there is none
 * @param root the name of the first element as written
 * @param attributes what follows that name in the tag, as far as it is at hand
 */
record Markup(
    boolean declared, @Nullable String encoding, String doctype, String root, String attributes) {
  private static final Pattern ENCODING =
      Pattern.compile("\\bencoding\\s*=\\s*[\"']([A-Za-z][A-Za-z0-9._\\-]{0,40})[\"']");
  private static final Pattern DOCTYPE = Pattern.compile("<!(?i:DOCTYPE)\\s+([^\\s>\\[]{1,80})");
  private static final Pattern TAG =
      Pattern.compile("<([A-Za-z_][A-Za-z0-9_.\\-]*(?::[A-Za-z0-9_.\\-]+)?)(?=[\\s/>]|$)([^>]*)");

  /** Reads the start of a text; null when it does not start with markup. */
  static @Nullable Markup of(String text) {
    boolean declared = text.startsWith("<?xml") && text.length() > 5 && text.charAt(5) <= ' ';
    String encoding = null;
    String doctype = "";
    int at = skipSpace(text, 0);
    while (at < text.length() && text.charAt(at) == '<') {
      int end;
      if (text.startsWith("<!--", at)) {
        end = after(text, "-->", at + 4);
      } else if (text.startsWith("<?", at)) {
        end = after(text, "?>", at + 2);
        Matcher name = ENCODING.matcher(text).region(at, end);
        if (declared && at == 0 && name.find()) {
          encoding = name.group(1).toLowerCase(Locale.ROOT);
        }
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
        Matcher tag = TAG.matcher(text).region(at, text.length());
        return tag.lookingAt()
            ? new Markup(declared, encoding, doctype, tag.group(1), tag.group(2))
            : null;
      }
      at = skipSpace(text, end);
    }
    // The first tag is further on; the prolog alone may tell enough.
    boolean told = at >= text.length() && (declared || !doctype.isEmpty());
    return told ? new Markup(declared, encoding, doctype, "", "") : null;
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

  /** The name of the first element without its prefix, lower case. */
  String localRoot() {
    return root.substring(root.indexOf(':') + 1).toLowerCase(Locale.ROOT);
  }

  /** Whether the first element belongs to a name space, which only XML has. */
  boolean hasNamespace() {
    return root.indexOf(':') > 0 || attributes.contains("xmlns");
  }
}

package dev.assay.text;

import dev.assay.format.Head;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * How a text begins.
 *
 * @param head its first bytes
 * @param layout how its characters are laid out in them
 */
record Opening(Head head, Layout layout) {

  /** The first character that is no white space, 0 when there is none. */
  char first() {
    if (layout.unitBytes() > 1) {
      String text = characters().stripLeading();
      return text.isEmpty() ? 0 : text.charAt(0);
    }
    byte[] bytes = head.bytes();
    int at = layout.bomBytes();
    while (at < bytes.length && bytes[at] >= 0 && bytes[at] <= ' ') {
      at++;
    }
    return at == bytes.length ? 0 : (char) (bytes[at] & 0xFF);
  }

  /** The characters, the byte order mark left out; single bytes as UTF-8. */
  String characters() {
    Charset charset =
        layout.unitBytes() == 1 ? StandardCharsets.UTF_8 : Charset.forName(layout.charset());
    int from = layout.bomBytes();
    return new String(head.bytes(), from, head.length() - from, charset);
  }

  /** What it is as JSON. */
  JsonSyntax.Verdict json() {
    return layout.unitBytes() == 1
        ? JsonSyntax.of(head.bytes(), layout.bomBytes(), isWhole())
        : JsonSyntax.of(characters().getBytes(StandardCharsets.UTF_8), 0, isWhole());
  }

  /** Whether these are its first characters, each of them ASCII. */
  boolean startsWith(String word) {
    return layout.unitBytes() == 1
        ? head.at(layout.bomBytes(), word)
        : characters().startsWith(word);
  }

  /** The lower-case extension of its name, which hints at a format where two fit. */
  String extension() {
    return head.extension();
  }

  /** Whether it is all there is. */
  boolean isWhole() {
    return head.isWhole();
  }
}

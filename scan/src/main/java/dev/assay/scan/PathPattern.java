package dev.assay.scan;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A pattern for paths, as in {@code .gitignore} files.
 *
 * <ul>
 *   <li>{@code *} stands for any characters of a name, {@code ?} for one, {@code [a-z]} for one of
 *       a set, {@code [!a-z]} for one that is not in it; {@code \} takes the meaning from the next
 *       character.
 *   <li>{@code **} as a whole name stands for any number of folders; at the end, for everything
 *       inside.
 *   <li>A pattern without {@code /}, but for one at its end, holds for a name in any folder; others
 *       begin at the folder that the pattern is about.
 *   <li>A {@code /} at the end restricts it to folders, and a {@code !} at the beginning turns its
 *       meaning round.
 * </ul>
 *
 * <p>Unlike there, {@code ?} and a set stand for a character, not for a byte, and a set has no
 * named classes such as {@code [:digit:]}. Matching takes time in proportion to the lengths of the
 * pattern and of the path, multiplied.
 */
public final class PathPattern {
  private static final String ANY_FOLDERS = "**";

  private final List<String> parts;
  private final boolean foldersOnly;
  private final boolean negated;

  private PathPattern(List<String> parts, boolean foldersOnly, boolean negated) {
    this.parts = parts;
    this.foldersOnly = foldersOnly;
    this.negated = negated;
  }

  /** The pattern on a line of a {@code .gitignore} file, null for a comment or an empty line. */
  static @Nullable PathPattern ofLine(String line) {
    String text = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
    while (text.endsWith(" ") && !text.endsWith("\\ ")) {
      text = text.substring(0, text.length() - 1);
    }
    if (text.isEmpty() || text.startsWith("#")) {
      return null;
    }
    boolean negated = text.startsWith("!");
    return parse(negated ? text.substring(1) : text, negated);
  }

  /** The pattern of that text, in which {@code #} and {@code !} mean nothing. */
  public static PathPattern of(String text) {
    return parse(text, false);
  }

  private static PathPattern parse(String text, boolean negated) {
    boolean foldersOnly = text.endsWith("/");
    String body = foldersOnly ? text.substring(0, text.length() - 1) : text;
    boolean anchored = body.indexOf('/') >= 0;
    List<String> parts = new ArrayList<>();
    if (!anchored) {
      parts.add(ANY_FOLDERS);
    }
    parts.addAll(Arrays.asList((body.startsWith("/") ? body.substring(1) : body).split("/", -1)));
    if (parts.get(parts.size() - 1).equals(ANY_FOLDERS)) {
      parts.add("*");
    }
    return new PathPattern(parts, foldersOnly, negated);
  }

  /** Whether what matches is not meant. */
  boolean isNegated() {
    return negated;
  }

  /**
   * Whether a path matches.
   *
   * @param path with {@code /} between its parts
   * @param isFolder whether a folder lies there
   */
  public boolean matches(String path, boolean isFolder) {
    return (isFolder || !foldersOnly) && matches(path.split("/", -1));
  }

  private boolean matches(String[] names) {
    int part = 0;
    int name = 0;
    int retryPart = -1;
    int retryName = 0;
    while (name < names.length) {
      if (part < parts.size() && parts.get(part).equals(ANY_FOLDERS)) {
        retryPart = ++part;
        retryName = name;
      } else if (part < parts.size() && nameMatches(parts.get(part), names[name])) {
        part++;
        name++;
      } else if (retryPart >= 0) {
        part = retryPart;
        name = ++retryName;
      } else {
        return false;
      }
    }
    return part == parts.size();
  }

  private static boolean nameMatches(String pattern, String name) {
    int p = 0;
    int n = 0;
    int retryPattern = -1;
    int retryName = 0;
    while (n < name.length()) {
      int width = p < pattern.length() ? matchOne(pattern, p, name.codePointAt(n)) : 0;
      if (p < pattern.length() && pattern.charAt(p) == '*') {
        retryPattern = ++p;
        retryName = n;
      } else if (width > 0) {
        p += width;
        n += Character.charCount(name.codePointAt(n));
      } else if (retryPattern >= 0) {
        p = retryPattern;
        retryName += Character.charCount(name.codePointAt(retryName));
        n = retryName;
      } else {
        return false;
      }
    }
    while (p < pattern.length() && pattern.charAt(p) == '*') {
      p++;
    }
    return p == pattern.length();
  }

  /** How long the element is that begins at {@code at} and matches a character; 0 for no match. */
  private static int matchOne(String pattern, int at, int character) {
    int element = pattern.codePointAt(at);
    if (element == '?') {
      return 1;
    }
    if (element == '[') {
      int end = endOfSet(pattern, at);
      if (end > 0) {
        return isInSet(pattern, at, end, character) ? end + 1 - at : 0;
      }
    }
    if (element == '\\' && at + 1 < pattern.length()) {
      int meant = pattern.codePointAt(at + 1);
      return meant == character ? 1 + Character.charCount(meant) : 0;
    }
    return element == character ? Character.charCount(element) : 0;
  }

  /** Where the {@code ]} of a set is; 0 when there is none and the {@code [} is just that. */
  private static int endOfSet(String pattern, int at) {
    int i = at + 1;
    if (i < pattern.length() && isTurnedRound(pattern, i)) {
      i++;
    }
    int first = i;
    while (i < pattern.length()) {
      if (pattern.charAt(i) == ']' && i > first) {
        return i;
      }
      i += pattern.charAt(i) == '\\' ? 2 : 1;
    }
    return 0;
  }

  private static boolean isTurnedRound(String pattern, int at) {
    return pattern.charAt(at) == '!' || pattern.charAt(at) == '^';
  }

  private static boolean isInSet(String pattern, int at, int end, int character) {
    int i = at + 1;
    boolean turnedRound = isTurnedRound(pattern, i);
    if (turnedRound) {
      i++;
    }
    boolean found = false;
    while (i < end) {
      i += pattern.charAt(i) == '\\' ? 1 : 0;
      int from = pattern.codePointAt(i);
      i += Character.charCount(from);
      int to = from;
      if (i + 1 < end && pattern.charAt(i) == '-') {
        i += pattern.charAt(i + 1) == '\\' ? 2 : 1;
        to = pattern.codePointAt(i);
        i += Character.charCount(to);
      }
      found |= from <= character && character <= to;
    }
    return found != turnedRound;
  }
}

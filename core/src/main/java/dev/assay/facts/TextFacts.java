package dev.assay.facts;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Facts about a text file.
 *
 * @param type the text format, {@code text/plain} when nothing more is certain
 * @param charset the IANA name of the character set, lower case, such as {@code utf-8}
 * @param lines line count, null when the file was not read to its end
 */
public record TextFacts(FileType type, Fact<String> charset, @Nullable Long lines)
    implements Facts {

  public TextFacts {
    Objects.requireNonNull(type, "type");
    Objects.requireNonNull(charset, "charset");
  }

  @Override
  public MediaKind kind() {
    return MediaKind.TEXT;
  }
}

package dev.assay.text;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.format.Tier;
import dev.assay.read.ByteCursor;
import dev.assay.read.UnsupportedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MediaType;
import org.apache.tika.mime.MimeTypeException;
import org.apache.tika.mime.MimeTypes;
import org.jspecify.annotations.Nullable;

/**
 * The last reader to be asked: it names the type of what no other reader describes, by the
 * signatures of Apache Tika.
 *
 * <p>It never returns facts. Tika is loaded when the first such file is met.
 */
public final class LongTailFormat implements Format {
  private static final FormatInfo INFO =
      new FormatInfo(
          "tika",
          Tier.FALLBACK,
          List.of(FileType.of("unknown", MediaKind.UNKNOWN, "application/octet-stream")),
          List.of());

  /** A reader. */
  public LongTailFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    return Score.POSSIBLE;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    FileType type = Tika.typeOf(context.head().bytes());
    if (type == null) {
      throw new UnsupportedException(
          "UNRECOGNISED",
          "The content is of no type that is known.",
          "Check that the file is what its name says; assay formats lists what is read.",
          null);
    }
    throw new UnsupportedException(
        "NOT_DESCRIBED",
        "The content is " + type.mimeType() + ", which is recognised but not described.",
        "Leave the file out, or convert it to a type that is read; assay formats lists them.",
        type);
  }

  /** Tika's table of types, loaded with this class. */
  private static final class Tika {
    private static final MimeTypes TYPES = MimeTypes.getDefaultMimeTypes();

    /** Also in UTF-16, where every other byte is zero. */
    private static final Pattern DEFINITIONS =
        Pattern.compile(String.join("\0?", "<!DOCTYPE".split("")) + "[^\\[]*\\[");

    /** The type that the signature of the first bytes stands for, null when there is none. */
    static @Nullable FileType typeOf(byte[] start) throws IOException {
      InputStream known = new ByteArrayInputStream(start, 0, definitionsFrom(start));
      MediaType media = TYPES.detect(known, new Metadata()).getBaseType();
      if (media.equals(MediaType.OCTET_STREAM) || media.getType().equals("text")) {
        // No signature, or text, which the reader of text has already refused.
        return null;
      }
      return FileType.of(
          media.getSubtype().toLowerCase(Locale.ROOT),
          kind(media),
          media.toString(),
          extensions(media));
    }

    /**
     * Where the definitions inside an XML document begin, or else the length of the data. The
     * parser that is asked for the name of the root prints to standard error when the data ends in
     * the midst of them.
     */
    private static int definitionsFrom(byte[] start) {
      Matcher definitions = DEFINITIONS.matcher(new String(start, StandardCharsets.ISO_8859_1));
      return definitions.find() ? definitions.end() - 1 : start.length;
    }

    private static MediaKind kind(MediaType media) {
      return switch (media.getType()) {
        case "image" -> MediaKind.IMAGE;
        case "audio" -> MediaKind.AUDIO;
        case "video" -> MediaKind.VIDEO;
        default -> MediaKind.UNKNOWN;
      };
    }

    private static String[] extensions(MediaType media) {
      try {
        return TYPES.forName(media.toString()).getExtensions().stream()
            .map(extension -> extension.substring(1).toLowerCase(Locale.ROOT))
            .toArray(String[]::new);
      } catch (MimeTypeException e) {
        throw new IllegalStateException("Tika does not know its own type " + media, e);
      }
    }
  }
}

package dev.assay.image;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.Playability;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/** Reads the Netpbm formats PBM, PGM, PPM and PAM, and PFM. */
public final class PnmFormat implements Format {
  private static final FileType PBM = Raster.type("pbm", "image/x-portable-bitmap", "pbm", "pnm");
  private static final FileType PGM = Raster.type("pgm", "image/x-portable-graymap", "pgm", "pnm");
  private static final FileType PPM = Raster.type("ppm", "image/x-portable-pixmap", "ppm", "pnm");
  private static final FileType PAM =
      Raster.type("pam", "image/x-portable-arbitrarymap", "pam", "pnm");
  private static final FileType PFM = Raster.type("pfm", "image/x-portable-floatmap", "pfm");
  private static final FormatInfo INFO = FormatInfo.own("pnm", List.of(PBM, PGM, PPM, PAM, PFM));

  /**
   * How a file begins: two letters are a weak signature, so two numbers, or a keyword of PAM, have
   * to follow. A class of its own, so that it is made when there is such a file.
   */
  private static final class Start {
    private static final String GAP = "(?:\\s|#[^\n\r]*+[\n\r])++";
    static final Pattern HEADER = Pattern.compile("P[1-6Ff]" + GAP + "\\d++" + GAP + "\\d");
    static final Pattern PAM_HEADER =
        Pattern.compile("P7" + GAP + "(?:WIDTH|HEIGHT|DEPTH|MAXVAL|TUPLTYPE)\\s");
  }

  private static final int HEAD_LOOKED_AT = 1024;

  private static final int MOST_HEADER_BYTES = 1 << 16;
  private static final int MOST_DIGITS = 10;
  private static final int MOST_WORD_LENGTH = 64;

  /** Creates the reader. */
  public PnmFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    if (head.u8(0) != 'P' || "1234567Ff".indexOf(head.u8(1)) < 0) {
      return Score.NO;
    }
    String text = head.text(0, HEAD_LOOKED_AT);
    return Start.HEADER.matcher(text).lookingAt() || Start.PAM_HEADER.matcher(text).lookingAt()
        ? Score.CERTAIN
        : Score.NO;
  }

  @Override
  public FileType typeOf(Head head) {
    return switch (head.u8(1)) {
      case '1', '4' -> PBM;
      case '2', '5' -> PGM;
      case '3', '6' -> PPM;
      case '7' -> PAM;
      default -> PFM;
    };
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    FileType type = typeOf(context.head());
    in.skip(2);
    Raster raster = type.equals(PAM) ? arbitrary(in) : plain(type, in);
    return raster.predicted(Playability.NO, context);
  }

  private static Raster plain(FileType type, ByteCursor in) throws IOException {
    long width = number(in);
    Raster raster = Raster.of(type, width, number(in), in.position());
    if (type.equals(PBM)) {
      return raster.bitDepth(1);
    }
    return raster.bitDepth(type.equals(PFM) ? 32 : depth(number(in), in));
  }

  /** The keywords of pam(5), of which all four numbers have to be there. */
  private static Raster arbitrary(ByteCursor in) throws IOException {
    long width = 0;
    long height = 0;
    long depth = 0;
    long most = 0;
    String word = word(in);
    while (!word.equals("ENDHDR")) {
      switch (word) {
        case "WIDTH" -> width = number(in);
        case "HEIGHT" -> height = number(in);
        case "DEPTH" -> depth = number(in);
        case "MAXVAL" -> most = number(in);
        case "TUPLTYPE" -> word(in);
        default -> throw new MalformedException("unknown keyword " + word, in.position());
      }
      word = word(in);
    }
    if (depth == 0) {
      throw new MalformedException("a PAM header without a depth", in.position());
    }
    return Raster.of(PAM, width, height, in.position()).bitDepth(depth(most, in));
  }

  /** Bits that the largest sample value needs. */
  private static int depth(long most, ByteCursor in) throws MalformedException {
    if (most < 1 || most > 65_535) {
      throw new MalformedException("a largest sample of " + most, in.position());
    }
    return Long.SIZE - Long.numberOfLeadingZeros(most);
  }

  private static long number(ByteCursor in) throws IOException {
    String word = word(in);
    if (word.length() > MOST_DIGITS || !word.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw new MalformedException("'" + word + "' in the place of a number", in.position());
    }
    return Long.parseLong(word);
  }

  /** The next word; white space and comments before it are passed over. */
  private static String word(ByteCursor in) throws IOException {
    int c = in.u8();
    while (isSpace(c) || c == '#') {
      if (c == '#') {
        while (c != '\n' && c != '\r') {
          c = in.u8();
        }
      }
      if (in.position() > MOST_HEADER_BYTES) {
        throw new MalformedException("no header in " + MOST_HEADER_BYTES + " bytes", 0);
      }
      c = in.u8();
    }
    StringBuilder word = new StringBuilder();
    while (!isSpace(c)) {
      if (word.length() == MOST_WORD_LENGTH) {
        throw new MalformedException("a word longer than any of the header", in.position());
      }
      word.append((char) c);
      c = in.u8();
    }
    return word.toString();
  }

  private static boolean isSpace(int c) {
    return c == ' ' || (c >= '\t' && c <= '\r');
  }
}

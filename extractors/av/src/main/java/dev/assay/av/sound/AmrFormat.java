package dev.assay.av.sound;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Magic;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads AMR and AMR-WB in their storage format (RFC 4867 section 5), one channel. */
public final class AmrFormat implements Format {
  private static final FileType AMR =
      FileType.of("amr", MediaKind.AUDIO, "audio/amr", "amr", "3ga");
  private static final FileType AMR_WB =
      FileType.of("awb", MediaKind.AUDIO, "audio/amr-wb", "awb", "amr");
  private static final FormatInfo INFO =
      FormatInfo.own("amr", List.of(AMR, AMR_WB), Magic.start("#!AMR"));

  private static final String NARROW = "#!AMR\n";
  private static final String WIDE = "#!AMR-WB\n";

  /** Frames of 20 ms, whose type stands in their first byte. */
  private static final class Frames implements FrameSyntax {

    /** Lengths by type (RFC 4867 section 5.3, 3GPP TS 26.101 table 1a); 0 for other codecs'. */
    static final Frames NARROW =
        new Frames(8000, 13, 14, 16, 18, 20, 21, 27, 32, 6, 0, 0, 0, 0, 0, 0, 1);

    /** Lengths by type (3GPP TS 26.201 table 1a). */
    static final Frames WIDE =
        new Frames(16_000, 18, 24, 33, 37, 41, 47, 51, 59, 61, 6, 0, 0, 0, 0, 1, 1);

    private final int sampleRate;
    private final int[] lengths;

    private Frames(int sampleRate, int... lengths) {
      this.sampleRate = sampleRate;
      this.lengths = lengths;
    }

    @Override
    public @Nullable Frame frame(long start) {
      int header = (int) (start >>> 56);
      int length = lengths[(header >>> 3) & 15];
      boolean padded = (header & 0x83) == 0;
      return padded && length > 0 ? new Frame(length, sampleRate / 50, sampleRate, 1, 0) : null;
    }
  }

  /** Creates the reader. */
  public AmrFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    boolean wide = in.has(WIDE.length()) && in.rest().latin1(WIDE.length()).equals(WIDE);
    if (wide) {
      in.skip(WIDE.length());
    } else if (!in.latin1(NARROW.length()).equals(NARROW)) {
      throw new DeclinedException("AMR of several channels");
    }
    FrameStream stream = FrameStream.at(in, wide ? Frames.WIDE : Frames.NARROW);
    return wide
        ? stream.facts(AMR_WB, "amr_wb", stream.duration(context))
        : stream.facts(AMR, "amr_nb", stream.duration(context));
  }
}

package dev.assay.av.sound;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import java.io.IOException;

/** Reads AAC in ADTS frames. */
public final class AdtsFormat implements Format {
  private static final FileType AAC =
      FileType.of("aac", MediaKind.AUDIO, "audio/aac", "aac", "adts", "adt");
  private static final FormatInfo INFO = FormatInfo.own(AAC);
  private static final FrameSyntax SYNTAX = new AdtsFrames();

  /** The highest rate that spectral band replication is used to double. */
  private static final int HIGHEST_DOUBLED_RATE = 24_000;

  /** Creates the reader. */
  public AdtsFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    return FrameStream.score(head, SYNTAX, "aac", Score.POSSIBLE);
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    FrameStream stream = FrameStream.in(in, SYNTAX);
    Frame first = stream.first();
    if (first.sampleRate() <= HIGHEST_DOUBLED_RATE) {
      context.report(
          Finding.info(
                  "SAMPLE_RATE_MAY_DOUBLE",
                  "The frames say "
                      + first.sampleRate()
                      + " Hz; if they carry spectral band replication, which their headers do not"
                      + " tell, they play at twice that.")
              .about("sampleRate"));
    }
    return stream.facts(AAC, "aac", stream.duration(context));
  }
}

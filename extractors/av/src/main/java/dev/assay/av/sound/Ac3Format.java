package dev.assay.av.sound;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import java.io.IOException;
import java.util.List;

/** Reads streams of AC-3 and E-AC-3. */
public final class Ac3Format implements Format {
  private static final FileType AC3 = FileType.of("ac3", MediaKind.AUDIO, "audio/ac3", "ac3");
  private static final FileType EAC3 =
      FileType.of("eac3", MediaKind.AUDIO, "audio/eac3", "eac3", "ec3", "ac3");
  private static final FormatInfo INFO = FormatInfo.own("ac3", List.of(AC3, EAC3));
  private static final FrameSyntax SYNTAX = new Ac3Frames();

  /** Creates the reader. */
  public Ac3Format() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    return FrameStream.score(head, SYNTAX, "ac3", Score.NO);
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    FrameStream stream = FrameStream.in(in, SYNTAX);
    Frame first = stream.first();
    if (first.samples() == 0) {
      throw new DeclinedException("the first frame is not of the main program");
    }
    boolean enhanced = first.family() == Ac3Frames.EAC3;
    return enhanced
        ? stream.facts(EAC3, "eac3", stream.duration(context))
        : stream.facts(AC3, "ac3", stream.duration(context));
  }
}

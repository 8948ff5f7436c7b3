package dev.assay.av.riff;

import dev.assay.facts.Fact;
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
import dev.assay.read.MalformedException;
import java.io.IOException;

/** Reads AU, the sound files of Sun and NeXT. */
public final class AuFormat implements Format {
  private static final FileType AU = FileType.of("au", MediaKind.AUDIO, "audio/basic", "au", "snd");
  private static final FormatInfo INFO = FormatInfo.own(AU);

  private static final int HEADER = 24;
  private static final long LENGTH_UNKNOWN = 0xFFFF_FFFFL;

  /** Creates the reader. */
  public AuFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  /** Four characters alone are weak: the samples have to start behind the header. */
  @Override
  public Score score(Head head) {
    if (!head.startsWith(".snd")) {
      return Score.NO;
    }
    return head.u32(4) >= HEADER && head.u32(12) < 256 ? Score.CERTAIN : Score.NO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    long start = in.skip(4).u32();
    long declared = in.u32();
    long code = in.u32();
    long rate = in.u32();
    long channels = in.u32();
    if (start < HEADER) {
      throw new MalformedException("the samples start inside the header", 4);
    }
    Samples.check(rate, (int) Math.min(channels, Integer.MAX_VALUE), 16);
    Encoding encoding = encoding(code, (int) channels);
    Samples.findEnd(in);
    long there = Math.max(0, in.end() - start);
    if (declared == LENGTH_UNKNOWN) {
      Samples.reportOpen(context);
    } else if (declared > there) {
      Samples.reportCut(context, declared, there, in.end());
    } else {
      there = declared;
    }
    return Samples.facts(
        AU,
        encoding,
        (int) rate,
        (int) channels,
        Fact.measured(Encoding.seconds(encoding.samplesIn(there), (int) rate)),
        context);
  }

  private static Encoding encoding(long code, int channels) throws DeclinedException {
    return switch ((int) code) {
      case 1 -> Encoding.companded("pcm_mulaw", 8, channels);
      case 2 -> Encoding.linear(8, 1, channels);
      case 3 -> Encoding.linear(16, 2, channels);
      case 4 -> Encoding.linear(24, 3, channels);
      case 5, 6 -> Encoding.linear(32, 4, channels);
      case 7 -> Encoding.linear(64, 8, channels);
      case 27 -> Encoding.companded("pcm_alaw", 8, channels);
      default -> throw new DeclinedException("the encoding " + code + " is rare");
    };
  }
}

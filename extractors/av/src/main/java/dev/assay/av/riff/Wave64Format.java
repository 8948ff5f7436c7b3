package dev.assay.av.riff;

import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Magic;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.MalformedException;
import dev.assay.structure.RiffChunks;
import java.io.IOException;
import java.nio.ByteOrder;

/** Reads Sony Wave64: WAV with GUIDs for identifiers and 64-bit lengths. */
public final class Wave64Format implements Format {
  private static final FileType W64 = FileType.of("w64", MediaKind.AUDIO, "audio/x-w64", "w64");

  /** The GUID 66666972-912E-11CF-A5D6-28DB04C10000. */
  private static final String RIFF_GUID =
      "riff.\u0091\u00CF\u0011\u00A5\u00D6(\u00DB\u0004\u00C1\0\0";

  private static final FormatInfo INFO = FormatInfo.own(W64, Magic.start(RIFF_GUID));

  private static final int HEADER = 16 + 8 + 16;

  /** Creates the reader. */
  public Wave64Format() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    RiffChunks chunks = RiffChunks.ofWave64(in.order(ByteOrder.LITTLE_ENDIAN).skip(HEADER));
    WaveFormat format = null;
    long samples = -1;
    while (chunks.next()) {
      ByteCursor body = chunks.body();
      switch (chunks.id()) {
        case "fmt " -> format = WaveFormat.read(body);
        case "fact" -> samples = body.u64();
        case "data" -> {
          if (format == null || !format.encoding().isCountable()) {
            throw new DeclinedException("samples that cannot be counted");
          }
          return facts(format, chunks.declaredLength(), body.start(), samples, in, context);
        }
        default -> {}
      }
    }
    throw new MalformedException("there is no data chunk", in.position());
  }

  private static Facts facts(
      WaveFormat format, long declared, long start, long samples, ByteCursor in, Context context)
      throws IOException {
    Samples.findEnd(in);
    long room = in.end() - start;
    if (declared > room) {
      Samples.reportCut(context, declared, room, in.end());
    }
    Encoding encoding = format.encoding();
    long count = encoding.samplesIn(Math.min(declared, room), samples);
    return Samples.facts(
        W64,
        encoding,
        format.sampleRate(),
        format.channels(),
        Fact.measured(Encoding.seconds(count, format.sampleRate())),
        context);
  }
}

package dev.assay.av.riff;

import dev.assay.facts.AudioFacts;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Rational;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.structure.RiffChunks;
import java.io.IOException;
import java.nio.ByteOrder;

/**
 * Reads WAV (Multimedia Programming Interface and Data Specifications 1.0), its big-endian form
 * RIFX, and its 64-bit forms RF64 (EBU Tech 3306) and BW64 (ITU-R BS.2088).
 */
public final class WavFormat implements Format {
  private static final FileType WAV =
      FileType.of("wav", MediaKind.AUDIO, "audio/wav", "wav", "wave", "bwf", "rf64", "bw64");
  private static final FormatInfo INFO = FormatInfo.own(WAV);

  private static final long UNSIGNED_MAX = 0xFFFF_FFFFL;

  /** Creates the reader. */
  public WavFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    boolean riff =
        head.startsWith("RIFF")
            || head.startsWith("RIFX")
            || head.startsWith("RF64")
            || head.startsWith("BW64");
    return riff && head.at(8, "WAVE") ? Score.CERTAIN : Score.NO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    boolean big = in.latin1(4).equals("RIFX");
    in.order(big ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN);
    long riffLength = in.u32();
    if (!in.latin1(4).equals("WAVE")) {
      throw new MalformedException("the RIFF file is not of form WAVE", 8);
    }
    RiffChunks chunks = RiffChunks.of(in);
    WaveFormat format = null;
    long samples = -1;
    long length64 = -1;
    long samples64 = -1;
    while (chunks.next()) {
      ByteCursor body = chunks.body();
      switch (chunks.id()) {
        case "ds64" -> {
          length64 = body.skip(8).u64();
          samples64 = body.u64();
        }
        case "fmt " -> format = WaveFormat.read(body);
        case "fact" -> samples = body.u32();
        case "data" -> {
          if (format == null) {
            throw new DeclinedException("the samples come before their format");
          }
          long declared = chunks.declaredLength();
          boolean wide = declared == UNSIGNED_MAX && length64 >= 0;
          if (samples == UNSIGNED_MAX) {
            samples = samples64;
          }
          return facts(
              format, body.start(), wide ? length64 : declared, samples, riffLength, in, context);
        }
        default -> {}
      }
    }
    if (in.end() < 8 + riffLength) {
      throw new TruncatedException("the data ends before the samples start", in.end());
    }
    throw new MalformedException("there is no data chunk", in.position());
  }

  private static AudioFacts facts(
      WaveFormat format,
      long start,
      long declared,
      long samples,
      long riffLength,
      ByteCursor in,
      Context context)
      throws IOException {
    Samples.findEnd(in);
    long room = in.end() - start;
    long there = Math.min(declared, room);
    if (isOpen(declared, room, riffLength, start)) {
      there = room;
      Samples.reportOpen(context);
    } else if (declared > room) {
      Samples.reportCut(context, declared, room, in.end());
    }
    Encoding encoding = format.encoding();
    return Samples.facts(
        WAV,
        encoding,
        format.sampleRate(),
        format.channels(),
        duration(format, there, samples),
        context);
  }

  /**
   * Whether the length was never filled in: a writer that cannot go back leaves 0 or a number close
   * to the largest signed or unsigned one.
   */
  private static boolean isOpen(long declared, long room, long riffLength, long start) {
    if (declared == 0) {
      return room > 0 && riffLength + 8 != start + room;
    }
    boolean largest = declared >= 0xFFFF_F000L && declared <= UNSIGNED_MAX;
    boolean largestSigned = declared >= 0x7FFF_F000L && declared <= Integer.MAX_VALUE;
    return (largest || largestSigned) && declared > room;
  }

  private static Fact<Rational> duration(WaveFormat format, long there, long samples)
      throws DeclinedException {
    Encoding encoding = format.encoding();
    int rate = format.sampleRate();
    if (encoding.isCountable()) {
      return Fact.measured(Encoding.seconds(encoding.samplesIn(there, samples), rate));
    }
    if (encoding.codec().equals("flac") || format.byteRate() == 0) { // frames of any length
      throw new DeclinedException("frames of " + encoding.codec() + " whose length nothing tells");
    }
    return Fact.estimated(Rational.of(there).times(Rational.of(1, format.byteRate())));
  }
}

package dev.assay.av.riff;

import dev.assay.facts.AudioFacts;
import dev.assay.facts.Fact;
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
import dev.assay.read.DeclinedException;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.structure.RiffChunks;
import java.io.IOException;

/** Reads AIFF (Audio Interchange File Format 1.3) and its compressed form AIFF-C. */
public final class AiffFormat implements Format {
  private static final FileType AIFF =
      FileType.of("aiff", MediaKind.AUDIO, "audio/aiff", "aiff", "aif", "aifc", "afc");
  private static final FormatInfo INFO = FormatInfo.own(AIFF);

  private static final int IMA4_BLOCK_BYTES = 34;
  private static final int IMA4_BLOCK_SAMPLES = 64;
  private static final int GSM_BLOCK_BYTES = 33;
  private static final int GSM_BLOCK_SAMPLES = 160;

  /**
   * The Common Chunk.
   *
   * @param frames samples per channel it declares; packets for codecs of blocks
   */
  private record Common(Encoding encoding, int channels, int sampleRate, long frames) {

    static Common read(ByteCursor body, boolean compressed) throws IOException {
      int channels = body.u16();
      long frames = body.u32();
      int bits = body.u16();
      long at = body.position();
      double rate = extended(body);
      Samples.check(Math.round(rate), channels, at);
      String codec = compressed ? body.latin1(4) : "NONE";
      return new Common(encoding(codec, bits, channels), channels, (int) Math.round(rate), frames);
    }

    /** The next 10 bytes as an IEEE 754 number in extended precision. */
    private static double extended(ByteCursor body) throws IOException {
      int sign = body.u16();
      long mantissa = body.i64();
      double magnitude = Math.scalb((double) (mantissa >>> 1), (sign & 0x7FFF) - 16383 - 62);
      return sign > 0x7FFF ? -magnitude : magnitude;
    }

    private static Encoding encoding(String codec, int bits, int channels)
        throws DeclinedException {
      return switch (codec) {
        case "NONE", "sowt", "twos", "raw ", "in24", "in32", "42ni", "23ni" -> {
          if (bits < 1 || bits > 32) {
            throw new DeclinedException("samples of " + bits + " bits");
          }
          yield Encoding.linear(bits, (bits + 7) / 8, channels);
        }
        case "fl32", "FL32" -> Encoding.linear(32, 4, channels);
        case "fl64", "FL64" -> Encoding.linear(64, 8, channels);
        case "alaw", "ALAW" -> Encoding.companded("pcm_alaw", bits, channels);
        case "ulaw", "ULAW" -> Encoding.companded("pcm_mulaw", bits, channels);
        case "ima4" ->
            Encoding.blocks("adpcm_ima_qt", (long) IMA4_BLOCK_BYTES * channels, IMA4_BLOCK_SAMPLES);
        case "GSM " -> Encoding.blocks("gsm", GSM_BLOCK_BYTES, GSM_BLOCK_SAMPLES);
        default -> throw new DeclinedException("the compression '" + codec + "' is rare");
      };
    }
  }

  /** Creates the reader. */
  public AiffFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    boolean sound = head.at(8, "AIFF") || head.at(8, "AIFC");
    return head.startsWith("FORM") && sound ? Score.CERTAIN : Score.NO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    long formLength = in.skip(4).u32();
    boolean compressed = in.latin1(4).equals("AIFC");
    RiffChunks chunks = RiffChunks.of(in);
    Common common = null;
    long soundStart = -1;
    long declared = 0;
    while ((common == null || soundStart < 0) && chunks.next()) {
      if (chunks.id().equals("COMM")) {
        common = Common.read(chunks.body(), compressed);
      } else if (chunks.id().equals("SSND")) {
        ByteCursor body = chunks.body();
        long offset = body.u32();
        soundStart = body.skip(4).position() + offset;
        declared = chunks.declaredLength() - 8 - offset;
      }
    }
    if (common == null || (soundStart < 0 && common.frames() > 0)) {
      String what = "there is no " + (common == null ? "Common" : "Sound Data") + " chunk";
      throw in.end() < 8 + formLength
          ? new TruncatedException(what + " before the data ends", in.end())
          : new MalformedException(what, in.end());
    }
    Samples.findEnd(in);
    long there = Math.max(0, soundStart < 0 ? 0 : Math.min(declared, in.end() - soundStart));
    return facts(common, Math.max(0, declared), there, in.end(), context);
  }

  private static AudioFacts facts(
      Common common, long declared, long there, long end, Context context) {
    Encoding encoding = common.encoding();
    long counted = encoding.samplesIn(there);
    long claimed = common.frames() * encoding.blockSamples();
    if (there < declared && counted < claimed) {
      Samples.reportCut(context, declared, there, end);
    } else if (counted < claimed) {
      context.report(
          Finding.warning(
                  "SAMPLE_COUNT_WRONG",
                  "The Common Chunk claims "
                      + claimed
                      + " samples but there are "
                      + counted
                      + ", which the duration follows.")
              .about("duration"));
    }
    // Bytes behind the samples that are claimed are padding of the block (section "Sound Data").
    long samples = Math.min(counted, claimed);
    return Samples.facts(
        AIFF,
        encoding,
        common.sampleRate(),
        common.channels(),
        Fact.measured(Encoding.seconds(samples, common.sampleRate())),
        context);
  }
}

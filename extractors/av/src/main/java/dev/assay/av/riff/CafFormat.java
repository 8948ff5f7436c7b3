package dev.assay.av.riff;

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
import dev.assay.structure.RiffChunks;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Reads the Core Audio Format (Apple Core Audio Format Specification 1.0). */
public final class CafFormat implements Format {
  private static final FileType CAF = FileType.of("caf", MediaKind.AUDIO, "audio/x-caf", "caf");
  private static final FormatInfo INFO = FormatInfo.own(CAF);

  private static final int FILE_HEADER = 8;
  private static final int EDIT_COUNT = 4;

  /** More than any codec has: FLAC has up to 65,535. */
  private static final int MOST_PACKET_FRAMES = 1 << 16;

  /** The Audio Description chunk. */
  private record Description(
      String codec,
      int sampleRate,
      int channels,
      int bits,
      long flags,
      long packetBytes,
      long packetFrames) {

    static Description read(ByteCursor body) throws IOException {
      long at = body.position();
      double rate = body.f64();
      String codec = body.latin1(4);
      long flags = body.u32();
      long packetBytes = body.u32();
      long packetFrames = body.u32();
      long channels = body.u32();
      int bits = (int) Math.min(body.u32(), Integer.MAX_VALUE);
      Samples.check(Math.round(rate), (int) Math.min(channels, Integer.MAX_VALUE), at);
      return new Description(
          codec, (int) Math.round(rate), (int) channels, bits, flags, packetBytes, packetFrames);
    }

    Encoding encoding() throws DeclinedException {
      return switch (codec) {
        case "lpcm" -> {
          if (bits < 1
              || packetBytes % channels != 0
              || packetBytes * 8 / channels < bits
              || packetBytes / channels > 8) {
            throw new DeclinedException("samples of " + bits + " bits in " + packetBytes);
          }
          yield Encoding.linear(bits, (int) (packetBytes / channels), channels);
        }
        case "alaw" -> Encoding.companded("pcm_alaw", 8, channels);
        case "ulaw" -> Encoding.companded("pcm_mulaw", 8, channels);
        case "alac" -> lossless("alac");
        case "flac" -> lossless("flac");
        case "ima4" -> lossy("adpcm_ima_qt");
        case "aac ", "aach", "aacp", "aacl", "aace" -> lossy("aac");
        case ".mp1" -> lossy("mp1");
        case ".mp2" -> lossy("mp2");
        case ".mp3" -> lossy("mp3");
        case "opus" -> lossy("opus");
        case "ac-3" -> lossy("ac3");
        case "ec-3" -> lossy("eac3");
        case "ilbc" -> lossy("ilbc");
        case "samr" -> lossy("amr_nb");
        default -> throw new DeclinedException("the codec '" + codec + "' is rare");
      };
    }

    private Encoding lossy(String name) {
      return packetBytes > 0 && packetFrames > 0
          ? Encoding.blocks(name, packetBytes, packetFrames)
          : Encoding.frames(name);
    }

    /** A lossless codec; the flags of ALAC tell the bits of what was encoded. */
    private Encoding lossless(String name) {
      int source =
          switch ((int) flags) {
            case 1 -> 16;
            case 2 -> 20;
            case 3 -> 24;
            case 4 -> 32;
            default -> bits;
          };
      return Encoding.lossless(name, source);
    }
  }

  /** Creates the reader. */
  public CafFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    return head.startsWith("caff") && head.u16(4) == 1 ? Score.CERTAIN : Score.NO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    RiffChunks chunks = RiffChunks.ofCaf(in.skip(FILE_HEADER));
    Description description = null;
    Encoding encoding = null;
    long declared = -1;
    long dataStart = -1;
    long packets = 0;
    long frames = -1;
    while (chunks.next()) {
      ByteCursor body = chunks.body();
      switch (chunks.id()) {
        case "desc" -> {
          description = Description.read(body);
          encoding = description.encoding();
        }
        case "kuki" -> {
          if (encoding != null && encoding.codec().equals("alac") && encoding.bitDepth() == null) {
            encoding = Encoding.lossless("alac", bitsOfCookie(body));
          }
        }
        case "pakt" -> {
          packets = body.i64();
          frames = body.i64();
        }
        case "data" -> {
          declared = chunks.declaredLength();
          dataStart = body.start();
        }
        default -> {}
      }
      boolean plain = encoding != null && encoding.blockSamples() == 1;
      if (dataStart >= 0 && (plain || frames >= 0)) {
        break;
      }
    }
    if (description == null || encoding == null || dataStart < 0) {
      throw new MalformedException("there is no description or no data", in.position());
    }
    if (description.packetFrames() > MOST_PACKET_FRAMES
        || (description.packetFrames() > 0 && frames / description.packetFrames() > packets)) {
      throw new DeclinedException(frames + " frames in " + packets + " packets");
    }
    Samples.findEnd(in);
    long room = in.end() - dataStart;
    long there = declared < 0 ? room : Math.min(declared, room);
    if (declared > room) {
      Samples.reportCut(context, declared, room, in.end());
    }
    return Samples.facts(
        CAF,
        encoding,
        description.sampleRate(),
        description.channels(),
        duration(encoding, Math.max(0, there - EDIT_COUNT), frames, description.sampleRate()),
        context);
  }

  /** The bits in the configuration of ALAC, before which two old boxes may stand. */
  private static int bitsOfCookie(ByteCursor in) throws IOException {
    boolean boxed = in.has(8) && in.rest().skip(4).latin1(4).equals("frma");
    int before = (boxed ? 12 + 12 : 0) + 5;
    return in.remaining() > before ? in.skip(before).u8() : 0;
  }

  /**
   * The time the samples take.
   *
   * @param frames valid frames the packet table declares, which leave priming and remainder out;
   *     negative when there is none
   */
  private static @Nullable Fact<Rational> duration(
      Encoding encoding, long bytes, long frames, int rate) {
    if (frames >= 0 && encoding.blockSamples() != 1) {
      return Fact.declared(Encoding.seconds(frames, rate));
    }
    return encoding.isCountable()
        ? Fact.measured(Encoding.seconds(encoding.samplesIn(bytes), rate))
        : null;
  }
}

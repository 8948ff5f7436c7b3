package dev.assay.av.sound;

import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Rational;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Depth;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Reads MPEG audio, layers I to III: MP3 and its elders.
 *
 * <p>The index in a first frame is believed as declared when its count of bytes is that of the
 * stream to the frame; a whole file would have to be read to prove more, which only {@link
 * Depth#DECODE} does. An index that does not say how many bytes it is of is believed at {@link
 * Depth#HEADER} only.
 */
public final class MpegAudioFormat implements Format {
  private static final FileType MP3 =
      FileType.of("mp3", MediaKind.AUDIO, "audio/mpeg", "mp3", "mp2", "mp1", "mpa", "mpga", "m2a");
  private static final FormatInfo INFO = FormatInfo.own(MP3);
  private static final FrameSyntax SYNTAX = new MpegFrames();

  /** Creates the reader. */
  public MpegAudioFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    return FrameStream.score(head, SYNTAX, "mp3", Score.LIKELY);
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    FrameStream stream = FrameStream.in(in, SYNTAX);
    int layer = MpegFrames.layer(stream.inFirst(0).i32());
    FrameIndex index = layer == 3 ? FrameIndex.read(stream) : null;
    return stream.facts(MP3, "mp" + layer, duration(stream, index, context));
  }

  private static Fact<Rational> duration(
      FrameStream stream, @Nullable FrameIndex index, Context context) throws IOException {
    if (index == null) {
      return stream.duration(context);
    }
    Frame first = stream.first();
    if (!index.isBelievable(stream.length())) {
      context.report(
          Finding.info(
                  "INDEX_IGNORED",
                  "The index in the first frame speaks of "
                      + index.frames()
                      + " frames in "
                      + index.bytes()
                      + " bytes, but the stream has "
                      + stream.length()
                      + " bytes.")
              .about("duration"));
      return trimmed(stream.durationFrom(stream.start() + first.length(), context), index, first);
    }
    boolean truncated = index.bytes() - stream.length() > first.length();
    if (truncated) {
      context.incomplete(
          Finding.error(
                  "TRUNCATED",
                  "The index in the first frame declares "
                      + index.bytes()
                      + " bytes but only "
                      + stream.length()
                      + " are there; the duration is the declared one.")
              .about("duration")
              .mendedBy("Copy or upload the file again: its end is missing.")
              .at(stream.start() + stream.length()));
    }
    boolean proven = context.depth() == Depth.HEADER || index.isOf(stream.length(), first.length());
    if (!truncated && (!proven || context.depth() == Depth.DECODE)) {
      return trimmed(stream.durationFrom(stream.start() + first.length(), context), index, first);
    }
    Rational all = Rational.of(index.frames() * first.samples(), first.sampleRate());
    return trimmed(Fact.declared(all), index, first);
  }

  /** What is heard: browsers leave out the samples the encoder added before and behind. */
  private static Fact<Rational> trimmed(Fact<Rational> all, FrameIndex index, Frame first) {
    Rational heard = all.value().minus(Rational.of(index.padding(), first.sampleRate()));
    return heard.isPositive() ? new Fact<>(heard, all.origin()) : all;
  }
}

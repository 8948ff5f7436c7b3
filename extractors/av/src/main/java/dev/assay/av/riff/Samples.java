package dev.assay.av.riff;

import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.BrowserSupport;
import dev.assay.facts.Fact;
import dev.assay.facts.FileType;
import dev.assay.facts.Rational;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** What the files that hold one stretch of samples have in common. */
final class Samples {
  private static final int MOST_CHANNELS = 1024;

  private Samples() {}

  /**
   * Makes the length of a source known where it is not, since the bytes that are there decide.
   *
   * @throws IOException when the source cannot go to its end
   */
  static void findEnd(ByteCursor in) throws IOException {
    if (in.sourceLength() < 0) {
      in.rest().seekTail(1);
    }
  }

  /**
   * Checks what no file of sound can do without.
   *
   * @throws MalformedException when there is no channel, or no rate
   */
  static void check(long sampleRate, int channels, long offset) throws MalformedException {
    if (sampleRate < 1 || sampleRate > Integer.MAX_VALUE) {
      throw new MalformedException("the sample rate is " + sampleRate + " Hz", offset);
    }
    if (channels < 1 || channels > MOST_CHANNELS) {
      throw new MalformedException("there are " + channels + " channels", offset);
    }
  }

  /** Tells that the data ends before the samples do; what was counted is what is there. */
  static void reportCut(Context context, long declared, long there, long end) {
    context.incomplete(
        Finding.error(
                "TRUNCATED",
                "The header declares "
                    + declared
                    + " bytes of samples but only "
                    + there
                    + " are there; the duration is that of the samples that are there.")
            .about("duration")
            .mendedBy("Copy or upload the file again: its end is missing.")
            .at(end));
  }

  /** Tells that the header leaves the length open. */
  static void reportOpen(Context context) {
    context.report(
        Finding.info(
                "LENGTH_LEFT_OPEN",
                "The header leaves the length open, as a program that writes to a pipe does; what is"
                    + " there was counted.")
            .about("duration"));
  }

  /** The facts of a file with one track; tells when it holds no samples. */
  static AudioFacts facts(
      FileType type,
      Encoding encoding,
      int sampleRate,
      int channels,
      @Nullable Fact<Rational> duration,
      Context context) {
    boolean empty = duration != null && !duration.value().isPositive();
    if (empty) {
      context.incomplete(
          Finding.error("NO_SAMPLES", "The file describes sound but holds none.")
              .about("duration")
              .mendedBy("Record or export the file again."));
    }
    AudioTrack track =
        new AudioTrack(
            encoding.codec(),
            sampleRate,
            channels,
            encoding.bitDepth(),
            empty ? null : duration,
            Rational.ZERO);
    return new AudioFacts(type, track, 1, BrowserSupport.ofAudio(type, track));
  }
}

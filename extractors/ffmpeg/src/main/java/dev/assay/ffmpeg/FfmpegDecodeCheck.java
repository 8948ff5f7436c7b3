package dev.assay.ffmpeg;

import dev.assay.facts.Facts;
import dev.assay.facts.MediaKind;
import dev.assay.ffmpeg.Signatures.Match;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.DecodeCheck;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.UnsupportedException;
import java.io.IOException;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.jspecify.annotations.Nullable;

/** The proof by FFmpeg's decoders that a file plays, whoever read its facts. */
public final class FfmpegDecodeCheck implements DecodeCheck {

  /** A check. */
  public FfmpegDecodeCheck() {}

  @Override
  public boolean check(ByteCursor in, Facts facts, Context context) throws IOException {
    Match match = Signatures.of(context.head().identity(), in);
    if (match == null) {
      return false;
    }
    Natives.require();
    boolean pictures = facts.kind() == MediaKind.VIDEO;
    String name = match.container().demuxer();
    try (Demuxer demuxer = Demuxer.open(name, in.rest());
        Decoding decoding = decoding(demuxer, facts, in.budget())) {
      Decoding.Fault first = pictures ? decoding.firstGroup() : decoding.firstSecond();
      if (first != null) {
        report(first, pictures ? "first group of pictures" : "first second", context);
        return true;
      }
      if (decoding.isAtEnd()) {
        return true;
      }
      try {
        reportLast(pictures ? decoding.lastGroup() : decoding.lastSecond(), pictures, context);
      } catch (Decoding.NotSeekableException e) {
        reportLast(last(name, in, facts), pictures, context);
      }
    }
    return true;
  }

  /** Decodes the last part of a file without an index: read once to find it, and once more. */
  private static Decoding.@Nullable Fault last(String name, ByteCursor in, Facts facts)
      throws IOException {
    boolean pictures = facts.kind() == MediaKind.VIDEO;
    long number;
    try (Demuxer demuxer = Demuxer.open(name, in.rest());
        Decoding decoding = decoding(demuxer, facts, in.budget())) {
      number = decoding.findLast(pictures);
    }
    try (Demuxer demuxer = Demuxer.open(name, in.rest());
        Decoding decoding = decoding(demuxer, facts, in.budget())) {
      return decoding.lastFrom(number, pictures);
    }
  }

  private static Decoding decoding(Demuxer demuxer, Facts facts, Budget budget) throws IOException {
    demuxer.findStreamInfo();
    demuxer.source().rethrow();
    Tracks tracks = Tracks.of(demuxer);
    AVStream stream = facts.kind() == MediaKind.VIDEO ? tracks.picture() : tracks.sound();
    if (stream == null) {
      throw new UnsupportedException(
          "TRACK_UNKNOWN_TO_FFMPEG",
          "FFmpeg does not find the track",
          "Play the file to its end yourself.",
          facts.type());
    }
    return new Decoding(demuxer, stream, budget);
  }

  private static void reportLast(
      Decoding.@Nullable Fault fault, boolean pictures, Context context) {
    report(fault, pictures ? "last group of pictures" : "last second", context);
  }

  private static void report(Decoding.@Nullable Fault fault, String part, Context context) {
    if (fault != null) {
      context.report(
          Finding.error(
                  FAILED,
                  "FFmpeg cannot decode what is at "
                      + fault.place()
                      + ", in the "
                      + part
                      + ": "
                      + fault.reason()
                      + ".")
              .mendedBy(
                  "Copy the file again or make it anew from its source; re-encoding keeps the"
                      + " damage.")
              .at(fault.offset()));
    }
  }
}

package dev.assay.ffmpeg;

import dev.assay.facts.Facts;
import dev.assay.facts.MediaKind;
import dev.assay.ffmpeg.Signatures.Match;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.DecodeCheck;
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
    try (Demuxer demuxer = Demuxer.open(match.container().demuxer(), in)) {
      demuxer.findStreamInfo();
      demuxer.source().rethrow();
      Tracks tracks = Tracks.of(demuxer);
      boolean pictures = facts.kind() == MediaKind.VIDEO;
      AVStream stream = pictures ? tracks.picture() : tracks.sound();
      if (stream == null) {
        throw new UnsupportedException(
            "TRACK_UNKNOWN_TO_FFMPEG",
            "FFmpeg does not find the track",
            "Play the file to its end yourself.",
            facts.type());
      }
      try (Decoding decoding = new Decoding(demuxer, stream, in.budget())) {
        Decoding.Fault first = pictures ? decoding.firstGroup() : decoding.firstSecond();
        report(first, pictures ? "first group of pictures" : "first second", context);
        if (!decoding.isAtEnd()) {
          Decoding.Fault last = pictures ? decoding.lastGroup() : decoding.lastSecond();
          report(last, pictures ? "last group of pictures" : "last second", context);
        }
      }
    }
    return true;
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

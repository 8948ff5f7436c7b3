package dev.assay.ffmpeg;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.ffmpeg.Signatures.Match;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.format.Tier;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * The reader of audio and video files that asks FFmpeg.
 *
 * <p>It walks over the packets of a file when the limits allow reading all of it, so that its
 * counts and times are measured, and believes the header otherwise. Nothing is decoded but what
 * FFmpeg needs to learn a codec's parameters. The native libraries are loaded with the first file
 * that is read, never for telling what a file is.
 */
public final class FfmpegFormat implements Format {
  private static final FormatInfo INFO = new FormatInfo("ffmpeg", Tier.LIBRARY, types(), List.of());

  private static List<FileType> types() {
    Set<FileType> types = new LinkedHashSet<>();
    for (Container container : Container.values()) {
      types.add(container.videoType());
      types.add(container.audioType());
    }
    return new ArrayList<>(types);
  }

  /** A reader. */
  public FfmpegFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    Match match = Signatures.of(head);
    return match == null ? Score.NO : match.score();
  }

  @Override
  public FileType typeOf(Head head) {
    Match match = Signatures.of(head);
    return match == null ? INFO.types().get(0) : match.container().type();
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    Match match = Signatures.of(context.head().identity(), in);
    if (match == null) {
      throw new MalformedException("no audio or video follows the tag at the start", 0);
    }
    Natives.require();
    return MediaReader.read(match.container(), in, context);
  }
}

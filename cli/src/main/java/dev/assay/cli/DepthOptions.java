package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.ffmpeg.IsolatedFfmpeg;
import dev.assay.format.Depth;
import dev.assay.read.Limits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that say how far inspections go, and where FFmpeg runs. */
final class DepthOptions {

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  @Option(
      names = "--depth",
      paramLabel = "header|exact|decode",
      description =
          "How far to go for frames of sound and video: what headers and indexes tell (default at"
              + " URLs), every frame counted (default for files), or the first and last group of"
              + " pictures or second of sound decoded too, to prove that it plays.")
  private @Nullable Depth depth;

  @Option(
      names = "--isolate",
      negatable = true,
      description =
          "Run FFmpeg in processes of its own, with limits on memory and time, so that a file that"
              + " crashes it is one failed record (default at URLs).")
  private @Nullable Boolean isolate;

  private @Nullable IsolatedFfmpeg ffmpeg;

  /** The engine for files on this machine. */
  Assay local() {
    Assay assay = Assay.standard(Readers.installed());
    assay = depth == null ? assay : assay.at(depth);
    if (!Boolean.TRUE.equals(isolate)) {
      return assay;
    }
    Assay isolated = isolated(assay);
    if (spec != null && ffmpeg != null && !ffmpeg.boundsMemory()) {
      spec.commandLine()
          .getErr()
          .println("assay: this system cannot bound the memory that FFmpeg takes");
    }
    return isolated;
  }

  /** The engine for files behind URLs; who asks for more than headers gets the reads for it. */
  Assay remote() {
    Assay assay = Assay.remote(Readers.installed());
    if (depth != null && depth != Depth.HEADER) {
      assay = assay.within(Limits.remoteWalk()).at(depth);
    }
    return Boolean.FALSE.equals(isolate) ? assay : isolated(assay);
  }

  /** The processes end by themselves when they have nothing to do, and with this one. */
  private Assay isolated(Assay assay) {
    if (ffmpeg == null) {
      ffmpeg = new IsolatedFfmpeg(2 * Runtime.getRuntime().availableProcessors());
    }
    return assay
        .readingWith(assay.formats().replacing(ffmpeg.format()))
        .decodingWith(ffmpeg.decodeCheck());
  }
}

package dev.assay.cli;

import dev.assay.Assay;
import dev.assay.format.Depth;
import dev.assay.read.Limits;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say how far inspections go. */
final class DepthOptions {

  @Option(
      names = "--depth",
      paramLabel = "header|exact|decode",
      description =
          "How far to go for frames of sound and video: what headers and indexes tell (default at"
              + " URLs), every frame counted (default for files), or the first and last group of"
              + " pictures or second of sound decoded too, to prove that it plays.")
  private @Nullable Depth depth;

  /** The engine for files on this machine. */
  Assay local() {
    return depth == null ? Assay.standard() : Assay.standard().at(depth);
  }

  /** The engine for files behind URLs; who asks for more than headers gets the reads for it. */
  Assay remote() {
    return depth == null || depth == Depth.HEADER
        ? Assay.remote()
        : Assay.remote().within(Limits.remoteWalk()).at(depth);
  }
}

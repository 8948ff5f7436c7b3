package dev.assay;

import dev.assay.facts.Facts;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import dev.assay.format.Context;
import dev.assay.format.DecodeCheck;
import dev.assay.format.FileCheck;
import dev.assay.read.ByteCursor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;

/** The check by decoders that sound or video plays, which loses no facts whatever they throw. */
final class PlayProof implements FileCheck {
  private final @Nullable List<DecodeCheck> decoders;

  private PlayProof(@Nullable List<DecodeCheck> decoders) {
    this.decoders = decoders;
  }

  /** The proof by those decoders, asked in this order. */
  static PlayProof by(List<DecodeCheck> decoders) {
    return new PlayProof(List.copyOf(decoders));
  }

  /** The proof by every decoder on the class path, looked for when the first is needed. */
  static PlayProof installed() {
    return new PlayProof(null);
  }

  private List<DecodeCheck> decoders() {
    return decoders == null ? Installed.DECODERS : decoders;
  }

  /** What the class path has. */
  private static final class Installed {
    static final List<DecodeCheck> DECODERS = found();

    private static List<DecodeCheck> found() {
      List<DecodeCheck> found = new ArrayList<>();
      ServiceLoader.load(DecodeCheck.class, DecodeCheck.class.getClassLoader()).forEach(found::add);
      return List.copyOf(found);
    }
  }

  /** Has a decoder look, unless an error refuses the file anyway. */
  @Override
  public void check(ByteCursor in, Facts facts, Context context) {
    boolean plays = facts.kind() == MediaKind.VIDEO || facts.kind() == MediaKind.AUDIO;
    if (!plays || context.findings().stream().anyMatch(f -> f.severity() == Severity.ERROR)) {
      return;
    }
    String why = "no installed module decodes it";
    for (DecodeCheck decoder : decoders()) {
      try {
        if (decoder.check(in.rest(), facts, context)) {
          return;
        }
      } catch (IOException e) {
        why = Assay.messageOf(e);
      } catch (RuntimeException | LinkageError e) {
        why = "the decoder broke: " + e;
      }
    }
    context.report(
        Finding.warning(
                DecodeCheck.UNPROVEN,
                "It is not proven that the file plays: " + why.replaceFirst("\\.+$", "") + ".")
            .mendedBy(
                "Install the module that decodes with FFmpeg, or raise the limits, or play the file"
                    + " to its end yourself."));
  }
}

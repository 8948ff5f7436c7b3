package dev.assay.encord.gate;

import static dev.assay.encord.gate.Check.estimate;
import static dev.assay.encord.gate.Check.fixed;
import static dev.assay.encord.gate.Check.info;
import static dev.assay.encord.gate.Check.warning;

import dev.assay.facts.AudioFacts;
import dev.assay.facts.Fact;
import dev.assay.facts.Origin;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules about sound. */
final class AudioRules {
  /** Codecs the platform documents, and AAC for the MP4 and M4A it documents (contract E.1). */
  private static final Set<String> DOCUMENTED = Set.of("mp3", "pcm", "flac", "eac3", "aac");

  static final List<Check<Subject<AudioFacts>>> ALL =
      List.of(
          fixed("NO_DURATION", "duration")
              .rule(
                  "J.3, J.15",
                  "The length is known and positive.",
                  "Re-encode the file.",
                  audio -> {
                    Fact<Rational> duration = audio.facts().track().duration();
                    return duration == null
                        ? "The file does not tell how long it is."
                        : duration.value().isPositive()
                            ? null
                            : "The file is " + duration.value() + " seconds long.";
                  }),
          estimate("ESTIMATED_DURATION", "duration")
              .rule(
                  "J.15, H",
                  "The length is counted or at least declared.",
                  "Inspect the file with --depth exact, which goes from frame to frame.",
                  audio ->
                      Subject.isEstimated(audio.facts().track().duration())
                          ? "The length is only an estimate."
                          : null),
          info("DECLARED_DURATION", "duration")
              .rule(
                  "J.15, H",
                  "The length is counted.",
                  "Inspect the file with --depth decode, which goes from frame to frame, if the header is"
                      + " not to be trusted.",
                  audio ->
                      Subject.isDeclared(audio.facts().track().duration())
                          ? "The length is the header's word."
                          : null),
          fixed("NO_SAMPLE_RATE", "sampleRate")
              .rule(
                  "J.3",
                  "The sample rate is positive.",
                  "Re-encode the file.",
                  audio ->
                      audio.facts().track().sampleRate() < 1
                          ? "The sample rate is " + audio.facts().track().sampleRate() + " Hz."
                          : null),
          warning("UNUSUAL_SAMPLE_RATE", "sampleRate")
              .rule(
                  "J.14, E.1",
                  "The sample rate is between 8,000 and 96,000 Hz, the documented range.",
                  "Resample the file, or try one before you register many.",
                  audio -> {
                    int rate = audio.facts().track().sampleRate();
                    return rate >= 1 && (rate < 8_000 || rate > 96_000)
                        ? "The sample rate is " + rate + " Hz."
                        : null;
                  }),
          fixed("NO_CHANNELS", "numChannels")
              .rule(
                  "J.3",
                  "There is at least one channel.",
                  "Re-encode the file.",
                  audio ->
                      audio.facts().track().numChannels() < 1
                          ? "There are " + audio.facts().track().numChannels() + " channels."
                          : null),
          fixed("NO_BIT_DEPTH", "bitDepth")
              .rule(
                  "J.3, J.14, H",
                  "The bit depth is known and positive; for lossy codecs it is 16 by convention.",
                  "Re-encode the file.",
                  audio -> {
                    Fact<Integer> depth = audio.facts().track().bitDepth();
                    return depth == null
                        ? "The file does not tell its bit depth."
                        : depth.value() > 0 ? null : "The bit depth is " + depth.value() + ".";
                  }),
          info("ASSUMED_BIT_DEPTH", "bitDepth")
              .rule(
                  "J.14, H",
                  "The bit depth is the stream's.",
                  null,
                  audio -> {
                    Fact<Integer> depth = audio.facts().track().bitDepth();
                    return depth != null && depth.origin() == Origin.ASSUMED
                        ? "The codec has no bit depth; " + depth.value() + " bits are assumed."
                        : null;
                  }),
          warning("UNUSUAL_BIT_DEPTH", "bitDepth")
              .rule(
                  "J.14, E.1",
                  "The bit depth is between 16 and 32, the documented range.",
                  "Convert the file, or try one before you register many.",
                  audio -> {
                    Fact<Integer> depth = audio.facts().track().bitDepth();
                    return depth != null
                            && depth.value() > 0
                            && (depth.value() < 16 || depth.value() > 32)
                        ? "The bit depth is " + depth.value() + "."
                        : null;
                  }),
          fixed("NO_CODEC", "codec")
              .rule(
                  "J.1",
                  "The codec has a name.",
                  "Re-encode the file.",
                  audio -> codec(audio.facts()).isEmpty() ? "The codec has no name." : null),
          warning("UNDOCUMENTED_CODEC", "codec")
              .rule(
                  "J.6, E.1",
                  "The platform documents that it takes the codec.",
                  "Re-encode the file, or try one before you register many.",
                  audio -> {
                    String codec = codec(audio.facts());
                    return codec.isEmpty() || DOCUMENTED.contains(codec)
                        ? null
                        : codec + " is not among the codecs the platform documents.";
                  }),
          warning("SOUND_NOT_PLAYABLE", null)
              .rule(
                  "J.13, G.4-7",
                  "A browser plays the sound.",
                  "Convert the file to a type and codec browsers play. "
                      + Conversion.toPlayableSound(),
                  audio -> unplayable(audio.facts().playability())),
          warning("SEVERAL_AUDIO_TRACKS", null)
              .rule(
                  "J.13, G.4-8",
                  "There is one sound track.",
                  "Check that the first track is the one to label, or remove the others.",
                  audio ->
                      audio.facts().tracks() > 1
                          ? "Of " + audio.facts().tracks() + " sound tracks one is played."
                          : null));

  private AudioRules() {}

  /** The codec's name as it leaves: every variant of PCM is {@code pcm}. */
  static String codec(AudioFacts audio) {
    String codec = audio.track().codec().strip().toLowerCase(Locale.ROOT);
    return codec.startsWith("pcm") ? "pcm" : codec;
  }

  /**
   * The length as it leaves: where it is a whole number of samples, the double from which that
   * number is derived again.
   */
  static double duration(Rational duration, int sampleRate) {
    Rational samples = duration.times(Rational.of(sampleRate));
    return samples.denominator() == 1
        ? FrameArithmetic.duration(samples.numerator(), Rational.of(sampleRate))
        : duration.toDouble();
  }

  private static @Nullable String unplayable(Playability playability) {
    return switch (playability) {
      case PLAYS, UNKNOWN -> null;
      case SAFARI_ONLY -> "Chromium does not play it; Safari does.";
      case NO_PICTURE, NO -> "No browser plays it.";
    };
  }
}

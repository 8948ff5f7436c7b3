package dev.assay.ffmpeg;

import dev.assay.facts.Fact;
import org.bytedeco.ffmpeg.avcodec.AVCodecDescriptor;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;

/** Names and bit depths of codecs. */
final class Codecs {

  /** The bit depth given for lossy sound, which has none: that of the decoders' usual output. */
  private static final int LOSSY_BIT_DEPTH = 16;

  private static final int DEEPEST = 64;

  private Codecs() {}

  /** The short lower-case name; all forms of PCM but the companded ones are one codec. */
  static String name(AVCodecParameters parameters) {
    String name = avcodec.avcodec_get_name(parameters.codec_id()).getString();
    boolean companded = name.equals("pcm_alaw") || name.equals("pcm_mulaw");
    return name.startsWith("pcm_") && !companded ? "pcm" : name;
  }

  /** Whether nothing but lossless coding has the codec's name. */
  static boolean isLossless(AVCodecParameters parameters) {
    AVCodecDescriptor descriptor = avcodec.avcodec_descriptor_get(parameters.codec_id());
    int properties = descriptor == null || descriptor.isNull() ? 0 : descriptor.props();
    return (properties & avcodec.AV_CODEC_PROP_LOSSLESS) != 0
        && (properties & avcodec.AV_CODEC_PROP_LOSSY) == 0;
  }

  /** The profile as its standard names it, null when unknown. */
  static @Nullable String profile(AVCodecParameters parameters) {
    BytePointer name = avcodec.avcodec_profile_name(parameters.codec_id(), parameters.profile());
    return name == null || name.isNull() ? null : name.getString();
  }

  /** Whether the samples are coded as plain numbers of a fixed size. */
  static boolean isPcm(AVCodecParameters parameters) {
    return avcodec.av_get_exact_bits_per_sample(parameters.codec_id()) > 0
        && name(parameters).startsWith("pcm");
  }

  /** The bits of a sample of sound, null when a lossless codec does not tell. */
  static @Nullable Fact<Integer> bitDepth(AVCodecParameters parameters) {
    int raw = parameters.bits_per_raw_sample();
    if (isPcm(parameters)) {
      int coded = avcodec.av_get_exact_bits_per_sample(parameters.codec_id());
      return Fact.declared(raw > 0 && raw < coded ? raw : coded);
    }
    AVCodecDescriptor descriptor = avcodec.avcodec_descriptor_get(parameters.codec_id());
    int properties = descriptor == null || descriptor.isNull() ? 0 : descriptor.props();
    boolean lossless = (properties & avcodec.AV_CODEC_PROP_LOSSLESS) != 0;
    if (lossless && raw > 0 && raw <= DEEPEST) {
      return Fact.declared(raw);
    }
    if (!lossless || (properties & avcodec.AV_CODEC_PROP_LOSSY) != 0) {
      return Fact.assumed(LOSSY_BIT_DEPTH);
    }
    int coded = parameters.bits_per_coded_sample();
    return coded > 0 && coded <= DEEPEST ? Fact.declared(coded) : null;
  }
}

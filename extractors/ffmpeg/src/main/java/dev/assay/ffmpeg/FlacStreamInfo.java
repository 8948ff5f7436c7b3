package dev.assay.ffmpeg;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.javacpp.BytePointer;

/**
 * The stream information of FLAC (RFC 9639 8.2), which FFmpeg carries along but forgets the sample
 * rate of when frames refer to it instead of repeating it (9.1.2).
 */
final class FlacStreamInfo {
  private static final int BYTES = 34;
  private static final int RATE_AT = 10;

  private FlacStreamInfo() {}

  /** Fills in what FFmpeg left open; does nothing for other codecs. */
  static void complete(AVCodecParameters parameters) {
    if (parameters.codec_id() != avcodec.AV_CODEC_ID_FLAC
        || parameters.sample_rate() > 0
        || parameters.extradata_size() != BYTES) {
      return;
    }
    BytePointer info = parameters.extradata();
    int high = info.get(RATE_AT) & 0xFF;
    int middle = info.get(RATE_AT + 1) & 0xFF;
    int low = info.get(RATE_AT + 2) & 0xFF;
    int next = info.get(RATE_AT + 3) & 0xFF;
    parameters.sample_rate((high << 12) | (middle << 4) | (low >> 4));
    parameters.ch_layout().nb_channels(((low >> 1) & 7) + 1);
    parameters.bits_per_raw_sample((((low & 1) << 4) | (next >> 4)) + 1);
  }
}

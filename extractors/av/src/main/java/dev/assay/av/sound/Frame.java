package dev.assay.av.sound;

/**
 * One frame of a stream whose frames tell their own length.
 *
 * @param length bytes with the header, at least 1
 * @param samples samples per channel it adds to the stream, 0 for frames that only add channels
 * @param sampleRate samples per second and channel, at least 1
 * @param channels at least 1
 * @param family what the frames of one stream have in common, as a number
 */
record Frame(int length, int samples, int sampleRate, int channels, int family) {

  /** Whether both may be frames of one stream. */
  boolean isLike(Frame other) {
    return family == other.family && sampleRate == other.sampleRate;
  }
}

package dev.assay.ffmpeg;

import dev.assay.facts.Rational;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.SizeTPointer;
import org.jspecify.annotations.Nullable;

/**
 * From when to when a sound track is heard, by its packets.
 *
 * <p>What lies before time 0 is not heard: edit lists and codec delays put there what encoders add
 * in front. MPEG audio has no times that could do so, and FFmpeg says with the packet how many
 * samples are to be dropped.
 */
final class SoundExtent implements AutoCloseable {
  private static final long LONGEST_PACKET = 1L << 31;

  private final Rational tick;
  private final Rational sample;
  private final boolean drops;
  private final SizeTPointer size = new SizeTPointer(1);

  private long packets;
  private long clock;
  private boolean untimed;
  private long longest;
  private @Nullable Rational start;
  private long lastEnd = Long.MIN_VALUE;
  private long lastDropped;

  /**
   * An extent of nothing.
   *
   * @param tick length of a tick in seconds
   * @param sampleRate samples per second, positive
   * @param drops whether samples are dropped that times do not tell of
   */
  SoundExtent(Rational tick, int sampleRate, boolean drops) {
    this.tick = tick;
    this.drops = drops;
    this.sample = Rational.of(1, sampleRate);
  }

  /** Takes in a packet. */
  void add(AVPacket packet) {
    packets++;
    long duration = packet.duration();
    if (duration > LONGEST_PACKET) {
      return; // FFmpeg trims the last packet of Ogg in 32 bits, where less than nothing wraps
    }
    if (duration <= 0) {
      untimed = true;
      return;
    }
    long from = packet.pts() == avutil.AV_NOPTS_VALUE ? clock : packet.pts();
    long skipped = 0;
    long dropped = 0;
    BytePointer data =
        drops
            ? avcodec.av_packet_get_side_data(packet, avcodec.AV_PKT_DATA_SKIP_SAMPLES, size)
            : null;
    if (data != null && !data.isNull() && size.get() >= 10) {
      skipped = u32le(data, 0);
      dropped = u32le(data, 4);
    }
    clock = from + duration;
    longest = Math.max(longest, duration);
    if (start == null) {
      Rational begin = tick.times(Rational.of(from)).plus(sample.times(Rational.of(skipped)));
      start = begin.compareTo(Rational.ZERO) < 0 ? Rational.ZERO : begin;
    }
    if (clock > lastEnd) {
      lastEnd = clock;
      lastDropped = dropped;
    }
  }

  private static long u32le(BytePointer data, int at) {
    return (data.get(at) & 0xFF)
        | (data.get(at + 1) & 0xFF) << 8
        | (data.get(at + 2) & 0xFF) << 16
        | (data.get(at + 3) & 0xFFL) << 24;
  }

  /** Packets taken in. */
  long packets() {
    return packets;
  }

  /** When the first sample is heard, in seconds; null when that is not known. */
  @Nullable Rational start() {
    return start;
  }

  /** How long the track is heard, in seconds; null when a packet does not say its duration. */
  @Nullable Rational duration() {
    if (untimed || start == null) {
      return null;
    }
    Rational end = tick.times(Rational.of(lastEnd)).minus(sample.times(Rational.of(lastDropped)));
    Rational duration = end.minus(start);
    return duration.isPositive() ? duration : null;
  }

  /** The duration of the longest packet, in seconds. */
  Rational longestPacket() {
    return tick.times(Rational.of(longest));
  }

  @Override
  public void close() {
    size.close();
  }
}

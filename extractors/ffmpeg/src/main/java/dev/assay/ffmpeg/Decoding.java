package dev.assay.ffmpeg;

import dev.assay.facts.Rational;
import dev.assay.read.Budget;
import dev.assay.read.UnsupportedException;
import java.io.IOException;
import java.util.Locale;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** The decoding of parts of one track; nothing of what comes out is kept. */
final class Decoding implements AutoCloseable {

  /** Packets of a first group of pictures that are decoded at most: some never end. */
  private static final int MOST_PACKETS = 1000;

  /** Packets of sound behind a jump that may refer to what lies before it. */
  private static final int PRIMING_PACKETS = 8;

  /** Packets that hold the last second of sound and more. */
  private static final int LAST_PACKETS = 128;

  /** How long before the end the last keyframe is looked for, in seconds, one after the other. */
  private static final int[] BACK = {0, 2, 10, 60, 600};

  private static final Rational SECOND = Rational.ONE;
  private static final Rational SECOND_AND_PRIMING = Rational.of(3, 2);

  private final Demuxer demuxer;
  private final AVStream stream;
  private final Budget budget;
  private final Rational tick;
  private final AVCodecContext codec;
  private final AVPacket packet = avcodec.av_packet_alloc();
  private final AVFrame frame = avutil.av_frame_alloc();

  private long time;
  private long offset;
  private long read;
  private long lastKey;
  private boolean atEnd;
  private int frames;

  /**
   * A fault found.
   *
   * @param place when it is presented, in words
   * @param offset of its packet in the file, -1 when not known
   * @param reason what FFmpeg says
   */
  record Fault(String place, long offset, String reason) {}

  /** FFmpeg cannot go to the end of the track: the file has no index. */
  static final class NotSeekableException extends IOException {
    private static final long serialVersionUID = 1;

    NotSeekableException() {
      super("FFmpeg cannot go to the end of the track");
    }
  }

  /**
   * Opens the decoder of a track.
   *
   * @throws UnsupportedException when this build of FFmpeg has none
   */
  Decoding(Demuxer demuxer, AVStream stream, Budget budget) throws UnsupportedException {
    this.demuxer = demuxer;
    this.stream = stream;
    this.budget = budget;
    Rational known = Demuxer.positive(stream.time_base());
    this.tick = known == null ? Rational.ONE : known;
    AVCodec decoder = avcodec.avcodec_find_decoder(stream.codecpar().codec_id());
    if (decoder == null || decoder.isNull()) {
      throw without("has no decoder of ");
    }
    codec = avcodec.avcodec_alloc_context3(decoder);
    avcodec.avcodec_parameters_to_context(codec, stream.codecpar());
    codec.pkt_timebase(stream.time_base());
    codec.thread_count(1);
    codec.err_recognition(strictness());
    if (avcodec.avcodec_open2(codec, decoder, (AVDictionary) null) < 0) {
      close();
      throw without("cannot start its decoder of ");
    }
    for (AVStream other : demuxer.streams()) {
      other.discard(
          other.index() == stream.index() ? avcodec.AVDISCARD_DEFAULT : avcodec.AVDISCARD_ALL);
    }
  }

  /** Checksums count where samples have to be those of the source; players pass over others. */
  private int strictness() {
    int strict = avcodec.AV_EF_BITSTREAM | avcodec.AV_EF_BUFFER | avcodec.AV_EF_EXPLODE;
    return Codecs.isLossless(stream.codecpar()) ? strict | avcodec.AV_EF_CRCCHECK : strict;
  }

  private UnsupportedException without(String what) {
    return new UnsupportedException(
        "FFMPEG_WITHOUT_DECODER",
        "this build of FFmpeg " + what + Codecs.name(stream.codecpar()),
        "Play the file to its end yourself.",
        null);
  }

  /** Whether the last packet of the track was decoded. */
  boolean isAtEnd() {
    return atEnd;
  }

  /** Decodes from the first keyframe to the second; null when nothing is amiss. */
  @Nullable Fault firstGroup() throws IOException {
    int packets = 0;
    boolean started = false;
    Fault fault = null;
    while (fault == null && packets < MOST_PACKETS && next()) {
      if (isKey() && started) {
        break;
      }
      started |= isKey();
      if (started) {
        fault = decode();
        packets++;
      }
    }
    return fault != null ? fault : finish(packets);
  }

  /**
   * Decodes from the last keyframe to the end; null when nothing is amiss.
   *
   * @throws NotSeekableException when FFmpeg cannot go there
   */
  @Nullable Fault lastGroup() throws IOException {
    long end = endTicks();
    for (int back : BACK) {
      restart(end - ticks(Rational.of(back)));
      boolean found = next();
      while (found && !isKey()) {
        found = next();
      }
      if (found) {
        return groupsToTheEnd();
      }
    }
    throw new NotSeekableException();
  }

  /** Decodes from the packet at hand, a keyframe, to the end. */
  private @Nullable Fault groupsToTheEnd() throws IOException {
    long firstShown = time;
    Fault fault = decode();
    int packets = 1;
    while (fault == null && next()) {
      fault = decode();
      packets++;
      if (fault != null && time < firstShown) {
        fault = null; // presented before the keyframe, it refers to what was jumped over
      }
    }
    return fault != null ? fault : finish(packets);
  }

  /**
   * Reads to the end without decoding.
   *
   * @return the number of the packet of the track, from 0, from which the last group of pictures or
   *     the last second has to be decoded
   */
  long findLast(boolean pictures) throws IOException {
    boolean more = true;
    while (more) {
      more = next();
    }
    return pictures ? lastKey : Math.max(0, read - LAST_PACKETS);
  }

  /** Decodes from a packet that {@link #findLast} named, on a track not read yet. */
  @Nullable Fault lastFrom(long number, boolean pictures) throws IOException {
    boolean found = next();
    while (found && read <= number) {
      found = next();
    }
    return !found ? null : pictures ? groupsToTheEnd() : soundToTheEnd();
  }

  /** Decodes the first second; null when nothing is amiss. */
  @Nullable Fault firstSecond() throws IOException {
    int packets = 0;
    long until = Long.MAX_VALUE;
    Fault fault = null;
    while (fault == null && next()) {
      until = until == Long.MAX_VALUE ? time + ticks(SECOND) : until;
      if (time >= until) {
        break;
      }
      fault = decode();
      packets++;
    }
    return fault != null ? unlessLast(fault) : finish(packets);
  }

  /**
   * Decodes the last second; null when nothing is amiss.
   *
   * @throws NotSeekableException when FFmpeg cannot go there
   */
  @Nullable Fault lastSecond() throws IOException {
    restart(endTicks() - ticks(SECOND_AND_PRIMING));
    return next() ? soundToTheEnd() : null;
  }

  /** Decodes from the packet at hand to the end. */
  private @Nullable Fault soundToTheEnd() throws IOException {
    int packets = 0;
    Fault fault = null;
    boolean more = true;
    while (fault == null && more) {
      fault = decode();
      packets++;
      if (packets <= PRIMING_PACKETS) {
        fault = null;
      }
      more = fault != null || next();
    }
    return fault != null ? unlessLast(fault) : finish(packets);
  }

  /** A last packet of sound that is cut is a matter of length, which readers tell of. */
  private @Nullable Fault unlessLast(Fault fault) throws IOException {
    return next() ? fault : null;
  }

  /** Reads the next packet of the track; false at the end. */
  private boolean next() throws IOException {
    while (true) {
      avcodec.av_packet_unref(packet);
      int result = avformat.av_read_frame(demuxer.context(), packet);
      demuxer.source().rethrow();
      if (result < 0) {
        atEnd = true;
        return false;
      }
      budget.enter(packet.pos());
      budget.checkTime();
      if (packet.stream_index() == stream.index()) {
        lastKey = isKey() ? read : lastKey;
        time = packet.pts() != avutil.AV_NOPTS_VALUE ? packet.pts() : packet.dts();
        offset = packet.pos();
        read++;
        return true;
      }
    }
  }

  private boolean isKey() {
    return (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
  }

  private @Nullable Fault decode() throws UnsupportedException {
    demuxer.log().forget();
    int result = avcodec.avcodec_send_packet(codec, packet);
    return result < 0 && result != avutil.AVERROR_EOF ? fault(result) : receive();
  }

  /** Takes what the decoder still holds, and asks that something came out at all. */
  private @Nullable Fault finish(int packets) throws UnsupportedException {
    demuxer.log().forget();
    avcodec.avcodec_send_packet(codec, null);
    Fault fault = receive();
    if (fault == null && packets > 0 && frames == 0) {
      return new Fault(place(), offset, "nothing comes out of the decoder");
    }
    return fault;
  }

  private @Nullable Fault receive() throws UnsupportedException {
    while (true) {
      int result = avcodec.avcodec_receive_frame(codec, frame);
      if (result == avutil.AVERROR_EAGAIN() || result == avutil.AVERROR_EOF) {
        return null;
      }
      if (result < 0) {
        return fault(result);
      }
      frames++;
      boolean damaged =
          frame.decode_error_flags() != 0 || (frame.flags() & AVFrame.AV_FRAME_FLAG_CORRUPT) != 0;
      avutil.av_frame_unref(frame);
      if (damaged) {
        return fault(avutil.AVERROR_INVALIDDATA);
      }
    }
  }

  /**
   * The fault a result stands for.
   *
   * @throws UnsupportedException when the decoder does not say that the data is at fault
   */
  private Fault fault(int result) throws UnsupportedException {
    String said = demuxer.log().reason();
    String words = said == null ? Demuxer.message(result) : said;
    String reason = words.endsWith(".") ? words.substring(0, words.length() - 1) : words;
    if (result != avutil.AVERROR_INVALIDDATA) {
      throw new UnsupportedException(
          "FFMPEG_CANNOT_DECODE",
          "FFmpeg does not decode " + Codecs.name(stream.codecpar()) + ": " + reason,
          "Play the file to its end yourself.",
          null);
    }
    return new Fault(place(), offset, reason);
  }

  private String place() {
    return time == avutil.AV_NOPTS_VALUE
        ? "an unknown time"
        : String.format(Locale.ROOT, "%.3f s", tick.toDouble() * time);
  }

  /** Goes to the keyframe at or before a time, and forgets what was decoded. */
  private void restart(long target) throws IOException {
    long start = stream.start_time();
    long earliest = start == avutil.AV_NOPTS_VALUE ? 0 : start;
    int result =
        avformat.av_seek_frame(
            demuxer.context(),
            stream.index(),
            Math.max(earliest, target),
            avformat.AVSEEK_FLAG_BACKWARD);
    demuxer.source().rethrow();
    if (result < 0) {
      throw new NotSeekableException();
    }
    avcodec.avcodec_flush_buffers(codec);
    atEnd = false;
    frames = 0;
  }

  private long endTicks() {
    long start = stream.start_time() == avutil.AV_NOPTS_VALUE ? 0 : stream.start_time();
    if (stream.duration() != avutil.AV_NOPTS_VALUE) {
      return start + stream.duration();
    }
    long micros = Math.max(0, demuxer.context().duration());
    return start + ticks(Rational.of(micros, 1_000_000));
  }

  private long ticks(Rational seconds) {
    return (long) (seconds.toDouble() / tick.toDouble());
  }

  @Override
  public void close() {
    avcodec.av_packet_free(packet);
    avutil.av_frame_free(frame);
    avcodec.avcodec_free_context(codec);
  }
}

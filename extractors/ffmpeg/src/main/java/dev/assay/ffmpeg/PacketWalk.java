package dev.assay.ffmpeg;

import dev.assay.facts.Rational;
import dev.assay.read.Budget;
import dev.assay.read.LimitExceededException;
import dev.assay.timing.Cadence;
import java.io.IOException;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** All packets of one picture and one sound track, counted and timed; nothing is decoded. */
final class PacketWalk {

  /** How a walk ended. */
  enum End {
    /** Behind the last packet. */
    REACHED,
    /** At a packet that is not there or makes no sense. */
    BROKEN,
    /** At a limit of the budget; what was counted is a part. */
    LIMITED
  }

  private static final int EAGAIN = -11;
  private static final int EAGAIN_MACOS = -35;
  private static final int MOST_RETRIES = 1000;

  private final int video;
  private final int audio;
  private final int codec;
  private final long fieldTicks;
  private final @Nullable SoundExtent sound;
  private final @Nullable TrackTimes presentation;
  private final @Nullable TrackTimes decoding;

  private End end = End.BROKEN;
  private long frames;
  private boolean firstField;
  private long damaged;
  private boolean lastDamaged;
  private long earliest = Long.MAX_VALUE;
  private boolean startsWithKeyframe;
  private long sinceKeyframe;
  private long longestGop;
  private boolean pictureEncrypted;
  private boolean soundEncrypted;

  private PacketWalk(@Nullable AVStream video, @Nullable AVStream audio) {
    this.video = video == null ? -1 : video.index();
    this.audio = audio == null ? -1 : audio.index();
    this.codec = video == null ? avcodec.AV_CODEC_ID_NONE : video.codecpar().codec_id();
    this.fieldTicks = video == null ? 0 : fieldTicks(video);
    this.presentation = times(video);
    this.decoding = times(video);
    this.sound = audio == null ? null : extent(audio);
  }

  private static @Nullable TrackTimes times(@Nullable AVStream stream) {
    if (stream == null) {
      return null;
    }
    Rational tick = Demuxer.positive(stream.time_base());
    return tick == null ? null : new TrackTimes(tick, PictureTiming.declaredRate(stream));
  }

  private static @Nullable SoundExtent extent(AVStream stream) {
    Rational tick = Demuxer.positive(stream.time_base());
    int rate = stream.codecpar().sample_rate();
    boolean drops = stream.codecpar().codec_id() == avcodec.AV_CODEC_ID_MP3;
    return tick == null || rate <= 0 ? null : new SoundExtent(tick, rate, drops);
  }

  /**
   * The duration of a field of an H.264 stream that may hold single fields, 0 for other streams: a
   * packet so short is half a frame (ITU-T H.264 7.4.1.2.4).
   */
  private static long fieldTicks(AVStream stream) {
    int order = stream.codecpar().field_order();
    Rational tick = Demuxer.positive(stream.time_base());
    Rational rate = Demuxer.positive(stream.avg_frame_rate());
    if (stream.codecpar().codec_id() != avcodec.AV_CODEC_ID_H264
        || order == avcodec.AV_FIELD_UNKNOWN
        || order == avcodec.AV_FIELD_PROGRESSIVE
        || tick == null
        || rate == null) {
      return 0;
    }
    return (long) (0.5 / (rate.toDouble() * tick.toDouble())) + 1;
  }

  /**
   * Walks to the end, or as far as the budget lasts.
   *
   * @param video the picture track, null for none
   * @param audio the sound track, null for none
   * @throws IOException when the bytes cannot be had for another reason than the budget
   */
  static PacketWalk of(
      Demuxer demuxer, @Nullable AVStream video, @Nullable AVStream audio, Budget budget)
      throws IOException {
    PacketWalk walk = new PacketWalk(video, audio);
    for (AVStream stream : demuxer.streams()) {
      if (stream.index() != walk.video && stream.index() != walk.audio) {
        stream.discard(avcodec.AVDISCARD_ALL);
      }
    }
    AVPacket packet = avcodec.av_packet_alloc();
    try {
      walk.run(demuxer, packet, budget);
    } finally {
      avcodec.av_packet_free(packet);
      if (walk.sound != null) {
        walk.sound.close();
      }
    }
    return walk;
  }

  private void run(Demuxer demuxer, AVPacket packet, Budget budget) throws IOException {
    int retries = 0;
    try {
      while (true) {
        int result = avformat.av_read_frame(demuxer.context(), packet);
        demuxer.source().rethrow();
        if ((result == EAGAIN || result == EAGAIN_MACOS) && retries++ < MOST_RETRIES) {
          continue;
        }
        if (result < 0) {
          end = result == avutil.AVERROR_EOF ? End.REACHED : End.BROKEN;
          break;
        }
        budget.enter(packet.pos());
        take(packet);
        avcodec.av_packet_unref(packet);
      }
    } catch (LimitExceededException e) {
      end = End.LIMITED;
    }
  }

  private void take(AVPacket packet) {
    int stream = packet.stream_index();
    if (stream != video && stream != audio) {
      return;
    }
    lastDamaged = (packet.flags() & avcodec.AV_PKT_FLAG_CORRUPT) != 0;
    if (lastDamaged) {
      damaged++;
    }
    if ((packet.flags() & avcodec.AV_PKT_FLAG_DISCARD) != 0) {
      return; // an edit list leaves it out
    }
    if (stream == audio) {
      soundEncrypted |= isEncrypted(packet);
      if (sound != null) {
        sound.add(packet);
      }
      return;
    }
    if (isEncrypted(packet)) {
      pictureEncrypted = true;
    } else if (HiddenFrames.isHidden(codec, packet)) {
      return;
    }
    long duration = packet.duration();
    boolean field = duration > 0 && duration <= fieldTicks;
    if (field && firstField) {
      firstField = false; // the second one completes the frame
      return;
    }
    firstField = field;
    if (field) {
      duration *= 2;
    }
    frames++;
    countGroup(packet);
    if (presentation != null && decoding != null) {
      presentation.add(packet.pts(), duration);
      decoding.add(packet.dts(), duration);
    }
  }

  private void countGroup(AVPacket packet) {
    boolean key = (packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0;
    if (packet.pts() != avutil.AV_NOPTS_VALUE && packet.pts() < earliest) {
      earliest = packet.pts();
      startsWithKeyframe = key;
    }
    sinceKeyframe = key ? 1 : sinceKeyframe + 1;
    longestGop = Math.max(longestGop, sinceKeyframe);
  }

  private static boolean isEncrypted(AVPacket packet) {
    for (int i = 0; i < packet.side_data_elems(); i++) {
      if (packet.side_data().getPointer(i).type() == avcodec.AV_PKT_DATA_ENCRYPTION_INFO) {
        return true;
      }
    }
    return false;
  }

  /** How it ended. */
  End end() {
    return end;
  }

  /** Frames that are shown. */
  long frames() {
    return frames;
  }

  /** Packets FFmpeg holds to be damaged. */
  long damaged() {
    return damaged;
  }

  /** Whether the last packet is damaged, as when the data ends in it. */
  boolean lastDamaged() {
    return lastDamaged;
  }

  /** Whether packets of a track are encrypted. */
  boolean isEncrypted(AVStream stream) {
    return stream.index() == video ? pictureEncrypted : soundEncrypted;
  }

  /** Whether it came to the end without a packet of that track. */
  boolean isEmpty(AVStream stream) {
    if (end != End.REACHED) {
      return false;
    }
    return stream.index() == video ? frames == 0 : sound != null && sound.packets() == 0;
  }

  /** When frames are shown; null when there are none with usable times. */
  @Nullable Cadence cadence() {
    Cadence shown = presentation == null ? null : presentation.cadence();
    Cadence decoded = decoding == null ? null : decoding.cadence();
    boolean ordered = shown != null && shown.nonMonotonic() == 0;
    return ordered || decoded == null || decoded.nonMonotonic() > 0 ? shown : decoded;
  }

  /** Whether the first frame shown is a keyframe, null when frames have no times. */
  @Nullable Boolean startsWithKeyframe() {
    return earliest == Long.MAX_VALUE ? null : (Boolean) startsWithKeyframe;
  }

  /** The most frames from one keyframe to the next. */
  long longestGop() {
    return longestGop;
  }

  /** When sound is heard, null when there is no sound track with packets. */
  @Nullable SoundExtent sound() {
    return sound != null && sound.packets() > 0 ? sound : null;
  }
}

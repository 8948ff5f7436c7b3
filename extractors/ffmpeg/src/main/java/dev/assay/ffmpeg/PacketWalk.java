package dev.assay.ffmpeg;

import dev.assay.read.Budget;
import dev.assay.read.LimitExceededException;
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
  private final boolean hidesFrames;
  private final @Nullable SoundExtent sound;
  private final @Nullable Timeline presentation;
  private final @Nullable Timeline decoding;

  private End end = End.BROKEN;
  private long frames;
  private long damaged;
  private boolean lastDamaged;
  private boolean encrypted;

  private PacketWalk(@Nullable AVStream video, @Nullable AVStream audio) {
    this.video = video == null ? -1 : video.index();
    this.audio = audio == null ? -1 : audio.index();
    this.hidesFrames = video != null && video.codecpar().codec_id() == avcodec.AV_CODEC_ID_VP8;
    this.presentation = timeline(video);
    this.decoding = timeline(video);
    this.sound = audio == null ? null : extent(audio);
  }

  private static @Nullable Timeline timeline(@Nullable AVStream stream) {
    if (stream == null) {
      return null;
    }
    var tick = Demuxer.positive(stream.time_base());
    return tick == null ? null : new Timeline(tick);
  }

  private static @Nullable SoundExtent extent(AVStream stream) {
    var tick = Demuxer.positive(stream.time_base());
    int rate = stream.codecpar().sample_rate();
    return tick == null || rate <= 0 ? null : new SoundExtent(tick, rate);
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
    if (presentation != null && decoding != null) {
      presentation.end();
      decoding.end();
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
      if (sound != null) {
        sound.add(packet);
      }
      return;
    }
    if (isEncrypted(packet)) {
      encrypted = true;
    } else if (hidesFrames && isHidden(packet)) {
      return;
    }
    frames++;
    add(presentation, packet.pts(), packet.duration());
    add(decoding, packet.dts(), packet.duration());
  }

  private static void add(@Nullable Timeline timeline, long time, long duration) {
    if (timeline == null) {
      return;
    }
    if (time == avutil.AV_NOPTS_VALUE) {
      timeline.addUntimed();
    } else {
      timeline.add(time, duration);
    }
  }

  /** RFC 6386 9.1: a frame that only later frames refer to has {@code show_frame} 0. */
  private static boolean isHidden(AVPacket packet) {
    return packet.size() > 0 && (packet.data().get() & 0x10) == 0;
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

  /** Whether pictures are encrypted. */
  boolean encrypted() {
    return encrypted;
  }

  /** When frames are shown; null when there are none with usable times. */
  @Nullable Timeline timeline() {
    if (presentation != null && presentation.isUsable()) {
      return presentation;
    }
    return decoding != null && decoding.isUsable() ? decoding : null;
  }

  /** When sound is heard, null when there is no sound track with packets. */
  @Nullable SoundExtent sound() {
    return sound != null && sound.packets() > 0 ? sound : null;
  }
}

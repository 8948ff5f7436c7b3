package dev.assay.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodec;
import org.bytedeco.ffmpeg.avcodec.AVCodecContext;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVIOContext;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Pointer;

/**
 * A file that FFmpeg's own encoders made: moving noise, 25 pictures a second, or a noisy tone of
 * 48,000 samples a second.
 *
 * @param bytes the file
 * @param packets the coded data of each packet, to find it in the file by
 * @param keys the numbers of the packets that are keyframes
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record EncodedMedia(byte[] bytes, List<byte[]> packets, List<Integer> keys) {
  static final int GROUP = 10;

  private static final int START_CODE = 5;

  /** The file with one packet's coded data overwritten behind its first bytes. */
  byte[] damagedIn(int packet) {
    byte[] copy = bytes.clone();
    byte[] data = packets.get(packet);
    int at = indexOf(copy, data);
    for (int i = 12; i < data.length; i++) {
      copy[at + i] = (byte) (31 * i ^ 0xA5);
    }
    return copy;
  }

  /** The number of the last keyframe. */
  int lastKey() {
    return keys.get(keys.size() - 1);
  }

  private static int indexOf(byte[] all, byte[] part) {
    for (int at = 0; at <= all.length - part.length; at++) {
      int same = START_CODE; // a length takes its place in MP4
      while (same < part.length && all[at + same] == part[same]) {
        same++;
      }
      if (same == part.length) {
        return at;
      }
    }
    throw new AssertionError("the packet is not in the file");
  }

  /**
   * A video with a keyframe every {@link #GROUP} pictures.
   *
   * @param option of the muxer, such as {@code live=1}; empty for none
   */
  static EncodedMedia video(String encoder, String container, int frames, String option)
      throws IOException {
    Natives.require();
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(encoder);
    assertThat(codec).as(encoder).isNotNull();
    AVCodecContext coder = avcodec.avcodec_alloc_context3(codec);
    coder.width(96).height(64).pix_fmt(avutil.AV_PIX_FMT_YUV420P).gop_size(GROUP).max_b_frames(0);
    coder.time_base(avutil.av_make_q(1, 25)).framerate(avutil.av_make_q(25, 1));
    coder.bit_rate(400_000).thread_count(1);
    return encode(coder, codec, container, option, frames, EncodedMedia::picture);
  }

  /** Sound in packets of the encoder's size. */
  static EncodedMedia sound(String encoder, String container, int packets) throws IOException {
    Natives.require();
    AVCodec codec = avcodec.avcodec_find_encoder_by_name(encoder);
    assertThat(codec).as(encoder).isNotNull();
    AVCodecContext coder = avcodec.avcodec_alloc_context3(codec);
    int format = encoder.equals("aac") ? avutil.AV_SAMPLE_FMT_FLTP : avutil.AV_SAMPLE_FMT_S16;
    coder.sample_rate(48_000).sample_fmt(format).bit_rate(96_000);
    coder.time_base(avutil.av_make_q(1, 48_000));
    avutil.av_channel_layout_default(coder.ch_layout(), 1);
    return encode(coder, codec, container, "", packets, EncodedMedia::samples);
  }

  private interface Source {
    void fill(AVFrame frame, AVCodecContext coder, int number);
  }

  private static void picture(AVFrame frame, AVCodecContext coder, int number) {
    frame.width(coder.width()).height(coder.height()).format(coder.pix_fmt()).pts(number);
    avutil.av_frame_get_buffer(frame, 0);
    for (int plane = 0; plane < 3; plane++) {
      int rows = plane == 0 ? coder.height() : coder.height() / 2;
      BytePointer data = frame.data(plane);
      for (int i = 0; i < rows * frame.linesize(plane); i++) {
        data.put(i, (byte) ((i * 7 + number * 13) ^ (i / 9 * number)));
      }
    }
  }

  private static void samples(AVFrame frame, AVCodecContext coder, int number) {
    int count = coder.frame_size();
    frame.nb_samples(count).format(coder.sample_fmt()).sample_rate(48_000);
    frame.pts((long) count * number);
    avutil.av_channel_layout_copy(frame.ch_layout(), coder.ch_layout());
    avutil.av_frame_get_buffer(frame, 0);
    boolean floats = coder.sample_fmt() == avutil.AV_SAMPLE_FMT_FLTP;
    for (int i = 0; i < count; i++) {
      int n = count * number + i;
      double value = Math.sin(n / 20.0) / 2 + (n * 7919 % 101 - 50) / 400.0;
      if (floats) {
        frame.data(0).putFloat(4L * i, (float) value);
      } else {
        frame.data(0).putShort(2L * i, (short) (value * 30_000));
      }
    }
  }

  private static EncodedMedia encode(
      AVCodecContext coder,
      AVCodec codec,
      String container,
      String option,
      int count,
      Source source)
      throws IOException {
    Path file = Files.createTempFile("encoded", "." + container);
    AVFormatContext out = new AVFormatContext(null);
    try {
      done(avformat.avformat_alloc_output_context2(out, null, container, file.toString()));
      if ((out.oformat().flags() & avformat.AVFMT_GLOBALHEADER) != 0) {
        coder.flags(coder.flags() | avcodec.AV_CODEC_FLAG_GLOBAL_HEADER);
      }
      done(avcodec.avcodec_open2(coder, codec, (AVDictionary) null));
      AVStream stream = avformat.avformat_new_stream(out, codec);
      stream.time_base(coder.time_base());
      avcodec.avcodec_parameters_from_context(stream.codecpar(), coder);
      AVIOContext io = new AVIOContext(null);
      done(avformat.avio_open(io, file.toString(), avformat.AVIO_FLAG_WRITE));
      out.pb(io);
      AVDictionary options = new AVDictionary((Pointer) null);
      if (!option.isEmpty()) {
        done(avutil.av_dict_parse_string(options, option, "=", ",", 0));
      }
      done(avformat.avformat_write_header(out, options));
      avutil.av_dict_free(options);
      List<byte[]> packets = new ArrayList<>();
      List<Integer> keys = new ArrayList<>();
      AVFrame frame = avutil.av_frame_alloc();
      for (int i = 0; i < count; i++) {
        avutil.av_frame_unref(frame);
        source.fill(frame, coder, i);
        done(avcodec.avcodec_send_frame(coder, frame));
        write(coder, stream, out, packets, keys);
      }
      avutil.av_frame_free(frame);
      done(avcodec.avcodec_send_frame(coder, null));
      write(coder, stream, out, packets, keys);
      done(avformat.av_write_trailer(out));
      avformat.avio_closep(io);
      return new EncodedMedia(Files.readAllBytes(file), packets, keys);
    } finally {
      avcodec.avcodec_free_context(coder);
      avformat.avformat_free_context(out);
      Files.delete(file);
    }
  }

  private static void write(
      AVCodecContext coder,
      AVStream stream,
      AVFormatContext out,
      List<byte[]> packets,
      List<Integer> keys) {
    AVPacket packet = avcodec.av_packet_alloc();
    while (avcodec.avcodec_receive_packet(coder, packet) == 0) {
      byte[] data = new byte[packet.size()];
      if (data.length > 0) { // FLAC ends with one that only amends the header
        packet.data().get(data);
        if ((packet.flags() & avcodec.AV_PKT_FLAG_KEY) != 0) {
          keys.add(packets.size());
        }
        packets.add(data);
      }
      packet.stream_index(stream.index());
      packet.duration(packet.duration() == 0 ? 1 : packet.duration());
      avcodec.av_packet_rescale_ts(packet, coder.time_base(), stream.time_base());
      done(avformat.av_write_frame(out, packet));
      avcodec.av_packet_unref(packet);
    }
    avcodec.av_packet_free(packet);
  }

  private static void done(int result) {
    assertThat(result).as("result of FFmpeg").isNotNegative();
  }
}

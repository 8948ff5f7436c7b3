package dev.assay.av.sound;

import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.Rational;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.MalformedException;
import java.io.IOException;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** A logical stream of an Ogg file, by the header in its first packet. */
sealed interface OggStream permits OggStream.Sound, OggStream.Theora, OggStream.Other {

  /** The number its pages carry. */
  int serial();

  /** The most positions one packet can go forward, 0 when that is not known. */
  long longestPacket();

  /** A stream that is neither picture nor sound: Skeleton, subtitles. */
  record Other(int serial) implements OggStream {
    @Override
    public long longestPacket() {
      return 0;
    }
  }

  /**
   * A stream of sound, whose positions count samples.
   *
   * @param clock positions per second
   * @param preSkip positions at the start that are not heard (RFC 7845 4.2)
   */
  record Sound(
      int serial,
      String codec,
      int clock,
      int channels,
      @Nullable Fact<Integer> bitDepth,
      int preSkip,
      long longestPacket)
      implements OggStream {

    /** The time up to a position, not negative. */
    Rational secondsAt(long granule) {
      return Rational.of(Math.max(0, granule - preSkip)).times(Rational.of(1, clock));
    }

    AudioTrack track(@Nullable Fact<Rational> duration) {
      return new AudioTrack(codec, clock, channels, bitDepth, duration, Rational.ZERO);
    }
  }

  /**
   * A stream of Theora (Theora specification 6.2).
   *
   * @param frameRate frames per second
   * @param pixelAspect width of a pixel over its height, 1 when not told
   * @param keyframeShift bits of a position that count frames since a keyframe
   * @param fromOne whether positions count frames from 1, as they do since version 3.2.1
   */
  record Theora(
      int serial,
      int width,
      int height,
      Rational frameRate,
      Rational pixelAspect,
      int keyframeShift,
      boolean fromOne)
      implements OggStream {

    /** Frames up to a position, that one included. */
    long framesAt(long granule) {
      long key = granule >>> keyframeShift;
      long since = granule - (key << keyframeShift);
      return key + since + (fromOne ? 0 : 1);
    }

    @Override
    public long longestPacket() {
      return 1;
    }
  }

  /**
   * Reads the header of a stream.
   *
   * @param packet its first page's body
   * @throws DeclinedException when its codec is not known
   * @throws MalformedException when the header breaks its codec's rules
   */
  static OggStream read(int serial, ByteCursor packet) throws IOException {
    packet.order(ByteOrder.LITTLE_ENDIAN);
    if (opens(packet, "\u0001vorbis")) {
      return vorbis(serial, packet);
    } else if (opens(packet, "OpusHead")) {
      return opus(serial, packet);
    } else if (opens(packet, "\u007FFLAC")) {
      return flac(serial, packet);
    } else if (opens(packet, "Speex   ")) {
      return speex(serial, packet);
    } else if (opens(packet, "\u0080theora")) {
      return theora(serial, packet);
    } else if (opens(packet, "fishead\0") || opens(packet, "\u0080kate") || opens(packet, "CMML")) {
      return new Other(serial);
    }
    throw new DeclinedException("a logical stream is of a codec that is not known");
  }

  private static boolean opens(ByteCursor packet, String signature) throws IOException {
    packet.seek(packet.start());
    return packet.has(signature.length()) && packet.latin1(signature.length()).equals(signature);
  }

  /** The identification header (Vorbis I specification 4.2.2). */
  private static OggStream vorbis(int serial, ByteCursor packet) throws IOException {
    int channels = packet.skip(4).u8();
    long rate = packet.u32();
    int blocks = packet.skip(12).u8();
    check(rate, channels, packet);
    return new Sound(
        serial,
        "vorbis",
        (int) rate,
        channels,
        FrameStream.LOSSY_BITS,
        0,
        1L << (blocks >> 4) >> 1);
  }

  /** The identification header (RFC 7845 5.1); positions count at 48 kHz whatever it was once. */
  private static OggStream opus(int serial, ByteCursor packet) throws IOException {
    int channels = packet.skip(1).u8();
    int preSkip = packet.u16();
    check(48_000, channels, packet);
    return new Sound(serial, "opus", 48_000, channels, FrameStream.LOSSY_BITS, preSkip, 0);
  }

  /** The mapping of FLAC (RFC 9639 10.1): STREAMINFO behind 13 bytes. */
  private static OggStream flac(int serial, ByteCursor packet) throws IOException {
    packet.order(ByteOrder.BIG_ENDIAN).seek(packet.start() + 13);
    StreamInfo info = StreamInfo.read(packet);
    return new Sound(
        serial,
        "flac",
        info.sampleRate(),
        info.channels(),
        Fact.declared(info.bits()),
        0,
        info.largestBlock());
  }

  /** The header of Speex (The Speex codec manual, "Ogg file format"). */
  private static OggStream speex(int serial, ByteCursor packet) throws IOException {
    long rate = packet.seek(packet.start() + 36).u32();
    long channels = packet.skip(8).u32();
    long frame = packet.skip(4).u32();
    long frames = packet.skip(4).u32();
    check(rate, (int) Math.min(channels, 256), packet);
    return new Sound(
        serial,
        "speex",
        (int) rate,
        (int) channels,
        FrameStream.LOSSY_BITS,
        0,
        Math.min(frame, 1 << 20) * Math.max(1, Math.min(frames, 255)));
  }

  /** The identification header (Theora specification 6.2), whose numbers are big-endian. */
  private static OggStream theora(int serial, ByteCursor packet) throws IOException {
    packet.order(ByteOrder.BIG_ENDIAN);
    int version = packet.u24();
    packet.skip(4);
    int width = packet.u24();
    int height = packet.u24();
    packet.skip(2);
    long rate = packet.u32();
    long per = packet.u32();
    int aspect = packet.u24();
    int aspectPer = packet.u24();
    int shift = packet.skip(4).u16() >> 5 & 31;
    if (width == 0 || height == 0 || rate == 0 || per == 0) {
      throw new MalformedException("the header of Theora describes no picture", packet.start());
    }
    return new Theora(
        serial,
        width,
        height,
        Rational.of(rate, per),
        aspect > 0 && aspectPer > 0 ? Rational.of(aspect, aspectPer) : Rational.ONE,
        shift,
        version >= 0x030201);
  }

  private static void check(long rate, int channels, ByteCursor packet) throws MalformedException {
    if (rate < 1 || rate > Integer.MAX_VALUE || channels < 1 || channels > 255) {
      throw new MalformedException(
          rate + " samples per second of " + channels + " channels", packet.start());
    }
  }
}

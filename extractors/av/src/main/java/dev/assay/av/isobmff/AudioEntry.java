package dev.assay.av.isobmff;

import dev.assay.av.codec.AacConfig;
import dev.assay.facts.Fact;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.structure.Boxes;
import java.io.IOException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An audio sample entry (ISO/IEC 14496-12 12.2.3, and the sound sample descriptions 0 to 2 of
 * QuickTime), in the making while its boxes are read.
 */
final class AudioEntry {
  private static final int ASSUMED_BITS = 16;
  private static final int OPUS_RATE = 48000;
  private static final int[] AC3_RATES = {48000, 44100, 32000, 0};
  private static final int[] AC3_CHANNELS = {2, 1, 2, 3, 3, 4, 4, 5};

  private final boolean encrypted;
  private @Nullable String codec;
  private int sampleRate;
  private int channels;
  private int bits;
  private boolean packed;

  private AudioEntry(String format) {
    encrypted = format.equals("enca");
    codec = encrypted ? null : Codecs.ofAudio(format);
  }

  /**
   * Reads an entry's body.
   *
   * @param quickTime whether versions 1 and 2 are QuickTime's
   * @param timescale ticks per second of the track, used where the entry has no sample rate
   */
  static AudioEntry read(
      String format, ByteCursor in, Boxes boxes, boolean quickTime, long timescale)
      throws IOException {
    AudioEntry entry = new AudioEntry(format);
    in.skip(8);
    int version = in.u16();
    in.skip(6);
    entry.channels = in.u16();
    entry.bits = in.u16();
    in.skip(4);
    entry.sampleRate = (int) (in.u32() >>> 16);
    if (quickTime && version == 1) {
      entry.packed = in.u32() > 1;
      in.skip(12);
    } else if (quickTime && version == 2) {
      entry.readVersion2(in);
    }
    entry.bits = bitsOf(format, entry.bits);
    entry.readBoxes(boxes.children());
    if (entry.sampleRate <= 0 && timescale <= Integer.MAX_VALUE) {
      entry.sampleRate = (int) timescale;
    }
    if (entry.codec == null) {
      throw new DeclinedException("the audio codec of sample entry '" + format + "' is not known");
    }
    return entry;
  }

  private void readVersion2(ByteCursor in) throws IOException {
    in.skip(4);
    double rate = in.f64();
    sampleRate = rate > 0 && rate < Integer.MAX_VALUE ? (int) Math.round(rate) : 0;
    channels = (int) Math.min(Integer.MAX_VALUE, in.u32());
    in.skip(4);
    bits = (int) Math.min(Integer.MAX_VALUE, in.u32());
    in.skip(12);
  }

  private static int bitsOf(String format, int declared) {
    return switch (format) {
      case "in24" -> 24;
      case "in32", "fl32" -> 32;
      case "fl64" -> 64;
      default -> declared;
    };
  }

  private void readBoxes(Boxes boxes) throws IOException {
    while (boxes.next()) {
      ByteCursor in = boxes.body();
      switch (boxes.typeCode()) {
        case Box.WAVE -> readBoxes(boxes.children());
        case Box.SINF -> {
          Boxes sinf = boxes.children();
          if (sinf.next("frma") && codec == null) {
            codec = Codecs.ofAudio(sinf.body().latin1(4));
          }
        }
        case Box.ESDS -> readStream(ElementaryStream.read(in));
        case Box.SRAT -> sampleRate = (int) Math.min(Integer.MAX_VALUE, in.skip(4).u32());
        case Box.PCMC -> bits = in.skip(5).u8();
        case Box.DOPS -> {
          channels = in.skip(1).u8();
          sampleRate = OPUS_RATE;
        }
        case Box.DFLA -> readFlac(in.skip(8));
        case Box.ALAC -> readAlac(in);
        case Box.DAMR -> {
          channels = 1; // TS 26.244 6.7: the entry's own fields are fixed at 2 channels
          sampleRate = "amr_wb".equals(codec) ? 16000 : 8000;
        }
        case Box.DAC3 -> {
          int value = in.u24();
          int halvings = Math.max(0, (value >> 17 & 0x1F) - 8);
          sampleRate = known(AC3_RATES[value >> 22] >> halvings, sampleRate);
          channels = AC3_CHANNELS[value >> 11 & 7] + (value >> 10 & 1);
        }
        case Box.DEC3 -> {
          int value = in.skip(2).u24();
          sampleRate = known(AC3_RATES[value >> 22], sampleRate);
          channels = AC3_CHANNELS[value >> 9 & 7] + (value >> 8 & 1);
        }
        default -> {}
      }
    }
  }

  private void readStream(@Nullable ElementaryStream stream) {
    if (stream == null) {
      return;
    }
    codec = Codecs.ofObjectType(stream.objectType());
    AacConfig config =
        "aac".equals(codec) && stream.objectType() == 0x40 ? AacConfig.read(stream.config()) : null;
    if (config != null) {
      codec = config.codec();
      sampleRate = known(config.sampleRate(), sampleRate);
      channels = known(config.channels(), channels);
    }
  }

  /** Reads STREAMINFO (RFC 9639 8.2). */
  private void readFlac(ByteCursor in) throws IOException {
    in.skip(10);
    int value = in.i32();
    sampleRate = value >>> 12;
    channels = (value >> 9 & 7) + 1;
    bits = (value >> 4 & 0x1F) + 1;
  }

  /** Reads the ALAC specific configuration, which follows a version and flags. */
  private void readAlac(ByteCursor in) throws IOException {
    if (in.remaining() < 28) {
      return;
    }
    in.skip(9);
    bits = in.u8();
    in.skip(3);
    channels = in.u8();
    in.skip(10);
    sampleRate = (int) Math.min(Integer.MAX_VALUE, in.u32());
  }

  private static int known(int value, int otherwise) {
    return value > 0 ? value : otherwise;
  }

  /** The codec, that of the original format when encrypted. */
  String codec() {
    return Objects.requireNonNull(codec);
  }

  /** Whether the samples are encrypted. */
  boolean encrypted() {
    return encrypted;
  }

  /**
   * Whether samples are packed (QuickTime File Format, sound sample description version 1), so that
   * the table of sample sizes may not tell what they take.
   */
  boolean packed() {
    return packed;
  }

  /** Samples per second. */
  int sampleRate() {
    return sampleRate;
  }

  /** Channels. */
  int channels() {
    return channels;
  }

  /** Bits per sample. */
  @Nullable Fact<Integer> bitDepth() {
    if (!Codecs.isLossless(codec())) {
      return Fact.assumed(ASSUMED_BITS);
    }
    return bits > 0 ? Fact.declared(bits) : null;
  }
}

package dev.assay.av.codec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.Limits;
import dev.assay.source.ByteArraySource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodecConfigurationTest {

  @ParameterizedTest
  @CsvSource({
    "1210, aac, 44100, 2", // AAC LC
    "2b9208, aac, 44100, 2", // spectral band replication, 22050 Hz inside
    "139056e5a0, aac, 44100, 2", // the same in the way old decoders overlook
    "138856e5a54880, aac, 44100, 2", // and parametric stereo over one channel
    "1780161e10, aac, 11324, 2", // 15 stands for a rate in 24 bits
    "11b0, aac, 48000, 6",
    "12000504010020000d4c61766335392e33372e31303056e500, aac, 44100, 3", // a program configuration
  })
  void ofAac(String config, String codec, int rate, int channels) {
    AacConfig aac = AacConfig.read(HexFormat.of().parseHex(config));
    assertThat(aac).isEqualTo(new AacConfig(codec, rate, channels));
  }

  @Test
  void anEmptyAacConfigurationSaysNothing() {
    assertThat(AacConfig.read(new byte[0])).isNull();
  }

  @Test
  void theSizeOfHevcIsCropped() throws IOException {
    Bits sps = new Bits().bits(0x4201, 16).bits(0, 4).bits(0, 3).bits(1, 1);
    sps.bits(1, 8).bits(0, 32).bits(0, 32).bits(0, 16).bits(93, 8);
    sps.ue(0).ue(1).ue(328).ue(248).bits(1, 1).ue(0).ue(3).ue(0).ue(3).ue(0).ue(0);
    assertThat(Hevc.configuration(hevc(sps.bytes())))
        .isEqualTo(new Picture(new Size(322, 242), null, "Main"));
  }

  @ParameterizedTest
  @CsvSource({ // sequence parameter sets that x265 wrote
    "4201010408000003009e0800000300003c90014901f39e7c"
        + "b2b349265782b7020200040000030004000003006420, 40/33",
    "4201010408000003009e0800000300003c90014901f39e7c"
        + "b2b349272bc11b810100020000030002000003003210, 16/11",
    "4201010408000003009e0800000300003c90014901f39e7c"
        + "b2b3492657ff800b0006b7020200040000030004000003006420, 22/13",
    "4201010408000003009e0800000300003c90014901f39e7c"
        + "b331524995ffe0030001adc08080010000030001000003001908, 24/13", // scaling lists
    "4201010408000003004e0800000300003c90014901f39e7c"
        + "b2b3492657ff800c8006b7020200340000030004000003006420, 25/13" // interlaced
  })
  void thePixelAspectOfHevcIsInItsUsabilityInformation(String unit, String aspect)
      throws IOException {
    Picture picture = Hevc.configuration(hevc(HexFormat.of().parseHex(unit)));
    assertThat(picture.size()).isEqualTo(new Size(322, 242));
    assertThat(picture.pixelAspect()).hasToString(aspect);
  }

  @Test
  void everythingBeforeThePixelAspectOfHevcIsReadOver() throws IOException {
    Bits sps = new Bits().bits(0x4201, 16).bits(0, 4).bits(1, 3).bits(1, 1);
    sps.bits(1, 8).bits(0, 32).bits(0, 32).bits(0, 16).bits(93, 8);
    sps.bits(3, 2).bits(0, 14).bits(0, 32).bits(0, 32).bits(0, 24).bits(0, 8); // a sub-layer
    sps.ue(0).ue(1).ue(64).ue(48).bits(0, 1);
    sps.ue(0).ue(0).ue(4).bits(1, 1).ue(4).ue(2).ue(0).ue(4).ue(2).ue(0);
    sps.ue(0).ue(3).ue(0).ue(3).ue(0).ue(0);
    sps.bits(3, 2); // scaling lists: one of each size is written out, the others copied
    for (int size = 0; size < 4; size++) {
      for (int matrix = 0; matrix < (size == 3 ? 2 : 6); matrix++) {
        sps.bits(matrix == 0 ? 1 : 0, 1);
        if (matrix > 0) {
          sps.ue(1);
        } else {
          for (int i = 0; i < (size == 0 ? 16 : 64) + (size > 1 ? 1 : 0); i++) {
            sps.se(i % 3 - 1);
          }
        }
      }
    }
    sps.bits(3, 2).bits(1, 1).bits(0x77, 8).ue(0).ue(2).bits(0, 1); // raw blocks
    sps.ue(3).ue(2).ue(1).ue(0).bits(1, 1).ue(1).bits(1, 1).ue(0).bits(1, 1);
    sps.bits(1, 1).bits(0, 1).ue(0).bits(1, 1).bits(0, 1).bits(0, 1).bits(1, 1).bits(1, 1);
    sps.bits(1, 1).bits(1, 1).ue(0).bits(15, 4); // three pictures before, two kept and a new one
    sps.bits(1, 1).ue(2).bits(0x111, 9).bits(0x0FF, 9); // long-term pictures
    sps.bits(3, 2).bits(1, 1).bits(1, 1).bits(255, 8).bits(8, 16).bits(9, 16);
    assertThat(Hevc.configuration(hevc(sps.bytes())))
        .isEqualTo(new Picture(new Size(64, 48), Rational.of(8, 9), "Main"));
  }

  private static ByteCursor hevc(byte[] unit) {
    ByteArrayOutputStream config = new ByteArrayOutputStream();
    config.writeBytes(new byte[] {1, 1});
    config.writeBytes(new byte[20]);
    config.writeBytes(new byte[] {2, 32, 0, 1, 0, 2, 0x40, 1});
    config.writeBytes(new byte[] {33, 0, 1, 0, (byte) unit.length});
    config.writeBytes(unit);
    return cursor(config.toByteArray());
  }

  @Test
  void fieldsOfH264CountTwiceInTheHeight() throws IOException {
    Bits sps = new Bits().bits(0x67, 8).bits(77, 8).bits(0, 8).bits(40, 8);
    sps.ue(0).ue(0).ue(0).ue(0).ue(1).bits(0, 1).ue(119).ue(33).bits(0, 1).bits(1, 1).bits(1, 1);
    sps.bits(1, 1).ue(0).ue(0).ue(0).ue(2);
    sps.bits(1, 1).bits(1, 1).bits(255, 8).bits(64, 16).bits(45, 16);
    assertThat(H264.configuration(h264(77, sps.bytes())))
        .isEqualTo(new Picture(new Size(1920, 1080), Rational.of(64, 45), "Main"));
  }

  @Test
  void scalingListsAndChromaOfH264AreReadOver() throws IOException {
    Bits sps = new Bits().bits(0x67, 8).bits(244, 8).bits(0, 8).bits(40, 8);
    sps.ue(0).ue(3).bits(0, 1).ue(0).ue(0).bits(0, 1).bits(1, 1);
    sps.bits(1, 1).se(-8); // a first list that ends at once
    sps.bits(0, 11);
    sps.ue(0).ue(2).ue(1).bits(0, 1).ue(20).ue(15).bits(1, 1).bits(1, 1);
    sps.bits(1, 1).ue(0).ue(15).ue(0).ue(15).bits(0, 1);
    assertThat(H264.configuration(h264(244, sps.bytes())))
        .isEqualTo(new Picture(new Size(321, 241), null, "High 4:4:4 Predictive"));
  }

  @Test
  void aParameterSetThatMakesNoSenseLeavesTheProfile() throws IOException {
    assertThat(H264.configuration(h264(100, new byte[] {0x67, 100, 0, 40, 0})))
        .isEqualTo(new Picture(null, null, "High"));
  }

  @Test
  void thePixelAspectOfMpeg4IsThatOfItsLayer() {
    byte[] listed = HexFormat.of().parseHex("000001b00100000120" + "0088000000");
    assertThat(Mpeg4Visual.configuration(listed).pixelAspect()).isEqualTo(Rational.of(12, 11));
    byte[] extended = HexFormat.of().parseHex("00000120" + "00c4f94108");
    assertThat(Mpeg4Visual.configuration(extended).pixelAspect()).isEqualTo(Rational.of(40, 33));
    assertThat(Mpeg4Visual.configuration(new byte[3])).isEqualTo(Picture.UNKNOWN);
  }

  private static ByteCursor h264(int profile, byte[] sps) {
    Bits config = new Bits().bits(1, 8).bits(profile, 8).bits(0, 8).bits(40, 8).bits(0xFF, 8);
    config.bits(0xE1, 8).bits(sps.length, 16);
    for (byte b : sps) {
      config.bits(b & 0xFF, 8);
    }
    return cursor(config.bytes());
  }

  private static ByteCursor cursor(byte[] bytes) {
    return ByteCursor.over(ByteArraySource.of(bytes, "config"), new Budget(Limits.tiny()));
  }

  /** Bits being written, with the codes of H.264 9.1. */
  private static final class Bits {
    private final StringBuilder bits = new StringBuilder();

    Bits bits(long value, int n) {
      for (int i = n - 1; i >= 0; i--) {
        bits.append(value >>> i & 1);
      }
      return this;
    }

    Bits ue(long value) {
      int length = 64 - Long.numberOfLeadingZeros(value + 1);
      return bits(0, length - 1).bits(value + 1, length);
    }

    Bits se(long value) {
      return ue(value > 0 ? 2 * value - 1 : -2 * value);
    }

    byte[] bytes() {
      StringBuilder padded = new StringBuilder(bits).append('1');
      while (padded.length() % 8 != 0) {
        padded.append('0');
      }
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      int zeros = 0;
      for (int i = 0; i < padded.length(); i += 8) {
        int value = Integer.parseInt(padded.substring(i, i + 8), 2);
        if (zeros >= 2 && value <= 3) {
          out.write(3); // emulation prevention, 7.4.1
          zeros = 0;
        }
        out.write(value);
        zeros = value == 0 ? zeros + 1 : 0;
      }
      return out.toByteArray();
    }
  }
}

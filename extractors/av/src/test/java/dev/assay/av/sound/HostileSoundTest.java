package dev.assay.av.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.read.Limits;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.av.ByteWriter;
import dev.assay.testdata.av.OggPages;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Files made to keep readers of sound busy end soon, and read no more than they may. */
final class HostileSoundTest {
  private static final int MIB = 1 << 20;

  private static byte[] filled(ByteWriter start, Consumer<ByteWriter> piece) {
    while (start.length() < MIB) {
      piece.accept(start);
    }
    return start.toByteArray();
  }

  private static ByteWriter little() {
    return ByteWriter.littleEndian();
  }

  private static ByteWriter big() {
    return ByteWriter.bigEndian();
  }

  private static ByteWriter riff(String form) {
    return little().text("RIFF").u32(-1).text(form);
  }

  private static byte[] nestedLists() {
    ByteWriter file = riff("AVI ").text("LIST").u32(-1).text("movi");
    return filled(file, out -> out.text("LIST").u32(MIB - out.length()).text("rec "));
  }

  private static byte[] emptyOggPages() {
    OggPages pages = new OggPages().page(1, OggPages.BEGINS, 0, OggPages.vorbis(44_100, 2));
    return filled(little().bytes(pages.bytes()), out -> out.text("OggS").zeros(10).u32(2).zeros(9));
  }

  private static byte[] ownLink() {
    OggPages pages = new OggPages().page(1, OggPages.BEGINS, 0, OggPages.vorbis(44_100, 2));
    byte[] first = pages.bytes();
    return filled(little(), out -> out.bytes(first));
  }

  /** STREAMINFO, then bytes that look like headers of frames, their CRC-8 right. */
  private static byte[] headersOfFrames() {
    ByteWriter file = big().text("fLaC").u32(0x8000_0022L).u16(4096).u16(4096);
    file.zeros(6).u64(0x0AC4_42F0_0000_0000L).zeros(16);
    byte[] header = {(byte) 0xFF, (byte) 0xF8, (byte) 0xC9, 0x18, 0};
    int crc = 0;
    for (byte b : header) {
      crc ^= b & 0xFF;
      for (int i = 0; i < 8; i++) {
        crc = (crc & 0x80) != 0 ? (crc << 1 ^ 0x07) & 0xFF : crc << 1;
      }
    }
    int last = crc;
    return filled(file, out -> out.bytes(header).u8(last));
  }

  private static byte[] tags() {
    return filled(big(), out -> out.text("ID3").u16(0x0400).u8(0).u32(0));
  }

  private static byte[] largestTag() {
    return big().text("ID3").u16(0x0400).u8(0).u32(0x7F7F_7F7FL).zeros(5000).toByteArray();
  }

  private static byte[] caf(long length) {
    ByteWriter file = big().text("caff").u16(1).u16(0);
    return filled(file, out -> out.text("free").u64(length));
  }

  private static byte[] wave64(long length) {
    ByteWriter file = little().text("riff").u64(0x11CF_912EL).zeros(28);
    return filled(file, out -> out.text("junk").zeros(12).u64(length));
  }

  private static byte[] frames(long header) {
    return filled(big(), out -> out.u32(header));
  }

  /** An index of OpenDML whose every entry is the index itself, of 2^32-1 entries. */
  private static byte[] endlessIndex() {
    ByteWriter stream = little().text("LIST").u32(-1).text("hdrl").text("LIST").u32(-1);
    stream.text("strl").text("strh").u32(56).text("vidsXVID").zeros(12).u32(1).u32(25);
    stream.zeros(28).text("strf").u32(40).u32(40).u32(8).u32(8).u32(0).text("XVID").zeros(20);
    stream.text("indx").u32(-1).u16(4).u8(0).u8(0).u32(-1).text("00dc").zeros(12);
    ByteWriter file = riff("AVI ").bytes(stream.toByteArray());
    return filled(file, out -> out.u64(12).u64(0));
  }

  @TestFactory
  Stream<DynamicTest> theyEndSoonWithinTheirLimits() {
    return Stream.of(
        test("empty chunks", filled(riff("WAVE"), out -> out.text("junk").u32(0))),
        test("largest chunks", filled(riff("WAVE"), out -> out.text("junk").u32(-1))),
        test("chunks of AIFF", filled(big().text("FORM").u32(-1).text("AIFF"), o -> o.u64(0))),
        test("nested lists", nestedLists()),
        test("endless index", endlessIndex()),
        test("empty pages", emptyOggPages()),
        test("links without end", ownLink()),
        test("headers of frames", headersOfFrames()),
        test("tags", tags()),
        test("largest tag", largestTag()),
        test("open chunks", caf(-1)),
        test("empty chunks of 64 bits", caf(0)),
        test("largest chunks of 64 bits", caf(Long.MAX_VALUE)),
        test("chunks of GUIDs", wave64(24)),
        test("chunks of GUIDs, shorter than nothing", wave64(0)),
        test("chunks of GUIDs, largest", wave64(Long.MAX_VALUE)),
        test("headers of MPEG audio", frames(0xFFFB_9000L)),
        test("headers of ADTS", frames(0xFFF1_5080L)),
        test("headers of AC-3", frames(0x0B77_0000L)),
        test("frames of AMR", filled(big().text("#!AMR\n"), out -> out.u8(0x7C))));
  }

  private static DynamicTest test(String name, byte[] file) {
    return DynamicTest.dynamicTest(
        name,
        () -> {
          for (String extension : new String[] {"bin", "mp3", "aac", "ac3"}) {
            for (Limits limits : new Limits[] {Limits.tiny(), Limits.remote(), Limits.local()}) {
              ScriptedSource source = ScriptedSource.of(file, "hostile." + extension);
              Inspection inspection = Assay.standard().within(limits).inspect(source);
              assertThat(source.bytesRead()).isLessThanOrEqualTo(limits.bytes());
              assertThat(inspection.cost().elapsed()).isLessThan(Duration.ofSeconds(10));
              if (inspection instanceof Inspection.Failed failed) {
                assertThat(failed.failure().code()).isNotEqualTo("READER_DEFECT");
              }
            }
          }
        });
  }
}

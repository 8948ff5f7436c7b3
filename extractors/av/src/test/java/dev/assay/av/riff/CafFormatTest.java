package dev.assay.av.riff;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.av.SoundFormatTest;
import dev.assay.facts.Fact;
import dev.assay.facts.Playability;
import dev.assay.format.Format;
import dev.assay.testdata.Sample;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.av.ByteWriter;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CafFormatTest extends SoundFormatTest {

  @Override
  protected Format format() {
    return new CafFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("pcm.caf", caf("lpcm", 0, 4, 1, 2, 16, -1, 20_000, 0)),
        new Sample("alac.caf", caf("alac", 3, 0, 4096, 2, 0, 9004, 9000, 44_000)));
  }

  /** A file at 44.1 kHz; a packet table when there are valid frames. */
  private static byte[] caf(
      String codec,
      int flags,
      int packetBytes,
      int packetFrames,
      int channels,
      int bits,
      long declared,
      int data,
      long validFrames) {
    ByteWriter file = ByteWriter.bigEndian().text("caff").u16(1).u16(0);
    file.text("desc").u64(32).u64(Double.doubleToLongBits(44_100)).text(codec).u32(flags);
    file.u32(packetBytes).u32(packetFrames).u32(channels).u32(bits);
    file.text("free").u64(3).zeros(3); // no padding in this format
    file.text("data").u64(declared).u32(0).zeros(data);
    if (validFrames > 0) {
      file.text("pakt").u64(24).u64(44).u64(validFrames).u32(2112).u32(944);
    }
    return file.toByteArray();
  }

  @Test
  void dataOfOpenLengthReachesToTheEndWithOneRead() {
    byte[] file = caf("lpcm", 0, 4, 1, 2, 16, -1, 20_000, 0);
    assertThat(reads(file)).containsExactly(read(0, 4096));
    assertThat(track(file).codec()).isEqualTo("pcm");
    assertThat(track(file).bitDepth()).isEqualTo(Fact.declared(16));
    assertThat(track(file).duration()).isEqualTo(measured(5000, 44_100));
    assertThat(facts(file).playability()).isEqualTo(Playability.SAFARI_ONLY);
  }

  @Test
  void thePacketTableTellsTheFramesThatAreHeard() {
    byte[] file = caf("alac", 3, 0, 4096, 2, 0, 9004, 9000, 42_000);
    assertThat(track(file).duration()).isEqualTo(declared(42_000, 44_100));
    assertThat(track(file).bitDepth()).isEqualTo(Fact.declared(24));
    byte[] lossy = caf("aac ", 0, 0, 1024, 2, 0, 9004, 9000, 42_000);
    assertThat(track(lossy).codec()).isEqualTo("aac");
    assertThat(track(lossy).bitDepth()).isEqualTo(Fact.assumed(16));
  }

  @Test
  void packetsOfOneLengthAreCountedWithoutATable() {
    byte[] file = caf("ima4", 0, 68, 64, 2, 0, 6804, 6800, 0);
    assertThat(track(file).duration()).isEqualTo(measured(6400, 44_100));
  }

  @Test
  void theCookieOfAlacTellsItsBitsWhereTheFlagsDoNot() {
    byte[] file = caf("alac", 0, 0, 4096, 2, 0, 9004, 9000, 42_000);
    assertThat(track(file).bitDepth()).isNull();
    ByteWriter config = ByteWriter.bigEndian().u32(4096).u8(0).u8(24).zeros(18);
    for (int boxes = 0; boxes < 2; boxes++) {
      ByteWriter cookie = ByteWriter.bigEndian();
      if (boxes == 1) {
        cookie.u32(12).text("frma").text("alac").u32(36).text("alac").u32(0);
      }
      cookie.bytes(config.toByteArray());
      ByteWriter with = ByteWriter.bigEndian().bytes(Arrays.copyOf(file, 52)).text("kuki");
      with.u64(cookie.length()).bytes(cookie.toByteArray());
      with.bytes(Arrays.copyOfRange(file, 52, file.length));
      assertThat(track(with.toByteArray()).bitDepth()).isEqualTo(Fact.declared(24));
    }
  }

  @Test
  void sixGibibytesAreCountedToo() {
    long bytes = 6L << 30;
    ScriptedSource source = ScriptedSource.sparse(bytes + 200, "long.caf");
    source.put(0, caf("lpcm", 0, 4, 1, 2, 16, 4 + bytes, 0, 0));
    assertThat(facts(inspect(source)).track().duration()).isEqualTo(measured(bytes / 4, 44_100));
  }

  @Test
  void packetsOfOtherLengthsAreNot() {
    assertThat(track(caf("aac ", 0, 0, 1024, 2, 0, 6804, 6800, 0)).duration()).isNull();
  }

  @Test
  void cutDataIsCountedAndSaid() {
    byte[] cut = Arrays.copyOf(caf("lpcm", 0, 4, 1, 2, 16, 20_004, 20_000, 0), 10_000);
    int there = 10_000 - (8 + 44 + 15 + 12 + 4);
    assertThat(cutTrack(cut).duration()).isEqualTo(measured(there / 4, 44_100));
  }

  @Test
  void rareCodecsAreDeclined() {
    assertThat(failure(caf("QDMC", 0, 0, 0, 2, 0, -1, 100, 0)).code()).isEqualTo("DECLINED");
    assertThat(failure(caf("lpcm", 0, 99, 1, 2, 16, -1, 100, 0)).code()).isEqualTo("DECLINED");
  }

  @Test
  void framesThatCannotBeAreDeclined() {
    assertThat(failure(caf("flac", 0, 0, 736_280_108, 2, 0, -1, 100, 736_280_116)).code())
        .isEqualTo("DECLINED");
    assertThat(failure(caf("aac ", 0, 0, 1024, 2, 0, 104, 100, 50_000)).code())
        .isEqualTo("DECLINED");
  }
}

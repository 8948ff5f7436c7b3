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

final class Wave64FormatTest extends SoundFormatTest {

  @Override
  protected Format format() {
    return new Wave64Format();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(new Sample("plain.w64", w64(8000, 8000)));
  }

  private static ByteWriter guid(ByteWriter out, String id) {
    return out.text(id)
        .bytes(new byte[] {(byte) 0xF3, (byte) 0xAC, (byte) 0xD3, 0x11})
        .bytes(new byte[] {(byte) 0x8C, (byte) 0xD1, 0, (byte) 0xC0, 0x4F, (byte) 0x8E})
        .bytes(new byte[] {(byte) 0xDB, (byte) 0x8A});
  }

  /** A file with samples of 16 bits, two channels at 48 kHz, and a chunk of 13 bytes before. */
  private static byte[] w64(long declared, int data) {
    ByteWriter file = ByteWriter.littleEndian().text("riff");
    file.bytes(new byte[] {0x2E, (byte) 0x91, (byte) 0xCF, 0x11, (byte) 0xA5, (byte) 0xD6});
    file.bytes(new byte[] {0x28, (byte) 0xDB, 4, (byte) 0xC1, 0, 0}).u64(declared + 128);
    guid(file, "wave");
    guid(file, "junk").u64(24 + 13).zeros(13 + 3); // padded to 8 bytes
    guid(file, "fmt ").u64(24 + 16).u16(1).u16(2).u32(48_000).u32(192_000).u16(4).u16(16);
    return guid(file, "data").u64(24 + declared).zeros(data).toByteArray();
  }

  @Test
  void samplesAreCountedWithOneRead() {
    byte[] file = w64(8000, 8000);
    assertThat(reads(file)).containsExactly(read(0, 4096));
    assertThat(track(file).codec()).isEqualTo("pcm");
    assertThat(track(file).bitDepth()).isEqualTo(Fact.declared(16));
    assertThat(track(file).duration()).isEqualTo(measured(2000, 48_000));
    assertThat(facts(file).playability()).isEqualTo(Playability.NO);
  }

  @Test
  void sixGibibytesAreCountedToo() {
    long bytes = 6L << 30;
    ScriptedSource source = ScriptedSource.sparse(bytes + 1000, "long.w64");
    source.put(0, w64(bytes, 0));
    assertThat(facts(inspect(source)).track().duration()).isEqualTo(measured(bytes / 4, 48_000));
  }

  @Test
  void cutDataIsCountedAndSaid() {
    assertThat(cutTrack(w64(8000, 4002)).duration()).isEqualTo(measured(1000, 48_000));
  }

  @Test
  void aChunkShorterThanItsHeaderIsMalformed() {
    byte[] file = w64(8000, 8000);
    Arrays.fill(file, 56, 64, (byte) 0);
    assertThat(failure(file).code()).isEqualTo("MALFORMED");
  }
}

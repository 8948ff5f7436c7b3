package dev.assay.av.sound;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Inspection;
import dev.assay.av.SoundFormatTest;
import dev.assay.facts.Fact;
import dev.assay.facts.Playability;
import dev.assay.format.Format;
import dev.assay.testdata.Sample;
import dev.assay.testdata.av.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AmrFormatTest extends SoundFormatTest {
  private static final int[] NARROW = {12, 13, 15, 17, 19, 20, 26, 31, 5};
  private static final int[] WIDE = {17, 23, 32, 36, 40, 46, 50, 58, 60, 5};

  @Override
  protected Format format() {
    return new AmrFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("narrow.amr", amr("#!AMR\n", NARROW, 30)),
        new Sample("wide.awb", amr("#!AMR-WB\n", WIDE, 30)));
  }

  /** Every type of frame in turn, with as many bytes of speech as it has, and one without. */
  private static byte[] amr(String magic, int[] speech, int rounds) {
    ByteWriter out = ByteWriter.bigEndian().text(magic);
    for (int i = 0; i < rounds; i++) {
      for (int type = 0; type < speech.length; type++) {
        out.u8(type << 3 | 4).zeros(speech[type]);
      }
      out.u8(15 << 3 | 4);
    }
    return out.toByteArray();
  }

  @Test
  void framesOfEveryTypeLast20Milliseconds() {
    byte[] narrow = amr("#!AMR\n", NARROW, 7);
    assertThat(track(narrow).codec()).isEqualTo("amr_nb");
    assertThat(track(narrow).sampleRate()).isEqualTo(8000);
    assertThat(track(narrow).bitDepth()).isEqualTo(Fact.assumed(16));
    assertThat(track(narrow).duration()).isEqualTo(measured(70, 50));
    assertThat(facts(narrow).type().mimeType()).isEqualTo("audio/amr");
    assertThat(facts(narrow).playability()).isEqualTo(Playability.NO);
    byte[] wide = amr("#!AMR-WB\n", WIDE, 7);
    assertThat(track(wide).codec()).isEqualTo("amr_wb");
    assertThat(track(wide).sampleRate()).isEqualTo(16_000);
    assertThat(track(wide).duration()).isEqualTo(measured(77, 50));
    assertThat(facts(wide).type().mimeType()).isEqualTo("audio/amr-wb");
  }

  @Test
  void aCutLastFrameIsLeftOutAndSaid() {
    byte[] file = amr("#!AMR\n", NARROW, 2);
    byte[] cut = Arrays.copyOf(file, file.length - 3); // the empty frame and 2 bytes of another
    assertThat(frayedTrack(cut).duration()).isEqualTo(measured(18, 50));
  }

  @Test
  void bytesThatAreNoFramesAreSaid() {
    byte[] file = amr("#!AMR\n", NARROW, 2);
    byte[] longer = Arrays.copyOf(file, file.length + 20);
    Arrays.fill(longer, file.length, longer.length, (byte) 0xFF);
    Inspection inspection = inspect(longer);
    assertThat(facts(inspection).track().duration()).isEqualTo(measured(20, 50));
    assertThat(codes(inspection)).containsExactly("SYNC_LOST");
  }

  @Test
  void severalChannelsAreDeclined() {
    assertThat(failure(amr("#!AMR_MC1.0\n", NARROW, 2)).code()).isEqualTo("DECLINED");
  }

  @Test
  void noFramesAreDeclined() {
    assertThat(failure("#!AMR\n\u007f".getBytes(StandardCharsets.US_ASCII)).code())
        .isEqualTo("DECLINED");
  }
}

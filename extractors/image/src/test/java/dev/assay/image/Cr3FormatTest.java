package dev.assay.image;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.ImageFacts;
import dev.assay.facts.Playability;
import dev.assay.format.Format;
import dev.assay.testdata.Sample;
import dev.assay.testdata.image.Cr3File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class Cr3FormatTest extends ImageFormatTest {

  @Override
  protected Format format() {
    return new Cr3Format();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(new Sample("photo.cr3", Cr3File.of(6000, 4000, 8)));
  }

  @Test
  void canonsDirectoryGivesTheSizeAndTheOrientationWithOneRead() {
    byte[] file = JpegFormatTest.concat(Cr3File.of(6000, 4000, 8), new byte[9000]);
    ImageFacts facts = facts(file);
    assertThat(reads(file)).containsExactly(read(0, 4096));
    assertThat(stored(facts)).isEqualTo("6000 x 4000");
    assertThat(displayed(facts)).isEqualTo("4000 x 6000");
    assertThat(facts.playability()).isEqualTo(Playability.NO);
    assertThat(facts.type().mimeType()).isEqualTo("image/x-canon-cr3");
  }

  @Test
  void withoutCanonsDirectoryItIsRefused() {
    byte[] file = Cr3File.of(6000, 4000, 1);
    int type = 24 + 8 + 24 + 4;
    System.arraycopy("CMT9".getBytes(StandardCharsets.US_ASCII), 0, file, type, 4);
    assertThat(failure(file).code()).isEqualTo("MALFORMED");
    assertThat(failure(Arrays.copyOf(file, 80)).code()).isEqualTo("TRUNCATED");
  }
}

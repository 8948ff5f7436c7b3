package dev.assay.image;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.ImageFacts;
import dev.assay.format.Format;
import dev.assay.format.Score;
import dev.assay.testdata.Sample;
import dev.assay.testdata.image.IconFile;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class IconFormatTest extends ImageFormatTest {

  @Override
  protected Format format() {
    return new IconFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("one.ico", IconFile.icon().bitmap(16, 16).toBytes()),
        new Sample("three.ico", IconFile.icon().bitmap(16, 16).png(256, 256).png(8, 8).toBytes()),
        new Sample("arrow.cur", IconFile.cursor().bitmap(32, 32).toBytes()));
  }

  @Test
  void theEntryOfTheLargestAreaIsShown() {
    byte[] file = IconFile.icon().bitmap(16, 16).bitmap(48, 48).bitmap(64, 24).toBytes();
    ImageFacts facts = facts(file);
    assertThat(displayed(facts)).isEqualTo("48 x 48");
    assertThat(facts.frames()).isEqualTo(3);
    assertThat(facts.bitDepth()).isEqualTo(8);
    assertThat(reads(file)).containsExactly(read(0, 4096));
  }

  @Test
  void zeroStandsFor256() {
    byte[] file = IconFile.icon().bitmap(48, 48).png(256, 256).bitmap(255, 200).toBytes();
    assertThat(displayed(facts(file))).isEqualTo("256 x 256");
  }

  @Test
  void cursorsHaveTheirOwnTypeAndAHotSpotInsteadOfADepth() {
    ImageFacts facts = facts(IconFile.cursor().bitmap(32, 16).toBytes());
    assertThat(facts.type().name()).isEqualTo("cur");
    assertThat(displayed(facts)).isEqualTo("32 x 16");
    assertThat(facts.bitDepth()).isZero();
  }

  @Test
  void zerosAloneAreNoIcon() {
    assertThat(score(new byte[] {0, 0, 1, 0, 0, 0}, "a.ico")).isEqualTo(Score.NO);
    byte[] targa = new byte[64];
    targa[2] = 2;
    assertThat(score(targa, "a.cur")).isEqualTo(Score.NO);
  }

  @Test
  void moreEntriesThanThereAreIsTruncated() {
    byte[] file = Arrays.copyOf(IconFile.icon().bitmap(16, 16).toBytes(), 22);
    file[4] = 9;
    assertThat(failure(file).code()).isEqualTo("TRUNCATED");
  }
}

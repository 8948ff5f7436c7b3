package dev.assay.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.MediaKind;
import dev.assay.format.Format;
import dev.assay.format.FormatCatalog;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.source.Identity;
import dev.assay.testdata.Sample;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What the readers are together. */
final class InstalledFormatsTest {
  private static final List<ImageFormatTest> TESTS =
      List.of(
          new BmpFormatTest(),
          new Cr3FormatTest(),
          new DdsFormatTest(),
          new ExrFormatTest(),
          new GifFormatTest(),
          new HdrFormatTest(),
          new HeifFormatTest(),
          new IcnsFormatTest(),
          new IconFormatTest(),
          new Jpeg2000FormatTest(),
          new JpegFormatTest(),
          new JpegXlFormatTest(),
          new PcxFormatTest(),
          new PngFormatTest(),
          new PnmFormatTest(),
          new PsdFormatTest(),
          new QoiFormatTest(),
          new SvgFormatTest(),
          new TgaFormatTest(),
          new TiffFormatTest(),
          new WebpFormatTest());

  @Test
  void everyReaderIsInstalledAndTested() {
    List<Class<?>> installed =
        FormatCatalog.installed().formats().stream().<Class<?>>map(Format::getClass).toList();
    List<Class<?>> tested = TESTS.stream().<Class<?>>map(test -> test.tested().getClass()).toList();
    assertThat(installed).containsExactlyInAnyOrderElementsOf(tested);
  }

  @Test
  void noReaderClaimsAnothersFile() {
    for (ImageFormatTest test : TESTS) {
      for (Sample sample : test.files()) {
        byte[] start = Arrays.copyOf(sample.bytes(), Math.min(4096, sample.bytes().length));
        Head head = Head.of(start, Identity.of(sample.name(), sample.bytes().length));
        for (Format format : FormatCatalog.installed().formats()) {
          boolean own = format.getClass() == test.tested().getClass();
          assertThat(format.score(head) != Score.NO)
              .as("%s of %s", format.info().reader(), sample.name())
              .isEqualTo(own);
        }
      }
    }
  }

  @Test
  void typesAreOfImagesAndNamedByOneReaderOnly() {
    Set<String> names = new HashSet<>();
    for (Format format : FormatCatalog.installed().formats()) {
      Set<String> own = new HashSet<>();
      format
          .info()
          .types()
          .forEach(
              type -> {
                assertThat(type.kind()).isEqualTo(MediaKind.IMAGE);
                assertThat(type.mimeType()).startsWith("image/").isLowerCase();
                own.add(type.name());
              });
      own.forEach(name -> assertThat(names.add(name)).as(name).isTrue());
    }
  }
}

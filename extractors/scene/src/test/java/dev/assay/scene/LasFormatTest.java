package dev.assay.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.Fact;
import dev.assay.format.Format;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.read.UnsupportedException;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.scene.LasFile;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class LasFormatTest {
  private static final Format LAS = new LasFormat();

  @Test
  void everyVersionAndPointFormatIsRead() throws IOException {
    for (int minor = 0; minor <= 4; minor++) {
      for (int format = 0; format <= (minor < 4 ? 3 : 10); format++) {
        Reading reading = Reading.of(LAS, LasFile.version1(minor, format, 9).bytes());

        assertThat(reading.facts().points()).isEqualTo(Fact.declared(9L));
        assertThat(reading.facts().encoding()).isEqualTo("binary");
        assertThat(reading.facts().type().mimeType()).isEqualTo("application/vnd.las");
        assertThat(reading.codes()).isEmpty();
      }
    }
  }

  @Test
  void fieldsFollowThePointFormat() throws IOException {
    assertThat(Reading.of(LAS, LasFile.version1(2, 0, 1).bytes()).facts().fields())
        .hasSize(10)
        .doesNotContain("gps_time", "red");
    assertThat(Reading.of(LAS, LasFile.version1(2, 2, 1).bytes()).facts().fields())
        .contains("red")
        .doesNotContain("gps_time");
    assertThat(Reading.of(LAS, LasFile.version1(4, 8, 1).bytes()).facts().fields())
        .contains("gps_time", "red", "nir");
  }

  @Test
  void boundsAreLeastThenGreatest() throws IOException {
    byte[] file = LasFile.version1(2, 0, 1).bounds(-1, -2, -3, 4, 5, 6).bytes();

    assertThat(Reading.of(LAS, file).facts().bounds())
        .containsExactly(-1.0, -2.0, -3.0, 4.0, 5.0, 6.0);
  }

  @Test
  void boundsThatAreNoneAreLeftOut() throws IOException {
    byte[] reversed = LasFile.version1(2, 0, 1).bounds(9, 0, 0, 1, 1, 1).bytes();
    byte[] nan = LasFile.version1(2, 0, 1).bounds(0, 0, 0, 1, Double.NaN, 1).bytes();

    assertThat(Reading.of(LAS, reversed).facts().bounds()).isNull();
    assertThat(Reading.of(LAS, nan).facts().bounds()).isNull();
  }

  @Test
  void compressionBitMakesItLaz() throws IOException {
    byte[] file = LasFile.version1(2, 3, 50).markedAsCompressed(100);
    Reading reading = Reading.of(LAS, file);

    assertThat(reading.facts().type().mimeType()).isEqualTo("application/vnd.laszip");
    assertThat(reading.facts().points().value()).isEqualTo(50);
    assertThat(reading.facts().encoding()).isEqualTo("laszip");
    assertThat(reading.codes()).isEmpty();
    assertThat(Reading.of(LAS, Arrays.copyOf(file, file.length - 20)).codes())
        .containsExactly("TRUNCATED");
  }

  @Test
  void sixtyFourBitsOfPointsAreCounted() throws IOException {
    ScriptedSource source =
        ScriptedSource.sparse(1L << 40, "a.las")
            .put(0, LasFile.version1(4, 6, 0).claiming(10_000_000_000L).bytes());

    assertThat(Reading.of(LAS, source).facts().points().value()).isEqualTo(10_000_000_000L);
    assertThat(source.log()).containsExactly(ScriptedSource.read(0, 4096));
  }

  @Test
  void countsThatDisagreeAreTold() throws IOException {
    byte[] file = LasFile.version1(4, 0, 5).claimingForOldReaders(4).bytes();

    assertThat(Reading.of(LAS, file).facts().points().value()).isEqualTo(5);
    assertThat(Reading.of(LAS, file).codes()).containsExactly("LAS_COUNT_MISMATCH");
  }

  @Test
  void missingPointsAreTold() throws IOException {
    byte[] file = LasFile.version1(2, 1, 5).bytes();

    assertThat(Reading.of(LAS, Arrays.copyOf(file, file.length - 1)).codes())
        .containsExactly("TRUNCATED");
  }

  @Test
  void cloudWithoutPointsIsToldOf() throws IOException {
    assertThat(Reading.of(LAS, LasFile.version1(2, 0, 0).bytes()).codes())
        .containsExactly("NO_POINTS");
  }

  @Test
  void headersThatMakeNoSenseAreRefused() {
    byte[] file = LasFile.version1(2, 0, 5).bytes();

    assertThatThrownBy(() -> Reading.of(LAS, Arrays.copyOf(file, 100)))
        .isInstanceOf(TruncatedException.class);
    assertThatThrownBy(() -> Reading.of(LAS, with(file, 25, 5)))
        .isInstanceOf(UnsupportedException.class);
    assertThatThrownBy(() -> Reading.of(LAS, with(file, 94, 100)))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Reading.of(LAS, with(file, 104, 11)))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Reading.of(LAS, with(file, 105, 3)))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(
            () -> Reading.of(LAS, LasFile.version1(4, 6, 0).claiming(Long.MAX_VALUE).bytes()))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Reading.of(LAS, LasFile.version1(4, 6, 0).claiming(-1).bytes()))
        .isInstanceOf(MalformedException.class);
  }

  private static byte[] with(byte[] file, int offset, int value) {
    byte[] changed = file.clone();
    changed[offset] = (byte) value;
    return changed;
  }
}

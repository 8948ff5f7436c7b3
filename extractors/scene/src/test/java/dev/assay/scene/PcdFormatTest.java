package dev.assay.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.Fact;
import dev.assay.format.Format;
import dev.assay.format.Score;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.scene.SceneText;
import java.io.IOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PcdFormatTest {
  private static final Format PCD = new PcdFormat();

  @Test
  void pointsFieldsAndEncodingComeFromTheHeader() throws IOException {
    Reading reading = Reading.of(PCD, SceneText.pcdBinary(12));

    assertThat(reading.facts().points()).isEqualTo(Fact.declared(12L));
    assertThat(reading.facts().fields()).containsExactly("x", "y", "z");
    assertThat(reading.facts().encoding()).isEqualTo("binary");
    assertThat(reading.codes()).isEmpty();
  }

  @Test
  void headerMayComeWithoutItsComment() {
    String header = SceneText.pcdHeader(1, 1, 1, "ascii");

    assertThat(PCD.score(Reading.head(header))).isEqualTo(Score.CERTAIN);
    assertThat(PCD.score(Reading.head(header.substring(header.indexOf('\n') + 1))))
        .isEqualTo(Score.LIKELY);
    assertThat(PCD.score(Reading.head("VERSION 2 of the text\n"))).isEqualTo(Score.NO);
    assertThat(PCD.score(Reading.head("# a shell script\nVERSION 2\n"))).isEqualTo(Score.NO);
  }

  @Test
  void pointsOfAGridAreItsCells() throws IOException {
    String header = SceneText.pcdHeader(6, 3, 2, "ascii").replace("POINTS 6\n", "");

    assertThat(Reading.of(PCD, header + "0 0 0\n".repeat(6)).facts().points().value()).isEqualTo(6);
  }

  @Test
  void countsThatDisagreeAreTold() throws IOException {
    String header = SceneText.pcdHeader(5, 3, 2, "ascii");
    Reading reading = Reading.of(PCD, header + "0 0 0\n".repeat(6));

    assertThat(reading.facts().points().value()).isEqualTo(5);
    assertThat(reading.codes()).containsExactly("PCD_COUNT_MISMATCH");
  }

  @Test
  void missingPointsAreToldInEveryEncoding() throws IOException {
    byte[] binary = SceneText.pcdBinary(12);
    String compressed = SceneText.pcdHeader(12, 12, 1, "binary_compressed");
    String ascii = SceneText.pcdHeader(100, 100, 1, "ascii");

    assertThat(Reading.of(PCD, Arrays.copyOf(binary, binary.length - 1)).codes())
        .containsExactly("TRUNCATED");
    assertThat(Reading.of(PCD, compressed + "\5\0\0\0\220\0\0\0" + "12345").codes()).isEmpty();
    assertThat(Reading.of(PCD, compressed + "\5\0\0\0\220\0\0\0" + "1234").codes())
        .containsExactly("TRUNCATED");
    assertThat(Reading.of(PCD, ascii + "0 0 0\n").codes()).containsExactly("TRUNCATED");
  }

  @Test
  void headerAloneIsRead() throws IOException {
    ScriptedSource source =
        ScriptedSource.sparse(1L << 40, "a.pcd")
            .put(
                0,
                Reading.bytes(SceneText.pcdHeader(90_000_000_000L, 90_000_000_000L, 1, "binary")));

    assertThat(Reading.of(PCD, source).incomplete()).isFalse();
    assertThat(source.log()).containsExactly(ScriptedSource.read(0, 4096));
  }

  @Test
  void headersThatMakeNoSenseAreRefused() {
    String header = SceneText.pcdHeader(5, 5, 1, "ascii");

    assertThatThrownBy(() -> Reading.of(PCD, header.replace("DATA ascii\n", "")))
        .isInstanceOf(TruncatedException.class);
    assertThatThrownBy(() -> Reading.of(PCD, header.replace("ascii", "zip")))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Reading.of(PCD, header.replace("FIELDS x y z\n", "")))
        .hasMessageContaining("FIELDS");
    assertThatThrownBy(() -> Reading.of(PCD, header.replace("POINTS 5", "POINTS five")))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(() -> Reading.of(PCD, header.replace("WIDTH 5", "WATER 5")))
        .hasMessageContaining("WATER");
    assertThatThrownBy(
            () ->
                Reading.of(
                    PCD,
                    header
                        .replace("WIDTH 5", "WIDTH 9000000000000000000")
                        .replace("HEIGHT 1", "HEIGHT 9")))
        .isInstanceOf(MalformedException.class);
    assertThatThrownBy(
            () ->
                Reading.of(
                    PCD, header.replace("ascii", "binary").replace("SIZE 4 4 4", "SIZE 4 4")))
        .hasMessageContaining("SIZE");
  }
}

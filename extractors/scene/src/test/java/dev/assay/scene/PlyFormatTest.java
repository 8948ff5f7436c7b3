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

class PlyFormatTest {
  private static final Format PLY = new PlyFormat();

  @Test
  void verticesFieldsAndEncodingComeFromTheHeader() throws IOException {
    Reading reading = Reading.of(PLY, SceneText.plyBinary(7, "binary_big_endian"));

    assertThat(reading.facts().points()).isEqualTo(Fact.declared(7L));
    assertThat(reading.facts().fields()).containsExactly("x", "y", "z");
    assertThat(reading.facts().encoding()).isEqualTo("binary_big_endian");
    assertThat(reading.facts().bounds()).isNull();
    assertThat(reading.codes()).isEmpty();
  }

  @Test
  void otherElementsDoNotCount() throws IOException {
    Reading reading =
        Reading.of(
            PLY,
            """
            ply
            format ascii 1.0
            element face 9
            property list uchar int vertex_indices
            element vertex 1
            property list uchar float weights
            property double x
            element edge 5
            property int a
            end_header
            0 1.5
            """);

    assertThat(reading.facts().points().value()).isEqualTo(1);
    assertThat(reading.facts().fields()).containsExactly("weights", "x");
  }

  @Test
  void linesMayEndAsOnAnySystem() throws IOException {
    String header = SceneText.plyHeader(1, "ascii");

    for (String end : new String[] {"\n", "\r\n", "\r", " \n"}) {
      Reading reading = Reading.of(PLY, header.replace("\n", end) + "0 0 0" + end);
      assertThat(PLY.score(Reading.head(header.replace("\n", end)))).isEqualTo(Score.CERTAIN);
      assertThat(reading.facts().points().value()).isEqualTo(1);
      assertThat(reading.incomplete()).isFalse();
    }
  }

  @Test
  void textThatStartsWithTheSameLettersIsNone() {
    assertThat(PLY.score(Reading.head("ply\nwood is strong"))).isEqualTo(Score.NO);
    assertThat(PLY.score(Reading.head("plywood\nformat ascii"))).isEqualTo(Score.NO);
    assertThat(PLY.score(Reading.head("ply"))).isEqualTo(Score.NO);
  }

  @Test
  void sceneWithoutVerticesIsToldOf() throws IOException {
    Reading reading = Reading.of(PLY, "ply\nformat ascii 1.0\nend_header\n");

    assertThat(reading.facts().points().value()).isZero();
    assertThat(reading.codes()).containsExactly("NO_POINTS");
  }

  @Test
  void missingVerticesAreTold() throws IOException {
    byte[] file = SceneText.plyBinary(7, "binary_little_endian");

    assertThat(Reading.of(PLY, file).incomplete()).isFalse();
    Reading cut = Reading.of(PLY, Arrays.copyOf(file, file.length - 1));
    assertThat(cut.incomplete()).isTrue();
    assertThat(cut.codes()).containsExactly("TRUNCATED");
  }

  @Test
  void billionDeclaredVerticesTakeNoMemory() throws IOException {
    Reading reading = Reading.of(PLY, SceneText.plyHeader(1_000_000_000, "binary_little_endian"));

    assertThat(reading.facts().points().value()).isEqualTo(1_000_000_000);
    assertThat(reading.codes()).containsExactly("TRUNCATED");
    assertThatThrownBy(
            () -> Reading.of(PLY, SceneText.plyHeader(Long.MAX_VALUE, "binary_little_endian")))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void headersWithoutEndAreRefused() {
    String header = "ply\nformat ascii 1.0\n";
    ScriptedSource endless =
        ScriptedSource.of(Reading.bytes(header + "comment\n".repeat(1_000_000)), "a.ply");

    assertThatThrownBy(() -> Reading.of(PLY, header)).isInstanceOf(TruncatedException.class);
    assertThatThrownBy(() -> Reading.of(PLY, endless)).isInstanceOf(MalformedException.class);
    assertThat(endless.bytesRead()).isLessThan(200_000);
    assertThatThrownBy(() -> Reading.of(PLY, header + "comment " + "x".repeat(1 << 20)))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void linesThatSayNothingAreMalformed() {
    for (String line :
        new String[] {
          "element vertex",
          "element vertex many",
          "element vertex -1",
          "property float",
          "property colour red",
          "property list uchar float",
          "format utf8 1.0",
          "vertices 12"
        }) {
      assertThatThrownBy(() -> Reading.of(PLY, "ply\n" + line + "\nend_header\n"))
          .as(line)
          .isInstanceOf(MalformedException.class);
    }
    assertThatThrownBy(() -> Reading.of(PLY, "ply\ncomment x\nend_header\n"))
        .hasMessageContaining("no format");
  }
}

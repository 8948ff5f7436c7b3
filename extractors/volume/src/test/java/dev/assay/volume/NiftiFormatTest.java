package dev.assay.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.VolumeFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.Limits;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.source.ByteSource;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.volume.NiftiFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NiftiFormatTest {

  private record Result(VolumeFacts facts, Context context) {}

  private static Result read(byte[] bytes) throws IOException {
    return read(ScriptedSource.of(bytes, "a.nii"), Limits.local());
  }

  private static Result read(ByteSource source, Limits limits) throws IOException {
    ByteCursor in = ByteCursor.over(source, new Budget(limits));
    Context context = new Context(Head.of(in.head(), source.identity()));
    return new Result(new NiftiFormat().read(in, context), context);
  }

  private static Score score(byte[] bytes, String name) {
    return score(bytes, bytes, name);
  }

  private static Score score(byte[] head, byte[] bytes, String name) {
    return new NiftiFormat().score(Head.of(head, ScriptedSource.of(bytes, name).identity()));
  }

  @Test
  void shapeZoomsAndTypeComeFromTheHeader() throws IOException {
    VolumeFacts facts =
        read(NiftiFile.version1(64, 65, 21, 3).zooms(2, 2.5, -4, 0).datatype(16, 32).bytes())
            .facts();

    assertThat(facts.shape()).containsExactly(64L, 65L, 21L, 3L);
    assertThat(facts.zooms()).containsExactly(2.0, 2.5, -4.0, 0.0);
    assertThat(facts.datatype()).isEqualTo("float32");
    assertThat(facts.type().name()).isEqualTo("nifti");
  }

  @Test
  void byteOrderIsFoundInBothVersions() throws IOException {
    for (ByteOrder order : List.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)) {
      assertThat(read(NiftiFile.version1(300, 2).order(order).bytes()).facts().shape())
          .containsExactly(300L, 2L);
      assertThat(read(NiftiFile.version2(300, 2).order(order).bytes()).facts().shape())
          .containsExactly(300L, 2L);
    }
  }

  @Test
  void version2HoldsLargerDimensions() throws IOException {
    VolumeFacts facts =
        read(NiftiFile.version2(100_000, 2).zooms(0.1, 0.2).datatype(2, 8).bytes()).facts();

    assertThat(facts.shape()).containsExactly(100_000L, 2L);
    assertThat(facts.zooms()).containsExactly(0.1, 0.2);
    assertThat(facts.datatype()).isEqualTo("uint8");
    assertThat(facts.type().name()).isEqualTo("nifti2");
  }

  @Test
  void matrixOfCifti2LeavesOutTheUnusedDimensions() throws IOException {
    VolumeFacts facts = read(NiftiFile.version2(1, 1, 1, 1, 2, 3000).intent(3006).bytes()).facts();

    assertThat(facts.shape()).containsExactly(2L, 3000L);
    assertThat(facts.type().name()).isEqualTo("cifti2");
  }

  @Test
  void gzipIsInflatedForTheHeaderAlone() throws IOException {
    Random random = new Random(1);
    byte[] plain = NiftiFile.version1(100, 100, 40).bytes();
    byte[] noise = new byte[plain.length - 352];
    random.nextBytes(noise);
    System.arraycopy(noise, 0, plain, 352, noise.length);
    ScriptedSource source = ScriptedSource.of(NiftiFile.gzip(plain), "a.nii.gz");

    VolumeFacts facts = read(source, Limits.local()).facts();

    assertThat(facts.shape()).containsExactly(100L, 100L, 40L);
    assertThat(facts.type().mimeType()).isEqualTo("application/gzip");
    assertThat(source.log()).containsExactly(ScriptedSource.read(0, 4096));
  }

  @Test
  void longVolumeIsReadOnce() throws IOException {
    ScriptedSource source =
        ScriptedSource.sparse(352 + 2L * 2000 * 2000 * 2000, "a.nii")
            .put(0, Arrays.copyOf(NiftiFile.version1(2000, 2000, 2000).pairHeader(), 352))
            .put(344, "n+1\0".getBytes(StandardCharsets.ISO_8859_1));

    Result result = read(source, Limits.local());

    assertThat(result.facts().shape()).containsExactly(2000L, 2000L, 2000L);
    assertThat(result.context().isIncomplete()).isFalse();
    assertThat(source.log()).containsExactly(ScriptedSource.read(0, 4096));
  }

  @Test
  void gzipBombCostsNothing() throws IOException {
    byte[] bomb = NiftiFile.gzip(new byte[50 << 20]);
    byte[] hidden = NiftiFile.gzip(bombWithHeader());

    assertThat(score(bomb, "a.nii.gz")).isEqualTo(Score.NO);
    assertThat(read(hidden).facts().shape()).containsExactly(2L, 2L);
  }

  private static byte[] bombWithHeader() {
    return Arrays.copyOf(NiftiFile.version1(2, 2).bytes(), 50 << 20);
  }

  @Test
  void otherGzipIsSomethingElse() {
    byte[] text = NiftiFile.gzip("no volume ".repeat(100).getBytes(StandardCharsets.US_ASCII));

    assertThat(score(text, "a.nii.gz")).isEqualTo(Score.NO);
    assertThatThrownBy(() -> read(text)).isInstanceOf(DeclinedException.class);
  }

  @Test
  void gzipHeaderAloneIsNoVolume() {
    byte[] file = Arrays.copyOf(NiftiFile.version1(2, 2).gzipped(), 10);

    assertThat(score(file, "a.nii.gz")).isEqualTo(Score.NO);
    assertThatThrownBy(() -> read(file)).isInstanceOf(TruncatedException.class);
  }

  @Test
  void gzipIsRecognisedFromLittleOfIt() {
    byte[] file = NiftiFile.version1(40, 40, 40).gzipped();

    assertThat(score(file, "a.nii.gz")).isEqualTo(Score.CERTAIN);
    assertThat(score(Arrays.copyOf(file, 16), file, "a.nii.gz")).isEqualTo(Score.POSSIBLE);
  }

  @Test
  void missingVoxelsAreToldAndTheHeaderStays() throws IOException {
    byte[] file = NiftiFile.version1(4, 5, 6).bytes();

    Result result = read(Arrays.copyOf(file, file.length - 1));

    assertThat(result.facts().shape()).containsExactly(4L, 5L, 6L);
    assertThat(result.context().isIncomplete()).isTrue();
    assertThat(result.context().findings()).extracting(Finding::code).containsExactly("TRUNCATED");
  }

  @Test
  void headerOfAPairNeedsNoVoxels() throws IOException {
    Result result = read(NiftiFile.version1(4, 5, 6).pairHeader());

    assertThat(result.facts().shape()).containsExactly(4L, 5L, 6L);
    assertThat(result.context().isIncomplete()).isFalse();
  }

  @Test
  void impossibleHeadersAreMalformed() {
    byte[] file = NiftiFile.version1(4, 5, 6).bytes();
    ByteBuffer fields = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);

    fields.putShort(40, (short) 8);
    assertThatThrownBy(() -> read(file)).isInstanceOf(MalformedException.class);
    fields.putShort(40, (short) 3).putShort(44, (short) 0);
    assertThatThrownBy(() -> read(file)).hasMessageContaining("dim[2] is 0");
    fields.putShort(44, (short) -5);
    assertThatThrownBy(() -> read(file)).hasMessageContaining("dim[2] is -5");
    fields.putShort(44, (short) 5).putShort(70, (short) 3);
    assertThatThrownBy(() -> read(file)).hasMessageContaining("datatype 3");
  }

  @Test
  void volumeLargerThanAnyFileIsMalformed() {
    byte[] header = Arrays.copyOf(NiftiFile.version2(1L << 40, 1L << 40).pairHeader(), 544);
    header[5] = '+';

    assertThatThrownBy(() -> read(header)).isInstanceOf(MalformedException.class);
  }
}

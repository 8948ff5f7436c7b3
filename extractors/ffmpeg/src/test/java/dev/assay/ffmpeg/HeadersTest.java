package dev.assay.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Inspection;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.Limits;
import dev.assay.source.ByteArraySource;
import dev.assay.testdata.av.Mp4File;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The headers that are read beside FFmpeg, and files it cannot describe. */
class HeadersTest {

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static ByteCursor cursor(byte[] bytes) {
    return ByteCursor.over(ByteArraySource.of(bytes, "file"), new Budget(Limits.tiny()));
  }

  @Test
  void musepackCountsSamplesInGroupsOfSevenBits() throws IOException {
    // 24,000 + 100 samples, of which 100 are silence in front, at 48 kHz.
    byte[] file = latin1("MPCKSH\u000f\1\2\3\4\b\u0081\u00bc$d \0");

    assertThat(MusepackHeader.duration(cursor(file))).isEqualTo(Rational.of(1, 2));
  }

  @Test
  void aSegmentWithoutItsInitializationIsNamed() {
    byte[] segment =
        latin1("\0\0\0\20styp" + "msdh\0\0\0\0" + "\0\0\0\20moof\0\0\0\bmfhd\0\0\0\bmdat");

    assertThat(Reading.failure(Reading.inspect(segment))).isEqualTo("SEGMENT_WITHOUT_INIT");
  }

  @Test
  void theMovieBoxIsReadWhenItsFragmentsCannotBe() throws IOException {
    byte[] movie = Mp4File.video(64, 48, 25, 1, 5).bytes();
    int end = (int) u32(movie, 0) + (int) u32(movie, (int) u32(movie, 0));
    // A fragment of track 0, which no track can be.
    byte[] fragment = latin1("\0\0\0\40moof\0\0\0\30traf\0\0\0\20tfhd\0\0\0\0\0\0\0\0");
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.write(movie, 0, end);
    file.write(fragment);
    Inspection inspection = Reading.inspect(file.toByteArray());

    assertThat(inspection).isInstanceOf(Inspection.Partial.class);
    assertThat(Reading.codes(inspection)).contains("FRAGMENTS_UNREADABLE");
    assertThat(Reading.video(inspection).stored()).isEqualTo(new Size(64, 48));
  }

  private static long u32(byte[] bytes, int at) {
    return ByteBuffer.wrap(bytes).getInt(at) & 0xFFFF_FFFFL;
  }

  @Test
  void aFileThatCannotBeReadHasTheTypeOfItsContainer() {
    byte[] aiff = latin1("FORM\0\0\0\4AIFF");

    assertThat(Reading.inspect(aiff).type().name()).isEqualTo("aiff");
  }
}

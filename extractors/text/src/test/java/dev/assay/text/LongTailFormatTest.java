package dev.assay.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.format.Context;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.format.Tier;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.Limits;
import dev.assay.read.UnsupportedException;
import dev.assay.testdata.ScriptedSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LongTailFormatTest {

  private static UnsupportedException refusal(byte[] bytes) throws IOException {
    ScriptedSource source = ScriptedSource.of(bytes, "a.bin");
    ByteCursor in = ByteCursor.over(source, new Budget(Limits.local()));
    Context context = new Context(Head.of(in.head(), source.identity()));
    UnsupportedException refusal =
        catchThrowableOfType(
            UnsupportedException.class, () -> new LongTailFormat().read(in, context));
    assertThat(source.log()).containsExactly(ScriptedSource.read(0, bytes.length));
    return refusal;
  }

  @Test
  void isAskedLast() {
    byte[] bytes = {1};
    Head head = Head.of(bytes, ScriptedSource.of(bytes, "a").identity());

    assertThat(new LongTailFormat().info().tier()).isEqualTo(Tier.FALLBACK);
    assertThat(new LongTailFormat().score(head)).isEqualTo(Score.POSSIBLE);
  }

  @Test
  void archiveIsRecognisedButNotDescribed() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry("a.txt"));
      zip.write('a');
    }

    UnsupportedException refusal = refusal(out.toByteArray());

    assertThat(refusal.code()).isEqualTo("NOT_DESCRIBED");
    FileType type = refusal.type();
    assertThat(type).isNotNull();
    assertThat(type.mimeType()).isEqualTo("application/zip");
    assertThat(type.kind()).isEqualTo(MediaKind.UNKNOWN);
    assertThat(type.extensions()).contains("zip");
  }

  @Test
  void kindFollowsTheTypeThatIsRecognised() throws IOException {
    FileType type = refusal("#!AMR-WB\n and so on".getBytes(StandardCharsets.US_ASCII)).type();

    assertThat(type).isNotNull();
    assertThat(type.kind()).isEqualTo(MediaKind.AUDIO);
  }

  @Test
  void unknownBytesStayUnknown() throws IOException {
    UnsupportedException refusal = refusal(new byte[] {0x13, 0x57, (byte) 0x9B, 0, 1, 2, 3});

    assertThat(refusal.code()).isEqualTo("UNRECOGNISED");
    assertThat(refusal.type()).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void definitionsThatAreCutOffAreNotPrintedAbout(String charset) throws IOException {
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    PrintStream standard = System.err;
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      for (String definitions : List.of("", "<!ENTITY a 'x", "<!ENTITY a 'x'>", "<!-- x", "<")) {
        String start = "\uFEFF<?xml version='1.0'?><!DOCTYPE a SYSTEM 'b>' [" + definitions;
        assertThat(refusal(start.getBytes(Charset.forName(charset)))).isNotNull();
      }
    } finally {
      System.setErr(standard);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @Test
  void theRootOfXmlTellsItsType() throws IOException {
    String map =
        "<?xml version='1.0'?><!DOCTYPE kml PUBLIC 'a' 'b'>"
            + "<kml xmlns='http://www.opengis.net/kml/2.2'>[</kml>";
    FileType type = refusal(map.getBytes(StandardCharsets.UTF_8)).type();

    assertThat(type).isNotNull();
    assertThat(type.mimeType()).isEqualTo("application/vnd.google-earth.kml+xml");
  }
}

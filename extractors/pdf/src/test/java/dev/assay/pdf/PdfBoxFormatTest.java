package dev.assay.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.Fact;
import dev.assay.facts.PdfFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.LimitExceededException;
import dev.assay.read.Limits;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.source.ByteSource;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.pdf.PdfFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class PdfBoxFormatTest {

  /** What reading came to. */
  private record Result(PdfFacts facts, Context context) {

    List<String> codes() {
      return context.findings().stream().map(Finding::code).toList();
    }
  }

  private static Result read(byte[] bytes) throws IOException {
    return read(ScriptedSource.of(bytes, "a.pdf"), Limits.local());
  }

  private static Result read(ByteSource source, Limits limits) throws IOException {
    ByteCursor in = ByteCursor.over(source, new Budget(limits));
    Context context = new Context(Head.of(in.head(), source.identity()));
    return new Result(new PdfBoxFormat().read(in, context), context);
  }

  private static Score score(String start) {
    ScriptedSource source = ScriptedSource.of(start.getBytes(StandardCharsets.ISO_8859_1), "a.pdf");
    byte[] head = start.getBytes(StandardCharsets.ISO_8859_1);
    return new PdfBoxFormat().score(Head.of(head, source.identity()));
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static String latin1(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  @Test
  void headerIsLookedForInTheFirst1024Bytes() {
    assertThat(score("%PDF-1.7\n")).isEqualTo(Score.CERTAIN);
    assertThat(score(" ".repeat(1019) + "%PDF-1.7\n")).isEqualTo(Score.LIKELY);
    assertThat(score(" ".repeat(1020) + "%PDF-1.7\n")).isEqualTo(Score.NO);
    assertThat(score("%PDF")).isEqualTo(Score.NO);
  }

  @Test
  void pagesOfATableAreCounted() throws IOException {
    Result result = read(PdfFile.withPages(7).version("1.4").withTable());

    assertThat(result.facts().numPages()).isEqualTo(Fact.measured(7L));
    assertThat(result.facts().encrypted()).isFalse();
    assertThat(result.facts().version()).isEqualTo("1.4");
    assertThat(result.codes()).isEmpty();
  }

  @Test
  void pagesInObjectStreamsAreCounted() throws IOException {
    Result result = read(PdfFile.withPages(7).withStreams());

    assertThat(result.facts().numPages()).isEqualTo(Fact.measured(7L));
    assertThat(result.codes()).isEmpty();
  }

  @Test
  void versionOfTheCatalogOverridesTheHeader() throws IOException {
    byte[] bytes =
        PdfFile.withPages(1)
            .version("1.4")
            .catalog("<< /Type /Catalog /Version /1.6 /Pages 2 0 R >>")
            .withTable();

    assertThat(read(bytes).facts().version()).isEqualTo("1.6");
  }

  @Test
  void nestedNodesAreCountedByTheirLeaves() throws IOException {
    byte[] bytes =
        PdfFile.withPageTree(
                "<< /Type /Pages /Kids [ 3 0 R 6 0 R ] /Count 3 >>",
                "<< /Type /Pages /Parent 2 0 R /Kids [ 4 0 R 5 0 R ] /Count 2 >>",
                "<< /Type /Page /Parent 3 0 R >>",
                "<< /Type /Page /Parent 3 0 R >>",
                "<< /Type /Page /Parent 2 0 R >>")
            .withTable();

    assertThat(read(bytes).facts().numPages()).isEqualTo(Fact.measured(3L));
  }

  @Test
  void lyingCountIsFound() throws IOException {
    byte[] bytes =
        PdfFile.withPageTree(
                "<< /Type /Pages /Kids [ 3 0 R ] /Count 99 >>", "<< /Type /Page /Parent 2 0 R >>")
            .withTable();

    Result result = read(bytes);

    assertThat(result.facts().numPages()).isEqualTo(Fact.measured(1L));
    assertThat(result.codes()).containsExactly("PDF_COUNT_MISMATCH");
  }

  @Test
  void hugeCountIsFound() throws IOException {
    byte[] bytes =
        PdfFile.withPageTree(
                "<< /Type /Pages /Kids [ 3 0 R ] /Count 99999999999999 >>",
                "<< /Type /Page /Parent 2 0 R >>")
            .withStreams();

    Result result = read(bytes);

    assertThat(result.facts().numPages()).isEqualTo(Fact.measured(1L));
    assertThat(result.codes()).containsExactly("PDF_COUNT_MISMATCH");
  }

  @Test
  void missingAndNegativeCountsAreReplaced() throws IOException {
    for (String count : List.of("", "/Count -1", "/Count (two)", "/Count null")) {
      byte[] bytes =
          PdfFile.withPageTree(
                  "<< /Type /Pages /Kids [ 3 0 R 4 0 R ] " + count + " >>",
                  "<< /Type /Page /Parent 2 0 R >>",
                  "<< /Type /Page /Parent 2 0 R >>")
              .withTable();

      Result result = read(bytes);

      assertThat(result.facts().numPages()).as(count).isEqualTo(Fact.measured(2L));
      assertThat(result.codes()).as(count).containsExactly("PDF_COUNT_MISMATCH");
    }
  }

  @Test
  void kidsThatLoopEnd() throws IOException {
    byte[] bytes =
        PdfFile.withPageTree(
                "<< /Type /Pages /Kids [ 3 0 R 2 0 R 4 0 R ] /Count 1 >>",
                "<< /Type /Pages /Parent 2 0 R /Kids [ 2 0 R 3 0 R ] /Count 1 >>",
                "<< /Type /Page /Parent 2 0 R >>")
            .withTable();

    assertThat(read(bytes).facts().numPages()).isEqualTo(Fact.measured(1L));
  }

  @Test
  void deepTreesAreWalkedWithoutTheStack() throws IOException {
    String[] nodes = new String[1500];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = "<< /Type /Pages /Kids [ " + (3 + i) + " 0 R ] /Count 1 >>";
    }
    nodes[nodes.length - 1] = "<< /Type /Page >>";

    assertThat(read(PdfFile.withPageTree(nodes).withTable()).facts().numPages())
        .isEqualTo(Fact.measured(1L));
  }

  @Test
  void largeTreesAreBelieved() throws IOException {
    Result result = read(PdfFile.withPages(5000).withTable());

    assertThat(result.facts().numPages()).isEqualTo(Fact.declared(5000L));
    assertThat(result.codes()).isEmpty();
  }

  @Test
  void largeTreesThatClaimFewerPagesAreCountedAll() throws IOException {
    byte[] bytes = PdfFile.withPages(5000).withTable();
    byte[] lying = latin1(latin1(bytes).replace("/Count 5000 ", "/Count 12   "));

    Result result = read(lying);

    assertThat(result.facts().numPages()).isEqualTo(Fact.measured(5000L));
    assertThat(result.codes()).containsExactly("PDF_COUNT_MISMATCH");
  }

  @Test
  void documentWithoutPagesIsSaidToHaveNone() throws IOException {
    Result result = read(PdfFile.withPages(0).withTable());

    assertThat(result.facts().numPages()).isEqualTo(Fact.measured(0L));
    assertThat(result.codes()).isEmpty();
  }

  @Test
  void emptyUserPasswordOpens() throws IOException {
    Result result = read(PdfFile.withPages(4).encrypted("").withTable());

    assertThat(result.facts().numPages()).isEqualTo(Fact.measured(4L));
    assertThat(result.facts().encrypted()).isTrue();
    assertThat(result.facts().locked()).isFalse();
    assertThat(result.codes()).isEmpty();
  }

  @Test
  void lockedDocumentStillTellsItsCount() throws IOException {
    Result result = read(PdfFile.withPages(4).encrypted("secret").withTable());

    assertThat(result.facts().numPages()).isEqualTo(Fact.declared(4L));
    assertThat(result.facts().encrypted()).isTrue();
    assertThat(result.facts().locked()).isTrue();
    assertThat(result.codes()).isEmpty();
  }

  @Test
  void lockedDocumentWithoutReadableCountHasNone() throws IOException {
    Result result =
        read(
            PdfFile.withPages(4)
                .catalog("<< /Type /Catalog /Pages null >>")
                .encrypted("secret")
                .withTable());

    assertThat(result.facts().numPages()).isNull();
    assertThat(result.facts().locked()).isTrue();
    assertThat(result.context().isIncomplete()).isFalse();
    assertThat(result.codes()).isEmpty();
  }

  @Test
  void certificatesLockToo() throws IOException {
    byte[] bytes = PdfFile.withPages(4).encrypted("secret").withTable();
    byte[] certified = latin1(latin1(bytes).replace("/Filter /Standard", "/Filter /Adobe.PubSec"));

    Result result = read(certified);

    assertThat(result.facts().numPages()).isEqualTo(Fact.declared(4L));
    assertThat(result.facts().locked()).isTrue();
    assertThat(result.codes()).isEmpty();
  }

  @Test
  void bytesBeforeTheHeaderShiftOffsetsOrDoNot() throws IOException {
    byte[] junk = " ".repeat(700).getBytes(StandardCharsets.US_ASCII);
    ByteArrayOutputStream shifted = new ByteArrayOutputStream();
    shifted.writeBytes(junk);
    shifted.writeBytes(PdfFile.withPages(2).withTable());

    Result result = read(shifted.toByteArray());

    assertThat(result.facts().numPages()).isEqualTo(Fact.measured(2L));
    assertThat(result.codes()).isEmpty();
  }

  @Test
  void wrongCrossReferencesAreRepaired() throws IOException {
    byte[] bytes = PdfFile.withPages(2).withTable();
    byte[] wrong = latin1(latin1(bytes).replaceFirst("startxref\n[0-9]+", "startxref\n7"));

    Result result = read(wrong);

    assertThat(result.facts().numPages()).isEqualTo(Fact.measured(2L));
    assertThat(result.codes()).containsExactly("PDF_REPAIRED");
  }

  @Test
  void pagesLostBehindACutAreTold() throws IOException {
    byte[] bytes = PdfFile.withPages(30).withTable();
    int cut = latin1(bytes).indexOf("20 0 obj");

    Result result = read(Arrays.copyOf(bytes, cut));

    assertThat(result.facts().numPages()).isEqualTo(Fact.measured(17L));
    assertThat(result.context().isIncomplete()).isTrue();
    assertThat(result.codes()).containsExactly("PDF_REPAIRED", "PDF_PAGES_MISSING");
  }

  @Test
  void objectStreamIsNotDecodedForEveryObjectItLacks() {
    int lacking = 5000;
    StringBuilder kids = new StringBuilder();
    for (int i = 0; i < lacking; i++) {
      kids.append(4 + i).append(" 0 R ");
    }
    byte[] bytes =
        PdfFile.withPageTree(
                "<< /Type /Pages /Kids [ " + kids + "] /Count " + lacking + " >>",
                "(" + " ".repeat(8 << 20) + ")")
            .withStreamsLacking(lacking);

    assertThatThrownBy(() -> read(ScriptedSource.of(bytes, "a.pdf"), Limits.tiny()))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void crossReferencesThatLoopAreRepaired() throws IOException {
    String bytes = latin1(PdfFile.withPages(2).withTable());
    int table = bytes.indexOf("xref\n");
    byte[] looping = latin1(bytes.replace("/Root 1 0 R", "/Root 1 0 R /Prev " + table));

    Result result = read(looping);

    assertThat(result.facts().numPages()).isEqualTo(Fact.measured(2L));
    assertThat(result.codes()).containsExactly("PDF_REPAIRED");
  }

  @Test
  void catalogWithoutTypeIsFoundByItsTrailer() throws IOException {
    byte[] bytes =
        latin1(
            "%PDF-1.\n1 0 obj<</Pages 2 0 R>>endobj\n2 0 obj<</Kids[3 0 R]/Count 1>>endobj\n"
                + "3 0 obj<</Parent 2 0 R>>endobj\ntrailer <</Root 1 0 R>>");

    Result result = read(bytes);

    assertThat(result.facts().numPages()).isEqualTo(Fact.measured(1L));
    assertThat(result.facts().version()).isNull();
    assertThat(result.codes()).containsExactly("PDF_REPAIRED");
  }

  @Test
  void halfADocumentIsTruncated() {
    byte[] bytes = PdfFile.withPages(300).withStreams();

    assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length / 2)))
        .isInstanceOf(TruncatedException.class);
  }

  @Test
  void emptyDocumentIsMalformed() {
    assertThatThrownBy(() -> read(latin1("%PDF-1.7\n%%EOF\n")))
        .isInstanceOf(MalformedException.class);
  }

  @Test
  void streamsThatDecodeToFarTooMuchAreRefused() throws IOException {
    byte[] bomb = stream(new byte[100 << 20]);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.writeBytes(latin1("%PDF-1.7\n"));
    int at = out.size();
    out.writeBytes(
        latin1(
            "1 0 obj\n<< /Type /XRef /Size 9 /W [ 1 4 2 ] /Root 2 0 R /Filter /FlateDecode"
                + " /Length "
                + bomb.length
                + " >>\nstream\n"));
    out.writeBytes(bomb);
    out.writeBytes(latin1("\nendstream\nendobj\nstartxref\n" + at + "\n%%EOF\n"));

    assertThatThrownBy(() -> read(out.toByteArray()))
        .isInstanceOf(LimitExceededException.class)
        .hasMessageContaining("decodes to more than");
  }

  @Test
  void predictorsThatAskForFarTooMuchAreRefused() throws IOException {
    byte[] bytes = PdfFile.withPages(2).withStreams();
    byte[] greedy =
        latin1(
            latin1(bytes)
                .replace(
                    "/Type /XRef /W",
                    "/Type /XRef /DecodeParms << /Predictor 12 /Columns 2000000000 >> /W"));

    assertThatThrownBy(() -> read(greedy)).isInstanceOf(LimitExceededException.class);
  }

  private static byte[] stream(byte[] data) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(out)) {
      deflated.write(data);
    }
    return out.toByteArray();
  }

  @Test
  void objectsNestedWithoutEndAreMalformed() {
    String deep = "[".repeat(200_000);
    byte[] bytes = PdfFile.withPageTree(deep).withTable();

    assertThatThrownBy(() -> read(bytes)).isInstanceOf(MalformedException.class);
  }

  @Test
  void longDocumentIsReadAtItsEndAndWhereItsTreeLies() throws IOException {
    String padding = "(" + " ".repeat(1 << 20) + ")";
    byte[] bytes = PdfFile.withPages(3).object(padding).withTable();
    ScriptedSource source = ScriptedSource.of(bytes, "a.pdf");

    Result result = read(source, Limits.remote());

    assertThat(result.facts().numPages()).isEqualTo(Fact.measured(3L));
    long lastBlock = (bytes.length - 1L) / 8192;
    long tail = (lastBlock - 1) * 8192;
    assertThat(source.log())
        .containsExactly(
            ScriptedSource.read(0, 16 * 1024),
            ScriptedSource.read(tail, (int) (bytes.length - tail)));
  }

  @Test
  void pagesFarApartAreNotAllVisitedOnARemoteStore() throws IOException {
    int pages = 60;
    StringBuilder kids = new StringBuilder();
    String[] objects = new String[1 + 2 * pages];
    for (int i = 0; i < pages; i++) {
      kids.append(3 + 2 * i).append(" 0 R ");
      objects[1 + 2 * i] = "<< /Type /Page /Parent 2 0 R >>";
      objects[2 + 2 * i] = "(" + " ".repeat(60_000) + ")";
    }
    objects[0] = "<< /Type /Pages /Kids [ " + kids + "] /Count " + pages + " >>";
    byte[] bytes = PdfFile.withPageTree(objects).withTable();
    ScriptedSource remote = ScriptedSource.of(bytes, "a.pdf");

    assertThat(read(bytes).facts().numPages()).isEqualTo(Fact.measured(60L));
    assertThat(read(remote, Limits.remote()).facts().numPages()).isEqualTo(Fact.declared(60L));
    assertThat(remote.log()).hasSizeLessThan(40);
  }

  @Test
  void longBrokenDocumentsAreNotSearched() {
    ScriptedSource source = ScriptedSource.sparse(5L << 30, "a.pdf").put(0, latin1("%PDF-1.7\n"));

    assertThatThrownBy(() -> read(source, Limits.local()))
        .isInstanceOf(LimitExceededException.class);
    assertThat(source.bytesRead()).isLessThan(100_000);
  }

  @Test
  void nothingIsLogged() throws IOException {
    List<LogRecord> records = new ArrayList<>();
    Handler handler =
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            records.add(entry);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      byte[] bytes = PdfFile.withPages(2).withTable();
      read(latin1(latin1(bytes).replaceFirst("startxref\n[0-9]+", "startxref\n7")));
    } finally {
      root.removeHandler(handler);
    }
    assertThat(records).isEmpty();
  }
}

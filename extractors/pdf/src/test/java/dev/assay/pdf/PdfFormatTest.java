package dev.assay.pdf;

import static dev.assay.pdf.Documents.behind;
import static dev.assay.pdf.Documents.latin1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.Fact;
import dev.assay.facts.PdfFacts;
import dev.assay.format.Context;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.Limits;
import dev.assay.source.ByteSource;
import dev.assay.testdata.Sample;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.pdf.PdfFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.DeflaterOutputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class PdfFormatTest {
  private static final String PAGE = "<< /Type /Page /Parent 2 0 R >>";

  private static PdfFacts read(byte[] bytes) throws IOException {
    return read(ScriptedSource.of(bytes, "a.pdf"), Limits.local());
  }

  private static PdfFacts read(ByteSource source, Limits limits) throws IOException {
    ByteCursor in = ByteCursor.over(source, new Budget(limits));
    Context context = new Context(Head.of(in.head(), source.identity()));
    PdfFacts facts = new PdfFormat().read(in, context);
    assertThat(context.findings()).isEmpty();
    return facts;
  }

  private static PdfFacts asPdfBoxReads(byte[] bytes) throws IOException {
    ScriptedSource source = ScriptedSource.of(bytes, "a.pdf");
    ByteCursor in = ByteCursor.over(source, new Budget(Limits.local()));
    return new PdfBoxFormat().read(in, new Context(Head.of(in.head(), source.identity())));
  }

  private static Fact<Long> pages(byte[] bytes) throws IOException {
    return read(bytes).numPages();
  }

  private static void assertDeclines(String why, byte[] bytes) {
    ScriptedSource source = ScriptedSource.of(bytes, "a.pdf");
    assertThatThrownBy(() -> read(source, Limits.local()))
        .as(why)
        .isInstanceOf(DeclinedException.class);
    assertThat(source.log()).as(why).hasSizeLessThan(16);
  }

  private static byte[] changed(byte[] bytes, String from, String to) {
    String text = latin1(bytes);
    assertThat(text).contains(from);
    return latin1(text.replace(from, to));
  }

  @Test
  void headerIsLookedForInTheFirst1024Bytes() {
    assertThat(score("%PDF-1.7\n")).isEqualTo(Score.CERTAIN);
    assertThat(score(" ".repeat(1019) + "%PDF-1.7\n")).isEqualTo(Score.LIKELY);
    assertThat(score(" ".repeat(1020) + "%PDF-1.7\n")).isEqualTo(Score.NO);
    assertThat(score("%PDF")).isEqualTo(Score.NO);
    for (int before = 0; before < 12; before++) {
      assertThat(score("%PD-F%PDF".repeat(3).substring(27 - before) + "%PDF-1.7"))
          .as("behind %d bytes", before)
          .isNotEqualTo(Score.NO);
    }
  }

  private static Score score(String start) {
    ScriptedSource source = ScriptedSource.of(latin1(start), "a.pdf");
    return new PdfFormat().score(Head.of(latin1(start), source.identity()));
  }

  @TestFactory
  Stream<DynamicTest> factsAreThoseThatPdfBoxFinds() {
    return Documents.usual().stream()
        .map(
            sample ->
                DynamicTest.dynamicTest(
                    sample.name(),
                    () ->
                        assertThat(read(sample.bytes())).isEqualTo(asPdfBoxReads(sample.bytes()))));
  }

  /**
   * What is damaged is either declined or told as PDFBox tells it. Its search forgets that a
   * document is locked.
   */
  @TestFactory
  Stream<DynamicTest> damageDoesNotMakeItDisagreeWithPdfBox() {
    return Documents.usual().stream()
        .filter(sample -> sample.bytes().length < 5_000 && !sample.name().equals("locked.pdf"))
        .map(sample -> DynamicTest.dynamicTest(sample.name(), () -> compareDamaged(sample)));
  }

  private static void compareDamaged(Sample sample) {
    Random random = new Random(7);
    String bytes = "0129 \n<>[]()/%Rfn\0\u00ff";
    for (int i = 0; i < 400; i++) {
      byte[] damaged = sample.bytes().clone();
      int at = random.nextInt(damaged.length);
      damaged[at] = (byte) bytes.charAt(random.nextInt(bytes.length()));
      PdfFacts own;
      try {
        own = read(damaged);
      } catch (IOException e) {
        continue;
      }
      String what = "byte " + at + " changed to " + damaged[at];
      PdfFacts other;
      try {
        other = asPdfBoxReads(damaged);
      } catch (IOException e) {
        throw new AssertionError(what + ": PDFBox says " + e, e);
      }
      assertThat(own.numPages()).as(what).isEqualTo(other.numPages());
      assertThat(own.locked()).as(what).isEqualTo(other.locked());
    }
  }

  @Test
  void newestObjectIsTheOneThatCounts() throws IOException {
    byte[] three = PdfFile.withPages(3).withTable();
    byte[] two = PdfFile.updated(three, 2, "<< /Type /Pages /Kids [ 3 0 R 4 0 R ] /Count 2 >>");

    assertThat(pages(three)).isEqualTo(Fact.measured(3L));
    assertThat(pages(two)).isEqualTo(Fact.measured(2L));
    assertThat(pages(PdfFile.updated(two, 3, PAGE))).isEqualTo(Fact.measured(2L));
  }

  @Test
  void versionOfTheCatalogOverridesTheHeader() throws IOException {
    PdfFile file = PdfFile.withPages(1).version("1.4");
    assertThat(read(file.withTable()).version()).isEqualTo("1.4");

    file.catalog("<< /Type /Catalog /Version /1.6 /Pages 2 0 R >>");
    assertThat(read(file.withTable()).version()).isEqualTo("1.6");
  }

  @Test
  void rowsOfNineteenAndTwentyOneBytesAreFound() throws IOException {
    for (String end : new String[] {"\n", "\r", " \r\n"}) {
      String text = latin1(PdfFile.withPages(4).withTable());
      int table = text.indexOf("xref\n");
      String rows = text.substring(table).replace("\r\n", end);

      assertThat(pages(latin1(text.substring(0, table) + rows))).isEqualTo(Fact.measured(4L));
    }
  }

  @Test
  void tableOfRowsOfSeveralLengthsIsDeclined() {
    String text = latin1(PdfFile.withPages(4).withTable());
    int row = text.indexOf("\r\n", text.indexOf("xref\n") + 60);

    assertDeclines("rows", latin1(text.substring(0, row) + text.substring(row + 1)));
  }

  @Test
  void passwordsAreTriedAsPdfBoxTriesThem() throws IOException {
    for (int keyLength : new int[] {40, 128, 256}) {
      for (boolean aes : new boolean[] {false, true}) {
        for (String user : new String[] {"", "user"}) {
          for (String owner : new String[] {"", "owner"}) {
            byte[] bytes = protectedByPdfBox(keyLength, aes, owner, user);
            String what = keyLength + " bits, AES " + aes + ", '" + owner + "', '" + user + "'";

            PdfFacts facts = read(bytes);

            assertThat(facts).as(what).isEqualTo(asPdfBoxReads(bytes));
            assertThat(facts.encrypted()).as(what).isTrue();
            assertThat(facts.locked()).as(what).isEqualTo(!user.isEmpty());
          }
        }
      }
    }
  }

  @Test
  void ownerWithoutAPasswordOpens() throws IOException {
    byte[] bytes = PdfFile.withPages(3).encrypted("user", "").withTable();

    assertThat(read(bytes).locked()).isFalse();
    assertThat(read(bytes)).isEqualTo(asPdfBoxReads(bytes));
  }

  private static byte[] protectedByPdfBox(int keyLength, boolean aes, String owner, String user)
      throws IOException {
    try (PDDocument document = Loader.loadPDF(PdfFile.withPages(3).withTable())) {
      StandardProtectionPolicy policy =
          new StandardProtectionPolicy(owner, user, new AccessPermission());
      policy.setEncryptionKeyLength(keyLength);
      policy.setPreferAES(aes);
      document.protect(policy);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      document.save(out, CompressParameters.NO_COMPRESSION);
      return out.toByteArray();
    }
  }

  @Test
  void treeInAnEncryptedStreamIsDeclined() {
    byte[] bytes = PdfFile.withPages(2).withStreams();
    assertDeclines(
        "encrypted", changed(bytes, "/Root 1 0 R", "/Root 1 0 R /Encrypt << /Filter /Standard >>"));
  }

  @Test
  void treesThatContradictThemselvesAreDeclined() {
    assertDeclines("too many", tree("/Kids [ 3 0 R ] /Count 99"));
    assertDeclines("too few", tree("/Kids [ 3 0 R 4 0 R ] /Count 1"));
    assertDeclines("none", tree("/Kids [ 3 0 R ]"));
    assertDeclines("negative", tree("/Kids [ 3 0 R ] /Count -1"));
    assertDeclines("huge", tree("/Kids [ 3 0 R ] /Count 99999999999999999999"));
    assertDeclines("text", tree("/Kids [ 3 0 R ] /Count (1)"));
    assertDeclines("twice", tree("/Kids [ 3 0 R ] /Count 1 /Count 1"));
    assertDeclines("real", tree("/Kids [ 3 0 R ] /Count 1.0"));
    assertDeclines("again", tree("/Kids [ 3 0 R 3 0 R ] /Count 2"));
    assertDeclines("itself", tree("/Kids [ 2 0 R ] /Count 1"));
    assertDeclines("wraps to 3", tree("/Kids [ 4294967299 0 R ] /Count 1"));
    assertDeclines("absent", tree("/Kids [ 9 0 R ] /Count 1"));
    assertDeclines("generation", tree("/Kids [ 3 1 R ] /Count 1"));
    assertDeclines("number", tree("/Kids [ 3 ] /Count 1"));
    assertDeclines("childless", tree("/Kids [ ] /Count 7"));
    assertDeclines("without kids", tree("/Count 7"));
    assertDeclines("a page", PdfFile.withPageTree("<< /Type /Page >>").withTable());
    assertDeclines("no type", PdfFile.withPageTree("<< /Kids [ ] /Count 0 >>").withTable());
    assertDeclines(
        "inner",
        PdfFile.withPageTree(
                "<< /Type /Pages /Kids [ 3 0 R 4 0 R ] /Count 3 >>",
                "<< /Type /Pages /Kids [ 5 0 R ] /Count 2 >>",
                "<< /Type /Pages /Kids [ 6 0 R 7 0 R ] /Count 2 >>",
                PAGE,
                PAGE,
                PAGE)
            .withTable());
  }

  @Test
  void namesAreKnownHoweverTheyAreWritten() throws IOException {
    String[] names = {
      "/Kids [ 3 0 R 4 0 R ] /Count 2",
      "/#4bids[3 0 R 4 0 R]/Coun#74 2",
      "/" + "x".repeat(512) + " /" + "y".repeat(33) + " /Kids[3 0 R%\n4 0 R]/Count +2",
      "/\u00e9 1.5 /Kid 3 0 R /KidsKids [ 1 0 R .5 ] /Kids [ 3 0 R 4 0 R ] /Count 2"
    };
    for (String entries : names) {
      assertThat(pages(tree(entries))).as(entries).isEqualTo(Fact.measured(2L));
    }
    assertDeclines("long name", tree("/" + "x".repeat(513) + " 1 /Kids [ 3 0 R ] /Count 1"));
    assertDeclines("other case", tree("/kids [ 3 0 R ] /Count 1"));
    assertDeclines("broken escape", tree("/Kid#s [ 3 0 R ] /Count 1"));
  }

  private static byte[] tree(String entries) {
    return PdfFile.withPageTree("<< /Type /Pages " + entries + " >>", PAGE, PAGE).withTable();
  }

  @Test
  void documentWithoutPagesHasNone() throws IOException {
    assertThat(pages(PdfFile.withPages(0).withTable())).isEqualTo(Fact.measured(0L));
  }

  @Test
  void wrongCrossReferencesAreDeclined() {
    byte[] bytes = PdfFile.withPages(3).withTable();
    int table = latin1(bytes).indexOf("xref\n");
    String start = "startxref\n" + table;
    assertDeclines("elsewhere", changed(bytes, start, "startxref\n7"));
    assertDeclines("behind the end", changed(bytes, start, "startxref\n99999999"));
    assertDeclines("nowhere", changed(bytes, start, "startxref\n"));
    assertDeclines("no end", changed(bytes, "%%EOF", "%%EO"));
    assertDeclines("no start", changed(bytes, "startxref", "startxxxx"));
    assertDeclines("late end", changed(bytes, "%%EOF", "%%EOF" + " ".repeat(3000)));
    assertDeclines("loop", changed(bytes, "/Root", "/Prev " + table + " /Root"));
    assertDeclines("no root", changed(bytes, "/Root", "/Boot"));
    assertDeclines("many rows", changed(bytes, "0 6\n", "0 1000000000\n"));
    assertDeclines("wrong numbers", changed(bytes, "xref\n0 6\n", "xref\n1 6\n"));
    assertDeclines("free", changed(bytes, " 00000 n\r\n", " 00000 f\r\n"));
    assertDeclines("no object", changed(bytes, "2 0 obj", "7 0 obj"));
    assertDeclines("no end of an object", changed(bytes, "endobj", "endxxx"));
  }

  @Test
  void manySectionsAreDeclined() {
    byte[] bytes = PdfFile.withPages(1).withTable();
    for (int i = 0; i < 70; i++) {
      bytes = PdfFile.updated(bytes, 3, PAGE);
    }
    assertDeclines("sections", bytes);
  }

  @Test
  void sectionsThatLeadToEachOtherAreDeclined() {
    String first = latin1(PdfFile.withPages(1).withTable());
    int table = first.indexOf("xref\n");
    String prepared = first.replace("/Root", "/Prev 0000001000 /Root");
    int second = prepared.length() + (PAGE + "3 0 obj\n\nendobj\n").length();
    byte[] updated = PdfFile.updated(latin1(prepared), 3, PAGE);
    assertThat(latin1(updated)).contains("/Prev " + table);

    assertDeclines("loop", changed(updated, "0000001000", String.format("%010d", second)));
  }

  @Test
  void unusualStreamsAreDeclined() {
    byte[] bytes = PdfFile.withPages(3).withStreams();
    assertDeclines("filter", changed(bytes, "/FlateDecode", "/LZWDecode"));
    assertDeclines("filters", changed(bytes, "/FlateDecode", "[ /A85 /Flate ]"));
    assertDeclines(
        "predictor", changed(bytes, "/Type /XRef", "/Type /XRef /DecodeParms << /Predictor 2 >>"));
    assertDeclines(
        "columns",
        changed(
            bytes,
            "/Type /XRef",
            "/Type /XRef /DecodeParms << /Predictor 12 /Columns 2000000000 >>"));
    assertDeclines("width", changed(bytes, "[ 1 4 2 ]", "[ 1 4000000000 2 ]"));
    assertDeclines("no width", changed(bytes, "[ 1 4 2 ]", "[ 0 0 0 ]"));
    assertDeclines("many objects", changed(bytes, "/N 5", "/N 1000000000"));
    assertDeclines("first", changed(bytes, "/First ", "/First 9"));
    assertDeclines("length", changed(bytes, "/Length ", "/Length 1"));
    assertDeclines("elsewhere", changed(bytes, "/Type /ObjStm", "/Type /ObjStm /F (a)"));
  }

  @Test
  void rowsThatAreNotThereAreDeclined() {
    byte[] bytes = PdfFile.withPages(3).withStreams();
    assertDeclines(
        "rows", changed(bytes, "/Type /XRef", "/Type /XRef /Index [ 5000 1000000000 0 8 ]"));
  }

  @Test
  void streamsThatDecodeToFarTooMuchAreDeclined() throws IOException {
    String bomb = latin1(deflated(100 << 20));
    for (String stream :
        new String[] {
          "/Type /XRef /Size 9 /W [ 1 4 2 ] /Root 2 0 R", "/Type /XRef /Size 9 /W [ 1 1 1 ]"
        }) {
      String start =
          "%PDF-1.7\n1 0 obj\n<< " + stream + " /Filter /FlateDecode /Length " + bomb.length();
      assertDeclines(
          "bomb",
          latin1(start + " >>\nstream\n" + bomb + "\nendstream\nendobj\nstartxref\n9\n%%EOF\n"));
    }
    byte[] large = PdfFile.withPages(2).object("(" + " ".repeat(40 << 20) + ")").withStreams();
    assertDeclines("object stream", large);
  }

  private static byte[] deflated(int zeros) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (DeflaterOutputStream deflated = new DeflaterOutputStream(out)) {
      deflated.write(new byte[zeros]);
    }
    return out.toByteArray();
  }

  @Test
  void valuesNestedOrContinuedWithoutEndAreDeclined() {
    for (String endless : new String[] {"[", "<<", "<< /A ", "<< /Kids [", "(", "<", "/"}) {
      byte[] bytes = PdfFile.withPageTree(endless.repeat(100_000)).withTable();
      assertDeclines(endless, bytes);
      assertDeclines("Kids " + endless, tree("/Kids [ " + endless.repeat(100_000) + " ]"));
      assertDeclines("Other " + endless, tree("/Other " + endless.repeat(100_000)));
    }
    assertDeclines("many", tree("/Kids [ " + "0 ".repeat(300_000) + " ] /Count 300000"));
    assertDeclines("long", tree("/Other (" + " ".repeat(5 << 20) + ") /Kids [ ] /Count 0"));
  }

  @Test
  void deepTreeIsDeclined() {
    String[] nodes =
        IntStream.range(0, 1500)
            .mapToObj(i -> "<< /Type /Pages /Kids [ " + (3 + i) + " 0 R ] /Count 1 >>")
            .toArray(String[]::new);
    nodes[nodes.length - 1] = PAGE;

    ScriptedSource source = ScriptedSource.of(PdfFile.withPageTree(nodes).withTable(), "a.pdf");
    assertThatThrownBy(() -> read(source, Limits.local())).isInstanceOf(DeclinedException.class);
  }

  @Test
  void largeTreesAreBelieved() throws IOException {
    assertThat(pages(PdfFile.withPages(5000).withTable())).isEqualTo(Fact.declared(5000L));
    assertThat(pages(PdfFile.withPages(5000).withStreams())).isEqualTo(Fact.declared(5000L));
  }

  @Test
  void documentWhoseOffsetsDoNotCountFromItsHeaderIsDeclined() {
    byte[] shifted = behind(10, PdfFile.withPages(1).withTable());
    int table = latin1(shifted).indexOf("xref\n");

    assertDeclines(
        "shifted", changed(shifted, "startxref\n" + (table - 10), "startxref\n" + table));
  }

  @Test
  void smallDocumentTakesOneRead() throws IOException {
    for (Limits limits : new Limits[] {Limits.local(), Limits.remote()}) {
      for (Sample sample : Documents.usual().subList(0, 9)) {
        ScriptedSource source = ScriptedSource.of(sample);
        read(source, limits);
        assertThat(source.log())
            .as(sample.name())
            .containsExactly(ScriptedSource.read(0, sample.bytes().length));
      }
    }
  }

  @Test
  void documentOfFourHeadsMoreTakesTwoReads() throws IOException {
    byte[] bytes = PdfFile.withPages(180).withTable();
    ScriptedSource source = ScriptedSource.of(bytes, "a.pdf");

    assertThat(read(source, Limits.local()).numPages()).isEqualTo(Fact.measured(180L));
    assertThat(bytes.length).isBetween(16_000, 24_000);
    assertThat(source.log())
        .containsExactly(
            ScriptedSource.read(0, 4096), ScriptedSource.read(4096, bytes.length - 4096));
  }

  @Test
  void longDocumentIsReadAtItsEndAndWhereItsTreeLies() throws IOException {
    int kib = 1024;
    String padding = "(" + " ".repeat(kib * kib) + ")";
    byte[] first = PdfFile.withPages(3).object(padding).withTable();
    assertReads(
        first,
        Fact.measured(3L),
        ScriptedSource.read(0, 16 * kib),
        ScriptedSource.read(first.length - 16 * kib, 16 * kib));
    byte[] middle = paddedTree(padding);
    int pages = latin1(middle).indexOf("3 0 obj");
    assertReads(
        middle,
        Fact.measured(1L),
        ScriptedSource.read(0, 16 * kib),
        ScriptedSource.read(middle.length - 16 * kib, 16 * kib),
        ScriptedSource.read(pages, 16 * kib));
  }

  /** The tree between two long objects. */
  private static byte[] paddedTree(String padding) {
    return PdfFile.withPageTree(
            padding, "<< /Type /Pages /Kids [ 4 0 R ] /Count 1 >>", "<< /Type /Page >>", padding)
        .catalog("<< /Type /Catalog /Pages 3 0 R >>")
        .withTable();
  }

  private static void assertReads(byte[] bytes, Fact<Long> pages, ScriptedSource.Read... reads)
      throws IOException {
    ScriptedSource source = ScriptedSource.of(bytes, "a.pdf");
    assertThat(read(source, Limits.remote()).numPages()).isEqualTo(pages);
    assertThat(source.log()).containsExactly(reads);
  }

  @Test
  void pagesFarApartAreNotVisitedOnARemoteStore() throws IOException {
    int pages = 60;
    StringBuilder kids = new StringBuilder();
    String[] objects = new String[1 + 2 * pages];
    for (int i = 0; i < pages; i++) {
      kids.append(3 + 2 * i).append(" 0 R ");
      objects[1 + 2 * i] = PAGE;
      objects[2 + 2 * i] = "(" + " ".repeat(20_000) + ")";
    }
    objects[0] = "<< /Type /Pages /Kids [ " + kids + "] /Count " + pages + " >>";
    byte[] bytes = PdfFile.withPageTree(objects).withTable();
    ScriptedSource remote = ScriptedSource.of(bytes, "a.pdf");

    assertThat(pages(bytes)).isEqualTo(Fact.measured(60L));
    assertThat(read(remote, Limits.remote()).numPages()).isEqualTo(Fact.declared(60L));
    assertThat(remote.log()).hasSize(4);
  }

  @Test
  void longBrokenDocumentIsNotSearched() {
    ScriptedSource source = ScriptedSource.sparse(5L << 30, "a.pdf").put(0, latin1("%PDF-1.7\n"));

    assertThatThrownBy(() -> read(source, Limits.local())).isInstanceOf(DeclinedException.class);
    assertThat(source.log()).hasSize(2);
  }
}

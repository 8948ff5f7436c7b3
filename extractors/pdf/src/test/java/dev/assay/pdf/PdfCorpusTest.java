package dev.assay.pdf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.facts.PdfFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.Head;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.Limits;
import dev.assay.read.ReadException;
import dev.assay.source.ByteSource;
import dev.assay.source.FileSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Real documents: what is not declined is as PDFBox reads it. */
class PdfCorpusTest {

  private record Result(PdfFacts facts, List<String> codes) {}

  private static Result read(Format format, Path file) throws IOException {
    try (ByteSource source = FileSource.open(file)) {
      ByteCursor in = ByteCursor.over(source, new Budget(Limits.local()));
      Context context = new Context(Head.of(in.head(), source.identity()));
      PdfFacts facts = (PdfFacts) format.read(in, context);
      return new Result(facts, context.findings().stream().map(Finding::code).toList());
    }
  }

  @Test
  void factsAreThoseThatPdfBoxFinds() throws IOException {
    String corpus = System.getProperty("assay.corpus", "");
    assumeTrue(!corpus.isEmpty(), "there is no corpus: give its folder with -Dassay.corpus");
    int answered = 0;
    int declined = 0;
    List<Path> files;
    try (Stream<Path> found = Files.walk(Path.of(corpus, "pdf"))) {
      files = found.filter(Files::isRegularFile).sorted().toList();
    }
    for (Path file : files) {
      Result own;
      try {
        own = read(new PdfFormat(), file);
      } catch (DeclinedException e) {
        declined++;
        continue;
      }
      answered++;
      try {
        assertThat(own).as(file.toString()).isEqualTo(read(new PdfBoxFormat(), file));
      } catch (ReadException e) {
        throw new AssertionError("PDFBox refuses " + file + ": " + e, e);
      }
    }
    assertThat(answered).isGreaterThan(5 * declined);
  }
}

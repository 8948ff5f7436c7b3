package dev.assay.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.facts.ImageFacts;
import dev.assay.finding.Failure;
import dev.assay.finding.Finding;
import dev.assay.format.Format;
import dev.assay.format.FormatCatalog;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.source.Identity;
import dev.assay.testdata.FormatContract;
import dev.assay.testdata.Sample;
import dev.assay.testdata.ScriptedSource;
import java.util.List;

/** The contract of a reader, and what the tests of image readers ask. */
abstract class ImageFormatTest extends FormatContract {

  /** The reader under test, for tests of all of them. */
  final Format tested() {
    return format();
  }

  /** The files in order, for tests of all readers. */
  final List<Sample> files() {
    return samples();
  }

  final Inspection inspect(ScriptedSource source) {
    return Assay.with(FormatCatalog.of(format())).inspect(source);
  }

  final Inspection inspect(byte[] bytes) {
    return inspect(ScriptedSource.of(bytes, samples().get(0).name()));
  }

  final ImageFacts facts(byte[] bytes) {
    Inspection inspection = inspect(bytes);
    assertThat(inspection.facts()).as("%s", inspection).isInstanceOf(ImageFacts.class);
    return (ImageFacts) inspection.facts();
  }

  final Failure failure(byte[] bytes) {
    Inspection inspection = inspect(bytes);
    assertThat(inspection).isInstanceOf(Inspection.Failed.class);
    return ((Inspection.Failed) inspection).failure();
  }

  final List<String> findings(byte[] bytes) {
    return inspect(bytes).findings().stream().map(Finding::code).toList();
  }

  final List<ScriptedSource.Read> reads(byte[] bytes) {
    ScriptedSource source = ScriptedSource.of(bytes, samples().get(0).name());
    assertThat(inspect(source).facts()).isNotNull();
    return source.log();
  }

  final Score score(byte[] head, String name) {
    return format().score(Head.of(head, Identity.of(name, head.length)));
  }

  static String stored(ImageFacts facts) {
    return facts.stored().toString();
  }

  static String displayed(ImageFacts facts) {
    return facts.displayed().toString();
  }
}

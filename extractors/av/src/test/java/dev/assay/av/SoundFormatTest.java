package dev.assay.av;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.Rational;
import dev.assay.finding.Failure;
import dev.assay.finding.Finding;
import dev.assay.format.FormatCatalog;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.Limits;
import dev.assay.source.Identity;
import dev.assay.testdata.FormatContract;
import dev.assay.testdata.ScriptedSource;
import java.util.Arrays;
import java.util.List;

/** The contract of formats, and short words for what tests of readers of sound say. */
public abstract class SoundFormatTest extends FormatContract {

  @Override
  protected int mutations() {
    return 10_000;
  }

  /** What inspecting those bytes with this reader alone comes to. */
  protected final Inspection inspect(byte[] file) {
    return inspect(ScriptedSource.of(file, "file"));
  }

  /** What inspecting a source with this reader alone comes to. */
  protected final Inspection inspect(ScriptedSource source) {
    return inspect(source, Limits.local());
  }

  /** What inspecting a source within limits comes to. */
  protected final Inspection inspect(ScriptedSource source, Limits limits) {
    return Assay.with(FormatCatalog.of(format())).within(limits).inspect(source);
  }

  /** The facts of a file of sound that is in order. */
  protected final AudioFacts facts(byte[] file) {
    return facts(inspect(file));
  }

  /** The facts of an inspection that must not be partial. */
  protected static AudioFacts facts(Inspection inspection) {
    assertThat(inspection).isInstanceOf(Inspection.Complete.class);
    assertThat(inspection.facts()).isInstanceOf(AudioFacts.class);
    return (AudioFacts) inspection.facts();
  }

  /** The track of a file that is in order. */
  protected final AudioTrack track(byte[] file) {
    return facts(file).track();
  }

  /** The track of a file that breaks off, after asserting that this is said. */
  protected final AudioTrack cutTrack(byte[] file) {
    Inspection inspection = inspect(file);
    assertThat(inspection).isInstanceOf(Inspection.Partial.class);
    assertThat(codes(inspection)).contains("TRUNCATED");
    AudioFacts facts = (AudioFacts) ((Inspection.Partial) inspection).facts();
    return facts.track();
  }

  /** The track of a stream whose last frame is cut, after asserting that this is said. */
  protected final AudioTrack frayedTrack(byte[] file) {
    Inspection inspection = inspect(file);
    assertThat(codes(inspection)).contains("LAST_FRAME_CUT");
    return facts(inspection).track();
  }

  /** The codes of what was found. */
  protected static List<String> codes(Inspection inspection) {
    return inspection.findings().stream().map(Finding::code).toList();
  }

  /** Why a file is refused. */
  protected final Failure failure(byte[] file) {
    Inspection inspection = inspect(file);
    assertThat(inspection).isInstanceOf(Inspection.Failed.class);
    return ((Inspection.Failed) inspection).failure();
  }

  /** The reads made of a file. */
  protected final List<ScriptedSource.Read> reads(byte[] file) {
    ScriptedSource source = ScriptedSource.of(file, "file");
    inspect(source);
    return source.log();
  }

  /** How sure the reader is of a file, by its first 4096 bytes. */
  protected final Score score(byte[] file, String name) {
    byte[] head = Arrays.copyOf(file, Math.min(file.length, 4096));
    return format().score(Head.of(head, Identity.of(name, file.length)));
  }

  /** A time that was counted. */
  protected static Fact<Rational> measured(long samples, int sampleRate) {
    return Fact.measured(Rational.of(samples, sampleRate));
  }

  /** A time a header claims. */
  protected static Fact<Rational> declared(long samples, int sampleRate) {
    return Fact.declared(Rational.of(samples, sampleRate));
  }
}

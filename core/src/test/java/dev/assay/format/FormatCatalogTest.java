package dev.assay.format;

import static dev.assay.ScriptedFormat.facts;
import static dev.assay.ScriptedFormat.library;
import static dev.assay.ScriptedFormat.own;
import static dev.assay.ScriptedFormat.type;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.ScriptedFormat;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.source.Identity;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import org.junit.jupiter.api.Test;

class FormatCatalogTest {
  private static final Head HEAD = Head.of(new byte[4], Identity.of("a", 4));

  private static ScriptedFormat ownFormat(String name, Score score) {
    return own(name, score, (in, context) -> facts(name));
  }

  private static ScriptedFormat libraryFormat(String name, Score score) {
    return library(name, score, (in, context) -> facts(name));
  }

  @Test
  void theSurestComesFirstThenOwnReadersThenNames() {
    FormatCatalog catalog =
        FormatCatalog.of(
            libraryFormat("tika", Score.POSSIBLE),
            libraryFormat("ffmpeg", Score.CERTAIN),
            ownFormat("wav", Score.LIKELY),
            ownFormat("mp4", Score.CERTAIN),
            ownFormat("avi", Score.CERTAIN),
            ownFormat("png", Score.NO),
            ownFormat("mp3", Score.POSSIBLE));
    assertThat(catalog.candidates(HEAD))
        .extracting(candidate -> candidate.format().info().reader())
        .containsExactly("avi", "mp4", "ffmpeg", "wav", "mp3", "tika");
    assertThat(catalog.candidates(HEAD))
        .extracting(FormatCatalog.Candidate::score)
        .doesNotContain(Score.NO);
    assertThat(catalog.formats())
        .extracting(format -> format.info().reader())
        .containsExactly("avi", "mp3", "mp4", "png", "wav", "ffmpeg", "tika");
  }

  @Test
  void nobodyIsAskedBehindOneThatIsCertain() {
    ScriptedFormat certain = ownFormat("b", Score.CERTAIN);
    ScriptedFormat behind = ownFormat("c", Score.CERTAIN);
    FormatCatalog catalog = FormatCatalog.of(ownFormat("a", Score.LIKELY), certain, behind);
    Iterator<FormatCatalog.Candidate> candidates = catalog.candidates(HEAD).iterator();
    assertThat(candidates.hasNext()).isTrue();
    assertThat(candidates.next().format()).isSameAs(certain);
    assertThat(behind.scored()).isZero();
    assertThat(candidates.next().format()).isSameAs(behind);
    assertThat(candidates.next().score()).isEqualTo(Score.LIKELY);
    assertThat(candidates.hasNext()).isFalse();
    assertThatThrownBy(candidates::next).isInstanceOf(NoSuchElementException.class);
    assertThat(behind.scored()).isEqualTo(1);
  }

  @Test
  void aReaderWithSignaturesIsCertainOnlyOfAFileWithOne() {
    ScriptedFormat signed = ownFormat("a", Score.CERTAIN).signedBy(Magic.start("ab"));
    ScriptedFormat likely = ownFormat("b", Score.LIKELY);
    ScriptedFormat certain = ownFormat("c", Score.CERTAIN);
    FormatCatalog catalog = FormatCatalog.of(signed, likely, certain);
    assertThat(catalog.candidates(HEAD))
        .containsExactly(
            new FormatCatalog.Candidate(certain, Score.CERTAIN),
            new FormatCatalog.Candidate(signed, Score.LIKELY),
            new FormatCatalog.Candidate(likely, Score.LIKELY));
    assertThat(catalog.candidates(head("abc")))
        .containsExactly(
            new FormatCatalog.Candidate(signed, Score.CERTAIN),
            new FormatCatalog.Candidate(certain, Score.CERTAIN),
            new FormatCatalog.Candidate(likely, Score.LIKELY));
  }

  @Test
  void nobodyIsAskedWhoCannotBeCertainBeforeOneThatIs() {
    ScriptedFormat signed = ownFormat("a", Score.POSSIBLE).signedBy(Magic.start("ab"));
    ScriptedFormat certain = ownFormat("b", Score.CERTAIN);
    Iterator<FormatCatalog.Candidate> candidates =
        FormatCatalog.of(signed, certain).candidates(HEAD).iterator();
    assertThat(candidates.next().format()).isSameAs(certain);
    assertThat(signed.scored()).isZero();
    assertThat(candidates.next().format()).isSameAs(signed);
    assertThat(candidates.hasNext()).isFalse();
    assertThat(signed.scored()).isEqualTo(1);
  }

  @Test
  void theOrderDoesNotDependOnTheOrderOfFinding() {
    ScriptedFormat a = ownFormat("a", Score.CERTAIN);
    ScriptedFormat b = ownFormat("b", Score.CERTAIN);
    assertThat(FormatCatalog.of(a, b).formats()).isEqualTo(FormatCatalog.of(b, a).formats());
  }

  @Test
  void anExtensionOfAnotherTypeContradicts() {
    FormatCatalog catalog =
        FormatCatalog.of(ownFormat("png", Score.NO), ownFormat("gif", Score.NO));
    assertThat(catalog.contradicts("gif", type("png"))).isTrue();
    assertThat(catalog.contradicts("png", type("png"))).isFalse();
    assertThat(catalog.contradicts("xyz", type("png"))).isFalse();
    assertThat(catalog.contradicts("", type("png"))).isFalse();
  }

  @Test
  void extensionsThatAnyReaderGivesATypeDoNotContradict() {
    FileType plain = FileType.of("mp4", MediaKind.VIDEO, "video/mp4", "mp4");
    FileType wide = FileType.of("mp4", MediaKind.VIDEO, "video/mp4", "mp4", "m4v");
    FormatCatalog catalog = FormatCatalog.of(reader("isobmff", plain), reader("ffmpeg", wide));
    assertThat(catalog.contradicts("m4v", plain)).isFalse();
    FileType unlisted = FileType.of("mov", MediaKind.VIDEO, "video/quicktime", "mov");
    assertThat(catalog.contradicts("m4v", unlisted)).isTrue();
    assertThat(catalog.contradicts("mov", unlisted)).isFalse();
  }

  private static Format reader(String name, FileType type) {
    return new Format() {
      @Override
      public FormatInfo info() {
        return FormatInfo.own(name, List.of(type), Magic.start("ab"), new Magic(2, "\u00FF"));
      }

      @Override
      public dev.assay.facts.Facts read(dev.assay.read.ByteCursor in, Context context) {
        return facts(name);
      }
    };
  }

  @Test
  void aSignatureMakesAReaderCertain() {
    Format format = reader("a", type("a"));
    assertThat(format.score(head("ab"))).isEqualTo(Score.CERTAIN);
    assertThat(format.score(head("xx\u00FF"))).isEqualTo(Score.CERTAIN);
    assertThat(format.score(head("xxx"))).isEqualTo(Score.NO);
    assertThat(format.score(head("a"))).isEqualTo(Score.NO);
  }

  private static Head head(String characters) {
    byte[] bytes = characters.getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    return Head.of(bytes, Identity.of("name", bytes.length));
  }

  @Test
  void whatSaysNothingIsRefused() {
    assertThatThrownBy(() -> Magic.start("")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Magic(-1, "a")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> FormatInfo.own("none", List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

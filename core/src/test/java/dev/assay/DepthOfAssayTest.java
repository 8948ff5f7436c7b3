package dev.assay;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.finding.Finding;
import dev.assay.format.DecodeCheck;
import dev.assay.format.Depth;
import dev.assay.format.FormatCatalog;
import dev.assay.format.Score;
import dev.assay.read.Limits;
import dev.assay.read.UnsupportedException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How far an engine goes, and whom it asks to prove that a file plays. */
class DepthOfAssayTest {
  private static final byte[] BYTES = new byte[100];

  private final List<Depth> read = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  private static Facts sound() {
    AudioTrack track = new AudioTrack("pcm", 8000, 1, null, null, Rational.ZERO);
    FileType type = FileType.of("sound", MediaKind.AUDIO, "audio/sound", "sound");
    return new AudioFacts(type, track, 1, Playability.PLAYS);
  }

  private Assay reading(Facts facts, Finding... findings) {
    return Assay.with(
        FormatCatalog.of(
            ScriptedFormat.own(
                "sound",
                Score.CERTAIN,
                (in, context) -> {
                  read.add(context.depth());
                  List.of(findings).forEach(context::report);
                  return facts;
                })));
  }

  private DecodeCheck check(String name, boolean knows) {
    return (in, facts, context) -> {
      asked.add(name + " at " + in.position());
      return knows;
    };
  }

  private static List<String> codes(Inspection inspection) {
    return inspection.findings().stream().map(Finding::code).toList();
  }

  @ParameterizedTest
  @EnumSource(Depth.class)
  void readersLearnHowFarToGo(Depth depth) {
    reading(sound()).at(depth).inspect(BYTES, "file");

    assertThat(read).containsExactly(depth);
  }

  @Test
  void localFilesAreCountedAndRemoteOnesAreNot() {
    assertThat(Assay.standard().depth()).isEqualTo(Depth.EXACT);
    assertThat(Assay.standard().limits()).isEqualTo(Limits.local());
    assertThat(Assay.remote().depth()).isEqualTo(Depth.HEADER);
    assertThat(Assay.remote().limits()).isEqualTo(Limits.remote());
    assertThat(Assay.remote().within(Limits.tiny()).depth()).isEqualTo(Depth.HEADER);
  }

  @Test
  void decodersAreAskedInOrderUntilOneKnowsTheFile() {
    Assay assay =
        reading(sound())
            .decodingWith(check("a", false), check("b", true), check("c", true))
            .at(Depth.DECODE);

    assertThat(codes(assay.inspect(BYTES, "file"))).isEmpty();
    assertThat(asked).containsExactly("a at 0", "b at 0");
  }

  @Test
  void withLessDepthOrForPicturesNoDecoderIsAsked() {
    reading(sound()).decodingWith(check("a", true)).at(Depth.EXACT).inspect(BYTES, "file");
    reading(ScriptedFormat.facts("image"))
        .decodingWith(check("a", true))
        .at(Depth.DECODE)
        .inspect(BYTES, "file");

    assertThat(asked).isEmpty();
  }

  @Test
  void whatIsRefusedAnywayNeedsNoProof() {
    Assay assay =
        reading(sound(), Finding.error("ENCRYPTED", "No key."))
            .decodingWith(check("a", true))
            .at(Depth.DECODE);

    assertThat(codes(assay.inspect(BYTES, "file"))).containsExactly("ENCRYPTED");
    assertThat(asked).isEmpty();
  }

  @Test
  void withoutADecoderItIsSaidThatNothingIsProven() {
    Inspection inspection = reading(sound()).at(Depth.DECODE).inspect(BYTES, "file");

    assertThat(codes(inspection)).containsExactly(DecodeCheck.UNPROVEN);
    assertThat(inspection.findings().get(0).remedy()).contains("Install");
  }

  @Test
  void theReasonOfADecoderThatCannotTellIsGiven() {
    DecodeCheck unable =
        (in, facts, context) -> {
          throw new UnsupportedException("X", "there is no decoder of it.", "None.", null);
        };
    Inspection inspection =
        reading(sound()).decodingWith(unable).at(Depth.DECODE).inspect(BYTES, "file");

    assertThat(inspection.findings().get(0).message())
        .endsWith("plays: there is no decoder of it.");
  }

  @Test
  void aDecoderThatBreaksLeavesTheFactsAndSaysSo() {
    DecodeCheck broken =
        (in, facts, context) -> {
          throw new IllegalStateException("oops");
        };
    Inspection inspection =
        reading(sound()).decodingWith(broken).at(Depth.DECODE).inspect(BYTES, "file");

    assertThat(inspection).isInstanceOf(Inspection.Complete.class);
    assertThat(codes(inspection)).containsExactly(DecodeCheck.UNPROVEN);
    assertThat(inspection.findings().get(0).message()).contains("oops");
  }
}

package dev.assay;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Playability;
import dev.assay.facts.Size;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Magic;
import dev.assay.format.Score;
import dev.assay.format.Tier;
import dev.assay.read.ByteCursor;
import java.io.IOException;
import java.util.List;

/** A reader whose score and answer a test writes; its one type has its name as extension. */
public final class ScriptedFormat implements Format {

  /** What it does when it is asked. */
  public interface Answer {
    Facts read(ByteCursor in, Context context) throws IOException;
  }

  private final FormatInfo info;
  private final Score score;
  private final Answer answer;
  private int asked;
  private int scored;

  private ScriptedFormat(FormatInfo info, Score score, Answer answer) {
    this.info = info;
    this.score = score;
    this.answer = answer;
  }

  public static ScriptedFormat own(String name, Score score, Answer answer) {
    return new ScriptedFormat(FormatInfo.own(type(name)), score, answer);
  }

  public static ScriptedFormat library(String name, Score score, Answer answer) {
    FormatInfo info = new FormatInfo(name, Tier.LIBRARY, List.of(type(name)), List.of());
    return new ScriptedFormat(info, score, answer);
  }

  /** It with signatures, which its score does not depend on. */
  public ScriptedFormat signedBy(Magic... signatures) {
    FormatInfo signed =
        new FormatInfo(info.reader(), info.tier(), info.types(), List.of(signatures));
    return new ScriptedFormat(signed, score, answer);
  }

  public static FileType type(String name) {
    return FileType.of(name, MediaKind.IMAGE, "image/" + name, name);
  }

  public static Facts facts(String name) {
    Size size = new Size(1, 1);
    return new ImageFacts(type(name), size, size, 1, 1, 8, Playability.PLAYS);
  }

  /** How often it was asked to read. */
  public int asked() {
    return asked;
  }

  /** How often it was asked how sure it is. */
  public int scored() {
    return scored;
  }

  @Override
  public FormatInfo info() {
    return info;
  }

  @Override
  public Score score(Head head) {
    scored++;
    return score;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    asked++;
    return answer.read(in, context);
  }
}

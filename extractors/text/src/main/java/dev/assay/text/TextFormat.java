package dev.assay.text;

import dev.assay.facts.Fact;
import dev.assay.facts.FileType;
import dev.assay.facts.TextFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Magic;
import dev.assay.format.Score;
import dev.assay.format.Tier;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.source.Identity;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The reader of text: its character set, its lines, and its format as far as the content or, where
 * that leaves a choice, the name tells.
 *
 * <p>Short texts are read to their end; of long ones only the first bytes are looked at, and their
 * lines are not counted.
 */
public final class TextFormat implements Format {
  /** With byte order marks (Unicode 23.8) as signatures: without one it cannot be certain. */
  private static final FormatInfo INFO =
      new FormatInfo(
          "text",
          Tier.OWN,
          TextTypes.ALL,
          List.of(
              Magic.start("\u00EF\u00BB\u00BF"),
              Magic.start("\u00FF\u00FE"),
              Magic.start("\u00FE\u00FF"),
              Magic.start("\0\0\u00FE\u00FF")));

  /** The longest text that is read to its end, and the part of the bytes allowed for that. */
  private static final long MOST_BYTES = 16L << 20;

  private static final int PART_OF_BYTES = 64;

  /** Bytes that the format is told from. */
  private static final int START_BYTES = 4096;

  /** Bytes that tell whether a file may be text at all. */
  private static final int SCORED_BYTES = 256;

  private static final int STEP_BYTES = 64 * 1024;

  /** A reader. */
  public TextFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  /**
   * Looks at the first characters only, since this is asked of every file: what turns out to be no
   * text further on is declined.
   */
  @Override
  public Score score(Head head) {
    int looked = Math.min(SCORED_BYTES, head.length());
    CharacterScan scan = scan(head, looked);
    if (!scan.isText(head.isWhole() && looked == head.length())) {
      return Score.NO;
    }
    Opening opening = new Opening(head, scan.layout());
    return opening.first() == '{' || opening.first() == '[' || isMarkup(opening)
        ? Score.LIKELY
        : Score.POSSIBLE;
  }

  /** Whether a text is markup of a known format, unless it is a drawing. */
  private static boolean isMarkup(Opening opening) {
    Markup markup = opening.first() == '<' ? Markup.of(opening.characters()) : null;
    return markup != null
        && !markup.localRoot().equals("svg")
        && TextTypes.markup(markup, opening.extension()) != null;
  }

  @Override
  public TextFacts read(ByteCursor in, Context context) throws IOException {
    Head head = start(in, context.head());
    CharacterScan scan = scan(head, head.length());
    Layout layout = scan.layout();
    boolean whole = head.isWhole();
    if (!whole && !isLong(in) && scan.isText(false)) {
      CharacterScan further = scan(head, head.length(), layout);
      whole = scanRest(in.seek(head.length()), further);
      scan = whole || !further.isText(false) ? further : scan;
    }
    if (!scan.isText(whole)) {
      throw new DeclinedException("character " + scan.units() + " belongs to no text");
    }
    Opening opening = new Opening(head, layout);
    Markup markup = opening.first() == '<' ? Markup.of(opening.characters()) : null;
    FileType type = TextTypes.of(opening, markup);
    Fact<String> charset = charset(scan, layout, whole, markup);
    if (!scan.isUnicode(whole)) {
      context.report(
          Finding.warning("TEXT_NOT_UTF8", "The text is in " + charset.value() + ", not in UTF-8.")
              .mendedBy("Convert the text to UTF-8: viewers take it for that."));
    }
    return new TextFacts(type, charset, whole ? (Long) scan.lines() : null);
  }

  /** The first bytes, as many as decide, however many types are recognised from. */
  private static Head start(ByteCursor in, Head head) throws IOException {
    if (head.length() == START_BYTES || (head.isWhole() && head.length() < START_BYTES)) {
      return head;
    }
    byte[] start = new byte[(int) Math.min(START_BYTES, in.remaining())];
    int got = in.read(start, 0, start.length);
    Identity known = head.identity();
    long length = got < start.length ? got : in.sourceLength();
    return Head.of(
        Arrays.copyOf(start, got),
        new Identity(known.uri(), known.name(), length, known.lastModified(), known.etag()));
  }

  private static boolean isLong(ByteCursor in) {
    return in.sourceLength() > mostBytes(in);
  }

  private static long mostBytes(ByteCursor in) {
    return Math.min(MOST_BYTES, in.budget().limits().bytes() / PART_OF_BYTES);
  }

  /** Reads on to the end, unless that is too far; whether it was reached. */
  private static boolean scanRest(ByteCursor in, CharacterScan scan) throws IOException {
    long most = mostBytes(in);
    byte[] step = new byte[STEP_BYTES];
    while (in.position() < most) {
      int got = in.read(step, 0, (int) Math.min(step.length, most - in.position()));
      if (got == 0) {
        return true;
      }
      scan.accept(step, 0, got);
      if (!scan.isText(false)) {
        return false;
      }
      in.budget().checkTime();
    }
    return !in.has(1);
  }

  /** A scan of the first {@code n} bytes, in the layout that they and those behind them show. */
  private static CharacterScan scan(Head head, int n) {
    Layout marked = Layout.marked(head);
    if (marked != null) {
      return scan(head, n, marked);
    }
    CharacterScan scan = scan(head, n, Layout.BYTES);
    if (scan.isText(false)) {
      return scan; // wider characters have bytes in them that no text has
    }
    Layout guessed = Layout.guessed(head);
    return guessed.unitBytes() == 1 ? scan : scan(head, n, guessed);
  }

  private static CharacterScan scan(Head head, int n, Layout layout) {
    CharacterScan scan = new CharacterScan(layout);
    scan.accept(head.bytes(), layout.bomBytes(), n);
    return scan;
  }

  private static Fact<String> charset(
      CharacterScan scan, Layout layout, boolean whole, @Nullable Markup markup) {
    String found = scan.charset(whole);
    if (layout.bomBytes() > 0) {
      return Fact.declared(Objects.requireNonNullElse(found, "utf-8"));
    }
    if (scan.isUnicode(whole) && found != null) {
      return whole && layout.unitBytes() == 1 ? Fact.measured(found) : Fact.estimated(found);
    }
    if (markup != null && markup.encoding() != null) {
      return Fact.declared(markup.encoding());
    }
    // RFC 1428 has this name for it.
    return found == null ? Fact.assumed("unknown-8bit") : Fact.estimated(found);
  }
}

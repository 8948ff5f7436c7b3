package dev.assay.av.sound;

import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.BrowserSupport;
import dev.assay.facts.Fact;
import dev.assay.facts.FileType;
import dev.assay.facts.Rational;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Depth;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A file that is a stream of frames with tags around it. */
final class FrameStream {

  /** Bits per sample that lossy codecs are said to have, since they have none. */
  static final Fact<Integer> LOSSY_BITS = Fact.assumed(16);

  /** How far behind the tags the first frame is looked for. */
  private static final int FARTHEST_START = 64 * 1024;

  /** Frames that have to follow the first where it does not stand where it should. */
  private static final int FOLLOWERS_ELSEWHERE = 3;

  /** How far a stream that is not walked to its end is walked to know its average. */
  private static final int SAMPLED = 64 * 1024;

  /** The share of what an inspection may read that a walk may take. */
  private static final int SHARE = 4;

  private static final int LARGEST_HEADER = 8;

  private static final Frame NONE = new Frame(1, 0, 1, 1, -1);

  private final ByteCursor in;
  private final FrameSyntax syntax;
  private final Frame first;
  private final long start;
  private final long end;

  private FrameStream(ByteCursor in, FrameSyntax syntax, Frame first, long start, long end) {
    this.in = in;
    this.syntax = syntax;
    this.first = first;
    this.start = start;
    this.end = end;
  }

  /**
   * Says how sure it is that a file is a stream of such frames.
   *
   * <p>Frames that follow one another are the evidence; one alone is none, unless a tag or the name
   * speaks for it or it fills the file.
   *
   * @param extension what names of such files end in most often
   * @param afterTag the score of a file of another name of which only an ID3v2 tag is at hand
   */
  static Score score(Head head, FrameSyntax syntax, String extension, Score afterTag) {
    long tagEnd = Tags.endOfLeading(head);
    boolean named = head.extension().equals(extension);
    if (tagEnd >= head.length()) {
      return tagEnd == 0 ? Score.NO : named ? Score.LIKELY : afterTag;
    }
    boolean hinted = tagEnd > 0 || named;
    int at = (int) tagEnd;
    while (hinted && head.u8(at) == 0) {
      at++; // padding that belongs to no tag
    }
    Frame first = syntax.frame(eight(head, at));
    if (first == null) {
      return hinted && (tagEnd > 0 || at == head.length()) ? Score.POSSIBLE : Score.NO;
    }
    int frames = 0;
    Frame frame = first;
    while (frame != null && frame.isLike(first)) {
      frames++;
      at += frame.length();
      if (at + LARGEST_HEADER > head.length()) {
        boolean filled = head.isWhole() && at == head.length();
        return frames > 2
            ? Score.CERTAIN
            : filled || frames > 1 || hinted ? Score.LIKELY : Score.NO;
      }
      frame = syntax.frame(eight(head, at));
    }
    boolean likely = frames > 3 || (hinted && frames > 1);
    return likely ? Score.LIKELY : hinted ? Score.POSSIBLE : Score.NO;
  }

  private static long eight(Head head, int offset) {
    long value = 0;
    for (int i = 0; i < LARGEST_HEADER; i++) {
      value = (value << 8) | Math.max(0, head.u8(offset + i));
    }
    return value;
  }

  /**
   * Finds the stream in a file: the first frame that others like it or the end follow, and the
   * start of the tags behind. The length of the source is known afterwards.
   *
   * @throws DeclinedException when there are no such frames
   */
  static FrameStream in(ByteCursor in, FrameSyntax syntax) throws IOException {
    long tagEnd = Tags.endOfLeading(in);
    long end = Tags.startOfTrailing(in, Math.min(tagEnd, in.end()));
    FrameStream probe = new FrameStream(in, syntax, NONE, tagEnd, end);
    long last = Math.min(end, tagEnd + FARTHEST_START);
    for (long at = tagEnd; at < last; at++) {
      Frame frame = probe.frame(at);
      int followers = at == tagEnd ? 1 : FOLLOWERS_ELSEWHERE;
      if (frame != null && probe.isFollowed(frame, at, followers)) {
        return new FrameStream(in, syntax, frame, at, end);
      }
    }
    throw new DeclinedException("no frame is followed by another like it");
  }

  /**
   * The stream that starts at the cursor and has no tags around it. The length of the source is
   * known afterwards.
   *
   * @throws DeclinedException when no frame starts there
   */
  static FrameStream at(ByteCursor in, FrameSyntax syntax) throws IOException {
    long start = in.position();
    long end = in.rest().seekTail(1).end();
    Frame first = new FrameStream(in, syntax, NONE, start, end).frame(start);
    if (first == null) {
      throw new DeclinedException("no frame starts at " + start);
    }
    return new FrameStream(in, syntax, first, start, end);
  }

  private @Nullable Frame frame(long at) throws IOException {
    in.seek(at);
    long room = end - at;
    if (room >= LARGEST_HEADER && in.has(LARGEST_HEADER)) {
      return syntax.frame(in.i64());
    }
    long value = 0;
    for (int i = 0; i < LARGEST_HEADER; i++) {
      value = (value << 8) | (i < room && in.has(1) ? in.u8() : 0);
    }
    return syntax.frame(value);
  }

  /** Whether so many frames like this one, or the end of the stream, follow it. */
  private boolean isFollowed(Frame first, long at, int followers) throws IOException {
    long next = at;
    Frame frame = first;
    for (int i = 0; i < followers; i++) {
      // Wanting the next header first keeps what lies between in memory.
      in.seek(at).has((int) (Math.min(next + frame.length() + LARGEST_HEADER, end) - at));
      next += frame.length();
      if (next >= end) {
        return next == end || at == start; // a stream of few frames, perhaps cut
      }
      frame = frame(next);
      if (frame == null || !frame.isLike(first)) {
        return false;
      }
    }
    return true;
  }

  /** The facts of a file that is this stream. */
  AudioFacts facts(FileType type, String codec, Fact<Rational> duration) {
    AudioTrack track =
        new AudioTrack(
            codec, first.sampleRate(), first.channels(), LOSSY_BITS, duration, Rational.ZERO);
    return new AudioFacts(type, track, 1, BrowserSupport.ofAudio(type, track));
  }

  /** The first frame. */
  Frame first() {
    return first;
  }

  /** Where the first frame starts. */
  long start() {
    return start;
  }

  /** Bytes from the first frame to the end of the stream. */
  long length() {
    return end - start;
  }

  /** A cursor at a place in the first frame. */
  ByteCursor inFirst(int offset) throws IOException {
    return in.seek(start + offset);
  }

  /**
   * The time the stream takes: counted when the depth demands it and it is short enough to be read,
   * else estimated.
   */
  Fact<Rational> duration(Context context) throws IOException {
    return durationFrom(start, context);
  }

  /** The time the frames take from one of them on. */
  Fact<Rational> durationFrom(long from, Context context) throws IOException {
    boolean walked = context.depth() != Depth.HEADER || end - from <= SAMPLED;
    boolean affordable = walked && end - from <= in.budget().limits().bytes() / SHARE;
    Walk walk = new Walk(from, affordable ? end : Math.min(end, from + SAMPLED));
    walk.run();
    Rational time = Rational.of(walk.samples).times(Rational.of(1, first.sampleRate()));
    if (!affordable) {
      Rational share = Rational.of(end - from).times(Rational.of(1, Math.max(1, walk.at - from)));
      return Fact.estimated(time.times(share));
    }
    walk.report(context);
    return Fact.measured(time);
  }

  /** Goes from frame to frame. */
  private final class Walk {
    private final long until;
    private long at;
    private long samples;
    private long lost;
    private long lostAt;
    private boolean cut;

    Walk(long from, long until) {
      this.at = from;
      this.until = until;
    }

    void run() throws IOException {
      while (at < until) {
        in.budget().enter(at);
        Frame frame = frame(at);
        if (frame == null || !frame.isLike(first)) {
          long next = nextFrame(at + 1);
          lostAt = lost == 0 ? at : lostAt;
          lost += next - at;
          at = next;
        } else if (frame.length() > end - at) {
          cut = true;
          return;
        } else {
          // Wanting the next header too keeps the reads adjacent, so that they may grow.
          in.seek(at).has((int) Math.min(frame.length() + LARGEST_HEADER, end - at));
          samples += frame.samples();
          at += frame.length();
        }
      }
    }

    private long nextFrame(long from) throws IOException {
      for (long candidate = from; candidate < until; candidate++) {
        Frame frame = frame(candidate);
        if (frame != null && frame.isLike(first) && isFollowed(frame, candidate, 1)) {
          return candidate;
        }
      }
      return until;
    }

    void report(Context context) {
      if (lost > 0) {
        context.report(
            Finding.warning(
                    "SYNC_LOST",
                    lost + " bytes between or behind the frames are no frames of the stream.")
                .about("duration")
                .mendedBy("Listen to the end of the file; make it again if sound is missing.")
                .at(lostAt));
      }
      if (cut) {
        // No header says how long such a stream is to be, and many are cut from longer ones.
        context.report(
            Finding.warning(
                    "LAST_FRAME_CUT",
                    "The data ends inside the last frame, which the duration leaves out.")
                .about("duration")
                .mendedBy("If more sound should follow, copy or upload the file again.")
                .at(end));
      }
    }
  }
}

package dev.assay.av.isobmff;

import dev.assay.facts.Fact;
import dev.assay.facts.FileType;
import dev.assay.facts.Rational;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Depth;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.read.UnsupportedException;
import dev.assay.structure.Boxes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The top level of an ISO base media file: where the movie box and the fragments are. */
final class MovieFile {
  private static final int RESERVED_READS = 8;
  private static final int RESERVED_BYTES = 512 * 1024;
  private static final int READS_PER_FRAGMENT = 2;
  private static final int FRAGMENTS_BEFORE_ESTIMATE = 3;

  /** Fragments that are read even when not all can be, so that their rate is a usual one. */
  private static final int FRAGMENTS_SAMPLED = 8;

  private final ByteCursor in;
  private final Context context;
  private final FileType type;
  private final boolean quickTime;

  private @Nullable Movie movie;
  private @Nullable Fragments fragments;
  private @Nullable Rational indexedDuration;
  private @Nullable Fact<Rational> length;
  private long firstFragment = -1;
  private boolean complete = true;
  private boolean truncated;

  MovieFile(ByteCursor in, Context context, FileType type, boolean quickTime) {
    this.in = in;
    this.context = context;
    this.type = type;
    this.quickTime = quickTime;
  }

  /**
   * Reads the movie and, when it is fragmented, as many of its fragments as the budget allows.
   *
   * @throws UnsupportedException when there are fragments without a movie
   * @throws MalformedException when there is no movie
   */
  Movie read() throws IOException {
    Boxes boxes = Boxes.of(in);
    boolean mediaSeen = false;
    int lastType = 0;
    while (next(boxes)) {
      lastType = boxes.typeCode();
      truncated = boxes.truncated();
      switch (lastType) {
        case Box.MOOV -> {
          if (movie == null) {
            boxes.body().expect(boxes.whole().body().remaining());
            movie = Movie.read(boxes, length(), quickTime);
            if (!movie.isFragmented()) {
              findEnd(movie);
              return movie;
            }
            fragments = new Fragments(movie);
          }
        }
        case Box.MOOF -> {
          if (movie == null || fragments == null) {
            throw segmentAlone();
          }
          firstFragment = firstFragment < 0 ? boxes.offset() : firstFragment;
          boolean sampled =
              context.depth() == Depth.HEADER
                  || fragments.count() >= FRAGMENTS_SAMPLED
                  || !hasReserve();
          if (sampled && !affords(boxes.offset())) {
            complete = false;
            length = guessedLength(movie, boxes.offset());
            return movie;
          }
          if (truncated) {
            return movie;
          }
          fragments.read(boxes);
        }
        case Box.SIDX -> {
          if (movie != null && indexedDuration == null && !truncated) {
            SegmentIndex index = SegmentIndex.read(boxes);
            indexedDuration = index.covers(length()) ? index.duration() : null;
          }
        }
        case Box.STYP, Box.MDAT -> mediaSeen = true;
        default -> {}
      }
    }
    if (movie != null) {
      return movie;
    }
    if (truncated) {
      throw new TruncatedException(
          "the data ends inside box '" + Boxes.text(lastType) + "', before the movie box",
          boxes.end());
    }
    throw new MalformedException(
        mediaSeen ? "there is media but no movie box" : "there is no movie box", boxes.offset());
  }

  /** Goes to the next box; what is no box behind the movie is reported and ends the file. */
  private boolean next(Boxes boxes) throws IOException {
    try {
      return boxes.next();
    } catch (MalformedException e) {
      if (movie == null) {
        throw e;
      }
      context.report(
          Finding.warning("TRAILING_BYTES", "Behind the last box there are bytes that are no box.")
              .mendedBy("Remux the file; the program that wrote it is at fault.")
              .at(e.offset()));
      return false;
    }
  }

  /** Looks whether the last sample is there, where the length of the data is not known yet. */
  private void findEnd(Movie movie) throws IOException {
    for (Track track : movie.tracks()) {
      long end = track.tablesDataEnd();
      if (in.sourceLength() < 0 && end > 0 && !in.seek(end - 1).has(1)) {
        track.setCut();
      } else if (end > length()) {
        track.setCut();
      }
    }
  }

  private long length() {
    return in.sourceLength() < 0 ? Long.MAX_VALUE : in.sourceLength();
  }

  private UnsupportedException segmentAlone() {
    return new UnsupportedException(
        "MEDIA_SEGMENT_WITHOUT_INIT",
        "The file is a media segment; the initialization segment that describes its tracks is"
            + " missing.",
        "Join the initialization segment and all media segments into one file.",
        type);
  }

  /**
   * Whether the depth demands and the budget allows reading the fragments that are still to come,
   * of which each costs a jump: their number is guessed from the length of those before. The first
   * one is always read, since it shows how long a frame lasts.
   */
  private boolean affords(long position) {
    if ((context.depth() == Depth.HEADER && position > firstFragment) || !hasReserve()) {
      return false;
    }
    int done = fragments == null ? 0 : fragments.count();
    if (done < FRAGMENTS_BEFORE_ESTIMATE || length() == Long.MAX_VALUE) {
      return true;
    }
    long perFragment = Math.max(1, (position - firstFragment) / done);
    return (length() - position) / perFragment <= readsLeft() / READS_PER_FRAGMENT;
  }

  /** Whether the budget allows reading one more fragment and what follows from it. */
  private boolean hasReserve() {
    Budget budget = in.budget();
    long bytes = budget.limits().bytes() - budget.bytes() - RESERVED_BYTES;
    return readsLeft() >= READS_PER_FRAGMENT && bytes >= 0;
  }

  private long readsLeft() {
    return in.budget().limits().reads() - in.budget().reads() - RESERVED_READS;
  }

  /** Whether all fragments were read. */
  boolean isComplete() {
    return complete;
  }

  /** How many fragments were read. */
  int fragments() {
    return fragments == null ? 0 : fragments.count();
  }

  /** Whether the data ends inside a box at the top level. */
  boolean isTruncated() {
    return truncated;
  }

  /**
   * The length of the movie in seconds where not all fragments were read; null when nothing tells.
   */
  @Nullable Fact<Rational> guessedLength() {
    return length;
  }

  /**
   * The length that a segment index or the movie declares, or else the start of the last fragment
   * in the index at the end of the file, and the usual length of a fragment, or else what the
   * fragments read so far take in time and in bytes.
   *
   * @param position where the first fragment starts that was not read
   */
  private @Nullable Fact<Rational> guessedLength(Movie movie, long position) throws IOException {
    Rational declared = indexedDuration != null ? indexedDuration : movie.declaredDuration();
    if (declared != null) {
      return Fact.declared(declared);
    }
    if (in.sourceLength() < 0) {
      return null;
    }
    Fact<Rational> bySize = null;
    for (Track track : movie.tracks()) {
      if (track.kind() != Track.Kind.OTHER) {
        Rational start = track.presentation().start();
        Rational end = track.presentation().end();
        Rational lastStart = FragmentIndex.lastStart(in, track);
        if (start != null && end != null && lastStart != null) {
          Rational usual = end.minus(start).times(Rational.of(1, Math.max(1, fragments())));
          return Fact.estimated(lastStart.plus(usual));
        }
        if (bySize == null && start != null && end != null && position > firstFragment) {
          Rational share = Rational.of(length() - firstFragment, position - firstFragment);
          bySize = Fact.estimated(end.minus(start).times(share));
        }
      }
    }
    return bySize;
  }
}

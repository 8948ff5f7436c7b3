package dev.assay.av.isobmff;

import dev.assay.facts.Rational;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.MalformedException;
import dev.assay.structure.Boxes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The movie box (ISO/IEC 14496-12 8.2) of a file. */
final class Movie {
  private static final int MOST_TRACKS = 1000;

  private final long length;
  private final boolean quickTime;
  private long timescale;
  private long duration;
  private Matrix matrix = Matrix.IDENTITY;
  private boolean fragmented;
  private @Nullable Rational fragmentDuration;
  private final List<Track> tracks = new ArrayList<>();
  private final Map<Long, TrackDefaults> defaults = new HashMap<>();

  private Movie(long length, boolean quickTime) {
    this.length = length;
    this.quickTime = quickTime;
  }

  /**
   * Defaults of a track's fragments (8.8.3).
   *
   * @param duration of a sample
   * @param size of a sample in bytes
   * @param flags of a sample
   */
  record TrackDefaults(long duration, long size, long flags) {
    static final TrackDefaults NONE = new TrackDefaults(0, 0, 0);
  }

  /**
   * Reads a {@code moov} box with its tracks.
   *
   * @param length length of the data, {@link Long#MAX_VALUE} when it is not known
   * @param quickTime whether the file is QuickTime's
   */
  static Movie read(Boxes moov, long length, boolean quickTime) throws IOException {
    Movie movie = new Movie(length, quickTime);
    ByteCursor body = moov.body();
    Boxes boxes = moov.children();
    while (boxes.next()) {
      switch (boxes.typeCode()) {
        case Box.MVHD -> movie.readHeader(boxes.body());
        case Box.TRAK -> {
          if (movie.timescale == 0) {
            movie.findHeader(body);
          }
          if (movie.tracks.size() == MOST_TRACKS) {
            throw new DeclinedException("more than " + MOST_TRACKS + " tracks");
          }
          movie.tracks.add(Track.read(boxes, movie, body.budget()));
        }
        case Box.MVEX -> movie.readExtends(boxes.children());
        case Box.CMOV -> throw new DeclinedException("the movie box is compressed");
        case Box.RMRA -> throw new DeclinedException("the movie box refers to other files");
        default -> {}
      }
    }
    return movie;
  }

  /** Reads the movie header where a track comes before it. */
  private void findHeader(ByteCursor body) throws IOException {
    ByteCursor again = body.range(body.start(), body.end() - body.start());
    Boxes boxes = Boxes.of(again);
    if (!boxes.next("mvhd")) {
      throw new MalformedException("a movie box without header", body.start());
    }
    readHeader(boxes.body());
  }

  /** Reads {@code mvhd} (8.2.2). */
  private void readHeader(ByteCursor in) throws IOException {
    int version = in.u8();
    in.skip(version == 1 ? 19 : 11);
    timescale = in.u32();
    duration = version == 1 ? in.i64() : in.u32();
    if (version != 1 && duration == 0xFFFF_FFFFL) {
      duration = -1;
    }
    in.skip(16);
    matrix = Matrix.read(in);
    if (timescale == 0) {
      throw new MalformedException("a movie header without a time scale", in.position());
    }
  }

  private void readExtends(Boxes boxes) throws IOException {
    fragmented = true;
    while (boxes.next()) {
      ByteCursor in = boxes.body();
      if (boxes.typeCode() == Box.MEHD) {
        int version = in.u8();
        in.skip(3);
        long ticks = version == 1 ? in.i64() : in.u32();
        fragmentDuration = ticks > 0 && timescale > 0 ? Rational.of(ticks, timescale) : null;
      } else if (boxes.typeCode() == Box.TREX) {
        in.skip(4);
        long id = in.u32();
        in.skip(4);
        defaults.put(id, new TrackDefaults(in.u32(), in.u32(), in.u32()));
      }
    }
  }

  /** Length of the data, {@link Long#MAX_VALUE} when it is not known. */
  long length() {
    return length;
  }

  /** Whether the file is QuickTime's. */
  boolean isQuickTime() {
    return quickTime;
  }

  /** Ticks per second of the movie. */
  long timescale() {
    return timescale;
  }

  /** The length the movie header or else {@code mehd} declares, in seconds; null without. */
  @Nullable Rational declaredDuration() {
    return duration > 0 ? Rational.of(duration, timescale) : fragmentDuration;
  }

  /** How all pictures are turned. */
  Matrix matrix() {
    return matrix;
  }

  /** Whether fragments may follow. */
  boolean isFragmented() {
    return fragmented;
  }

  /** All tracks in their order. */
  List<Track> tracks() {
    return tracks;
  }

  /** The track of a number, null without. */
  @Nullable Track track(long id) {
    for (Track track : tracks) {
      if (track.id() == id) {
        return track;
      }
    }
    return null;
  }

  /**
   * The tracks with moving pictures.
   *
   * @param ofSound whether the file is said to be one of sound, so that stills are its cover
   */
  List<Track> videoTracks(boolean ofSound) {
    List<Track> videos = new ArrayList<>();
    for (Track track : tracks) {
      boolean beside = track.hasStills() && (ofSound || isOfChapters(track));
      if (track.kind() == Track.Kind.VIDEO && !beside) {
        videos.add(track);
      }
    }
    return videos;
  }

  private boolean isOfChapters(Track track) {
    return tracks.stream().anyMatch(other -> other.chapterTracks().contains(track.id()));
  }

  /** The tracks of sound. */
  List<Track> audioTracks() {
    List<Track> sounds = new ArrayList<>();
    for (Track track : tracks) {
      if (track.kind() == Track.Kind.AUDIO) {
        sounds.add(track);
      }
    }
    return sounds;
  }

  /** The defaults of a track's fragments. */
  TrackDefaults defaults(long trackId) {
    return defaults.getOrDefault(trackId, TrackDefaults.NONE);
  }
}

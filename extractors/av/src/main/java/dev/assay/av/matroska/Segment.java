package dev.assay.av.matroska;

import dev.assay.facts.Fact;
import dev.assay.facts.Rational;
import dev.assay.format.Depth;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.structure.EbmlElements;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A segment (RFC 9559 5.1): its tracks, and the times of their frames found by walking the headers
 * of clusters and blocks. What blocks hold is never read.
 */
final class Segment {
  private static final long DEFAULT_TIMESTAMP_SCALE = 1_000_000;
  private static final long NANOS_PER_SECOND = 1_000_000_000;
  private static final int MOST_TRACKS = 1000;
  private static final int RESERVED_READS = 4;
  private static final int RESERVED_BYTES = 64 * 1024;
  private static final int BLOCKS_BETWEEN_ESTIMATES = 64;

  /** The size of a cluster that is had with one read: that costs less than a few jumps in it. */
  private static final int SMALL_CLUSTER = 64 * 1024;

  /** Blocks that show when tracks start and, where no header tells, how long their frames last. */
  private static final int BLOCKS_OF_A_HEADER = 16;

  private static final int LACING = 0x06;
  private static final int KEYFRAME = 0x80;

  private final ByteCursor body;
  private final Budget budget;
  private final Depth depth;

  private long timestampScale = DEFAULT_TIMESTAMP_SCALE;
  private double duration;
  private long tracksAt = -1;
  private final List<Track> tracks = new ArrayList<>();
  private final List<BlockTimes> times = new ArrayList<>();

  private long firstClusterAt = -1;
  private long walkedTo;
  private long readsBeforeClusters;
  private long bytesBeforeClusters;
  private int blocks;
  private boolean complete = true;
  private boolean cut;

  private Segment(ByteCursor body, Depth depth) {
    this.body = body;
    this.depth = depth;
    this.budget = body.budget();
  }

  /**
   * Reads a segment as far as the depth demands and the budget allows.
   *
   * @param segment the elements of the document, at the segment
   */
  static Segment read(EbmlElements segment, Depth depth) throws IOException {
    Segment result = new Segment(segment.body(), depth);
    try {
      result.walk();
    } catch (TruncatedException e) {
      if (result.tracks.isEmpty()) {
        throw e;
      }
      result.cut = true;
    } catch (MalformedException e) {
      if (result.tracks.isEmpty()) {
        throw e;
      }
      throw new DeclinedException("the clusters are damaged: " + e.getMessage());
    }
    result.cut |= result.complete && segment.truncated();
    return result;
  }

  private void walk() throws IOException {
    EbmlElements elements = EbmlElements.of(body);
    while (elements.next()) {
      switch (elements.id()) {
        case Ids.SEEK_HEAD -> readSeekHead(elements.children());
        case Ids.INFO -> readInfo(elements.children());
        case Ids.TRACKS -> {
          if (tracks.isEmpty()) { // copies may follow
            readTracks(elements.children());
          }
        }
        case Ids.CLUSTER -> {
          if (tracks.isEmpty()) {
            readTracksElsewhere();
          }
          long behind = readCluster(elements);
          if (behind < 0) {
            return;
          }
          if (elements.unknownSize()) {
            elements = EbmlElements.of(body.seek(behind));
          }
        }
        case Ids.SEGMENT, Ids.EBML -> {
          return; // another document behind a segment of unknown size
        }
        default -> {}
      }
    }
  }

  private void readSeekHead(EbmlElements elements) throws IOException {
    while (elements.next()) {
      if (elements.id() == Ids.SEEK) {
        EbmlElements seek = elements.children();
        long id = 0;
        long position = -1;
        while (seek.next()) {
          if (seek.id() == Ids.SEEK_ID) {
            id = seek.unsigned();
          } else if (seek.id() == Ids.SEEK_POSITION) {
            position = seek.unsigned();
          }
        }
        tracksAt = id == Ids.TRACKS ? position : tracksAt;
      }
    }
  }

  private void readInfo(EbmlElements elements) throws IOException {
    while (elements.next()) {
      if (elements.id() == Ids.TIMESTAMP_SCALE) {
        timestampScale = elements.unsigned();
      } else if (elements.id() == Ids.DURATION) {
        duration = elements.floating();
      }
    }
    if (timestampScale == 0) {
      throw new MalformedException("a timestamp scale of 0", body.start());
    }
  }

  private void readTracks(EbmlElements elements) throws IOException {
    while (elements.next()) {
      if (elements.id() == Ids.TRACK_ENTRY && tracks.size() < MOST_TRACKS) {
        tracks.add(Track.read(elements));
      }
    }
  }

  /** Reads the tracks from behind the clusters, where the seek head says they are. */
  private void readTracksElsewhere() throws IOException {
    if (tracksAt < 0) {
      throw new DeclinedException("clusters come before the tracks");
    }
    ByteCursor there = body.rest();
    there.seek(Math.addExact(body.start(), tracksAt));
    EbmlElements elements = EbmlElements.of(there);
    if (!elements.next() || elements.id() != Ids.TRACKS) {
      throw new DeclinedException("the tracks are not where the seek head says");
    }
    readTracks(elements.children());
  }

  /**
   * Reads the blocks of a cluster.
   *
   * @return where the next element of the segment starts, -1 when the budget does not allow to go
   *     on
   */
  private long readCluster(EbmlElements cluster) throws IOException {
    if (firstClusterAt < 0) {
      firstClusterAt = cluster.offset();
      readsBeforeClusters = budget.reads();
      bytesBeforeClusters = budget.bytes();
    } else if (!affords(cluster.offset())) {
      complete = false;
      return -1;
    }
    long timestamp = 0;
    boolean small = cluster.end() - cluster.offset() <= SMALL_CLUSTER;
    if (small && depth != Depth.HEADER) {
      cluster.body().expect(SMALL_CLUSTER);
    }
    EbmlElements elements = cluster.children();
    while (elements.next()) {
      int id = elements.id();
      if (cluster.unknownSize() && Ids.endsCluster(id)) {
        return elements.offset();
      }
      if (id == Ids.CLUSTER_TIMESTAMP) {
        timestamp = elements.unsigned();
      } else if (id == Ids.SIMPLE_BLOCK) {
        readSimpleBlock(elements, timestamp);
      } else if (id == Ids.BLOCK_GROUP) {
        readGroup(elements.children(), timestamp);
      } else if (id == Ids.ENCRYPTED_BLOCK) {
        throw new DeclinedException("an encrypted block");
      }
      boolean due = ++blocks % BLOCKS_BETWEEN_ESTIMATES == 0 || depth == Depth.HEADER;
      if (due && !affords(elements.end())) {
        complete = false;
        return -1;
      }
    }
    if (cluster.truncated() && !cluster.unknownSize()) {
      cut = true;
    }
    return cluster.end();
  }

  private void readGroup(EbmlElements elements, long timestamp) throws IOException {
    ByteCursor block = null;
    boolean truncated = false;
    long length = 0;
    boolean referenced = false;
    while (elements.next()) {
      switch (elements.id()) {
        case Ids.BLOCK -> {
          block = elements.body();
          truncated = elements.truncated();
        }
        case Ids.BLOCK_DURATION -> length = elements.unsigned();
        case Ids.REFERENCE_BLOCK -> referenced = true;
        default -> {}
      }
    }
    if (block != null && !truncated) {
      readBlock(block, timestamp, length, !referenced);
    }
    cut |= truncated;
  }

  private void readSimpleBlock(EbmlElements block, long timestamp) throws IOException {
    if (block.truncated()) {
      cut = true;
    } else {
      readBlock(block.body(), timestamp, 0, null);
    }
  }

  /**
   * Reads the header of a block (RFC 9559 10.1).
   *
   * @param keyframe whether it can be decoded alone, null when its flags tell (10.2)
   */
  private void readBlock(ByteCursor in, long timestamp, long length, @Nullable Boolean keyframe)
      throws IOException {
    long number = trackNumber(in);
    int rest = in.u24();
    int offset = (short) (rest >> 8);
    int flags = rest & 0xFF;
    BlockTimes track = times(number);
    if (track == null) {
      return;
    }
    int frames = (flags & LACING) == 0 ? 1 : in.u8() + 1;
    if (frames == 1 && track.hiddenFrames().isHidden(in)) {
      return;
    }
    boolean sync = keyframe != null ? keyframe : (flags & KEYFRAME) != 0;
    track.add(Math.addExact(timestamp, offset), frames, length, sync);
  }

  private static long trackNumber(ByteCursor in) throws IOException {
    int first = in.u8();
    int length = Integer.numberOfLeadingZeros(first) - 23;
    if (length > 8) {
      throw new MalformedException("no track number starts with " + first, in.position());
    }
    long value = first & ((1 << (8 - length)) - 1);
    for (int i = 1; i < length; i++) {
      value = value << 8 | in.u8();
    }
    return value;
  }

  private @Nullable BlockTimes times(long number) {
    if (times.isEmpty()) {
      for (Track track : tracks) {
        times.add(new BlockTimes(track, tick()));
      }
    }
    for (int i = 0; i < times.size(); i++) { // for every block: no iterator
      if (times.get(i).number() == number) {
        return times.get(i);
      }
    }
    return null;
  }

  /**
   * Whether the depth demands and the budget allows to walk on to the end of the data, judged by
   * what the way so far took.
   */
  private boolean affords(long position) {
    walkedTo = position;
    if (depth == Depth.HEADER && blocks >= BLOCKS_OF_A_HEADER) {
      return false;
    }
    long reads = budget.limits().reads() - budget.reads() - RESERVED_READS;
    long bytes = budget.limits().bytes() - budget.bytes() - RESERVED_BYTES;
    if (reads <= 0 || bytes <= 0) {
      return false;
    }
    long length = body.sourceLength();
    if (length < 0) {
      return true;
    }
    double ahead = (double) (length - position) / Math.max(1, position - firstClusterAt);
    return (budget.reads() - readsBeforeClusters) * ahead <= reads
        && (budget.bytes() - bytesBeforeClusters) * ahead <= bytes;
  }

  /** Length of a tick in seconds. */
  Rational tick() {
    return Rational.of(timestampScale, NANOS_PER_SECOND);
  }

  /** The length the segment declares in seconds, null when it declares none. */
  @Nullable Rational declaredDuration() {
    if (!(duration > 0) || duration > Long.MAX_VALUE / 1024.0) {
      return null;
    }
    Rational ticks =
        duration == Math.rint(duration)
            ? Rational.of((long) duration)
            : Rational.of(Math.round(duration * 1024), 1024);
    return ticks.times(tick());
  }

  /**
   * The length in seconds where not all blocks were met: the declared one, or else what the blocks
   * met take in time and in bytes; null when nothing tells.
   */
  @Nullable Fact<Rational> guessedDuration() {
    Rational declared = declaredDuration();
    if (declared != null) {
      return Fact.declared(declared);
    }
    long walked = walkedTo - firstClusterAt;
    Rational latest = Rational.ZERO;
    for (BlockTimes track : times) {
      Rational end = track.end();
      latest = end != null && end.compareTo(latest) > 0 ? end : latest;
    }
    if (firstClusterAt < 0 || walked <= 0 || body.sourceLength() < 0 || !latest.isPositive()) {
      return null;
    }
    return Fact.estimated(latest.times(Rational.of(body.sourceLength() - firstClusterAt, walked)));
  }

  /** The tracks in their order. */
  List<Track> tracks() {
    return tracks;
  }

  /** When the frames of a track are presented. */
  BlockTimes times(Track track) {
    BlockTimes known = times(track.number());
    return known != null ? known : new BlockTimes(track, tick());
  }

  /** Whether all blocks were met. */
  boolean isComplete() {
    return complete;
  }

  /** Whether the data ends before the segment does. */
  boolean isCut() {
    return cut;
  }
}

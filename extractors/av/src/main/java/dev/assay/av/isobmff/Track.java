package dev.assay.av.isobmff;

import dev.assay.facts.Rational;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.MalformedException;
import dev.assay.structure.Boxes;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A track of a movie (ISO/IEC 14496-12 8.3), without its tables once they were evaluated. */
final class Track {

  /** What a track holds. */
  enum Kind {
    VIDEO,
    AUDIO,
    OTHER
  }

  private static final long UNKNOWN_DURATION = 0xFFFF_FFFFL;

  private final long offset;
  private long id;
  private Kind kind = Kind.OTHER;
  private Matrix matrix = Matrix.IDENTITY;
  private long timescale;
  private long mediaDuration;
  private EditList edits = EditList.NONE;
  private final Set<Long> chapterTracks = new HashSet<>();
  private boolean external;

  private String format = "";
  private int descriptions;
  private @Nullable VideoEntry video;
  private @Nullable AudioEntry audio;
  private @Nullable DeclinedException undescribed;

  private @Nullable Presentation presentation;
  private long tableSamples;
  private long tableSamplesThere;
  private long tablesEnd;
  private long tablesDataEnd;
  private boolean cut;

  private Track(long offset) {
    this.offset = offset;
  }

  /** Reads a {@code trak} box and evaluates its tables. */
  static Track read(Boxes trak, Movie movie, Budget budget) throws IOException {
    Track track = new Track(trak.offset());
    SampleTable table = new SampleTable();
    ByteCursor editList = null;
    Boxes boxes = trak.children();
    while (boxes.next()) {
      switch (boxes.typeCode()) {
        case Box.TKHD -> track.readHeader(boxes.body());
        case Box.TREF -> track.readReferences(boxes.children());
        case Box.EDTS -> {
          Boxes edts = boxes.children();
          editList = edts.next("elst") ? edts.body() : editList;
        }
        case Box.MDIA -> track.readMedia(boxes.children(), table, movie);
        default -> {}
      }
    }
    if (track.timescale <= 0 && track.kind != Kind.OTHER) {
      throw new MalformedException("a track without a time scale", trak.offset());
    }
    if (track.kind != Kind.OTHER) {
      if (editList != null) {
        track.edits = EditList.read(editList, movie.timescale(), track.timescale);
      }
      track.evaluate(table, movie, budget);
    }
    return track;
  }

  /** Reads {@code tkhd} (8.3.2). */
  private void readHeader(ByteCursor in) throws IOException {
    int version = in.u8();
    in.skip(version == 1 ? 19 : 11);
    id = in.u32();
    in.skip(version == 1 ? 12 : 8);
    in.skip(16);
    matrix = Matrix.read(in);
  }

  private void readReferences(Boxes boxes) throws IOException {
    while (boxes.next()) {
      ByteCursor in = boxes.body();
      while (boxes.typeCode() == Box.CHAP && in.remaining() >= 4 && chapterTracks.size() < 100) {
        chapterTracks.add(in.u32());
      }
    }
  }

  private void readMedia(Boxes boxes, SampleTable table, Movie movie) throws IOException {
    while (boxes.next()) {
      ByteCursor in = boxes.body();
      switch (boxes.typeCode()) {
        case Box.MDHD -> {
          int version = in.u8();
          in.skip(version == 1 ? 19 : 11);
          timescale = in.u32();
          mediaDuration = version == 1 ? in.i64() : in.u32();
        }
        case Box.HDLR ->
            kind =
                switch (in.skip(8).latin1(4)) {
                  case "vide" -> Kind.VIDEO;
                  case "soun" -> Kind.AUDIO;
                  default -> Kind.OTHER;
                };
        case Box.MINF -> {
          if (kind != Kind.OTHER) {
            readMediaInformation(boxes.children(), table, movie);
          }
        }
        default -> {}
      }
    }
  }

  private void readMediaInformation(Boxes boxes, SampleTable table, Movie movie)
      throws IOException {
    while (boxes.next()) {
      if (boxes.typeCode() == Box.DINF) {
        Boxes dinf = boxes.children();
        external = dinf.next("dref") && isExternal(dinf);
      } else if (boxes.typeCode() == Box.STBL) {
        Boxes stbl = boxes.children();
        while (stbl.next()) {
          if (stbl.typeCode() == Box.STSD) {
            readDescriptions(stbl, movie);
          } else {
            table.keep(stbl, kind == Kind.VIDEO);
          }
        }
      }
    }
  }

  /** Whether the first data reference lacks the flag that the media is in this file (8.7.2). */
  private static boolean isExternal(Boxes dref) throws IOException {
    dref.body().skip(8);
    Boxes entries = dref.children();
    return entries.next()
        && entries.body().remaining() >= 4
        && (entries.body().u32() & 1) == 0
        && entries.typeCode() != Box.RSRC;
  }

  /** Reads the first sample entry of {@code stsd} (8.5.2). */
  private void readDescriptions(Boxes stsd, Movie movie) throws IOException {
    ByteCursor in = stsd.body();
    int version = in.u8();
    in.skip(3);
    descriptions = (int) Math.min(Integer.MAX_VALUE, in.u32());
    Boxes entries = stsd.children();
    if (!entries.next()) {
      return;
    }
    format = entries.type();
    try {
      if (kind == Kind.VIDEO) {
        video = VideoEntry.read(format, entries.body(), entries);
      } else {
        boolean quickTime = movie.isQuickTime() || version == 0;
        audio = AudioEntry.read(format, entries.body(), entries, quickTime, timescale);
      }
    } catch (DeclinedException e) {
      undescribed = e;
    } catch (MalformedException e) {
      undescribed =
          new DeclinedException("sample entry '" + format + "' is damaged: " + e.getMessage());
    }
  }

  private void evaluate(SampleTable table, Movie movie, Budget budget) throws IOException {
    presentation = new Presentation(timescale, edits, kind == Kind.VIDEO);
    tableSamples = table.samples();
    tableSamplesThere = tableSamples;
    if (!external) {
      SampleTable.There there = table.within(movie.length());
      tableSamplesThere = there.samples();
      tablesDataEnd = there.end();
    }
    cut = tableSamplesThere < tableSamples;
    if (audio != null && audio.packed() && table.sizesAreEqual()) {
      if (cut) {
        throw new DeclinedException("packed sound that the table of sample sizes does not place");
      }
      tablesDataEnd = 0;
    }
    tablesEnd = presentation.addTables(table, tableSamples, budget);
  }

  /** Where the track's box starts. */
  long offset() {
    return offset;
  }

  /** The track's number. */
  long id() {
    return id;
  }

  /** What it holds. */
  Kind kind() {
    return kind;
  }

  /** How its picture is turned. */
  Matrix matrix() {
    return matrix;
  }

  /** Ticks per second. */
  long timescale() {
    return timescale;
  }

  /** The numbers of tracks that hold its chapters. */
  Set<Long> chapterTracks() {
    return chapterTracks;
  }

  /** Whether its samples are in another file. */
  boolean isExternal() {
    return external;
  }

  /** How many sample entries it has. */
  int descriptions() {
    return descriptions;
  }

  /** The first sample entry of a video track. */
  VideoEntry video() throws DeclinedException {
    if (video == null) {
      throw undescribed != null ? undescribed : new DeclinedException("no sample entry");
    }
    return video;
  }

  /** The first sample entry of an audio track. */
  AudioEntry audio() throws DeclinedException {
    if (audio == null) {
      throw undescribed != null ? undescribed : new DeclinedException("no sample entry");
    }
    return audio;
  }

  /** When its samples are presented. */
  Presentation presentation() {
    if (presentation == null) {
      throw new IllegalStateException("track " + id + " has no presentation");
    }
    return presentation;
  }

  /** How many samples its tables declare, fragments apart. */
  long tableSamples() {
    return tableSamples;
  }

  /** How many of those, from the first on, the data holds whole. */
  long tableSamplesThere() {
    return tableSamplesThere;
  }

  /** When the last sample of the tables ends, in decoding time. */
  long tablesEnd() {
    return tablesEnd;
  }

  /** Where the last of those ends in the file. */
  long tablesDataEnd() {
    return tablesDataEnd;
  }

  /** Whether the data ends before the last sample does. */
  boolean isCut() {
    return cut;
  }

  /** Notes that the data ends before the last sample does. */
  void setCut() {
    cut = true;
  }

  /** Whether its pictures are stills, as those of covers and chapters are. */
  boolean hasStills() {
    return video != null && Codecs.isStillPicture(video.codec());
  }

  /**
   * Where it ends on a browser's timeline, in seconds: its start and the length its edit list or
   * else its media header declares; what was counted when it is fragmented, cut, or declares none.
   * Null when nothing is presented.
   */
  @Nullable Rational browserEnd(boolean fragmented) {
    Rational start = presentation().start();
    Rational end = presentation().end();
    if (start == null || end == null || fragmented || cut) {
      return end;
    }
    if (!edits.isAbsent()) {
      return edits.openEnded() ? end : start.plus(edits.presented());
    }
    boolean declared = mediaDuration > 0 && mediaDuration != UNKNOWN_DURATION;
    return declared ? start.plus(Rational.of(mediaDuration, timescale)) : end;
  }
}

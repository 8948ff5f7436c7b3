package dev.assay.image;

import dev.assay.facts.FileType;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.structure.Boxes;
import java.io.IOException;

/** The first track of pictures in an image sequence (ISO/IEC 23008-12 clause 7). */
final class HeifTrack {
  private long width;
  private long height;
  private long frames;
  private String handler = "";

  private HeifTrack() {}

  /**
   * Reads the {@code moov} box that {@code boxes} is at.
   *
   * @throws MalformedException when no track holds pictures
   */
  static Raster read(Boxes boxes, FileType type) throws IOException {
    Boxes children = boxes.children();
    while (children.next("trak")) {
      HeifTrack track = new HeifTrack();
      track.readTrack(children.children());
      if (track.handler.equals("pict") || track.handler.equals("vide")) {
        return Raster.of(type, track.width, track.height, children.offset()).frames(track.frames);
      }
    }
    throw new MalformedException("no track of pictures", boxes.offset());
  }

  private void readTrack(Boxes boxes) throws IOException {
    while (boxes.next()) {
      switch (boxes.type()) {
        case "tkhd" -> readHeader(boxes.body());
        case "hdlr" -> handler = boxes.body().skip(8).latin1(4);
        case "stsz", "stz2" -> frames = boxes.body().skip(8).u32();
        case "mdia", "minf", "stbl" -> readTrack(boxes.children());
        default -> {}
      }
    }
  }

  /** Track header (14496-12 8.3.2): behind times and a matrix, 16.16 sizes. */
  private void readHeader(ByteCursor in) throws IOException {
    boolean longTimes = in.u8() == 1;
    in.skip(3 + (longTimes ? 32 : 20) + 16 + 36);
    width = in.u32() >> 16;
    height = in.u32() >> 16;
  }
}

package dev.assay.ffmpeg;

import dev.assay.read.ByteCursor;
import dev.assay.read.ReadException;
import dev.assay.structure.Boxes;
import java.io.IOException;

/** The question whether an ISO base media file is a segment of one (ISO/IEC 14496-12 8.16). */
final class IsoSegments {

  private IsoSegments() {}

  /**
   * Whether there are movie fragments but no movie box that describes their tracks.
   *
   * @param file a cursor at the start of the file
   */
  static boolean isMediaSegment(ByteCursor file) throws IOException {
    boolean fragments = false;
    try {
      Boxes boxes = Boxes.of(file);
      while (boxes.next()) {
        switch (boxes.type()) {
          case "moov" -> {
            return false;
          }
          case "moof" -> fragments = true;
          default -> {}
        }
      }
    } catch (ReadException e) {
      return false;
    }
    return fragments;
  }
}

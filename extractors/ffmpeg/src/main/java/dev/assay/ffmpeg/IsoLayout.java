package dev.assay.ffmpeg;

import dev.assay.read.ByteCursor;
import dev.assay.read.ReadException;
import dev.assay.structure.Boxes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** How an ISO base media file is laid out, asked when FFmpeg refuses it. */
final class IsoLayout {

  private IsoLayout() {}

  /**
   * Whether there are movie fragments but no movie box that describes their tracks (ISO/IEC
   * 14496-12 8.16).
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

  /**
   * The file up to the end of its movie box when movie fragments follow, null when there is no such
   * part.
   *
   * @param file a cursor at the start of the file
   */
  static @Nullable ByteCursor header(ByteCursor file) throws IOException {
    try {
      Boxes boxes = Boxes.of(file.rest());
      if (!boxes.next("moov") || boxes.truncated()) {
        return null;
      }
      long end = boxes.end();
      return boxes.next("moof") ? file.range(file.start(), end - file.start()) : null;
    } catch (ReadException e) {
      return null;
    }
  }
}

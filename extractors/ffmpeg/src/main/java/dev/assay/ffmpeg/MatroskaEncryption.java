package dev.assay.ffmpeg;

import dev.assay.read.ByteCursor;
import dev.assay.read.ReadException;
import dev.assay.structure.EbmlElements;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * The question whether a Matroska track is encrypted (RFC 9559 5.1.4.1.31.2), which FFmpeg keeps.
 */
final class MatroskaEncryption {
  private static final int SEGMENT = 0x18538067;
  private static final int CLUSTER = 0x1F43B675;
  private static final int TRACKS = 0x1654AE6B;
  private static final int TRACK_ENTRY = 0xAE;
  private static final int CONTENT_ENCODINGS = 0x6D80;
  private static final int CONTENT_ENCODING = 0x6240;
  private static final int CONTENT_ENCRYPTION = 0x5035;

  private MatroskaEncryption() {}

  /**
   * Whether a track is encrypted; false when too little can be read to tell.
   *
   * @param file a cursor at the start of the file
   * @param track which one, from 0, in the order of the file
   */
  static boolean of(ByteCursor file, int track) throws IOException {
    try {
      EbmlElements tracks = find(EbmlElements.of(file), SEGMENT);
      tracks = tracks == null ? null : find(tracks, TRACKS);
      if (tracks == null) {
        return false;
      }
      int index = 0;
      while (tracks.next()) {
        if (tracks.id() == TRACK_ENTRY && index++ == track) {
          return isEncrypted(tracks.children());
        }
      }
      return false;
    } catch (ReadException e) {
      return false;
    }
  }

  /** The elements inside the first element of that identifier, null when there is none. */
  private static @Nullable EbmlElements find(EbmlElements level, int id) throws IOException {
    while (level.next() && level.id() != CLUSTER) {
      if (level.id() == id) {
        return level.children();
      }
    }
    return null;
  }

  private static boolean isEncrypted(EbmlElements entry) throws IOException {
    EbmlElements encodings = find(entry, CONTENT_ENCODINGS);
    while (encodings != null && encodings.next()) {
      if (encodings.id() == CONTENT_ENCODING
          && find(encodings.children(), CONTENT_ENCRYPTION) != null) {
        return true;
      }
    }
    return false;
  }
}

package dev.assay.ffmpeg;

import dev.assay.finding.Finding;
import dev.assay.read.ByteCursor;
import dev.assay.read.LimitExceededException;
import dev.assay.read.MalformedException;
import dev.assay.structure.Boxes;
import dev.assay.structure.EbmlElements;
import dev.assay.structure.RiffChunks;
import java.io.IOException;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/** The check that a file holds all that its structure says it holds; FFmpeg does not make it. */
final class Completeness {
  private static final long STREAMING_LENGTH = 0xFFFF_FFFFL;
  private static final int SEGMENT = 0x18538067;

  private Completeness() {}

  /** The finding that a file breaks off. */
  static Finding truncated(String message) {
    return Finding.error("TRUNCATED", message)
        .mendedBy("Copy or upload the file again; if the original is cut too, record it again.");
  }

  /**
   * Looks for a structure that ends behind the end of the data.
   *
   * @param file a cursor at the start of the file
   * @return what breaks off, null when nothing does or too little can be read to tell
   */
  static @Nullable Finding check(Container container, ByteCursor file) throws IOException {
    try {
      if (container.isIsoMedia()) {
        return boxes(Boxes.of(file));
      }
      if (container.isMatroska()) {
        return segment(EbmlElements.of(file));
      }
      return switch (container) {
        case WAV, AVI, QCP, XWMA ->
            file.has(4) && file.rest().latin1(4).equals("RIFX")
                ? chunks(RiffChunks.of(file))
                : chunks(RiffChunks.of(file.order(ByteOrder.LITTLE_ENDIAN)));
        case AIFF -> chunks(RiffChunks.of(file));
        default -> null;
      };
    } catch (LimitExceededException | MalformedException e) {
      return null;
    }
  }

  private static @Nullable Finding boxes(Boxes boxes) throws IOException {
    while (boxes.next()) {
      if (boxes.truncated()) {
        return truncated(
                "The data ends at " + boxes.end() + " inside the box '" + boxes.type() + "'.")
            .at(boxes.offset());
      }
    }
    return null;
  }

  private static @Nullable Finding segment(EbmlElements elements) throws IOException {
    while (elements.next()) {
      if (elements.id() == SEGMENT) {
        return elements.truncated()
            ? truncated("The data ends at " + elements.end() + " inside the segment.")
                .at(elements.offset())
            : null;
      }
    }
    return null;
  }

  private static @Nullable Finding chunks(RiffChunks file) throws IOException {
    if (!file.next() || file.declaredLength() == STREAMING_LENGTH) {
      return null;
    }
    file.body().skip(4);
    RiffChunks chunks = file.children();
    while (chunks.next()) {
      if (chunks.truncated() && chunks.declaredLength() != STREAMING_LENGTH) {
        return truncated(
                "The chunk '"
                    + chunks.id()
                    + "' says it has "
                    + chunks.declaredLength()
                    + " bytes, and the data ends after "
                    + chunks.body().remaining()
                    + " of them.")
            .at(chunks.offset());
      }
    }
    return null;
  }
}

package dev.assay.av.sound;

import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The logical streams that run side by side from one place of an Ogg file on.
 *
 * @param streams in the order they begin
 * @param behind where the pages that begin them end
 */
record OggLink(List<OggStream> streams, long behind) {
  private static final int MOST_STREAMS = 64;

  /** Pages of headers that are passed in search of the first page with a position. */
  private static final int MOST_HEADER_PAGES = 8;

  /** The duration of an Opus frame in samples at 48 kHz by configuration (RFC 6716 3.1). */
  private static final int[] OPUS_FRAMES = {
    480, 960, 1920, 2880, 480, 960, 1920, 2880, 480, 960, 1920, 2880, 480, 960, 480, 960,
    120, 240, 480, 960, 120, 240, 480, 960, 120, 240, 480, 960, 120, 240, 480, 960
  };

  /**
   * Reads the pages at the cursor that begin streams.
   *
   * @throws DeclinedException when a codec is not known
   */
  static OggLink read(ByteCursor in) throws IOException {
    List<OggStream> streams = new ArrayList<>();
    long at = in.position();
    OggPage page = OggPage.read(in);
    while (page != null && page.begins() && streams.size() < MOST_STREAMS) {
      in.budget().enter(page.offset());
      ByteCursor packet = in.range(page.body(), page.end() - page.body());
      streams.add(OggStream.read(page.serial(), packet));
      at = page.end();
      in.seek(at);
      page = OggPage.read(in);
    }
    return new OggLink(List.copyOf(streams), at);
  }

  /** The stream of that number, null when there is none. */
  @Nullable OggStream stream(int serial) {
    for (OggStream stream : streams) {
      if (stream.serial() == serial) {
        return stream;
      }
    }
    return null;
  }

  /** The first stream of that kind, null when there is none. */
  <T extends OggStream> @Nullable T first(Class<T> kind) {
    return streams.stream().filter(kind::isInstance).map(kind::cast).findFirst().orElse(null);
  }

  /** How many streams of that kind there are. */
  int count(Class<? extends OggStream> kind) {
    return (int) streams.stream().filter(kind::isInstance).count();
  }

  /**
   * Asserts that the positions of the streams count from 0, as they do unless the file was cut out
   * of a longer one: the first page with a position must have packets enough to come as far.
   *
   * @throws DeclinedException when they count from elsewhere
   */
  void requireStartAtZero(ByteCursor in) throws IOException {
    long at = behind;
    for (int i = 0; i < MOST_HEADER_PAGES; i++) {
      OggPage page = OggPage.read(in.seek(at));
      if (page == null) {
        return;
      }
      OggStream stream = stream(page.serial());
      if (stream != null && page.granule() > 0) {
        long longest = longestPacket(stream, page, in);
        long position =
            stream instanceof OggStream.Theora theora
                ? theora.framesAt(page.granule())
                : page.granule();
        if (longest > 0 && position > (page.packets() + 1) * longest) {
          throw new DeclinedException("the positions of a stream start at more than zero");
        }
        return;
      }
      at = page.end();
    }
  }

  private static long longestPacket(OggStream stream, OggPage page, ByteCursor in)
      throws IOException {
    boolean opus = stream instanceof OggStream.Sound sound && sound.codec().equals("opus");
    if (!opus || !in.seek(page.body()).has(2)) {
      return stream.longestPacket();
    }
    int head = in.u8();
    int count = in.u8() & 63;
    int code = head & 3;
    return (long) OPUS_FRAMES[head >> 3] * (code == 0 ? 1 : code == 3 ? count : 2);
  }
}

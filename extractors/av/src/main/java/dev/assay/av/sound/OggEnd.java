package dev.assay.av.sound;

import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.read.ByteCursor;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

/** The last pages of an Ogg file. */
final class OggEnd {

  /** A tail that holds the last page whole, however long it is. */
  private static final int TAIL = 64 * 1024;

  /** How far the last page of a stream that ends before others is looked for. */
  private static final int LONGEST_TAIL = 1024 * 1024;

  /** What is said where a page runs behind the end of the data. */
  static final String CUT = "The data ends inside a page, which the duration leaves out.";

  private final Map<Integer, OggPage> last = new HashMap<>();
  private boolean chained;
  private boolean cut;
  private long start;
  private long end;

  private OggEnd() {}

  /** Looks for the last page of each stream of a link. */
  static OggEnd find(ByteCursor in, OggLink link) throws IOException {
    OggEnd end = null;
    for (int length = TAIL; end == null || !end.suffices(link, in); length *= 4) {
      end = scan(in.seekTail(length), link);
      if (length >= LONGEST_TAIL) {
        break;
      }
    }
    return end;
  }

  private boolean suffices(OggLink link, ByteCursor in) {
    boolean all = start <= in.start();
    return all || chained || link.streams().stream().allMatch(this::has);
  }

  private boolean has(OggStream stream) {
    return stream instanceof OggStream.Other || last.containsKey(stream.serial());
  }

  private static OggEnd scan(ByteCursor in, OggLink link) throws IOException {
    OggEnd found = new OggEnd();
    long end = in.end();
    found.end = end;
    found.start = in.position();
    long at = found.start;
    while (at <= end - OggPage.HEADER) {
      OggPage page = OggPage.read(in.seek(at));
      boolean ours = page != null && link.stream(page.serial()) != null;
      if (page == null || !(ours || isFollowed(page, in))) {
        at++;
      } else if (page.end() > end) {
        found.cut = true;
        return found;
      } else {
        if (!ours) {
          found.chained = true;
        } else if (page.hasGranule()) {
          found.last.put(page.serial(), page);
        }
        at = page.end();
      }
    }
    return found;
  }

  /** Whether the end of the data or another page follows, which by chance would be rare. */
  private static boolean isFollowed(OggPage page, ByteCursor in) throws IOException {
    long end = page.end();
    return end == in.end() || (end < in.end() && OggPage.read(in.seek(end)) != null);
  }

  /** Whether pages of streams that begin later are among the last. */
  boolean chained() {
    return chained;
  }

  /** The last position of a stream, -1 when it was not found. */
  long granule(int serial) {
    OggPage page = last.get(serial);
    return page == null ? -1 : page.granule();
  }

  /** Tells what is missing at the end of a stream. */
  void report(int serial, Context context) {
    OggPage page = last.get(serial);
    if (!cut && page != null && page.granule() == 0) {
      context.incomplete(
          Finding.error("NO_SAMPLES", "The file describes a stream but holds none of it.")
              .about("duration")
              .mendedBy("Record or export the file again."));
    } else if (page == null) {
      context.incomplete(truncated("No page at the end of the data belongs to the stream.", end));
    } else if (cut) {
      context.incomplete(truncated(CUT, end));
    } else if (!page.ends()) {
      context.report(
          Finding.info(
                  "END_NOT_MARKED",
                  "The last page is not marked as the last; the writer was stopped, or the file is"
                      + " cut between pages.")
              .about("duration"));
    }
  }

  /** A finding about an end that is missing. */
  static Finding truncated(String message, long end) {
    return Finding.error("TRUNCATED", message)
        .about("duration")
        .mendedBy("Copy or upload the file again: its end is missing.")
        .at(end);
  }
}

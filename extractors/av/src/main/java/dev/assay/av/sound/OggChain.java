package dev.assay.av.sound;

import dev.assay.facts.Rational;
import dev.assay.format.Context;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Links of an Ogg file that follow one another. */
final class OggChain {

  /** The share of what an inspection may read that a walk may take. */
  private static final int SHARE = 4;

  private OggChain() {}

  /**
   * The time all links take one after the other, found by going from page to page.
   *
   * @return null when the file is too long for that
   * @throws DeclinedException when a link has no sound, or a codec is not known
   */
  static @Nullable Rational duration(ByteCursor in, Context context) throws IOException {
    if (in.sourceLength() > in.budget().limits().bytes() / SHARE) {
      return null;
    }
    Rational total = Rational.ZERO;
    long at = in.start();
    while (at < in.end()) {
      OggLink link = OggLink.read(in.seek(at));
      OggStream.Sound sound = link.first(OggStream.Sound.class);
      if (sound == null) {
        throw new DeclinedException("a link of the chain has no sound");
      }
      link.requireStartAtZero(in);
      at = link.behind();
      long granule = 0;
      OggPage page = OggPage.read(in.seek(at));
      while (page != null && !page.begins() && page.end() <= in.end()) {
        in.budget().enter(at);
        // Wanting the whole page keeps the reads adjacent, so that they may grow.
        in.seek(at).has((int) (page.end() - at));
        if (page.serial() == sound.serial() && page.hasGranule()) {
          granule = page.granule();
        }
        at = page.end();
        page = OggPage.read(in.seek(at));
      }
      total = total.plus(sound.secondsAt(granule));
      if (page != null && page.end() > in.end()) {
        context.incomplete(OggEnd.truncated(OggEnd.CUT, in.end()));
      }
      if (page == null || !page.begins()) {
        return total;
      }
    }
    return total;
  }
}

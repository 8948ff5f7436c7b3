package dev.assay.av.sound;

import dev.assay.av.sound.OggStream.Sound;
import dev.assay.av.sound.OggStream.Theora;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.BrowserSupport;
import dev.assay.facts.DisplayedSize;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Depth;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Magic;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.MalformedException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads Ogg (RFC 3533) with Vorbis, Opus, FLAC, Speex or Theora. */
public final class OggFormat implements Format {
  private static final FileType OGG =
      FileType.of("ogg", MediaKind.AUDIO, "audio/ogg", "ogg", "oga", "opus", "spx");
  private static final FileType OGV =
      FileType.of("ogv", MediaKind.VIDEO, "video/ogg", "ogv", "ogg", "ogx", "ogm");
  private static final FormatInfo INFO =
      FormatInfo.own("ogg", List.of(OGG, OGV), Magic.start("OggS\0"));

  /** Creates the reader. */
  public OggFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    OggLink link = OggLink.read(in);
    if (link.streams().isEmpty()) {
      throw new MalformedException("no logical stream begins", 0);
    }
    link.requireStartAtZero(in);
    OggEnd end = OggEnd.find(in, link);
    Theora theora = link.first(Theora.class);
    Sound sound = link.first(Sound.class);
    if (theora != null) {
      if (end.chained()) {
        throw new DeclinedException("several streams of pictures follow one another");
      }
      end.report(theora.serial(), context);
      return video(theora, sound, link, end);
    }
    if (sound == null) {
      throw new DeclinedException("there is neither sound nor picture");
    }
    Fact<Rational> duration;
    if (end.chained()) {
      duration = chained(in, context);
    } else {
      end.report(sound.serial(), context);
      duration = duration(sound, end);
    }
    AudioTrack track = sound.track(duration);
    return new AudioFacts(OGG, track, link.count(Sound.class), BrowserSupport.ofAudio(OGG, track));
  }

  private static @Nullable Fact<Rational> duration(Sound sound, OggEnd end) {
    long granule = end.granule(sound.serial());
    return granule <= 0 ? null : Fact.measured(sound.secondsAt(granule));
  }

  /** The lengths of links that follow one another, added up (RFC 3533 section 4, "chaining"). */
  private static @Nullable Fact<Rational> chained(ByteCursor in, Context context)
      throws IOException {
    Rational total = context.depth() == Depth.HEADER ? null : OggChain.duration(in, context);
    context.report(
        Finding.warning(
                "CHAINED",
                "Several streams follow one another in the file; many players show the length of"
                    + " one.")
            .about("duration")
            .mendedBy("Encode the file again into one stream."));
    return total == null ? null : Fact.measured(total);
  }

  private static Facts video(Theora theora, @Nullable Sound sound, OggLink link, OggEnd end) {
    long granule = end.granule(theora.serial());
    Long frames = granule <= 0 ? null : theora.framesAt(granule);
    AudioTrack audio = sound == null ? null : sound.track(duration(sound, end));
    Size stored = new Size(theora.width(), theora.height());
    return new VideoFacts(
        OGV,
        stored,
        DisplayedSize.ofVideo(stored, theora.pixelAspect(), 0),
        0,
        theora.pixelAspect(),
        "theora",
        Fact.declared(theora.frameRate()),
        frames == null ? null : Fact.measured(frames),
        frames == null
            ? null
            : Fact.measured(Rational.of(frames).times(theora.frameRate().inverse())),
        null,
        Rational.ZERO,
        false,
        link.count(Theora.class),
        audio,
        BrowserSupport.ofVideo(OGV, "theora", audio),
        null,
        null);
  }
}

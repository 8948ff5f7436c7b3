package dev.assay.av.matroska;

import dev.assay.av.codec.Crop;
import dev.assay.av.codec.Picture;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.BrowserSupport;
import dev.assay.facts.DisplayedSize;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaTypes;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Depth;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Magic;
import dev.assay.format.Tier;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.read.UnsupportedException;
import dev.assay.structure.EbmlElements;
import dev.assay.timing.Cadence;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The reader of Matroska and WebM (RFC 9559). */
public final class MatroskaFormat implements Format {
  private static final FormatInfo INFO =
      new FormatInfo(
          "matroska",
          Tier.OWN,
          List.of(MediaTypes.MKV, MediaTypes.WEBM, MediaTypes.MKA, MediaTypes.WEBM_AUDIO),
          List.of(Magic.start("\u001AE\u00DF\u00A3")));

  private static final String WEBM = "webm";

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public FileType typeOf(Head head) {
    return head.text(0, 64).contains(WEBM) ? MediaTypes.WEBM : MediaTypes.MKV;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    EbmlElements document = EbmlElements.of(in);
    String docType = docType(document);
    boolean web = docType.equals(WEBM);
    if (!web && !docType.equals("matroska")) {
      throw new UnsupportedException(
          "EBML_DOCUMENT_TYPE",
          "The file is an EBML document of another type than Matroska and WebM.",
          "Convert it to a common video or audio format.",
          null);
    }
    FileType type = web ? MediaTypes.WEBM : MediaTypes.MKV;
    Segment segment = segment(document, context.depth());
    List<Track> videos = segment.tracks().stream().filter(Track::isVideo).toList();
    List<Track> sounds = segment.tracks().stream().filter(Track::isAudio).toList();
    for (Track track : segment.tracks()) {
      if (track.isScaled()) {
        throw new DeclinedException("a track with a time scale of its own");
      }
    }
    if (!videos.isEmpty()) {
      return video(type, segment, videos, sounds, context);
    }
    if (!sounds.isEmpty()) {
      return sound(web ? MediaTypes.WEBM_AUDIO : MediaTypes.MKA, segment, sounds, context);
    }
    throw new UnsupportedException(
        "NO_AUDIO_OR_VIDEO",
        "The file has neither a video nor an audio track.",
        "Check that the file is what it is said to be.",
        type);
  }

  private static String docType(EbmlElements document) throws IOException {
    if (!document.next() || document.id() != Ids.EBML) {
      throw new MalformedException("the file does not start with an EBML header", 0);
    }
    EbmlElements header = document.children();
    while (header.next()) {
      if (header.id() == Ids.DOC_TYPE) {
        return header.text();
      }
    }
    return "matroska"; // the only type before there was the element
  }

  private static Segment segment(EbmlElements document, Depth depth) throws IOException {
    while (document.next()) {
      if (document.id() == Ids.SEGMENT) {
        return Segment.read(document, depth);
      }
    }
    throw new TruncatedException("the data ends before the segment", document.end());
  }

  private static VideoFacts video(
      FileType type, Segment segment, List<Track> videos, List<Track> sounds, Context context)
      throws IOException {
    Track track = videos.get(0);
    String codec = track.videoCodec();
    Picture picture = track.picture();
    Size coded = picture.size();
    Size stored = coded != null ? coded : track.size();
    if (stored.isEmpty()) {
      throw new DeclinedException("a video track without a size");
    }
    BlockTimes times = segment.times(track);
    Cadence cadence = times.cadence();
    AudioTrack audio =
        sounds.isEmpty() ? null : audioTrack(sounds.get(0), segment, measured(segment, sounds));
    Rational container = track.pixelAspect();
    Rational own = picture.pixelAspect();
    Rational aspect = container != null ? container : own != null ? own : Rational.ONE;
    report(track, times, segment, context);
    if (!track.cropped().equals(track.size())) {
      context.report(Crop.finding(track.size(), track.cropped()).at(track.offset()));
    }
    boolean encrypted = track.isEncrypted();
    boolean complete = segment.isComplete();
    Timing timing =
        complete ? Timing.counted(times, cadence) : Timing.guessed(segment, times, cadence);
    return new VideoFacts(
        type,
        stored,
        DisplayedSize.ofVideo(stored, aspect, track.rotation()),
        track.rotation(),
        aspect,
        codec,
        timing.frameRate(),
        timing.frameCount(),
        timing.duration(),
        declared(segment.declaredDuration()),
        cadence.start(),
        complete ? cadence.variable() : null,
        videos.size(),
        audio,
        encrypted ? Playability.NO : BrowserSupport.ofVideo(type, codec, audio),
        picture.profile(),
        complete && cadence.frames() > 0
            ? cadence.asFacts(
                times.startsWithKeyframe(),
                times.longestGop(),
                browserDuration(segment, videos, sounds))
            : null);
  }

  /** What is known of the frames, by how it is known. */
  private record Timing(
      @Nullable Fact<Rational> frameRate,
      @Nullable Fact<Long> frameCount,
      @Nullable Fact<Rational> duration) {

    static Timing counted(BlockTimes times, Cadence cadence) {
      Rational rate = cadence.frameRate();
      Rational length = cadence.duration();
      return new Timing(
          rate == null ? declared(times.nominalRate()) : Fact.measured(rate),
          Fact.measured(cadence.frames()),
          length == null ? null : Fact.measured(length));
    }

    /** From the declared length and rate, where the budget did not allow to count. */
    static Timing guessed(Segment segment, BlockTimes times, Cadence cadence) {
      Rational nominal = times.nominalRate();
      Rational rate = nominal != null ? nominal : cadence.frameRate();
      Fact<Rational> length = segment.guessedDuration();
      Fact<Rational> rateFact =
          nominal != null ? Fact.declared(nominal) : rate == null ? null : Fact.estimated(rate);
      Fact<Long> count =
          rate == null || length == null
              ? null
              : Fact.estimated(Math.round(rate.times(length.value()).toDouble()));
      return new Timing(rateFact, count, length);
    }
  }

  private static AudioFacts sound(
      FileType type, Segment segment, List<Track> sounds, Context context) throws IOException {
    Track track = sounds.get(0);
    Rational declared = segment.declaredDuration();
    Fact<Rational> duration =
        declared != null ? Fact.declared(declared) : measured(segment, sounds);
    AudioTrack audio = audioTrack(track, segment, duration);
    report(track, segment.times(track), segment, context);
    return new AudioFacts(
        type,
        audio,
        sounds.size(),
        track.isEncrypted() ? Playability.NO : BrowserSupport.ofAudio(type, audio));
  }

  /** The length of the first sound track as its blocks tell it. */
  private static @Nullable Fact<Rational> measured(Segment segment, List<Track> sounds) {
    BlockTimes times = segment.times(sounds.get(0));
    Rational start = times.start();
    Rational end = times.end();
    if (!segment.isComplete() || start == null || end == null) {
      return segment.guessedDuration();
    }
    Rational length = end.minus(start);
    return times.knowsEnd() ? Fact.measured(length) : Fact.estimated(length);
  }

  private static AudioTrack audioTrack(
      Track track, Segment segment, @Nullable Fact<Rational> duration) throws IOException {
    if (track.sampleRate() <= 0 || track.channels() <= 0) {
      throw new DeclinedException("an audio track without a sample rate or channels");
    }
    Rational start = segment.times(track).start();
    return new AudioTrack(
        track.audioCodec(),
        track.sampleRate(),
        track.channels(),
        track.bits(),
        duration,
        start == null || !start.isPositive() ? Rational.ZERO : start);
  }

  /** Browsers believe the declared length, and measure where there is none. */
  private static @Nullable Rational browserDuration(
      Segment segment, List<Track> videos, List<Track> sounds) {
    Rational declared = segment.declaredDuration();
    if (declared != null) {
      return declared;
    }
    Rational start = null;
    Rational end = null;
    for (List<Track> tracks : List.of(videos, sounds)) {
      for (Track track : tracks) {
        Rational from = segment.times(track).start();
        Rational to = segment.times(track).end();
        if (from != null && (start == null || from.compareTo(start) < 0)) {
          start = from;
        }
        if (to != null && (end == null || to.compareTo(end) > 0)) {
          end = to;
        }
      }
    }
    return start == null || end == null ? null : end.minus(start);
  }

  private static @Nullable Fact<Rational> declared(@Nullable Rational value) {
    return value == null ? null : Fact.declared(value);
  }

  private static void report(Track track, BlockTimes times, Segment segment, Context context) {
    if (track.isEncrypted()) {
      context.report(
          Finding.error("ENCRYPTED", "The track is encrypted; no browser shows it without a key.")
              .mendedBy("Use the clear file, or decrypt it with the key of its owner.")
              .at(track.offset()));
    }
    if (segment.isCut()) {
      context.incomplete(
          Finding.error(
                  "TRUNCATED",
                  "The data ends before the segment does: "
                      + times.count()
                      + " frames of track "
                      + track.number()
                      + " are there.")
              .mendedBy("Copy or upload the file again: its end is missing."));
    }
  }
}

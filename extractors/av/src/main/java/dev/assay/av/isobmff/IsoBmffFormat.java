package dev.assay.av.isobmff;

import static dev.assay.facts.Origin.DECLARED;
import static dev.assay.facts.Origin.MEASURED;

import dev.assay.av.codec.Crop;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.BrowserSupport;
import dev.assay.facts.DisplayedSize;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.FrameTiming;
import dev.assay.facts.MediaTypes;
import dev.assay.facts.Origin;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.format.Tier;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.UnsupportedException;
import dev.assay.timing.Cadence;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The reader of ISO base media files with video or sound (ISO/IEC 14496-12): MP4, QuickTime, 3GP.
 *
 * <p>Frames are counted as they are presented: a frame that the edit list leaves out is not one,
 * while tools that count packets may count it.
 */
public final class IsoBmffFormat implements Format {
  private static final FormatInfo INFO =
      new FormatInfo(
          "isobmff",
          Tier.OWN,
          List.of(
              MediaTypes.MP4,
              MediaTypes.MOV,
              MediaTypes.M4A,
              MediaTypes.THREE_GPP,
              MediaTypes.THREE_GPP_AUDIO,
              MediaTypes.THREE_GPP2,
              MediaTypes.THREE_GPP2_AUDIO),
          List.of());

  /** Brands of still pictures and their sequences, and of JPEG 2000 and JPEG XL. */
  private static final Set<String> IMAGE_BRANDS =
      Set.of(
          "heic", "heix", "hevc", "hevx", "heim", "heis", "hevm", "hevs", "mif1", "mif2", "msf1",
          "avif", "avis", "avci", "avcs", "jpeg", "jpgs", "vvic", "vvis", "crx ", "jxl ", "jp2 ",
          "jpx ", "jpm ", "mjp2", "miaf");

  private static final String QUICK_TIME = "qt  ";

  private static final Set<String> SOUND_BRANDS = Set.of("M4A ", "M4B ", "M4P ", "F4A ", "F4B ");

  /** Boxes that start a QuickTime file without {@code ftyp}. */
  private static final Set<String> FIRST_BOXES =
      Set.of("mdat", "free", "skip", "wide", "pnot", "junk", "pict", "uuid");

  private static final Set<String> SEGMENT_BOXES = Set.of("styp", "moof", "sidx", "emsg", "prft");

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public FileType typeOf(Head head) {
    return videoType(brand(head));
  }

  @Override
  public Score score(Head head) {
    String box = head.text(4, 4);
    long size = head.u32(0);
    boolean sized = size >= 8 || size == 1 || size == 0;
    if (box.equals("ftyp")) {
      return IMAGE_BRANDS.contains(head.text(8, 4)) ? Score.NO : Score.CERTAIN;
    }
    if (!sized) {
      return Score.NO;
    }
    if (box.equals("moov") || SEGMENT_BOXES.contains(box)) {
      return Score.CERTAIN;
    }
    return FIRST_BOXES.contains(box) ? Score.LIKELY : Score.NO;
  }

  @Override
  public Facts read(ByteCursor in, Context context) throws IOException {
    String brand = brand(context.head());
    FileType type = videoType(brand);
    boolean quickTime = brand.equals(QUICK_TIME);
    MovieFile file = new MovieFile(in, context, type, quickTime);
    Movie movie = file.read();
    List<Track> videos = movie.videoTracks(SOUND_BRANDS.contains(brand));
    List<Track> sounds = movie.audioTracks();
    if (!videos.isEmpty()) {
      return video(type, file, movie, videos, sounds, context);
    }
    if (!sounds.isEmpty()) {
      return sound(soundType(type), file, sounds, context);
    }
    throw new UnsupportedException(
        "NO_AUDIO_OR_VIDEO",
        "The file has neither a video nor an audio track.",
        "Check that the file is what it is said to be.",
        type);
  }

  /** The major brand; QuickTime's for files that begin like those from before there were brands. */
  private static String brand(Head head) {
    String firstBox = head.text(4, 4);
    if (firstBox.equals("ftyp") || firstBox.equals("styp")) {
      return head.text(8, 4);
    }
    return SEGMENT_BOXES.contains(firstBox) ? "" : QUICK_TIME;
  }

  private static FileType videoType(String brand) {
    return brand.equals(QUICK_TIME)
        ? MediaTypes.MOV
        : brand.startsWith("3g2")
            ? MediaTypes.THREE_GPP2
            : brand.startsWith("3g") ? MediaTypes.THREE_GPP : MediaTypes.MP4;
  }

  private static FileType soundType(FileType type) {
    return switch (type.name()) {
      case "mp4" -> MediaTypes.M4A;
      case "3gp" -> MediaTypes.THREE_GPP_AUDIO;
      case "3g2" -> MediaTypes.THREE_GPP2_AUDIO;
      default -> type;
    };
  }

  private static VideoFacts video(
      FileType type,
      MovieFile file,
      Movie movie,
      List<Track> videos,
      List<Track> sounds,
      Context context)
      throws IOException {
    Track track = videos.get(0);
    VideoEntry entry = track.video();
    requireOwnMedia(track, type);
    Size stored = entry.stored();
    if (stored.isEmpty()) {
      throw new DeclinedException("a video track without a size");
    }
    AudioTrack audio = sounds.isEmpty() ? null : audioTrack(sounds.get(0), file);
    Presentation presentation = track.presentation();
    Cadence cadence = presentation.cadence();
    Matrix matrix = track.matrix().then(movie.matrix());
    Rational aspect = pixelAspect(entry, cadence);
    report(track, entry.encrypted(), context);
    if (entry.aperture() != null && entry.isCropped()) {
      context.report(Crop.finding(stored, entry.aperture()).at(track.offset()));
    }
    reportLate(track, context);
    reportCut(Stream.concat(videos.stream(), sounds.stream()).toList(), file, context);
    boolean encrypted = entry.encrypted();
    Playability playability =
        encrypted ? Playability.NO : BrowserSupport.ofVideo(type, entry.codec(), audio);
    Timing timing = Timing.of(file, track, cadence);
    return new VideoFacts(
        type,
        stored,
        DisplayedSize.ofVideo(stored, aspect, matrix.rotation()),
        matrix.rotation(),
        aspect,
        entry.codec(),
        timing.frameRate(),
        timing.frameCount(),
        timing.duration(),
        declared(movie.declaredDuration()),
        cadence.start(),
        file.isComplete() ? cadence.variable() : null,
        videos.size(),
        audio,
        playability,
        entry.picture().profile(),
        cadence.frames() == 0 || !file.isComplete()
            ? null
            : cadence.asFacts(
                presentation.startsWithSync(),
                presentation.longestGop(),
                browserDuration(file, videos, sounds)));
  }

  /** What is known of the frames, by how it is known. */
  private record Timing(
      @Nullable Fact<Rational> frameRate,
      @Nullable Fact<Long> frameCount,
      @Nullable Fact<Rational> duration) {

    static Timing of(MovieFile file, Track track, Cadence cadence) {
      Rational rate = cadence.frameRate();
      Rational length = cadence.duration();
      if (file.isComplete()) {
        Origin origin = track.tableSamplesThere() < track.tableSamples() ? DECLARED : MEASURED;
        return new Timing(
            rate == null ? null : new Fact<>(rate, origin),
            new Fact<>(cadence.frames(), origin),
            length == null ? null : new Fact<>(length, origin));
      }
      Fact<Rational> guessed = file.guessedLength();
      rate = usualRate(cadence);
      return new Timing(
          rate == null ? null : Fact.estimated(rate),
          rate == null || guessed == null
              ? null
              : Fact.estimated(Math.round(rate.times(guessed.value()).toDouble())),
          guessed);
    }
  }

  /** The rate that a few frames let expect of all: that of most intervals, else the average. */
  private static @Nullable Rational usualRate(Cadence cadence) {
    long intervals = cadence.intervals().stream().mapToLong(FrameTiming.Interval::count).sum();
    FrameTiming.Interval usual = intervals == 0 ? null : cadence.intervals().get(0);
    boolean most =
        usual != null && usual.seconds().isPositive() && 4 * usual.count() >= 3 * intervals;
    boolean variable = Boolean.TRUE.equals(cadence.variable());
    return usual != null && most && variable ? usual.seconds().inverse() : cadence.frameRate();
  }

  private static AudioFacts sound(
      FileType type, MovieFile file, List<Track> sounds, Context context) throws IOException {
    Track track = sounds.get(0);
    requireOwnMedia(track, type);
    AudioTrack audio = audioTrack(track, file);
    boolean encrypted = track.audio().encrypted();
    report(track, encrypted, context);
    reportCut(sounds, file, context);
    return new AudioFacts(
        type,
        audio,
        sounds.size(),
        encrypted ? Playability.NO : BrowserSupport.ofAudio(type, audio));
  }

  private static AudioTrack audioTrack(Track track, MovieFile file) throws IOException {
    AudioEntry entry = track.audio();
    Rational start = track.presentation().start();
    Rational end = track.presentation().end();
    Fact<Rational> duration = file.guessedLength();
    if (file.isComplete() && start != null && end != null) {
      boolean cut = track.tableSamplesThere() < track.tableSamples();
      duration = new Fact<>(end.minus(start), cut ? DECLARED : MEASURED);
    }
    if (entry.sampleRate() <= 0 || entry.channels() <= 0) {
      throw new DeclinedException("an audio track without a sample rate or channels");
    }
    return new AudioTrack(
        entry.codec(),
        entry.sampleRate(),
        entry.channels(),
        entry.bitDepth(),
        duration,
        start == null || !start.isPositive() ? Rational.ZERO : start);
  }

  /** The pixel aspect of the container, else of the codec where frames are there to show it. */
  private static Rational pixelAspect(VideoEntry entry, Cadence cadence) {
    Rational container = entry.pixelAspect();
    Rational codec = cadence.frames() > 0 ? entry.picture().pixelAspect() : null;
    return container != null ? container : codec != null ? codec : Rational.ONE;
  }

  private static @Nullable Rational browserDuration(
      MovieFile file, List<Track> videos, List<Track> sounds) {
    if (!file.isComplete()) {
      return null;
    }
    Rational start = null;
    Rational end = null;
    for (List<Track> tracks : List.of(videos, sounds)) {
      for (Track track : tracks) {
        Rational from = track.presentation().start();
        Rational to = track.browserEnd(file.fragments() > 0);
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

  private static void requireOwnMedia(Track track, FileType type) throws UnsupportedException {
    if (track.isExternal()) {
      throw new UnsupportedException(
          "EXTERNAL_MEDIA",
          "The media of the track is in another file.",
          "Save the movie as a self-contained file.",
          type);
    }
  }

  private static void report(Track track, boolean encrypted, Context context) {
    if (encrypted) {
      context.report(
          Finding.error("ENCRYPTED", "The track is encrypted; no browser shows it without a key.")
              .mendedBy("Use the clear file, or decrypt it with the key of its owner.")
              .at(track.offset()));
    }
    if (track.matrix().mirrors()) {
      context.report(
          Finding.info("MIRRORED", "The track's matrix mirrors the picture.").at(track.offset()));
    }
    if (track.descriptions() > 1) {
      context.report(
          Finding.warning(
                  "SEVERAL_SAMPLE_DESCRIPTIONS",
                  "The track has "
                      + track.descriptions()
                      + " sample descriptions; the facts are those of the first.")
              .mendedBy("Encode the file again as one stream.")
              .at(track.offset()));
    }
    if (track.presentation().samples() == 0) {
      context.incomplete(
          Finding.error("NO_SAMPLES", "Track " + track.id() + " is described but holds nothing.")
              .mendedBy("If this is an initialization segment, join it with its media segments."));
    }
  }

  /** Reports fragments that readers present at different times. */
  private static void reportLate(Track track, Context context) {
    Rational late = track.presentation().disputedDelay();
    if (late.isPositive()) {
      context.report(
          Finding.warning(
                  "START_DISPUTED",
                  "Fragments have negative composition offsets (ISO/IEC 14496-12 8.8.8); FFmpeg and"
                      + " players built on it show every frame "
                      + late.toDouble()
                      + " s later than the standard says.")
              .about("startTime")
              .mendedBy("Join the fragments: ffmpeg -i IN.mp4 -c copy -movflags +faststart OUT.mp4")
              .at(track.offset()));
    }
  }

  /** Reports the first track that the end of the data cuts off. */
  private static void reportCut(List<Track> tracks, MovieFile file, Context context) {
    for (Track track : tracks) {
      if (track.isCut()) {
        context.incomplete(truncated(there(track) + " of track " + track.id() + " are there."));
        return;
      }
    }
    if (file.isTruncated()) {
      context.incomplete(truncated("the last box is not whole."));
    }
  }

  private static String there(Track track) {
    long declared = track.tableSamples();
    if (track.tableSamplesThere() < declared) {
      return track.tableSamplesThere() + " of " + declared + " samples";
    }
    return declared > 0 ? "not all samples" : track.presentation().samples() + " samples";
  }

  private static Finding truncated(String what) {
    return Finding.error("TRUNCATED", "The data ends before the media does: " + what)
        .mendedBy("Copy or upload the file again: its end is missing.");
  }
}

package dev.assay.ffmpeg;

import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.BrowserSupport;
import dev.assay.facts.DisplayedSize;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.FrameTiming;
import dev.assay.facts.Origin;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Depth;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.read.UnsupportedException;
import dev.assay.timing.Cadence;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/** The steps from one opened file to its facts. */
final class MediaReader {

  /** Bytes a read of FFmpeg's asks for at most; reads are estimated from it. */
  private static final int READ_BYTES = 64 * 1024;

  /** Seeks between tables and tracks, allowed for when reads are estimated. */
  private static final int SPARE_READS = 32;

  private static final Rational SECONDS_OF_A_MICROSECOND = Rational.of(1, 1_000_000);

  private final Container container;
  private final Demuxer demuxer;
  private final ByteCursor in;
  private final Context context;

  /** Durations of the header, by stream, before FFmpeg fills gaps with estimates. */
  private final List<@Nullable Rational> declaredDurations = new ArrayList<>();

  private @Nullable Fact<Rational> containerDuration;

  private MediaReader(Container container, Demuxer demuxer, ByteCursor in, Context context) {
    this.container = container;
    this.demuxer = demuxer;
    this.in = in;
    this.context = context;
  }

  /**
   * Reads a file.
   *
   * @param in a cursor at the start of the file
   */
  static Facts read(Container container, ByteCursor in, Context context) throws IOException {
    ByteCursor start = in.rest();
    try {
      return read(container, in, start, context);
    } catch (TruncatedException e) {
      throw e;
    } catch (MalformedException e) {
      ByteCursor header = container.isIsoMedia() ? IsoLayout.header(start.rest()) : null;
      if (header != null) {
        context.incomplete(
            Finding.error(
                    "FRAGMENTS_UNREADABLE",
                    "Only the movie box is read, not the fragments behind it: " + e.getMessage())
                .mendedBy(
                    "Make the file again; the program that wrote its fragments is at fault."));
        return read(container, header, header.rest(), context);
      }
      throw explained(e, container, start.rest());
    }
  }

  private static Facts read(Container container, ByteCursor in, ByteCursor start, Context context)
      throws IOException {
    try (Demuxer demuxer = Demuxer.open(container.demuxer(), in)) {
      Facts facts = new MediaReader(container, demuxer, start, context).read();
      demuxer.log().report(context);
      return facts;
    }
  }

  /** The reason FFmpeg gives no name to: a file that breaks off, or a part of one. */
  private static IOException explained(MalformedException e, Container container, ByteCursor start)
      throws IOException {
    if (container.isIsoMedia() && IsoLayout.isMediaSegment(start.rest())) {
      return new UnsupportedException(
          "SEGMENT_WITHOUT_INIT",
          "this is a media segment whose tracks are described in another file",
          "Join it with its initialization segment, which comes first.",
          container.type());
    }
    Finding truncated = Completeness.check(container, start.rest());
    return truncated == null
        ? e
        : new TruncatedException(truncated.message() + " " + e.getMessage(), truncated.offset());
  }

  private Facts read() throws IOException {
    Budget budget = in.budget();
    for (AVStream stream : demuxer.streams()) {
      declaredDurations.add(duration(stream));
    }
    containerDuration = containerDuration(Origin.DECLARED);
    findStreamInfo();

    demuxer.streams().forEach(stream -> FlacStreamInfo.complete(stream.codecpar()));
    Tracks tracks = Tracks.of(demuxer);
    AVStream picture = tracks.picture();
    AVStream sound = tracks.sound();
    if (picture == null && sound == null) {
      throw nothingToDescribe(tracks);
    }
    PacketWalk walk = isAffordable(budget) ? PacketWalk.of(demuxer, picture, sound, budget) : null;
    checkCompleteness(walk, picture, sound);
    AVStream described = picture != null ? picture : sound;
    if (walk != null && described != null && walk.isEmpty(described) && !context.isIncomplete()) {
      context.incomplete(
          Finding.error(
                  "NO_SAMPLES",
                  "Track " + (described.index() + 1) + " is described but holds nothing.")
              .mendedBy("If this is an initialization segment, join it with its media segments."));
    }
    AudioTrack track = sound == null ? null : soundTrack(sound, walk);
    if (picture != null) {
      return videoFacts(tracks, picture, sound, track, walk);
    }
    if (sound == null || track == null) {
      throw undescribed(sound);
    }
    return audioFacts(tracks, sound, track, walk);
  }

  private IOException nothingToDescribe(Tracks tracks) throws IOException {
    if (tracks.isEmpty()) {
      return new MalformedException("the container holds no track", 0);
    }
    Finding truncated = Completeness.check(container, in.rest());
    if (truncated != null) {
      return new TruncatedException(truncated.message(), truncated.offset());
    }
    return new UnsupportedException(
        "NO_AUDIO_OR_VIDEO",
        "the container holds neither sound nor moving pictures, only " + tracks.others(),
        "Leave the file out, or register it as what it is.",
        container.type());
  }

  private IOException undescribed(@Nullable AVStream sound) {
    if (sound == null || sound.codecpar().codec_id() == avcodec.AV_CODEC_ID_NONE) {
      return new MalformedException("the sound track does not say what it holds", 0);
    }
    return new UnsupportedException(
        "CODEC_NOT_DESCRIBED",
        "FFmpeg finds no sample rate in sound of the codec " + Codecs.name(sound.codecpar()),
        "Convert the sound to a common codec, such as AAC.",
        container.audioType());
  }

  private void findStreamInfo() throws IOException {
    boolean needed = false;
    for (AVStream stream : demuxer.streams()) {
      needed |= !Codecs.isPcm(stream.codecpar());
    }
    // FFmpeg listens to plain PCM for hidden codecs, which costs more than all the rest.
    if (!needed && demuxer.context().nb_streams() > 0) {
      return;
    }
    demuxer.findStreamInfo();
    if (!demuxer.source().limited() || !Tracks.of(demuxer).isDescribed()) {
      demuxer.source().rethrow();
    }
    if (containerDuration == null) {
      containerDuration = containerDuration(estimationOrigin());
    }
  }

  private Origin estimationOrigin() {
    return switch (demuxer.context().duration_estimation_method()) {
      case avformat.AVFMT_DURATION_FROM_BITRATE -> Origin.ESTIMATED;
      default -> Origin.DECLARED;
    };
  }

  private @Nullable Fact<Rational> containerDuration(Origin origin) {
    long duration = demuxer.context().duration();
    return duration == avutil.AV_NOPTS_VALUE || duration <= 0
        ? null
        : new Fact<>(SECONDS_OF_A_MICROSECOND.times(Rational.of(duration)), origin);
  }

  private static @Nullable Rational duration(AVStream stream) {
    Rational tick = Demuxer.positive(stream.time_base());
    long duration = stream.duration();
    return tick == null || duration == avutil.AV_NOPTS_VALUE || duration <= 0
        ? null
        : tick.times(Rational.of(duration));
  }

  /** Whether the depth demands and the limits allow reading the whole file. */
  private boolean isAffordable(Budget budget) {
    if (demuxer.source().failed() || context.depth() == Depth.HEADER) {
      return false;
    }
    long length = in.sourceLength();
    return length < 0
        || (length <= budget.limits().bytes() - budget.bytes()
            && length / READ_BYTES + SPARE_READS <= budget.limits().reads() - budget.reads());
  }

  private void checkCompleteness(
      @Nullable PacketWalk walk, @Nullable AVStream picture, @Nullable AVStream sound)
      throws IOException {
    Finding truncated = null;
    if (container.isIsoMedia() && in.sourceLength() >= 0) {
      for (AVStream stream : new AVStream[] {picture, sound}) {
        if (stream != null && truncated == null) {
          truncated = new SampleIndex(stream, in.budget()).beyond(in.sourceLength());
        }
      }
    }
    if (truncated == null && walk != null && walk.end() != PacketWalk.End.LIMITED) {
      truncated = Completeness.check(container, in.rest());
      if (truncated == null && walk.end() == PacketWalk.End.BROKEN) {
        String reason = demuxer.log().reason();
        truncated =
            Completeness.truncated(
                "FFmpeg cannot read on to the end: "
                    + (reason == null ? "a packet makes no sense." : reason + "."));
      }
    }
    if (truncated != null) {
      context.incomplete(truncated);
    }
  }

  private AudioFacts audioFacts(
      Tracks tracks, AVStream sound, AudioTrack track, @Nullable PacketWalk walk)
      throws IOException {
    boolean encrypted = reportEncrypted(sound, walk);
    FileType type = container.audioType();
    Playability playability = encrypted ? Playability.NO : BrowserSupport.ofAudio(type, track);
    return new AudioFacts(type, track, tracks.sounds(), playability);
  }

  private VideoFacts videoFacts(
      Tracks tracks,
      AVStream picture,
      @Nullable AVStream sound,
      @Nullable AudioTrack track,
      @Nullable PacketWalk walk)
      throws IOException {
    AVCodecParameters parameters = picture.codecpar();
    if (parameters.width() <= 0 || parameters.height() <= 0) {
      throw new MalformedException("the picture track has no size", 0);
    }
    Size stored = new Size(parameters.width(), parameters.height());
    Rational aspect = pixelAspect(picture);
    int rotation = rotation(parameters);
    Size displayed = DisplayedSize.ofVideo(stored, aspect, rotation);
    boolean encrypted = reportEncrypted(picture, walk);
    if (sound != null) {
      reportEncrypted(sound, walk);
    }
    String codec = Codecs.name(parameters);
    Playability playability =
        encrypted ? Playability.NO : BrowserSupport.ofVideo(container.videoType(), codec, track);
    PictureTiming timing =
        PictureTiming.of(container, picture, walk, declared(picture), in.budget());
    return new VideoFacts(
        container.videoType(),
        stored,
        displayed,
        rotation,
        aspect,
        codec,
        timing.frameRate(),
        timing.frameCount(),
        timing.duration(),
        containerDuration,
        timing.startTime(),
        timing.variable(),
        tracks.pictures(),
        track,
        playability,
        Codecs.profile(parameters),
        frameTiming(timing.cadence(), tracks, track, walk));
  }

  private static @Nullable FrameTiming frameTiming(
      @Nullable Cadence cadence,
      Tracks tracks,
      @Nullable AudioTrack sound,
      @Nullable PacketWalk walk) {
    if (cadence == null || walk == null) {
      return null;
    }
    boolean allWalked = tracks.pictures() == 1 && tracks.sounds() <= 1;
    return cadence.asFacts(
        walk.startsWithKeyframe(),
        walk.longestGop(),
        allWalked ? browserDuration(cadence, sound) : null);
  }

  private static @Nullable Rational browserDuration(Cadence pictures, @Nullable AudioTrack sound) {
    Rational start = pictures.start();
    Rational end = pictures.end();
    if (start == null || end == null || sound == null) {
      return pictures.duration();
    }
    Fact<Rational> length = sound.duration();
    if (length == null || length.origin() != Origin.MEASURED) {
      return null;
    }
    Rational soundEnd = sound.startTime().plus(length.value());
    Rational earliest = sound.startTime().compareTo(start) < 0 ? sound.startTime() : start;
    return (soundEnd.compareTo(end) > 0 ? soundEnd : end).minus(earliest);
  }

  private @Nullable Rational declared(AVStream stream) {
    int index = stream.index();
    return index < declaredDurations.size() ? declaredDurations.get(index) : null;
  }

  /** The container's word, or the codec's where the container has none. */
  private static Rational pixelAspect(AVStream picture) {
    Rational aspect = Demuxer.positive(picture.sample_aspect_ratio());
    if (aspect == null) {
      aspect = Demuxer.positive(picture.codecpar().sample_aspect_ratio());
    }
    return aspect == null ? Rational.ONE : aspect;
  }

  /** Degrees clockwise by the display matrix, 0 unless it is a quarter turn. */
  private static int rotation(AVCodecParameters parameters) {
    AVPacketSideData matrix = sideData(parameters, avcodec.AV_PKT_DATA_DISPLAYMATRIX);
    if (matrix == null || matrix.size() < 36) {
      return 0;
    }
    int[] values = new int[9];
    for (int i = 0; i < values.length; i++) {
      values[i] = matrix.data().getInt(4L * i);
    }
    double counterclockwise = avutil.av_display_rotation_get(values);
    if (Double.isNaN(counterclockwise)) {
      return 0;
    }
    long degrees = Math.round(-counterclockwise);
    return degrees % 90 == 0 ? (int) Math.floorMod(degrees, 360L) : 0;
  }

  private static @Nullable AVPacketSideData sideData(AVCodecParameters parameters, int type) {
    int count = parameters.nb_coded_side_data();
    if (count <= 0) {
      return null;
    }
    AVPacketSideData found =
        avcodec.av_packet_side_data_get(parameters.coded_side_data(), count, type);
    return found == null || found.isNull() ? null : found;
  }

  private boolean reportEncrypted(AVStream stream, @Nullable PacketWalk walk) throws IOException {
    boolean encrypted =
        (walk != null && walk.isEncrypted(stream))
            || (container.isMatroska() && MatroskaEncryption.of(in.rest(), stream.index()))
            || sideData(stream.codecpar(), avcodec.AV_PKT_DATA_ENCRYPTION_INIT_INFO) != null
            || Tracks.hasProtectedTag(stream.codecpar());
    if (encrypted) {
      context.report(
          Finding.warning(
                  "ENCRYPTED",
                  "Track "
                      + (stream.index() + 1)
                      + " is encrypted; nobody sees or hears it without"
                      + " the key.")
              .mendedBy("Offer the file without encryption."));
    }
    return encrypted;
  }

  private @Nullable AudioTrack soundTrack(AVStream stream, @Nullable PacketWalk walk)
      throws IOException {
    AVCodecParameters parameters = stream.codecpar();
    FlacStreamInfo.complete(parameters); // once more: reading packets takes it back
    int rate = parameters.sample_rate();
    int channels = parameters.ch_layout().nb_channels();
    if (rate <= 0) {
      return null;
    }
    if (channels <= 0) {
      context.incomplete(
          Finding.error(
                  "CHANNELS_UNKNOWN",
                  "Track " + (stream.index() + 1) + " does not say how many channels it has.")
              .about("numChannels")
              .mendedBy("Convert the sound to a common codec, such as AAC."));
    }
    SoundExtent extent = walk == null || walk.end() == PacketWalk.End.LIMITED ? null : walk.sound();
    Rational start = extent == null ? null : extent.start();
    boolean clockless = container == Container.MPEG_AUDIO || container == Container.ADTS;
    return new AudioTrack(
        Codecs.name(parameters),
        rate,
        Math.max(0, channels),
        Codecs.bitDepth(parameters),
        soundDuration(stream, extent),
        start == null || clockless ? Rational.ZERO : start);
  }

  private @Nullable Fact<Rational> soundDuration(AVStream stream, @Nullable SoundExtent extent)
      throws IOException {
    Rational declared =
        container == Container.MUSEPACK8 ? MusepackHeader.duration(in.rest()) : declared(stream);
    Rational measured = extent == null ? null : extent.duration();
    if (declared != null && !container.timesSound()) {
      return Fact.declared(declared);
    }
    if (extent != null && measured != null) {
      compare(extent, measured, declared);
      // The header cuts what the last packet holds too much of; packets know no shorter end.
      if (declared != null
          && declared.compareTo(measured) < 0
          && measured.minus(declared).compareTo(extent.longestPacket()) <= 0) {
        return Fact.measured(declared);
      }
      return Fact.measured(measured);
    }
    if (declared != null) {
      return Fact.declared(declared);
    }
    Rational filled = duration(stream);
    if (filled != null) {
      return new Fact<>(filled, estimationOrigin());
    }
    return containerDuration;
  }

  /** Reports a header that counts other samples than there are. */
  private void compare(SoundExtent extent, Rational measured, @Nullable Rational declared) {
    if (declared == null || !container.countsSamples()) {
      return;
    }
    Rational slack = extent.longestPacket().times(Rational.of(2)).plus(Rational.of(1, 10));
    String difference =
        "The header says the sound lasts "
            + declared.toDouble()
            + " s, and its packets last "
            + measured.toDouble()
            + " s";
    if (declared.minus(measured).compareTo(slack) > 0) {
      if (!context.isIncomplete()) {
        context.incomplete(Completeness.truncated(difference + ".").about("duration"));
      }
    } else if (measured.minus(declared).compareTo(slack) > 0) {
      context.report(
          Finding.warning(
                  "DURATION_DISAGREES",
                  difference + "; players that believe the header stop early.")
              .about("duration")
              .mendedBy("Encode the file again, so that its header is right."));
    }
  }
}

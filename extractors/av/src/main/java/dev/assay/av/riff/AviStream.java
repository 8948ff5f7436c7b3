package dev.assay.av.riff;

import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.structure.RiffChunks;
import dev.assay.timing.Cadence;
import dev.assay.timing.FrameTimes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A stream of an AVI file: its header list {@code strl}, and what was counted of its chunks.
 *
 * <p>Time passes in units of the header's scale over rate: one for every chunk, or for audio that
 * is measured in samples, one for every so many bytes.
 */
final class AviStream {
  private static final int VPRP_ASPECT = 20;

  /** Streams that start later than this have a header that is not to be believed. */
  private static final Rational LATEST_START = Rational.of(3600);

  private String type = "";
  private long scale;
  private long rate;
  private long start;
  private long length;
  private long sampleSize;
  private long width;
  private long height;
  private String compression = "";
  private Rational pixelAspect = Rational.ONE;
  private @Nullable WaveFormat wave;
  private final List<Long> indexes = new ArrayList<>();

  private @Nullable FrameTimes times;
  private long chunks;
  private long bytes;
  private long frames;
  private long lastOffset = -1;
  private long runStart;
  private long runLength;
  private boolean startsWithKeyframe;
  private long keyframes;
  private long sinceKeyframe;
  private long longestGop;

  private AviStream() {}

  /**
   * Reads the chunks of a list {@code strl}.
   *
   * @throws DeclinedException when they describe nothing that is known
   */
  static AviStream read(RiffChunks list) throws IOException {
    AviStream stream = new AviStream();
    while (list.next()) {
      ByteCursor body = list.body();
      switch (list.id()) {
        case "strh" -> stream.readHeader(body);
        case "strf" -> stream.readFormat(body);
        case "vprp" -> stream.readProperties(body);
        case "indx" -> stream.readIndex(body);
        default -> {}
      }
    }
    return stream;
  }

  private void readHeader(ByteCursor body) throws IOException {
    type = body.latin1(4);
    body.skip(16);
    scale = body.u32();
    rate = body.u32();
    start = body.u32();
    length = body.u32();
    body.skip(8);
    sampleSize = body.u32();
  }

  private void readFormat(ByteCursor body) throws IOException {
    if (isVideo()) {
      body.skip(4);
      width = Math.abs((long) body.i32());
      height = Math.abs((long) body.i32()); // negative: rows from the top
      body.skip(4);
      compression = body.latin1(4);
    } else if (isAudio()) {
      wave = WaveFormat.read(body);
    }
  }

  /** The aspect of the whole picture (OpenDML AVI File Format Extensions 1.02, 3.0). */
  private void readProperties(ByteCursor body) throws IOException {
    if (!body.has(VPRP_ASPECT + 12)) {
      return;
    }
    body.skip(VPRP_ASPECT);
    long high = body.u16();
    long wide = body.u16();
    long pixelsWide = body.u32();
    long pixelsHigh = body.u32();
    if (high > 0 && wide > 0 && pixelsWide > 0 && pixelsHigh > 0) {
      pixelAspect = Rational.of(wide, high).times(Rational.of(pixelsHigh, pixelsWide));
    }
  }

  /** An index of indexes, or an index of chunks (the same, 2.0). */
  private void readIndex(ByteCursor body) throws IOException {
    body.skip(3);
    boolean ofIndexes = body.u8() == 0;
    long entries = body.u32();
    body.skip(16);
    if (!ofIndexes) {
      throw new DeclinedException("an index of chunks in the header");
    }
    for (long i = 0; i < entries; i++) {
      body.budget().enter(body.position());
      indexes.add(body.u64());
      body.skip(8);
    }
  }

  boolean isVideo() {
    return type.equals("vids");
  }

  boolean isAudio() {
    return type.equals("auds");
  }

  /** Whether picture and sound are woven into one another, as in DV. */
  boolean isInterleaved() {
    return type.equals("iavs");
  }

  /** Where the indexes of chunks lie, empty when the file has no such indexes. */
  List<Long> indexes() {
    return indexes;
  }

  /**
   * Counts a chunk.
   *
   * @param offset where it lies, by any measure
   * @param size bytes of data
   */
  void count(long offset, long size, boolean keyframe) {
    long slot = chunks++;
    bytes += size;
    if (!isVideo() || size == 0 || offset == lastOffset) {
      return; // an empty chunk holds the picture before
    }
    lastOffset = offset;
    if (runLength > 0 && slot == runStart + runLength) {
      runLength++;
    } else {
      flush(slot);
      runStart = slot;
      runLength = 1;
    }
    if (keyframe) {
      keyframes++;
      startsWithKeyframe |= frames == 0;
      sinceKeyframe = 0;
    }
    frames++;
    sinceKeyframe++;
    longestGop = Math.max(longestGop, sinceKeyframe);
  }

  /** Takes a run of frames, of which the last is shown until a slot. */
  private void flush(long until) {
    if (runLength > 0) {
      long last = runStart + runLength - 1;
      times().addRun(runStart, 1, runLength - 1);
      times().add(last, until - last);
      runLength = 0;
    }
  }

  private FrameTimes times() {
    if (times == null) {
      times = new FrameTimes(unit()).nominalRate(unit().inverse());
    }
    return times;
  }

  /** When the frames counted are shown, in units; nothing can be counted any more. */
  Cadence cadence() {
    flush(chunks);
    return times().cadence();
  }

  /** Chunks counted. */
  long chunks() {
    return chunks;
  }

  /** Chunks the header declares; for audio measured in samples, samples. */
  long declaredLength() {
    return length;
  }

  /** Whether the first frame is a keyframe, null when no frame is marked as one. */
  @Nullable Boolean startsWithKeyframe() {
    return keyframes == 0 ? null : startsWithKeyframe;
  }

  /** The most frames from one keyframe to the next, null when no frame is marked as one. */
  @Nullable Long longestGop() {
    return keyframes == 0 ? null : longestGop;
  }

  Size size() {
    return new Size(width, height);
  }

  Rational pixelAspect() {
    return pixelAspect;
  }

  /** The short name of the codec of pictures, null when it is not known. */
  @Nullable String videoCodec() {
    return FourCc.codec(compression);
  }

  /**
   * Asserts that the header tells the time.
   *
   * @throws DeclinedException when it does not, or what it tells is absurd
   */
  void requireTime() throws DeclinedException {
    if (scale == 0 || rate == 0) {
      throw new DeclinedException("a stream's header has no rate");
    }
    if (startTime().compareTo(LATEST_START) > 0) {
      throw new DeclinedException("a stream starts at " + startTime() + " s");
    }
  }

  /** The length of one unit of time in seconds. */
  Rational unit() {
    return Rational.of(scale, rate);
  }

  Rational startTime() {
    return unit().times(Rational.of(start));
  }

  /** The track of sound with what was counted of it; null when it is not sound. */
  @Nullable AudioTrack audio() {
    if (wave == null) {
      return null;
    }
    Encoding encoding = wave.encoding();
    return new AudioTrack(
        encoding.codec(),
        wave.sampleRate(),
        wave.channels(),
        encoding.bitDepth(),
        audioDuration(wave),
        startTime());
  }

  private @Nullable Fact<Rational> audioDuration(WaveFormat format) {
    if (chunks == 0) {
      return length == 0 ? null : Fact.declared(unit().times(Rational.of(length)));
    }
    Encoding encoding = format.encoding();
    if (encoding.isCountable()) {
      return Fact.measured(Encoding.seconds(encoding.samplesIn(bytes), format.sampleRate()));
    }
    if (sampleSize == 0) {
      return Fact.measured(unit().times(Rational.of(chunks)));
    }
    return format.byteRate() == 0
        ? null
        : Fact.estimated(Rational.of(bytes).times(Rational.of(1, format.byteRate())));
  }
}

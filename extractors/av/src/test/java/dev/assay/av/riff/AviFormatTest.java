package dev.assay.av.riff;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.av.SoundFormatTest;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.FrameTiming;
import dev.assay.facts.Origin;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import dev.assay.format.Depth;
import dev.assay.format.Format;
import dev.assay.format.FormatCatalog;
import dev.assay.read.Limits;
import dev.assay.testdata.Sample;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.av.AviFile;
import dev.assay.testdata.av.ByteWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class AviFormatTest extends SoundFormatTest {
  private static final int KEYFRAME = 0x10;

  @Override
  protected Format format() {
    return new AviFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample("plain.avi", AviFile.bytes(64, 48, 25, 1, 30)),
        new Sample("sound.avi", new Writer().video(30000, 1001).pcm().file(40, true)),
        new Sample("opendml.avi", openDml(30)));
  }

  /** A writer of AVI files with whatever lists and chunks a test needs. */
  private static final class Writer {
    private final ByteWriter streams = ByteWriter.littleEndian();
    private int width = 64;
    private int height = 48;
    private String codec = "XVID";
    private long declaredFrames = -1;
    private byte[] properties = {};
    private byte[] superIndex = {};
    private int rate;
    private int scale;
    private int start;
    private int emptyFrom = Integer.MAX_VALUE;
    private int emptyTo;
    private boolean sound;
    private byte[] soundStream = {};

    Writer video(int rate, int scale) {
      this.rate = rate;
      this.scale = scale;
      return this;
    }

    /** Two channels of 16 bits at 48 kHz, 1600 samples with each frame. */
    Writer pcm() {
      return audio(1, 4, 48_000, 192_000, 4, 16, 4, 48_000);
    }

    /** Sound whose chunks hold 6400 bytes each. */
    Writer audio(
        int tag, int align, int hertz, int byteRate, int size, int bits, int scale, int rate) {
      sound = true;
      ByteWriter header = header("auds", "\0\0\0\0", rate == 48_000 ? 1 : scale, rate, 99, size);
      ByteWriter format = ByteWriter.littleEndian().u16(tag).u16(2).u32(hertz).u32(byteRate);
      format.u16(align).u16(bits).u16(0);
      soundStream =
          list("strl", chunk("strh", header.toByteArray()), chunk("strf", format.toByteArray()));
      return this;
    }

    private ByteWriter header(
        String type, String handler, long scale, long rate, long length, long size) {
      ByteWriter header = ByteWriter.littleEndian().text(type).text(handler).zeros(12);
      header.u32(scale).u32(rate).u32(start).u32(length).u32(0).u32(-1).u32(size);
      return header.zeros(8);
    }

    private byte[] headers(long frames) {
      long declared = declaredFrames < 0 ? frames : declaredFrames;
      ByteWriter format = ByteWriter.littleEndian().u32(40).u32(width).u32(height).u16(1).u16(24);
      format.text(codec).zeros(20);
      byte[] video =
          list(
              "strl",
              chunk("strh", header("vids", codec, scale, rate, declared, 0).toByteArray()),
              chunk("strf", format.toByteArray()),
              properties,
              superIndex);
      streams.bytes(video).bytes(soundStream);
      return list("hdrl", chunk("avih", new byte[56]), streams.toByteArray());
    }

    private byte[] frame(int number) {
      return number >= emptyFrom && number < emptyTo ? new byte[0] : new byte[101];
    }

    /** A file with so many frames, every tenth a keyframe. */
    byte[] file(int frames, boolean index) {
      byte[] headers = headers(frames);
      ByteWriter movie = ByteWriter.littleEndian();
      ByteWriter entries = ByteWriter.littleEndian();
      for (int n = 0; n < frames; n++) {
        byte[] picture = frame(n);
        entries.text("00dc").u32(n % 10 == 0 ? KEYFRAME : 0).u32(4L + movie.length());
        entries.u32(picture.length);
        movie.bytes(chunk("00dc", picture));
        if (sound) {
          entries.text("01wb").u32(KEYFRAME).u32(4L + movie.length()).u32(6400);
          movie.bytes(chunk("01wb", new byte[6400]));
        }
      }
      byte[] list = list("movi", movie.toByteArray());
      byte[] idx1 = index ? chunk("idx1", entries.toByteArray()) : new byte[0];
      return riff("AVI ", headers, list, idx1);
    }
  }

  private static byte[] chunk(String id, byte[] body) {
    return ByteWriter.littleEndian()
        .text(id)
        .u32(body.length)
        .bytes(body)
        .zeros(body.length & 1)
        .toByteArray();
  }

  private static byte[] list(String name, byte[]... parts) {
    return named("LIST", name, parts);
  }

  private static byte[] riff(String form, byte[]... parts) {
    return named("RIFF", form, parts);
  }

  private static byte[] named(String id, String name, byte[]... parts) {
    ByteWriter body = ByteWriter.littleEndian().text(name);
    for (byte[] part : parts) {
      body.bytes(part);
    }
    return chunk(id, body.toByteArray());
  }

  /** A file of two RIFF chunks, with an index of chunks in each and an index of these. */
  private static byte[] openDml(int framesEach) {
    byte[][] parts = openDml(framesEach, 0);
    return ByteWriter.littleEndian().bytes(parts[0]).bytes(parts[1]).toByteArray();
  }

  /** The two parts of a file between which there is a gap. */
  private static byte[][] openDml(int framesEach, long gap) {
    Writer writer = new Writer().video(25, 1);
    writer.declaredFrames = 2L * framesEach;
    writer.superIndex = superIndex(0, 0);
    int first = 12 + writer.headers(0).length + 12;
    byte[] movie = indexedMovie(first, framesEach);
    long second = first - 12 + movie.length + 12 + gap + 12;
    Writer again = new Writer().video(25, 1);
    again.declaredFrames = 2L * framesEach;
    again.superIndex = superIndex(first, second);
    byte[] one = riff("AVI ", again.headers(0), movie);
    byte[] other = riff("AVIX", indexedMovie(second, framesEach));
    return new byte[][] {one, other};
  }

  private static byte[] superIndex(long first, long second) {
    ByteWriter index = ByteWriter.littleEndian().u16(4).u8(0).u8(0).u32(2).text("00dc").zeros(12);
    index.u64(first).u32(0).u32(0).u64(second).u32(0).u32(0);
    return chunk("indx", index.toByteArray());
  }

  /** A list of chunks that starts with their index, which starts at a place of the file. */
  private static byte[] indexedMovie(long at, int frames) {
    ByteWriter index = ByteWriter.littleEndian().u16(2).u8(0).u8(1).u32(frames).text("00dc");
    long chunks = at + 8 + 24 + 8L * frames;
    index.u64(chunks).u32(0);
    ByteWriter movie = ByteWriter.littleEndian();
    for (int n = 0; n < frames; n++) {
      index.u32(8L + movie.length()).u32(n % 15 == 0 ? 100 : 1L << 31 | 100);
      movie.bytes(chunk("00dc", new byte[100]));
    }
    return list("movi", chunk("ix00", index.toByteArray()), movie.toByteArray());
  }

  @Test
  void aFrameLastsThroughTheEmptyChunksBehindIt() {
    Writer writer = new Writer().video(60, 1);
    writer.emptyFrom = 10;
    writer.emptyTo = 40;
    VideoFacts facts = video(writer.file(60, true));
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(30L));
    assertThat(facts.duration()).isEqualTo(Fact.measured(Rational.of(1)));
    assertThat(facts.variableFrameRate()).isTrue();
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(Rational.of(30)));
  }

  @Test
  void partsBeyondFourGibibytesAreCountedToo() {
    long junk = 3L << 30;
    long gap = 2 * (8 + junk);
    byte[][] parts = openDml(30, gap);
    long second = parts[0].length + gap;
    byte[] header = ByteWriter.littleEndian().text("JUNK").u32(junk).toByteArray();
    ScriptedSource source = ScriptedSource.sparse(second + parts[1].length, "long.avi");
    source.put(0, parts[0]).put(parts[0].length, header).put(second - 8 - junk, header);
    Inspection inspection = inspect(source.put(second, parts[1]), Limits.remote());
    assertThat(inspection).isInstanceOf(Inspection.Complete.class);
    assertThat(video(inspection).frameCount()).isEqualTo(Fact.measured(60L));
    assertThat(source.bytesRead()).isLessThan(64 * 1024);
  }

  private VideoFacts video(byte[] file) {
    return video(inspect(file));
  }

  private static VideoFacts video(Inspection inspection) {
    assertThat(inspection.facts()).as("%s", inspection).isInstanceOf(VideoFacts.class);
    return (VideoFacts) inspection.facts();
  }

  private static FrameTiming timing(VideoFacts facts) {
    FrameTiming timing = facts.timing();
    assertThat(timing).isNotNull();
    return timing;
  }

  @Test
  void theIndexCountsFramesAndKeyframes() {
    byte[] file = new Writer().video(30000, 1001).file(101, true);
    VideoFacts facts = video(file);
    assertThat(inspect(file).findings()).isEmpty();
    assertThat(facts.type().mimeType()).isEqualTo("video/x-msvideo");
    assertThat(facts.codec()).isEqualTo("mpeg4");
    assertThat(facts.stored()).isEqualTo(new Size(64, 48));
    assertThat(facts.rotation()).isZero();
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(101L));
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(Rational.of(30000, 1001)));
    assertThat(facts.duration()).isEqualTo(Fact.measured(Rational.of(101 * 1001, 30000)));
    assertThat(facts.containerDuration()).isEqualTo(Fact.declared(Rational.of(101 * 1001, 30000)));
    assertThat(facts.startTime()).isEqualTo(Rational.ZERO);
    assertThat(facts.variableFrameRate()).isFalse();
    assertThat(facts.videoTracks()).isEqualTo(1);
    assertThat(facts.audio()).isNull();
    assertThat(facts.playability()).isEqualTo(Playability.NO);
    assertThat(timing(facts).startsWithKeyframe()).isTrue();
    assertThat(timing(facts).longestGop()).isEqualTo(10);
  }

  @Test
  void theGeneratorsFileIsRead() {
    VideoFacts facts = video(AviFile.bytes(320, 240, 24, 1, 77));
    assertThat(facts.codec()).isEqualTo("h264");
    assertThat(facts.stored()).isEqualTo(new Size(320, 240));
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(77L));
    assertThat(facts.duration()).isEqualTo(Fact.measured(Rational.of(77, 24)));
  }

  @Test
  void theMovieIsJumpedOver() {
    byte[] file = new Writer().video(25, 1).pcm().file(500, true);
    ScriptedSource source = ScriptedSource.of(file, "a.avi");
    assertThat(video(inspect(source)).frameCount()).isEqualTo(Fact.measured(500L));
    assertThat(source.bytesRead()).isLessThan(40_000);
    assertThat(source.log()).hasSizeLessThan(6);
  }

  @Test
  void soundIsCountedByItsBytes() {
    AudioTrack audio = video(new Writer().video(30, 1).pcm().file(40, true)).audio();
    assertThat(audio)
        .isEqualTo(
            new AudioTrack(
                "pcm", 48_000, 2, Fact.declared(16), measured(64_000, 48_000), Rational.ZERO));
  }

  @Test
  void soundOfVariableRateIsCountedByItsChunks() {
    byte[] file =
        new Writer()
            .video(30, 1)
            .audio(0x55, 1152, 44_100, 16_000, 0, 0, 1152, 44_100)
            .file(40, true);
    AudioTrack audio = video(file).audio();
    assertThat(audio).isNotNull();
    assertThat(audio.codec()).isEqualTo("mp3");
    assertThat(audio.duration()).isEqualTo(measured(40 * 1152, 44_100));
  }

  @Test
  void soundOfConstantRateIsEstimatedByItsBytes() {
    byte[] file =
        new Writer().video(30, 1).audio(0x2000, 1, 44_100, 16_000, 1, 0, 1, 16_000).file(40, true);
    AudioTrack audio = video(file).audio();
    assertThat(audio).isNotNull();
    assertThat(audio.duration()).isEqualTo(Fact.estimated(Rational.of(16)));
  }

  @Test
  void emptyChunksHoldThePictureBefore() {
    Writer writer = new Writer().video(25, 1);
    writer.emptyFrom = 20;
    writer.emptyTo = 23;
    VideoFacts facts = video(writer.file(100, true));
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(97L));
    assertThat(facts.variableFrameRate()).isTrue();
    assertThat(facts.duration()).isEqualTo(measured(100, 25));
    assertThat(timing(facts).missing()).isEqualTo(3);
  }

  @Test
  void emptyChunksAtTheEndHoldTheLastPicture() {
    Writer writer = new Writer().video(25, 1);
    writer.emptyFrom = 90;
    writer.emptyTo = 100;
    VideoFacts facts = video(writer.file(100, true));
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(90L));
    assertThat(facts.duration()).isEqualTo(measured(100, 25));
  }

  @Test
  void withoutAnIndexChunksAreWalked() {
    VideoFacts facts = video(new Writer().video(25, 1).pcm().file(100, false));
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(100L));
    assertThat(timing(facts).startsWithKeyframe()).isNull();
  }

  @Test
  void forTheHeaderAnIndexIsReadAndNoChunkWalkedTo() {
    Assay header = Assay.with(FormatCatalog.of(new AviFormat())).at(Depth.HEADER);
    byte[] indexed = new Writer().video(25, 1).pcm().file(100, true);
    byte[] plain = new Writer().video(25, 1).pcm().file(100, false);
    assertThat(video(header.inspect(indexed, "a.avi")).frameCount()).isEqualTo(Fact.measured(100L));
    assertThat(video(header.inspect(plain, "a.avi")).frameCount()).isEqualTo(Fact.declared(100L));
    assertThat(video(header.inspect(plain, "a.avi")).variableFrameRate()).isNull();
  }

  @Test
  void aMovieTooLongToWalkHasWhatTheHeaderDeclares() {
    byte[] file = new Writer().video(25, 1).pcm().file(100, false);
    Inspection inspection = inspect(ScriptedSource.of(file, "a.avi"), Limits.tiny());
    assertThat(video(inspection).frameCount()).isEqualTo(Fact.declared(100L));
    assertThat(video(inspection).timing()).isNull();
    assertThat(video(inspection).variableFrameRate()).isNull();
  }

  @Test
  void framesBeforeACutAreCountedAndItIsSaid() {
    byte[] file = new Writer().video(25, 1).pcm().file(100, true);
    Inspection inspection = inspect(Arrays.copyOf(file, file.length / 2));
    assertThat(inspection).isInstanceOf(Inspection.Partial.class);
    assertThat(codes(inspection)).contains("TRUNCATED", "FRAME_COUNT_WRONG");
    Fact<Long> frames = video(inspection).frameCount();
    assertThat(frames).isNotNull();
    assertThat(frames.origin()).isEqualTo(Origin.MEASURED);
    assertThat(frames.value()).isBetween(48L, 51L);
  }

  @Test
  void indexesOfOpenDmlAreAddedUp() {
    VideoFacts facts = video(openDml(30));
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(60L));
    assertThat(facts.duration()).isEqualTo(measured(60, 25));
    assertThat(timing(facts).longestGop()).isEqualTo(15);
    assertThat(inspect(openDml(30)).findings()).isEmpty();
  }

  @Test
  void aSecondPartThatIsMissingIsSaid() {
    byte[] file = openDml(30);
    Inspection inspection = inspect(Arrays.copyOf(file, indexOf(file, "AVIX") - 8));
    assertThat(inspection).isInstanceOf(Inspection.Partial.class);
    assertThat(video(inspection).frameCount()).isEqualTo(Fact.measured(30L));
  }

  @Test
  void theAspectOfThePictureGivesThatOfItsPixels() {
    Writer writer = new Writer().video(25, 1);
    writer.width = 720;
    writer.height = 576;
    ByteWriter vprp = ByteWriter.littleEndian().zeros(20).u16(9).u16(16).u32(720).u32(576).u32(0);
    writer.properties = chunk("vprp", vprp.toByteArray());
    VideoFacts facts = video(writer.file(5, true));
    assertThat(facts.pixelAspect()).isEqualTo(Rational.of(64, 45));
    assertThat(facts.displayed()).isEqualTo(new Size(1024, 576));
  }

  @ParameterizedTest
  @CsvSource({
    "H264, h264",
    "x264, h264",
    "DX50, mpeg4",
    "MJPG, mjpeg",
    "DIV3, msmpeg4v3",
    "WMV3, wmv3",
    "dvsd, dvvideo",
    "YUY2, rawvideo",
    "FFV1, ffv1",
  })
  void codecsHaveShortNames(String four, String codec) {
    Writer writer = new Writer().video(25, 1);
    writer.codec = four;
    assertThat(video(writer.file(5, true)).codec()).isEqualTo(codec);
  }

  @Test
  void rowsFromTheTopHaveANegativeHeight() {
    Writer writer = new Writer().video(25, 1);
    writer.height = -48;
    assertThat(video(writer.file(5, true)).stored()).isEqualTo(new Size(64, 48));
  }

  @Test
  void aDelayOfTheStreamIsItsStart() {
    Writer writer = new Writer().video(25, 1);
    writer.start = 50;
    assertThat(video(writer.file(5, true)).startTime()).isEqualTo(Rational.of(2));
  }

  @Test
  void whatIsNotCertainIsDeclined() {
    Writer unknown = new Writer().video(25, 1);
    unknown.codec = "?!?!";
    assertThat(failure(unknown.file(5, true)).code()).isEqualTo("DECLINED");
    assertThat(failure(new Writer().video(25, 0).file(5, true)).code()).isEqualTo("DECLINED");
    Writer late = new Writer().video(25, 1);
    late.start = 1_000_000;
    assertThat(failure(late.file(5, true)).code()).isEqualTo("DECLINED");
    assertThat(failure(riff("AVI ", chunk("JUNK", new byte[50]))).code()).isEqualTo("DECLINED");
    Writer empty = new Writer().video(25, 1);
    empty.declaredFrames = 10;
    assertThat(failure(empty.file(0, true)).code()).isEqualTo("DECLINED");
  }

  @Test
  void lengthsLeftOpenAreNoCut() {
    Writer writer = new Writer().video(25, 1);
    writer.declaredFrames = 1 << 30;
    byte[] file = writer.file(100, false);
    Arrays.fill(file, 4, 8, (byte) 0xFF);
    int movie = indexOf(file, "movi") - 4;
    Arrays.fill(file, movie, movie + 4, (byte) 0xFF);
    Inspection inspection = inspect(file);
    assertThat(inspection).isInstanceOf(Inspection.Complete.class);
    assertThat(codes(inspection)).containsExactly("LENGTH_LEFT_OPEN");
    assertThat(video(inspection).frameCount()).isEqualTo(Fact.measured(100L));
    assertThat(video(inspection).containerDuration()).isNull();
  }

  @Test
  void aFileWithoutFramesSaysSo() {
    Inspection inspection = inspect(new Writer().video(25, 1).file(0, true));
    assertThat(inspection).isInstanceOf(Inspection.Partial.class);
    assertThat(codes(inspection)).containsExactly("NO_SAMPLES");
    assertThat(video(inspection).frameCount()).isEqualTo(Fact.measured(0L));
    assertThat(video(inspection).frameRate()).isEqualTo(Fact.declared(Rational.of(25)));
  }

  @Test
  void entriesByTheBillionAreNotBelieved() {
    byte[] file = openDml(30);
    int at = indexOf(file, "indx") + 12;
    Arrays.fill(file, at, at + 4, (byte) 0x7F);
    assertThat(failure(file).code()).isEqualTo("MALFORMED");
  }

  private static int indexOf(byte[] file, String id) {
    String text = new String(file, StandardCharsets.ISO_8859_1);
    return text.indexOf(id);
  }
}

package dev.assay.testdata.av;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ISO base media file (ISO/IEC 14496-12) with grey H.264 pictures, silent AAC sound, or both.
 *
 * <p>Every number is set by the test: what is not set is as a plain encoder would write it.
 */
public final class Mp4File {
  private static final int MOVIE_TIMESCALE = 1000;
  private static final long ONE = 0x1_0000;

  private String brand = "isom";
  private boolean movieFirst = true;
  private @Nullable Video video;
  private int soundRate;
  private int soundFrames;
  private int missingBytes;
  private int picturesPerFragment;
  private boolean wide;
  private boolean encrypted;

  private static final class Video {
    final int width;
    final int height;
    final int timescale;
    final int[] durations;
    int[] offsets = {};
    long editStart = -1;
    long editDuration;
    long emptyEdit;
    int rotation;
    int aspectWidth;
    int aspectHeight;
    int streamAspectWidth;
    int streamAspectHeight;

    Video(int width, int height, int timescale, int[] durations) {
      this.width = width;
      this.height = height;
      this.timescale = timescale;
      this.durations = durations;
    }

    H264 codec() {
      return new H264(width, height, streamAspectWidth, streamAspectHeight);
    }
  }

  private Mp4File() {}

  /** A file without tracks. */
  public static Mp4File empty() {
    return new Mp4File();
  }

  /**
   * A file with pictures at a constant rate of {@code timescale / duration} frames per second.
   *
   * @param frames how many pictures
   */
  public static Mp4File video(int width, int height, int timescale, int duration, int frames) {
    int[] durations = new int[frames];
    Arrays.fill(durations, duration);
    return video(width, height, timescale, durations);
  }

  /** A file with pictures that are shown for those numbers of ticks each. */
  public static Mp4File video(int width, int height, int timescale, int[] durations) {
    Mp4File file = new Mp4File();
    file.video = new Video(width, height, timescale, durations.clone());
    return file;
  }

  /** A file with sound alone, under the brand of such files. */
  public static Mp4File audio(int sampleRate, int frames) {
    Mp4File file = new Mp4File();
    file.brand = "M4A ";
    return file.withAudio(sampleRate, frames);
  }

  /** With a sound track of so many frames of 1024 samples. */
  public Mp4File withAudio(int sampleRate, int frames) {
    soundRate = sampleRate;
    soundFrames = frames;
    return this;
  }

  /** Under another brand, such as {@code "qt "}. */
  public Mp4File withBrand(String brand) {
    this.brand = brand;
    return this;
  }

  /** With the movie box behind the media data. */
  public Mp4File movieLast() {
    movieFirst = false;
    return this;
  }

  /** With the time from decoding to showing each picture, in ticks (8.6.1.3). */
  public Mp4File withOffsets(int... offsets) {
    picture().offsets = offsets.clone();
    return this;
  }

  /** With an edit list that shows the pictures from a time on for so long, in the track's ticks. */
  public Mp4File withEdit(long start, long duration) {
    picture().editStart = start;
    picture().editDuration = duration;
    return this;
  }

  /** With an edit list that shows nothing for so many milliseconds at first. */
  public Mp4File withEmptyEdit(long milliseconds) {
    picture().emptyEdit = milliseconds;
    return this;
  }

  /** With a matrix that turns the pictures clockwise by 90, 180 or 270 degrees. */
  public Mp4File rotated(int degrees) {
    picture().rotation = degrees;
    return this;
  }

  /** With a pixel aspect in the container (12.1.4). */
  public Mp4File withPixelAspect(int width, int height) {
    picture().aspectWidth = width;
    picture().aspectHeight = height;
    return this;
  }

  /** With a pixel aspect in the H.264 stream. */
  public Mp4File withStreamAspect(int width, int height) {
    picture().streamAspectWidth = width;
    picture().streamAspectHeight = height;
    return this;
  }

  /** In fragments of so many pictures each, or of so many frames of sound where that is all. */
  public Mp4File fragmented(int perFragment) {
    picturesPerFragment = perFragment;
    return this;
  }

  /** With pictures that say they are encrypted (8.12); they are not. */
  public Mp4File encrypted() {
    encrypted = true;
    return this;
  }

  /** With 64-bit sizes and offsets, as files of more than 4 GiB have them. */
  public Mp4File wide() {
    wide = true;
    return this;
  }

  /** Without its last bytes, as when a copy broke off. */
  public Mp4File cutBy(int bytes) {
    missingBytes = bytes;
    return this;
  }

  private Video picture() {
    if (video == null) {
      throw new IllegalStateException("there are no pictures");
    }
    return video;
  }

  /** The bytes of the file. */
  public byte[] bytes() {
    List<byte[]> pictures = new ArrayList<>();
    if (video != null) {
      H264 codec = video.codec();
      for (int i = 0; i < video.durations.length; i++) {
        pictures.add(codec.sample(i));
      }
    }
    List<byte[]> sounds = new ArrayList<>();
    for (int i = 0; i < soundFrames; i++) {
      sounds.add(Aac.frame());
    }
    byte[] ftyp =
        box("ftyp", ByteWriter.bigEndian().text(brand).u32(0x200).text(brand).text("isom"));
    if (picturesPerFragment > 0) {
      return fragments(ftyp, pictures, sounds);
    }
    ByteWriter data = ByteWriter.bigEndian();
    pictures.forEach(data::bytes);
    int soundStart = data.length();
    sounds.forEach(data::bytes);
    byte[] mdat = wide ? wideBox("mdat", data) : box("mdat", data);
    long before = ftyp.length + (wide ? 16L : 8L);
    if (movieFirst) {
      before += movie(pictures, sounds, 0, 0).length;
    }
    byte[] moov = movie(pictures, sounds, before, before + soundStart);
    ByteWriter file = ByteWriter.bigEndian().bytes(ftyp);
    file.bytes(movieFirst ? moov : mdat).bytes(movieFirst ? mdat : moov);
    byte[] bytes = file.toByteArray();
    return Arrays.copyOf(bytes, bytes.length - missingBytes);
  }

  private byte[] movie(List<byte[]> pictures, List<byte[]> sounds, long pictureAt, long soundAt) {
    long duration = 0;
    ByteWriter tracks = ByteWriter.bigEndian();
    boolean timed = picturesPerFragment == 0;
    if (video != null && timed) {
      duration = movieTime(Arrays.stream(video.durations).asLongStream().sum(), video.timescale);
    }
    if (video != null) {
      tracks.bytes(pictureTrack(video, pictures, pictureAt));
    }
    if (soundFrames > 0) {
      long length = timed ? movieTime((long) soundFrames * Aac.FRAME_SAMPLES, soundRate) : 0;
      duration = Math.max(duration, length);
      tracks.bytes(soundTrack(sounds, soundAt, length));
    }
    ByteWriter header = ByteWriter.bigEndian().u32(0).u32(0).u32(0).u32(MOVIE_TIMESCALE);
    header.u32(duration).u32(ONE).u16(0x100).zeros(10);
    matrix(header, 0, 0, 0).zeros(24).u32(3);
    ByteWriter movie = ByteWriter.bigEndian().bytes(box("mvhd", header));
    movie.bytes(tracks.toByteArray());
    return box("moov", picturesPerFragment > 0 ? movie.bytes(fragmentDefaults()) : movie);
  }

  /** The boxes that say that fragments follow, 8.8.1 and 8.8.3. */
  private byte[] fragmentDefaults() {
    ByteWriter boxes = ByteWriter.bigEndian();
    for (int track = 1; track <= 2; track++) {
      if (track == 1 ? video != null : soundFrames > 0) {
        boxes.bytes(box("trex", ByteWriter.bigEndian().u32(0).u32(track).u32(1).zeros(12)));
      }
    }
    return box("mvex", boxes);
  }

  /** The movie without samples and then the fragments, each with its media data behind it. */
  private byte[] fragments(byte[] ftyp, List<byte[]> pictures, List<byte[]> sounds) {
    ByteWriter file = ByteWriter.bigEndian().bytes(ftyp);
    file.bytes(movie(List.of(), List.of(), 0, 0));
    int steps = video != null ? pictures.size() : sounds.size();
    long pictureTime = 0;
    int soundsDone = 0;
    int sequence = 0;
    for (int from = 0; from < steps; from += picturesPerFragment) {
      int to = Math.min(steps, from + picturesPerFragment);
      long length = 0;
      for (int i = from; video != null && i < to; i++) {
        length += video.durations[i];
      }
      int soundsUntil = to == steps ? sounds.size() : soundsBefore(to, pictureTime + length);
      Fragment fragment = new Fragment(++sequence, pictureTime, soundsDone);
      fragment.pictures = video == null ? List.of() : pictures.subList(from, to);
      fragment.firstPicture = from;
      fragment.sounds = sounds.subList(soundsDone, Math.max(soundsDone, soundsUntil));
      file.bytes(fragment.bytes());
      pictureTime += length;
      soundsDone = Math.max(soundsDone, soundsUntil);
    }
    byte[] bytes = file.toByteArray();
    return Arrays.copyOf(bytes, bytes.length - missingBytes);
  }

  private int soundsBefore(int steps, long pictureTime) {
    if (video == null) {
      return steps;
    }
    long samples = pictureTime * soundRate / video.timescale;
    return (int) Math.min(soundFrames, samples / Aac.FRAME_SAMPLES);
  }

  /** A movie fragment, 8.8.4, and its media data. */
  private final class Fragment {
    private final int sequence;
    private final long pictureTime;
    private final int firstSound;
    private List<byte[]> pictures = List.of();
    private int firstPicture;
    private List<byte[]> sounds = List.of();

    Fragment(int sequence, long pictureTime, int firstSound) {
      this.sequence = sequence;
      this.pictureTime = pictureTime;
      this.firstSound = firstSound;
    }

    byte[] bytes() {
      ByteWriter data = ByteWriter.bigEndian();
      pictures.forEach(data::bytes);
      int soundStart = data.length();
      sounds.forEach(data::bytes);
      int dataStart = movieFragment(0, 0).length + 8;
      byte[] moof = movieFragment(dataStart, dataStart + soundStart);
      return ByteWriter.bigEndian().bytes(moof).bytes(box("mdat", data)).toByteArray();
    }

    private byte[] movieFragment(int pictureOffset, int soundOffset) {
      ByteWriter boxes = ByteWriter.bigEndian();
      boxes.bytes(box("mfhd", ByteWriter.bigEndian().u32(0).u32(sequence)));
      Video video = Mp4File.this.video;
      if (video != null && !pictures.isEmpty()) {
        ByteWriter track = ByteWriter.bigEndian();
        track.bytes(box("tfhd", ByteWriter.bigEndian().u32(0x02_0000).u32(1)));
        track.bytes(box("tfdt", ByteWriter.bigEndian().u32(0x0100_0000).u64(pictureTime)));
        boolean offsets = video.offsets.length > 0;
        ByteWriter run = ByteWriter.bigEndian().u32(offsets ? 0x0100_0F01 : 0x0100_0701);
        run.u32(pictures.size()).u32(pictureOffset);
        for (int i = 0; i < pictures.size(); i++) {
          run.u32(video.durations[firstPicture + i]).u32(pictures.get(i).length);
          run.u32(0x0200_0000);
          if (offsets) {
            run.u32(video.offsets[firstPicture + i]);
          }
        }
        boxes.bytes(box("traf", track.bytes(box("trun", run))));
      }
      if (!sounds.isEmpty()) {
        ByteWriter track = ByteWriter.bigEndian();
        ByteWriter header = ByteWriter.bigEndian().u32(0x02_0018).u32(2);
        track.bytes(box("tfhd", header.u32(Aac.FRAME_SAMPLES).u32(sounds.get(0).length)));
        long time = (long) firstSound * Aac.FRAME_SAMPLES;
        track.bytes(box("tfdt", ByteWriter.bigEndian().u32(0x0100_0000).u64(time)));
        ByteWriter run = ByteWriter.bigEndian().u32(1).u32(sounds.size()).u32(soundOffset);
        boxes.bytes(box("traf", track.bytes(box("trun", run))));
      }
      return box("moof", boxes);
    }
  }

  private static long movieTime(long ticks, int timescale) {
    return ticks * MOVIE_TIMESCALE / timescale;
  }

  private byte[] pictureTrack(Video video, List<byte[]> samples, long at) {
    boolean timed = picturesPerFragment == 0;
    long length = timed ? Arrays.stream(video.durations).asLongStream().sum() : 0;
    ByteWriter track = ByteWriter.bigEndian();
    ByteWriter header = ByteWriter.bigEndian().u32(3).u32(0).u32(0).u32(1).u32(0);
    header.u32(movieTime(length, video.timescale)).zeros(16);
    matrix(header, video.rotation, video.width, video.height);
    header.u32(video.width * ONE).u32(video.height * ONE);
    track.bytes(box("tkhd", header));
    if (video.editStart >= 0 || video.emptyEdit > 0) {
      track.bytes(box("edts", ByteWriter.bigEndian().bytes(edits(video, length))));
    }
    ByteWriter entry = ByteWriter.bigEndian().zeros(6).u16(1).zeros(16);
    entry.u16(video.width).u16(video.height).u32(0x48_0000).u32(0x48_0000).u32(0).u16(1);
    entry.zeros(32).u16(24).u16(0xFFFF);
    entry.bytes(box("avcC", ByteWriter.bigEndian().bytes(video.codec().configuration())));
    if (video.aspectWidth > 0) {
      ByteWriter aspect = ByteWriter.bigEndian().u32(video.aspectWidth).u32(video.aspectHeight);
      entry.bytes(box("pasp", aspect));
    }
    if (encrypted) {
      ByteWriter scheme = ByteWriter.bigEndian().u32(0).text("cenc").u32(0x1_0000);
      ByteWriter protection = ByteWriter.bigEndian();
      protection.bytes(box("frma", ByteWriter.bigEndian().text("avc1")));
      entry.bytes(box("sinf", protection.bytes(box("schm", scheme))));
    }
    byte[] description = description(box(encrypted ? "encv" : "avc1", entry));
    ByteWriter table = ByteWriter.bigEndian().bytes(description);
    int[] durations = timed ? video.durations : new int[0];
    ByteWriter times = ByteWriter.bigEndian().u32(0).u32(durations.length);
    for (int duration : durations) {
      times.u32(1).u32(duration);
    }
    table.bytes(box("stts", times));
    if (timed && video.offsets.length > 0) {
      ByteWriter offsets = ByteWriter.bigEndian().u32(0).u32(video.offsets.length);
      for (int offset : video.offsets) {
        offsets.u32(1).u32(offset);
      }
      table.bytes(box("ctts", offsets));
    }
    table.bytes(places(samples, at));
    ByteWriter information = ByteWriter.bigEndian();
    information.bytes(box("vmhd", ByteWriter.bigEndian().u32(1).zeros(8)));
    return track(track, video.timescale, length, "vide", information, table);
  }

  private byte[] soundTrack(List<byte[]> samples, long at, long length) {
    ByteWriter header = ByteWriter.bigEndian().u32(3).u32(0).u32(0).u32(2).u32(0).u32(length);
    header.zeros(8).u16(0).u16(0).u16(0x100).u16(0);
    matrix(header, 0, 0, 0).u32(0).u32(0);
    ByteWriter track = ByteWriter.bigEndian().bytes(box("tkhd", header));
    byte[] configuration = Aac.configuration(soundRate);
    // ISO/IEC 14496-1 7.2.6: elementary stream, decoder configuration, decoder specific, SL.
    ByteWriter decoder = ByteWriter.bigEndian().u8(0x40).u8(0x15).u24(0).u32(0).u32(0);
    decoder.u8(5).u8(configuration.length).bytes(configuration);
    ByteWriter stream = ByteWriter.bigEndian().u16(2).u8(0);
    stream.u8(4).u8(decoder.length()).bytes(decoder.toByteArray()).u8(6).u8(1).u8(2);
    ByteWriter esds = ByteWriter.bigEndian().u32(0).u8(3).u8(stream.length());
    esds.bytes(stream.toByteArray());
    ByteWriter entry = ByteWriter.bigEndian().zeros(6).u16(1).zeros(8);
    entry.u16(1).u16(16).u32(0).u32(soundRate * ONE).bytes(box("esds", esds));
    ByteWriter table = ByteWriter.bigEndian().bytes(description(box("mp4a", entry)));
    int timed = picturesPerFragment == 0 ? soundFrames : 0;
    ByteWriter times = ByteWriter.bigEndian().u32(0).u32(1).u32(timed);
    table.bytes(box("stts", times.u32(Aac.FRAME_SAMPLES))).bytes(places(samples, at));
    ByteWriter information = ByteWriter.bigEndian();
    information.bytes(box("smhd", ByteWriter.bigEndian().zeros(8)));
    long ticks = (long) timed * Aac.FRAME_SAMPLES;
    return track(track, soundRate, ticks, "soun", information, table);
  }

  private static byte[] track(
      ByteWriter track,
      int timescale,
      long length,
      String handler,
      ByteWriter information,
      ByteWriter table) {
    ByteWriter header = ByteWriter.bigEndian().u32(0).u32(0).u32(0).u32(timescale);
    ByteWriter media =
        ByteWriter.bigEndian().bytes(box("mdhd", header.u32(length).u16(0x55C4).u16(0)));
    ByteWriter kind = ByteWriter.bigEndian().u32(0).u32(0).text(handler).zeros(12);
    media.bytes(box("hdlr", kind.text("Assay").u8(0)));
    ByteWriter reference = ByteWriter.bigEndian().u32(0).u32(1);
    reference.bytes(box("url ", ByteWriter.bigEndian().u32(1)));
    information.bytes(box("dinf", ByteWriter.bigEndian().bytes(box("dref", reference))));
    information.bytes(box("stbl", table));
    media.bytes(box("minf", information));
    return box("trak", track.bytes(box("mdia", media)));
  }

  private static byte[] edits(Video video, long length) {
    ByteWriter list = ByteWriter.bigEndian().u32(0).u32(video.emptyEdit > 0 ? 2 : 1);
    if (video.emptyEdit > 0) {
      list.u32(video.emptyEdit).u32(0xFFFF_FFFFL).u32(ONE);
    }
    long shown = video.editStart >= 0 ? video.editDuration : length;
    list.u32(movieTime(shown, video.timescale)).u32(Math.max(0, video.editStart)).u32(ONE);
    return box("elst", list);
  }

  private static byte[] description(byte[] entry) {
    return box("stsd", ByteWriter.bigEndian().u32(0).u32(1).bytes(entry));
  }

  /** All samples in one chunk. */
  private byte[] places(List<byte[]> samples, long at) {
    ByteWriter boxes = ByteWriter.bigEndian();
    if (samples.isEmpty()) {
      boxes.bytes(box("stsc", ByteWriter.bigEndian().zeros(8)));
      boxes.bytes(box("stsz", ByteWriter.bigEndian().zeros(12)));
      return boxes.bytes(box("stco", ByteWriter.bigEndian().zeros(8))).toByteArray();
    }
    ByteWriter chunks = ByteWriter.bigEndian().u32(0).u32(1).u32(1).u32(samples.size()).u32(1);
    boxes.bytes(box("stsc", chunks));
    ByteWriter sizes = ByteWriter.bigEndian().u32(0).u32(0).u32(samples.size());
    samples.forEach(sample -> sizes.u32(sample.length));
    boxes.bytes(box("stsz", sizes));
    ByteWriter place = ByteWriter.bigEndian().u32(0).u32(1);
    boxes.bytes(wide ? box("co64", place.u64(at)) : box("stco", place.u32(at)));
    return boxes.toByteArray();
  }

  /** A transformation matrix, 6.2.2; 16.16 numbers but for the last column. */
  private static ByteWriter matrix(ByteWriter out, int degrees, long width, long height) {
    long[] values =
        switch (degrees) {
          case 90 -> new long[] {0, ONE, -ONE, 0, height * ONE, 0};
          case 180 -> new long[] {-ONE, 0, 0, -ONE, width * ONE, height * ONE};
          case 270 -> new long[] {0, -ONE, ONE, 0, 0, width * ONE};
          default -> new long[] {ONE, 0, 0, ONE, 0, 0};
        };
    out.u32(values[0]).u32(values[1]).u32(0);
    out.u32(values[2]).u32(values[3]).u32(0);
    return out.u32(values[4]).u32(values[5]).u32(0x4000_0000L);
  }

  private static byte[] wideBox(String type, ByteWriter body) {
    return ByteWriter.bigEndian()
        .u32(1)
        .text(type)
        .u64(16L + body.length())
        .bytes(body.toByteArray())
        .toByteArray();
  }

  private static byte[] box(String type, ByteWriter body) {
    return ByteWriter.bigEndian()
        .u32(8L + body.length())
        .text(type)
        .bytes(body.toByteArray())
        .toByteArray();
  }
}

package dev.assay.encord.gate;

import dev.assay.facts.Fact;
import dev.assay.facts.FrameTiming.Interval;
import dev.assay.facts.Rational;
import dev.assay.facts.VideoFacts;
import java.util.List;
import java.util.regex.Pattern;

/** Commands that make of a file one that can be registered; {@code IN} stands for its name. */
final class Conversion {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._/+-]+");

  private static final String RUN = "Run: ";

  /** H.264 in MP4, which every browser plays. */
  private static final String H264_IN_MP4 =
      " -c:v libx264 -crf 18 -pix_fmt yuv420p -c:a aac -movflags +faststart ";

  private static final String TO_H264 = H264_IN_MP4 + "OUT.mp4";

  private static final String THE_FIRST_TRACKS = " -map 0:v:0 -map '0:a:0?'";

  private static final String FIRST_TRACKS = "ffmpeg -i IN" + THE_FIRST_TRACKS;

  private Conversion() {}

  /**
   * Encodes a video again so that frames follow each other evenly from time zero on; what comes
   * late is padded, so that sound and picture stay together.
   */
  static String toConstantRate(VideoFacts video) {
    return RUN + constantRate(video, "IN", "OUT.mp4");
  }

  /**
   * The command of {@link #toConstantRate} for a file, as a shell takes it.
   *
   * @param name the file's name, which the new one's is made from
   */
  static String toConstantRate(VideoFacts video, String name) {
    int dot = name.lastIndexOf('.');
    String base = dot > 0 ? name.substring(0, dot) : name;
    return constantRate(video, quoted(name), quoted(base + ".constant.mp4"));
  }

  private static String constantRate(VideoFacts video, String in, String out) {
    return "ffmpeg -i "
        + in
        + THE_FIRST_TRACKS
        + " -vf fps="
        + rate(video)
        + ":start_time=0 -af aresample=async=1:first_pts=0"
        + H264_IN_MP4
        + out;
  }

  /** One word of a POSIX shell that no program takes for an option. */
  static String quoted(String name) {
    String file = name.startsWith("-") ? "./" + name : name;
    return PLAIN.matcher(file).matches() ? file : "'" + file.replace("'", "'\\''") + "'";
  }

  /** Encodes a video again for browsers. */
  static String toPlayableVideo() {
    return RUN + FIRST_TRACKS + TO_H264;
  }

  /** Encodes a video again with square pixels. */
  static String toSquarePixels() {
    return RUN + FIRST_TRACKS + " -vf 'scale=trunc(iw*sar/2)*2:ih,setsar=1'" + TO_H264;
  }

  /** Puts the first tracks of a video into MP4 as they are. */
  static String toMp4() {
    return RUN + FIRST_TRACKS + " -c copy -movflags +faststart OUT.mp4";
  }

  /** Decodes sound and packs it without loss. */
  static String toPlayableSound() {
    return RUN + "ffmpeg -i IN -map 0:a:0 -c:a flac OUT.flac";
  }

  /** Converts an image to what every browser shows. */
  static String toPlayableImage() {
    return RUN + "magick 'IN[0]' -auto-orient OUT.png";
  }

  /** Saves a document again without its encryption. */
  static String withoutPassword() {
    return RUN + "qpdf --decrypt --password=PASSWORD IN OUT.pdf";
  }

  /** The rate most frames keep, the file's own, or a word for one to be chosen. */
  private static String rate(VideoFacts video) {
    List<Interval> intervals = video.timing() == null ? List.of() : video.timing().intervals();
    if (!intervals.isEmpty() && intervals.get(0).seconds().isPositive()) {
      return intervals.get(0).seconds().inverse().toString();
    }
    Fact<Rational> rate = video.frameRate();
    return rate != null && rate.value().isPositive() ? rate.value().toString() : "RATE";
  }
}

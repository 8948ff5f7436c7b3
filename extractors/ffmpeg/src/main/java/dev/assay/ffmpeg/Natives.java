package dev.assay.ffmpeg;

import dev.assay.read.UnsupportedException;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;

/**
 * FFmpeg's native libraries, loaded when the first file needs them.
 *
 * <p>Nothing else in this package may be touched before {@link #require} has returned, but for what
 * recognises containers.
 */
final class Natives {

  /** The largest piece of memory FFmpeg may take at once, so that no file can ask for all of it. */
  private static final long LARGEST_ALLOCATION = 128L << 20;

  private static final @Nullable String MISSING = load();

  private Natives() {}

  /**
   * Loads the libraries unless they are loaded.
   *
   * @throws UnsupportedException {@code FFMPEG_UNAVAILABLE} when this machine has none
   */
  static void require() throws UnsupportedException {
    if (MISSING != null) {
      throw unavailable(MISSING);
    }
  }

  private static UnsupportedException unavailable(String why) {
    return new UnsupportedException(
        "FFMPEG_UNAVAILABLE",
        "FFmpeg's libraries cannot be loaded: " + why,
        "Put org.bytedeco:ffmpeg and org.bytedeco:javacpp with this platform's classifier on the"
            + " class path, and let the system property org.bytedeco.javacpp.cachedir name a"
            + " folder that can be written to.",
        null);
  }

  private static @Nullable String load() {
    try {
      Loader.load(avutil.class);
      Loader.load(avcodec.class);
      Loader.load(avformat.class);
      avutil.av_max_alloc(LARGEST_ALLOCATION);
      NativeLog.install();
      return null;
    } catch (LinkageError | RuntimeException e) {
      return e.toString();
    }
  }
}

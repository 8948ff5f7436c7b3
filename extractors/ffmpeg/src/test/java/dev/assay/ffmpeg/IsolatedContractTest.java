package dev.assay.ffmpeg;

import dev.assay.format.Format;
import org.junit.jupiter.api.AfterAll;

/** What holds for FFmpeg in this process holds for FFmpeg in a child. */
class IsolatedContractTest extends FfmpegContractTest {
  private static final IsolatedFfmpeg FFMPEG = new IsolatedFfmpeg(1);

  @AfterAll
  static void close() {
    FFMPEG.close();
  }

  @Override
  protected Format format() {
    return FFMPEG.format();
  }

  @Override
  protected int truncations() {
    return 20;
  }

  @Override
  protected int mutations() {
    return 40;
  }

  @Override
  protected int randomTails() {
    return 10;
  }
}

package dev.assay.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.testdata.av.MatroskaFile;
import dev.assay.testdata.av.Mp4File;
import dev.assay.testdata.av.TransportStreamFile;
import java.util.Arrays;
import java.util.List;
import org.bytedeco.javacpp.Pointer;
import org.junit.jupiter.api.Test;

class NativeMemoryTest {
  private static final long MIB = 1 << 20;

  @Test
  void fiveHundredFilesLeaveNothingBehind() {
    byte[] whole = Mp4File.video(64, 48, 25, 1, 25).withAudio(48_000, 48).bytes();
    List<byte[]> files =
        List.of(
            whole,
            MatroskaFile.constant(64, 48, 25, 1, 25).bytes(),
            TransportStreamFile.bytes(64, 48, 0, 3600, 25),
            Arrays.copyOf(whole, whole.length / 2),
            Arrays.copyOf(whole, 60));
    for (int i = 0; i < 100; i++) {
      files.forEach(Reading::inspect);
    }
    System.gc();
    long before = Pointer.physicalBytes();
    for (int i = 0; i < 100; i++) {
      files.forEach(Reading::inspect);
    }
    System.gc();

    assertThat(AvioSource.openCount()).isZero();
    assertThat(Pointer.physicalBytes() - before).isLessThan(48 * MIB);
  }
}

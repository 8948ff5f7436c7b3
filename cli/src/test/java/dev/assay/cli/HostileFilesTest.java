package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.MediaKind;
import dev.assay.finding.FailureKind;
import dev.assay.read.Limits;
import dev.assay.testdata.Hostile;
import dev.assay.testdata.Sample;
import dev.assay.testdata.av.WavFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is left of files that are made to break their reader: an inspection, within its limits. */
@Timeout(120)
final class HostileFilesTest {
  private static final Assay ASSAY = Assay.standard();

  /** A piece of the largest size allowed, a few times: PDFBox copies what it decodes. */
  private static final long MOST_ALLOCATED = 4L * Limits.local().allocationBytes();

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static final ByteArrayOutputStream PRINTED = new ByteArrayOutputStream();
  private static final PrintStream ERR = System.err;

  @TempDir private Path folder;

  @BeforeAll
  static void listen() {
    System.setErr(new PrintStream(PRINTED, true, StandardCharsets.UTF_8));
  }

  /** Libraries that print what they stumble over would have a file write to the terminal. */
  @AfterAll
  static void nothingWasPrinted() {
    System.setErr(ERR);
    assertThat(PRINTED.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  static List<Sample> samples() {
    return Hostile.samples();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void endInAnInspectionWithinTheLimits(Sample sample) {
    long before = THREADS.getCurrentThreadAllocatedBytes();

    Inspection inspection = ASSAY.inspect(sample.bytes(), sample.name());

    long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
    assertThat(failureKind(inspection)).as("%s", inspection).isNotEqualTo(FailureKind.DEFECT);
    assertThat(inspection.cost().bytesRead()).isLessThanOrEqualTo(ASSAY.limits().bytes());
    assertThat(inspection.cost().reads()).isLessThanOrEqualTo(ASSAY.limits().reads());
    assertThat(allocated).isLessThan(MOST_ALLOCATED);
  }

  private static FailureKind failureKind(Inspection inspection) {
    return inspection instanceof Inspection.Failed failed ? failed.failure().kind() : null;
  }

  @Test
  void reachNoServer() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      server.configureBlocking(false);
      int port = server.socket().getLocalPort();
      for (Sample sample : Hostile.reachingOutTo("http://127.0.0.1:" + port + "/a.wav")) {
        assertThat(ASSAY.inspect(sample.bytes(), sample.name())).isNotNull();
        assertThat(server.accept()).as(sample.name()).isNull();
      }
    }
  }

  @Test
  void reachNoPlaylistEntry() throws IOException {
    Path sound = Files.write(folder.resolve("a.wav"), WavFile.pcm(16, 48_000, 2, 480).bytes());
    for (Sample sample : Hostile.reachingOutTo(sound.toUri().toString())) {
      Path file = Files.write(folder.resolve(sample.name()), sample.bytes());
      assertThat(ASSAY.inspect(file).kind())
          .as(sample.name())
          .isNotIn(MediaKind.AUDIO, MediaKind.VIDEO);
    }
  }

  @Test
  void takeNothingFromOtherFiles() throws IOException {
    Path width = Files.writeString(folder.resolve("width.txt"), "777");
    for (Sample sample : Hostile.reachingOutTo(width.toUri().toString())) {
      Path file = Files.write(folder.resolve(sample.name()), sample.bytes());
      if (ASSAY.inspect(file).facts() instanceof ImageFacts image) {
        assertThat(image.toString()).as(sample.name()).doesNotContain("777");
      }
    }
  }
}

package dev.assay.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.Inspection.Failed;
import dev.assay.finding.Failure;
import dev.assay.finding.FailureKind;
import dev.assay.format.Depth;
import dev.assay.format.FormatCatalog;
import dev.assay.read.Limits;
import dev.assay.source.ByteArraySource;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.testdata.av.AviFile;
import dev.assay.testdata.av.MatroskaFile;
import dev.assay.testdata.av.Mp4File;
import dev.assay.testdata.av.TransportStreamFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.bytedeco.ffmpeg.global.avutil;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** FFmpeg in a process of its own. */
class IsolatedFfmpegTest {
  private static final byte[] FILE =
      Mp4File.video(64, 48, 25, 1, 3000).withAudio(48_000, 3000).movieLast().bytes();
  private static final IsolatedFfmpeg FFMPEG = new IsolatedFfmpeg(2);

  @AfterAll
  static void close() {
    FFMPEG.close();
  }

  private static Assay with(IsolatedFfmpeg ffmpeg) {
    return Assay.with(FormatCatalog.of(ffmpeg.format())).decodingWith(ffmpeg.decodeCheck());
  }

  /** A file behind whose first bytes something happens at each read. */
  private static final class EventfulSource implements ByteSource {
    private final ByteSource bytes = ByteArraySource.of(FILE, "clip.mp4");
    private final Runnable event;

    EventfulSource(Runnable event) {
      this.event = event;
    }

    @Override
    public Identity identity() {
      return bytes.identity();
    }

    @Override
    public int readAt(long position, ByteBuffer into) throws IOException {
      if (position > 0) {
        event.run();
      }
      return bytes.readAt(position, into);
    }

    @Override
    public void close() throws IOException {
      bytes.close();
    }
  }

  private static Failure failure(Inspection inspection) {
    assertThat(inspection).isInstanceOf(Failed.class);
    return ((Failed) inspection).failure();
  }

  private static void kill(String signal, long pid) {
    try {
      Process kill = new ProcessBuilder("kill", "-" + signal, Long.toString(pid)).start();
      assertThat(kill.waitFor()).isZero();
      Thread.sleep(200); // so that the signal is there before the bytes are
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void theAnswerIsThatOfFfmpegInThisProcess() {
    byte[] whole = Mp4File.video(64, 48, 25, 1, 25).withAudio(48_000, 48).bytes();
    for (byte[] bytes :
        List.of(
            FILE,
            whole,
            MatroskaFile.constant(64, 48, 25, 1, 25).bytes(),
            TransportStreamFile.bytes(64, 48, 0, 3600, 25),
            AviFile.bytes(64, 48, 25, 1, 12),
            Arrays.copyOf(whole, whole.length / 2),
            Arrays.copyOf(whole, 60))) {
      for (Depth depth : Depth.values()) {
        Assay inside = Assay.with(FormatCatalog.of(new FfmpegFormat())).at(depth);
        Inspection expected = inside.decodingWith(new FfmpegDecodeCheck()).inspect(bytes, "file");
        Inspection isolated = with(FFMPEG).at(depth).inspect(bytes, "file");

        assertThat(isolated.facts()).isEqualTo(expected.facts());
        assertThat(isolated.findings()).isEqualTo(expected.findings());
        assertThat(isolated).hasSameClassAs(expected);
        if (expected instanceof Failed failed) {
          assertThat(failure(isolated)).isEqualTo(failed.failure());
        }
      }
    }
  }

  @Test
  void bytesAreReadByThisProcessAndCounted() {
    long inside = Reading.inspect(FILE).cost().bytesRead();
    long isolated = with(FFMPEG).inspect(FILE, "clip.mp4").cost().bytesRead();
    assertThat(isolated).isBetween((long) FILE.length, inside + inside / 4);

    Limits little = Limits.local().withBytes(FILE.length / 4);
    Inspection stopped = with(FFMPEG).within(little).inspect(FILE, "clip.mp4");
    assertThat(stopped.cost().bytesRead()).isLessThanOrEqualTo(FILE.length / 4);
  }

  @ParameterizedTest
  @CsvSource({"KILL, 'signal 9, SIGKILL'", "SEGV, SIGSEGV", "ABRT, SIGABRT"})
  void aChildThatDiesInMidFileIsAFailureOfThatFileAndOfNoOther(String signal, String said) {
    try (IsolatedFfmpeg ffmpeg = new IsolatedFfmpeg(1)) {
      Assay assay = with(ffmpeg);
      EventfulSource crashing =
          new EventfulSource(() -> ffmpeg.pids().forEach(pid -> kill(signal, pid)));

      Inspection inspection = assay.inspect(crashing);

      Failure failure = failure(inspection);
      assertThat(inspection.identity().name()).isEqualTo("clip.mp4");
      assertThat(failure.kind()).isEqualTo(FailureKind.DEFECT);
      assertThat(failure.code()).isEqualTo("READER_CRASHED");
      assertThat(failure.message()).contains("crashed", said);
      assertThat(inspection.reader()).isEqualTo("ffmpeg");
      assertThat(assay.inspect(FILE, "next.mp4")).isInstanceOf(Inspection.Complete.class);
    }
  }

  @Test
  void aChildThatDiesBetweenFilesIsReplaced() {
    try (IsolatedFfmpeg ffmpeg = new IsolatedFfmpeg(1)) {
      Assay assay = with(ffmpeg);
      assertThat(assay.inspect(FILE, "one.mp4").facts()).isNotNull();
      ffmpeg.pids().forEach(pid -> kill("KILL", pid));

      assertThat(assay.inspect(FILE, "two.mp4").facts()).isNotNull();
    }
  }

  @Test
  void aDecoderThatCrashesLeavesTheFactsAndSaysSo() {
    try (IsolatedFfmpeg ffmpeg = new IsolatedFfmpeg(1)) {
      Assay assay =
          Assay.with(FormatCatalog.of(new FfmpegFormat()))
              .decodingWith(ffmpeg.decodeCheck())
              .at(Depth.DECODE);
      Inspection inspection =
          assay.inspect(new EventfulSource(() -> ffmpeg.pids().forEach(pid -> kill("KILL", pid))));

      assertThat(inspection.facts()).isNotNull();
      assertThat(inspection.findings())
          .anySatisfy(
              finding -> {
                assertThat(finding.code()).isEqualTo("DECODE_UNPROVEN");
                assertThat(finding.message()).contains("crashed");
              });
    }
  }

  /** A child that stays in native code with its first file. */
  static final class Stuck {
    private Stuck() {}

    public static void main(String[] args) {
      FfmpegChild.endWithParent();
      System.out.write(ParentSource.IS_READY);
      System.out.flush();
      avutil.av_usleep((int) TimeUnit.MINUTES.toMicros(20));
    }
  }

  /** Starts {@link Stuck}, says its number and dies. */
  static final class DyingParent {
    private DyingParent() {}

    public static void main(String[] args) throws InterruptedException {
      IsolatedFfmpeg ffmpeg = stuck(Duration.ofMinutes(5));
      Thread reader = new Thread(() -> with(ffmpeg).inspect(FILE, "clip.mp4"));
      reader.setDaemon(true);
      reader.start();
      while (ffmpeg.pids().isEmpty()) {
        Thread.sleep(20);
      }
      System.out.println(ffmpeg.pids().iterator().next());
      System.out.flush();
      Thread.sleep(2000);
      Runtime.getRuntime().halt(1);
    }
  }

  private static IsolatedFfmpeg stuck(Duration grace) {
    return of(grace, Stuck.class, ChildCommand.standard().addressSpaceKib());
  }

  private static IsolatedFfmpeg of(Duration grace, Class<?> main, long addressSpaceKib) {
    List<String> classPath =
        List.of(
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    return new IsolatedFfmpeg(
        1, grace, () -> new ChildCommand(main.getName(), classPath, addressSpaceKib));
  }

  @Test
  void aChildThatStaysInNativeCodeIsStoppedWhenTimeIsUp() {
    try (IsolatedFfmpeg ffmpeg = stuck(Duration.ofMillis(200))) {
      Limits quick = Limits.local().withElapsed(Duration.ofSeconds(3));

      Failure failure = failure(with(ffmpeg).within(quick).inspect(FILE, "clip.mp4"));

      assertThat(failure.kind()).isEqualTo(FailureKind.LIMIT_EXCEEDED);
      assertThat(failure.message()).contains("FFmpeg did not end within", "was stopped");
      assertThat(ffmpeg.pids()).isEmpty();
    }
  }

  @Test
  void closingEndsTheChildren() {
    IsolatedFfmpeg ffmpeg = new IsolatedFfmpeg(1);
    assertThat(with(ffmpeg).inspect(FILE, "clip.mp4").facts()).isNotNull();
    List<Long> pids = List.copyOf(ffmpeg.pids());
    assertThat(pids).hasSize(1);

    ffmpeg.close();

    pids.forEach(IsolatedFfmpegTest::awaitEnd);
  }

  private static void awaitEnd(long pid) {
    ProcessHandle.of(pid)
        .ifPresent(
            process ->
                assertThat(process.onExit().orTimeout(30, TimeUnit.SECONDS))
                    .succeedsWithin(Duration.ofSeconds(31)));
  }

  @Test
  void childrenEndWithTheirParent() throws Exception {
    Process parent =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                DyingParent.class.getName())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String pid = new String(parent.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    parent.waitFor();

    awaitEnd(Long.parseLong(pid.strip()));
  }

  @Test
  void aChildHasLittleMemoryNoSecretsAndNothingElseOnItsClassPath() throws Exception {
    assumeTrue(Files.isDirectory(Path.of("/proc/self")), "/proc is missing");
    assumeTrue(FFMPEG.boundsMemory(), "this system does not bound address space");
    assertThat(with(FFMPEG).inspect(FILE, "clip.mp4").facts()).isNotNull();

    for (long pid : FFMPEG.pids()) {
      Path process = Path.of("/proc", Long.toString(pid));
      assertThat(Files.readString(process.resolve("limits")))
          .containsPattern("Max address space +" + (3L << 30));
      assertThat(Files.readString(process.resolve("cmdline"))).doesNotContain("junit", "assertj");
      assertThat(environmentOf(process))
          .allMatch(
              line ->
                  line.matches(
                      "(PATH|HOME|TMPDIR|TMP|TEMP|LD_LIBRARY_PATH|MALLOC_ARENA_MAX|PWD|_|SHLVL"
                          + "|OLDPWD)=.*"));
    }
  }

  private static List<String> environmentOf(Path process) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    Files.copy(process.resolve("environ"), bytes);
    return List.of(bytes.toString(StandardCharsets.UTF_8).split("\0"));
  }

  @Test
  void withTooLittleMemoryTheReasonIsGiven() {
    assumeTrue(FFMPEG.boundsMemory(), "this system does not bound address space");
    try (IsolatedFfmpeg ffmpeg = of(Duration.ofSeconds(1), FfmpegChild.class, 100_000)) {
      Failure failure = failure(with(ffmpeg).inspect(FILE, "clip.mp4"));

      assertThat(failure.code()).isEqualTo("FFMPEG_UNAVAILABLE");
      assertThat(failure.remedy()).contains("--no-isolate");
    }
  }
}

package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.Assay;
import dev.assay.InspectingInputStream;
import dev.assay.Inspection;
import dev.assay.finding.FailureKind;
import dev.assay.read.Limits;
import dev.assay.source.StreamSource;
import dev.assay.testdata.archive.ZipFile;
import dev.assay.testdata.av.Mp4File;
import dev.assay.testdata.pdf.PdfFile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Files that need their end, out of streams that are read once. */
final class StreamsTest {
  private static final Path OPEN_FILES = Path.of("/proc/self/fd");

  /** Longer than what is kept in memory, with everything that is wanted at its end. */
  private static final byte[] MOVIE_LAST =
      Mp4File.video(64, 48, 30_000, 1001, 150_000).movieLast().bytes();

  private static final Assay ASSAY = Assay.standard();

  /** An engine that keeps less than the movie. */
  private static final Assay NARROW =
      ASSAY.within(Limits.local().withBytes(StreamSource.DEFAULT_MEMORY_BYTES + 500_000L));

  /** The temporary files that this process has open: they lose their names when they are made. */
  private static List<String> temporaryFiles() throws IOException {
    if (!Files.isDirectory(OPEN_FILES)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(OPEN_FILES)) {
      return files
          .filter(Files::isSymbolicLink)
          .map(StreamsTest::target)
          .filter(target -> target.contains("/assay-") && target.contains(".stream"))
          .toList();
    }
  }

  private static String target(Path link) {
    try {
      return Files.readSymbolicLink(link).toString();
    } catch (IOException e) {
      return ""; // the list itself, which is closed by now
    }
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }

  private static InputStream broken() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        throw new IOException("connection reset");
      }

      @Override
      public int read(byte[] into, int offset, int n) throws IOException {
        return n == 0 ? 0 : read();
      }
    };
  }

  private static FailureKind failure(Inspection inspection) {
    assertThat(inspection).isInstanceOf(Inspection.Failed.class);
    return ((Inspection.Failed) inspection).failure().kind();
  }

  @AfterEach
  void nothingIsLeftOnDisk() throws IOException {
    assertThat(temporaryFiles()).isEmpty();
  }

  private static JsonNode fromStandardInput(byte[] bytes, String name) throws IOException {
    InputStream before = System.in;
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    System.setIn(stream(bytes));
    try (PrintStream to = new PrintStream(out, true, StandardCharsets.UTF_8);
        PrintStream err = new PrintStream(OutputStream.nullOutputStream())) {
      Main.run(to, err, "inspect", "--json", "-", "--name", name, "--fail-on", "never");
    } finally {
      System.setIn(before);
    }
    return new ObjectMapper().readTree(out.toByteArray());
  }

  @Test
  void whatNeedsItsEndIsInspectedFromStandardInput() throws IOException {
    assertThat(MOVIE_LAST).hasSizeGreaterThan(StreamSource.DEFAULT_MEMORY_BYTES + 1_000_000);
    JsonNode movie = fromStandardInput(MOVIE_LAST, "a.mp4");
    assertThat(movie.path("status").asText()).isEqualTo("complete");
    assertThat(movie.path("facts").path("frameCount").asInt()).isEqualTo(150_000);
    assertThat(movie.path("fileSize").asInt()).isEqualTo(MOVIE_LAST.length);

    byte[] pdf = PdfFile.withPages(3000).withTable();
    JsonNode document = fromStandardInput(pdf, "a.pdf");
    assertThat(document.path("facts").path("numPages").asInt()).isEqualTo(3000);
    assertThat(document.path("fileSize").asInt()).isEqualTo(pdf.length);

    byte[] zip = ZipFile.empty().stored("word/document.xml", new byte[2_000_000]).bytes();
    JsonNode office = fromStandardInput(zip, "a.docx");
    assertThat(office.path("status").asText()).isEqualTo("failed");
    assertThat(office.path("findings").findValuesAsText("code")).contains("NOT_DESCRIBED");
  }

  @Test
  void aStreamThatIsLongerThanMayBeKeptNeedsRandomAccess() throws IOException {
    Inspection movie = NARROW.inspect(stream(MOVIE_LAST), "a.mp4");
    assertThat(failure(movie)).isEqualTo(FailureKind.NEEDS_RANDOM_ACCESS);
    assertThat(((Inspection.Failed) movie).failure().remedy()).isNotBlank();
    assertThat(temporaryFiles()).isEmpty();
  }

  @Test
  void aStreamThatBreaksLeavesNothingBehind() throws IOException {
    byte[] most = Arrays.copyOf(MOVIE_LAST, MOVIE_LAST.length - 1000);
    InputStream stream = new SequenceInputStream(stream(most), broken());
    assertThat(failure(ASSAY.inspect(stream, "a.mp4"))).isEqualTo(FailureKind.UNREACHABLE);
  }

  @Test
  void anInspectionThatIsCutOffLeavesNothingBehind() {
    Limits[] limits = {
      Limits.local().withReads(2),
      Limits.local().withEntries(5),
      Limits.local().withElapsed(Duration.ofNanos(1))
    };
    for (Limits limit : limits) {
      Inspection inspection = ASSAY.within(limit).inspect(stream(MOVIE_LAST), "a.mp4");
      assertThat(failure(inspection)).as("%s", limit).isEqualTo(FailureKind.LIMIT_EXCEEDED);
    }
  }

  @Test
  void bytesPassUnchangedWhateverBecomesOfTheInspection() throws IOException {
    byte[] noise = new byte[3_000_000];
    new Random(1).nextBytes(noise);
    byte[] damaged = MOVIE_LAST.clone();
    System.arraycopy(noise, 0, damaged, damaged.length - 100_000, 100_000);
    byte[] cut = Arrays.copyOf(MOVIE_LAST, MOVIE_LAST.length - 100_000);
    for (byte[] bytes : List.of(noise, damaged, cut)) {
      ByteArrayOutputStream uploaded = new ByteArrayOutputStream();
      InspectingInputStream in = new InspectingInputStream(ASSAY, stream(bytes), "a.mp4");
      try (in) {
        in.transferTo(uploaded);
        assertThat(temporaryFiles().isEmpty()).isEqualTo(!Files.isDirectory(OPEN_FILES));
      }
      assertThat(uploaded.toByteArray()).isEqualTo(bytes);
      assertThat(in.inspection()).isInstanceOf(Inspection.Failed.class);
      assertThat(temporaryFiles()).isEmpty();
    }
  }

  @Test
  void bytesPassUnchangedToACallerWhoClosesEarlyOrHasMoreThanIsKept() throws IOException {
    InspectingInputStream early = new InspectingInputStream(ASSAY, stream(MOVIE_LAST), "a.mp4");
    try (early) {
      int some = MOVIE_LAST.length - 50_000;
      assertThat(early.readNBytes(some)).isEqualTo(Arrays.copyOf(MOVIE_LAST, some));
    }
    assertThat(failure(early.inspection())).isEqualTo(FailureKind.NEEDS_RANDOM_ACCESS);

    InspectingInputStream narrow = new InspectingInputStream(NARROW, stream(MOVIE_LAST), "a.mp4");
    try (narrow) {
      assertThat(narrow.readAllBytes()).isEqualTo(MOVIE_LAST);
    }
    assertThat(failure(narrow.inspection())).isEqualTo(FailureKind.NEEDS_RANDOM_ACCESS);
    assertThat(narrow.inspection().identity().length()).isEqualTo(MOVIE_LAST.length);
  }
}

package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.archive.Archive;
import dev.assay.archive.ArchiveEntry;
import dev.assay.http.HttpOptions;
import dev.assay.http.HttpStore;
import dev.assay.read.Limits;
import dev.assay.source.ByteArraySource;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.StreamSource;
import dev.assay.testdata.Examples;
import dev.assay.testdata.archive.ZipFile;
import dev.assay.testdata.av.FlacFile;
import dev.assay.testdata.av.MatroskaFile;
import dev.assay.testdata.av.Mp4File;
import dev.assay.testdata.av.MpegAudioFile;
import dev.assay.testdata.av.WavFile;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import dev.assay.testdata.http.FaultyHttpServer;
import dev.assay.testdata.http.HttpRequest;
import dev.assay.testdata.image.JpegFile;
import dev.assay.testdata.image.PngFile;
import dev.assay.testdata.image.TiffFile;
import dev.assay.testdata.pdf.PdfFile;
import dev.assay.testdata.volume.NiftiFile;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The exact reads that each format takes from each kind of source, held in {@code
 * expected-reads.tsv}: a read as {@code position+length}, a tail as {@code tail+length}.
 *
 * <p>Run it with {@code -Dassay.docs=write} to write the table anew, and look at what changed.
 */
final class ExactReadsTest {
  private static final Path TABLE = Path.of("src/test/resources/dev/assay/cli/expected-reads.tsv");
  private static final String TITLE = "file\tbytes\tlocal file\tHTTP\tstored in a zip\tstream";

  /** A source that remembers what is asked of it. */
  private record Watched(ByteSource source, List<String> log) implements ByteSource {
    @Override
    public Identity identity() {
      return source.identity();
    }

    @Override
    public int readAt(long position, ByteBuffer into) throws IOException {
      log.add(position + "+" + into.remaining());
      return source.readAt(position, into);
    }

    @Override
    public int readTail(ByteBuffer into) throws IOException {
      log.add("tail+" + into.remaining());
      return source.readTail(into);
    }

    @Override
    public long drain(long mostBytes) throws IOException {
      return source.drain(mostBytes);
    }

    @Override
    public void close() throws IOException {
      source.close();
    }
  }

  private final Assay local = Assay.standard();
  private final Assay remote = Assay.standard().within(Limits.remote());

  /** The examples that are in order, and files so long that more than their start is read. */
  private static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    Examples.files()
        .forEach(
            (path, bytes) -> {
              if (path.startsWith("media/")) {
                files.put(path.substring("media/".length()), bytes);
              }
            });
    Mp4File video = Mp4File.video(64, 48, 30_000, 1001, 20_000);
    files.put("long/movie-first.mp4", video.bytes());
    files.put("long/movie-last.mp4", video.movieLast().bytes());
    files.put("long/clusters.mkv", MatroskaFile.constant(64, 48, 25, 1, 20_000).bytes());
    files.put("long/frames.mp3", MpegAudioFile.of(2000).bytes());
    files.put("long/frames.flac", FlacFile.of(16, 44_100, 2, 441_000).bytes());
    files.put("long/samples.wav", WavFile.pcm(24, 48_000, 2, 48_000).bytes());
    files.put("long/pages.pdf", PdfFile.withPages(1000).withTable());
    files.put("long/pages.tiff", TiffFile.of(300, 400).pages(3).toBytes());
    files.put("long/picture.jpg", padded(JpegFile.of(640, 480).toBytes()));
    files.put("long/picture.png", padded(PngFile.of(640, 480).toBytes()));
    files.put("long/slice.dcm", dicom());
    files.put("long/volume.nii", NiftiFile.version1(64, 64, 30).zooms(1, 1, 2.5).bytes());
    files.put("long/notes.txt", "Line after line.\n".repeat(9000).getBytes(StandardCharsets.UTF_8));
    return files;
  }

  private static byte[] padded(byte[] bytes) {
    return Arrays.copyOf(bytes, bytes.length + 100_000);
  }

  private static byte[] dicom() {
    byte[] slice =
        DicomFile.of(
                DicomImages.slice("1.2.3", 1, "2.5", "1.2").all(DicomImages.slicePixels()),
                Encoding.EXPLICIT_LITTLE)
            .bytes();
    return padded(slice);
  }

  @Test
  void everyFormatTakesTheReadsOfTheTableFromEverySource() throws IOException {
    String table = TITLE + "\n" + rows();
    if (System.getProperty("assay.docs", "").equals("write")) {
      Files.createDirectories(Objects.requireNonNull(TABLE.getParent()));
      Files.writeString(TABLE, table);
    }
    assertThat(table)
        .as("reads; -Dassay.docs=write writes the table anew")
        .isEqualTo(Files.readString(TABLE));
  }

  @Test
  void overHttpFewRequestsAreMade() throws IOException {
    Map<String, Integer> most =
        Map.of("jpg", 1, "png", 1, "gif", 1, "webp", 1, "mp4", 3, "pdf", 4, "dcm", 2, "mkv", 6);
    for (String row : Files.readAllLines(TABLE)) {
      String[] cells = row.split("\t", -1);
      Integer limit = most.get(cells[0].substring(cells[0].lastIndexOf('.') + 1));
      if (limit != null) {
        assertThat(cells[3].split(" ", -1)).as(row).hasSizeLessThanOrEqualTo(limit);
      }
    }
  }

  private String rows() throws IOException {
    HttpStore store = new HttpStore(HttpOptions.standard());
    StringBuilder rows = new StringBuilder();
    try (FaultyHttpServer server = FaultyHttpServer.start()) {
      for (Map.Entry<String, byte[]> file : files().entrySet()) {
        String path = file.getKey();
        byte[] bytes = file.getValue();
        String name = path.substring(path.lastIndexOf('/') + 1);
        Inspection whole = local.inspect(bytes, name);
        List<String> cells = new ArrayList<>(List.of(path, Integer.toString(bytes.length)));

        List<String> file1 = new ArrayList<>();
        same(whole, local.inspect(new Watched(ByteArraySource.of(bytes, name), file1)));
        cells.add(String.join(" ", file1));

        URI uri = server.put("/" + path, bytes).uri("/" + path);
        int before = server.requests().size();
        same(whole, remote.inspect(HttpStore.unopened(uri), () -> store.open(uri)));
        cells.add(ranges(server.requests().stream().skip(before)));

        cells.add(zipped(whole, bytes, name));

        List<String> stream = new ArrayList<>();
        InputStream in = new ByteArrayInputStream(bytes);
        same(whole, local.inspect(new Watched(StreamSource.of(in, name), stream)));
        cells.add(String.join(" ", stream));
        rows.append(String.join("\t", cells)).append('\n');
      }
    }
    return rows.toString();
  }

  private String zipped(Inspection whole, byte[] bytes, String name) throws IOException {
    byte[] zip = ZipFile.empty().stored(name, bytes).bytes();
    List<String> log = new ArrayList<>();
    try (Archive archive =
        Objects.requireNonNull(
            Archive.open(
                "x.zip",
                () -> new Watched(ByteArraySource.of(zip, "x.zip"), log),
                local.limits()))) {
      ArchiveEntry entry = Objects.requireNonNull(archive.next());
      log.clear();
      same(whole, local.inspect(entry.identity(), entry.opener()));
    }
    return String.join(" ", log);
  }

  private static void same(Inspection whole, Inspection other) {
    assertThat(other.facts()).as(other.identity().name()).isEqualTo(whole.facts());
  }

  private static String ranges(Stream<HttpRequest> requests) {
    return requests
        .map(
            request -> {
              String[] ends = request.header("range").substring("bytes=".length()).split("-", 2);
              long first = Long.parseLong(ends[0]);
              return first + "+" + (Long.parseLong(ends[1]) - first + 1);
            })
        .collect(Collectors.joining(" "));
  }
}

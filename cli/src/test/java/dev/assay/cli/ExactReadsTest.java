package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.archive.Archive;
import dev.assay.archive.ArchiveEntry;
import dev.assay.cli.FormatFiles.FormatFile;
import dev.assay.facts.FileType;
import dev.assay.format.Format;
import dev.assay.format.FormatCatalog;
import dev.assay.http.HttpOptions;
import dev.assay.http.HttpStore;
import dev.assay.read.Limits;
import dev.assay.source.ByteArraySource;
import dev.assay.source.ByteSource;
import dev.assay.source.FileSource;
import dev.assay.source.Identity;
import dev.assay.source.StreamSource;
import dev.assay.testdata.archive.TarFile;
import dev.assay.testdata.archive.ZipFile;
import dev.assay.testdata.http.FaultyHttpServer;
import dev.assay.testdata.http.HttpRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The exact reads that each format takes from each kind of source, held in {@code
 * expected-reads.tsv}: a read as {@code position+length}, a tail as {@code tail+length}.
 *
 * <p>Run it with {@code -Dassay.docs=write} to write the table anew, and look at what changed.
 */
final class ExactReadsTest {
  private static final Path TABLE = Path.of("src/test/resources/dev/assay/cli/expected-reads.tsv");
  private static final String TITLE =
      "file\treader\ttype\tMIME type\tbytes\tlocal file\tHTTP\tstored in a zip"
          + "\tdeflated in a zip\tin a tar\tstream";

  /** What FFmpeg reads and does not write. */
  private static final Set<String> NOT_WRITTEN =
      Set.of(
          "ffmpeg 8svx audio/x-8svx",
          "ffmpeg ape audio/x-ape",
          "ffmpeg dav video/x-dhav",
          "ffmpeg dff audio/x-dff",
          "ffmpeg dsf audio/x-dsf",
          "ffmpeg dtshd audio/vnd.dts.hd",
          "ffmpeg mpc audio/x-musepack",
          "ffmpeg qcp audio/qcelp",
          "ffmpeg ra audio/x-pn-realaudio",
          "ffmpeg shn audio/x-shorten",
          "ffmpeg smk video/x-smacker",
          "ffmpeg sph audio/x-nist",
          "ffmpeg tak audio/x-tak",
          "ffmpeg xwma audio/x-xwma");

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

  @TempDir private Path folder;

  /** A row of the table. */
  private record Row(
      String file, String reader, String type, String mimeType, long length, List<String> cells) {
    private static final int HTTP = 1;

    static List<Row> all() throws IOException {
      List<Row> rows = new ArrayList<>();
      for (String line : Files.readAllLines(TABLE)) {
        List<String> cells = List.of(line.split("\t", -1));
        if (!line.equals(TITLE)) {
          long length = Long.parseLong(cells.get(4));
          rows.add(
              new Row(
                  cells.get(0),
                  cells.get(1),
                  cells.get(2),
                  cells.get(3),
                  length,
                  cells.subList(5, cells.size())));
        }
      }
      return rows;
    }

    boolean isImage() {
      return mimeType.startsWith("image/");
    }

    int requests() {
      return reads(HTTP).size();
    }

    /** The reads from a kind of source, as first byte and the one behind the last. */
    List<long[]> reads(int source) {
      return Arrays.stream(cells.get(source).split(" ", -1))
          .map(
              read -> {
                String[] parts = read.split("\\+", -1);
                long count = Long.parseLong(parts[1]);
                long first = parts[0].equals("tail") ? length - count : Long.parseLong(parts[0]);
                return new long[] {first, first + count};
              })
          .toList();
    }
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
  void everyTypeOfEveryReaderHasARow() throws IOException {
    Set<String> rows = new TreeSet<>();
    for (Row row : Row.all()) {
      rows.add(row.reader() + " " + row.type() + " " + row.mimeType());
    }
    Set<String> missing = new TreeSet<>();
    for (Format format : FormatCatalog.installed().formats()) {
      for (FileType type : format.info().types()) {
        missing.add(format.info().reader() + " " + type.name() + " " + type.mimeType());
      }
    }
    missing.removeAll(rows);
    assertThat(missing).isEqualTo(new TreeSet<>(NOT_WRITTEN));
  }

  @Test
  void overHttpOneRequestIsEnoughForMostImagesAndFewForTheRest() throws IOException {
    List<String> images = new ArrayList<>();
    for (Row row : Row.all()) {
      if (row.isImage()) {
        images.add(row.file());
        assertThat(row.requests()).as(row.file()).isLessThanOrEqualTo(2);
      }
      switch (row.reader()) {
        case "isobmff" -> assertThat(row.requests()).as(row.file()).isLessThanOrEqualTo(3);
        case "pdf" -> assertThat(row.requests()).as(row.file()).isLessThanOrEqualTo(4);
        case "dicom" -> assertThat(row.requests()).as(row.file()).isLessThanOrEqualTo(2);
        default -> {}
      }
    }
    assertThat(images).hasSizeGreaterThan(50);
    assertThat(Row.all().stream().filter(row -> row.isImage() && row.requests() > 1))
        .extracting(Row::file)
        .containsExactly("image/pages.tiff");
  }

  @Test
  void overHttpNothingIsFetchedTwiceNorLooksBehindTheEnd() throws IOException {
    for (Row row : Row.all()) {
      List<long[]> reads = row.reads(Row.HTTP);
      for (int i = 0; i < reads.size(); i++) {
        long[] read = reads.get(i);
        // The first one is made before the length is known.
        assertThat(i == 0 || read[1] <= row.length()).as(row.file()).isTrue();
        for (long[] other : reads.subList(0, i)) {
          boolean apart = read[1] <= other[0] || other[1] <= read[0];
          assertThat(apart).as(row.file()).isTrue();
        }
      }
    }
  }

  @Test
  void ofALocalFileNothingBehindItsEndIsAskedFor() throws IOException {
    for (Row row : Row.all()) {
      for (long[] read : row.reads(0)) {
        assertThat(read[0]).as(row.file()).isBetween(0L, row.length() - 1);
        assertThat(read[1]).as(row.file()).isLessThanOrEqualTo(row.length());
      }
    }
  }

  private String rows() throws IOException {
    HttpStore store = new HttpStore(HttpOptions.standard());
    StringBuilder rows = new StringBuilder();
    try (FaultyHttpServer server = FaultyHttpServer.start()) {
      for (FormatFile file : FormatFiles.in(folder)) {
        byte[] bytes = file.bytes();
        Path path = Files.write(folder.resolve(file.name()), bytes);
        Assay near = file.readers();
        Inspection whole = near.inspect(bytes, file.name());
        List<String> cells = new ArrayList<>(names(file, whole));

        List<String> onDisk = new ArrayList<>();
        try (FileSource source = FileSource.open(path)) {
          same(whole, near.inspect(new Watched(source, onDisk)));
        }
        cells.add(String.join(" ", onDisk));
        List<String> inMemory = new ArrayList<>();
        near.inspect(new Watched(ByteArraySource.of(bytes, file.name()), inMemory));
        assertThat(inMemory).isEqualTo(onDisk);

        URI uri = server.put("/" + file.path(), bytes).uri("/" + file.path());
        int before = server.requests().size();
        Assay far = near.within(Limits.remote());
        Inspection served = far.inspect(HttpStore.unopened(uri), () -> store.open(uri));
        same(far.inspect(bytes, file.name()), served);
        cells.add(ranges(server.requests().stream().skip(before)));

        ZipFile zip = ZipFile.empty();
        cells.add(archived(whole, file, "x.zip", zip.stored(file.name(), bytes).bytes()));
        ZipFile packed = ZipFile.empty();
        cells.add(archived(whole, file, "x.zip", packed.deflated(file.name(), bytes).bytes()));
        TarFile tar = TarFile.empty();
        cells.add(archived(whole, file, "x.tar", tar.file(file.name(), bytes).bytes()));

        List<String> stream = new ArrayList<>();
        InputStream in = new ByteArrayInputStream(bytes);
        try (StreamSource source = StreamSource.of(in, file.name())) {
          Inspection passed = near.inspect(new Watched(source, stream));
          if ("ffmpeg".equals(whole.reader())) {
            // It asks for the end of a transport stream only where that can be reached.
            assertThat(passed).hasSameClassAs(whole);
          } else {
            same(whole, passed);
          }
        }
        cells.add(String.join(" ", stream));
        rows.append(String.join("\t", cells)).append('\n');
      }
    }
    return rows.toString();
  }

  private static List<String> names(FormatFile file, Inspection whole) {
    String length = Integer.toString(file.bytes().length);
    if (whole instanceof Inspection.Failed failed) {
      assertThat(failed.reader()).as("%s: %s", file.path(), failed.failure()).isEqualTo("tika");
      return List.of(file.path(), "tika", "unknown", "application/octet-stream", length);
    }
    FileType type = Objects.requireNonNull(whole.type());
    String reader = Objects.requireNonNull(whole.reader());
    return List.of(file.path(), reader, type.name(), type.mimeType(), length);
  }

  private static String archived(Inspection whole, FormatFile file, String name, byte[] bytes)
      throws IOException {
    List<String> log = new ArrayList<>();
    try (Archive archive =
        Objects.requireNonNull(
            Archive.open(
                name,
                () -> new Watched(ByteArraySource.of(bytes, name), log),
                file.readers().limits()))) {
      ArchiveEntry entry = Objects.requireNonNull(archive.next());
      log.clear();
      same(whole, file.readers().inspect(entry.identity(), entry.opener()));
    }
    return String.join(" ", log);
  }

  private static void same(Inspection whole, Inspection other) {
    assertThat(other.facts()).as("%s", other).isEqualTo(whole.facts());
    assertThat(other).hasSameClassAs(whole);
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

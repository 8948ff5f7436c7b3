package dev.assay.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.Assay;
import dev.assay.encord.gate.Gate;
import dev.assay.encord.gate.GatePolicy.Dimensions;
import dev.assay.read.Limits;
import dev.assay.scan.ArchiveWalk;
import dev.assay.scan.FileWalk;
import dev.assay.scan.RecordWriter;
import dev.assay.scan.Scan;
import dev.assay.testdata.http.FaultyHttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.spark.TaskContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.MapType;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import py4j.reflection.ReflectionEngine;

/** The scan in a Spark of two processors, where a task may be tried three times. */
final class AssayScanTest {
  private static final Path EXAMPLES = Path.of("..", "examples").toAbsolutePath().normalize();
  private static final ObjectMapper JSON = new ObjectMapper();

  private static SparkSession spark;

  @TempDir private Path folder;

  @BeforeAll
  static void start() {
    spark =
        SparkSession.builder()
            .master("local[2,3]")
            .appName("test")
            .config("spark.ui.enabled", false)
            .config("spark.sql.shuffle.partitions", 2)
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.driver.bindAddress", "127.0.0.1")
            .getOrCreate();
    spark.sparkContext().setLogLevel("OFF");
  }

  @AfterAll
  static void stop() {
    spark.stop();
  }

  @Test
  void recordsAreThoseOfTheScan() throws Exception {
    Records records = AssayScan.on(spark).paths(List.of(EXAMPLES.toString()));

    assertThat(comparable(records.lines().collectAsList()))
        .hasSizeGreaterThan(20)
        .isEqualTo(comparable(scanned(EXAMPLES)));
  }

  @Test
  @EnabledIfSystemProperty(named = "assay.corpus", matches = ".+")
  void recordsOfTheCorpusAreThoseOfTheScan() throws Exception {
    Path corpus = Path.of(System.getProperty("assay.corpus"));

    Records records = AssayScan.on(spark).paths(List.of(corpus.toString()));

    assertThat(comparable(records.lines().collectAsList())).isEqualTo(comparable(scanned(corpus)));
  }

  @Test
  void filesInArchivesHaveRecords() throws Exception {
    try (ZipOutputStream zip =
        new ZipOutputStream(Files.newOutputStream(folder.resolve("shard.zip")))) {
      for (String name : List.of("a/one.txt", "two.txt")) {
        zip.putNextEntry(new ZipEntry(name));
        zip.write("some text\n".getBytes(StandardCharsets.UTF_8));
      }
    }

    Records records = AssayScan.on(spark).paths(List.of(folder.toString()));

    assertThat(paths(records)).containsExactly("shard.zip!/a/one.txt", "shard.zip!/two.txt");
    assertThat(comparable(records.lines().collectAsList())).isEqualTo(comparable(scanned(folder)));
  }

  @Test
  void oneTwoAndFourPartitionsAgree() throws Exception {
    List<String> places = List.of(EXAMPLES.resolve("media").toString());
    AssayScan scan = AssayScan.on(spark);
    int files = scanned(EXAMPLES.resolve("media")).size();

    Records one = scan.partitionedBy(files).paths(places);
    Records two = scan.partitionedBy((files + 1) / 2).paths(places);
    Records four = scan.partitionedBy((files + 3) / 4).paths(places);

    assertThat(Stream.of(one, two, four).map(records -> records.lines().rdd().getNumPartitions()))
        .containsExactly(1, 2, 4);
    List<JsonNode> records = comparable(one.lines().collectAsList());
    assertThat(records).hasSize(files);
    assertThat(comparable(two.lines().collectAsList())).isEqualTo(records);
    assertThat(comparable(four.lines().collectAsList())).isEqualTo(records);
  }

  @Test
  void tasksThatBreakAreTriedAgainWithoutLossOrDuplicates() throws Exception {
    Records records = AssayScan.on(spark).paths(List.of(EXAMPLES.toString()));

    List<String> lines =
        records.lines().javaRDD().mapPartitions(AssayScanTest::breakingOnce).collect();

    List<JsonNode> expected = comparable(scanned(EXAMPLES));
    assertThat(comparable(lines)).isEqualTo(expected);
    assertThat(records.counters().files()).isEqualTo(expected.size());
  }

  /** The lines, but the first attempt breaks behind the second one. */
  private static Iterator<String> breakingOnce(Iterator<String> lines) {
    List<String> taken = new ArrayList<>();
    while (lines.hasNext()) {
      taken.add(lines.next());
      if (taken.size() == 2 && TaskContext.get().attemptNumber() == 0) {
        throw new IllegalStateException("the first attempt breaks");
      }
    }
    return taken.iterator();
  }

  @Test
  void tasksThatAreKilledAreTriedAgainWithoutLossOrDuplicates() throws Exception {
    Records records = AssayScan.on(spark).paths(List.of(EXAMPLES.toString()));
    CountDownLatch killed = new CountDownLatch(2);
    SparkListener killer =
        new SparkListener() {
          @Override
          public void onTaskStart(SparkListenerTaskStart start) {
            if (start.taskInfo().attemptNumber() == 0) {
              spark.sparkContext().killTaskAttempt(start.taskInfo().taskId(), true, "test");
              killed.countDown();
            }
          }
        };
    spark.sparkContext().addSparkListener(killer);

    Path output = folder.resolve("records");
    try {
      spark
          .createDataset(
              records.lines().javaRDD().mapPartitions(AssayScanTest::waitingOnce).rdd(),
              Encoders.STRING())
          .write()
          .text(output.toString());
    } finally {
      spark.sparkContext().removeSparkListener(killer);
    }

    assertThat(killed.getCount()).isZero();
    List<JsonNode> expected = comparable(scanned(EXAMPLES));
    assertThat(comparable(spark.read().textFile(output.toString()).collectAsList()))
        .isEqualTo(expected);
    assertThat(records.counters().files()).isEqualTo(expected.size());
  }

  /** The lines, but the first attempt waits behind the second one until it is killed. */
  private static Iterator<String> waitingOnce(Iterator<String> lines) throws InterruptedException {
    List<String> taken = new ArrayList<>();
    while (lines.hasNext()) {
      taken.add(lines.next());
      if (taken.size() == 2 && TaskContext.get().attemptNumber() == 0) {
        TimeUnit.MINUTES.sleep(1);
      }
    }
    return taken.iterator();
  }

  @Test
  void whatCannotBeReadIsARow() throws Exception {
    Path cut = folder.resolve("cut.png");
    Files.write(cut, new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 0, 0});
    Path empty = Files.createFile(folder.resolve("empty.mp4"));
    List<String> locations = new ArrayList<>();
    locations.add(cut.toString());
    locations.add(empty.toUri().toString());
    locations.add(folder.resolve("missing.jpg").toString());
    locations.add(folder.toString());
    locations.add("hdfs://somewhere/a.jpg");
    locations.add("http:// no address");
    locations.add("");
    locations.add(null);
    Dataset<Row> table = spark.createDataset(locations, Encoders.STRING()).toDF("uri");

    Records records = AssayScan.on(spark).from(folder.toString()).table(table, "uri");
    List<Row> rows = records.rows().collectAsList();

    assertThat(rows).hasSize(8).allMatch(row -> row.getAs("status").equals("failed"));
    assertThat(records.counters().files()).isEqualTo(8);
    assertThat(records.counters().failed()).isEqualTo(8);
    assertThat(rows.stream().map(row -> row.getAs("path") + " " + row.getAs("failure")))
        .contains("empty.mp4 malformed", "missing.jpg unreachable")
        .filteredOn(text -> text.endsWith("unreachable"))
        .hasSize(6);
  }

  @Test
  void pathsInATableArePathsOfRecords() throws Exception {
    Path text = Files.writeString(folder.resolve("a b.txt"), "some text\n");
    Dataset<Row> table =
        spark.createDataset(List.of(text.toString()), Encoders.STRING()).toDF("place");

    AssayScan scan = AssayScan.on(spark);

    assertThat(paths(scan.table(table.selectExpr("place", "'x/y.txt' as path"), "place")))
        .containsExactly("x/y.txt");
    assertThat(paths(scan.table(table, "place"))).containsExactly(text.toString().substring(1));
    assertThat(paths(scan.from(folder.toUri().toString()).table(table, "place")))
        .containsExactly("a b.txt");
  }

  @Test
  void aListNamesTheFiles() throws Exception {
    List<String> media;
    try (Stream<Path> files = Files.walk(EXAMPLES.resolve("media"))) {
      media = files.filter(Files::isRegularFile).map(Path::toString).toList();
    }
    Path list = Files.writeString(folder.resolve("list"), String.join("\n\n", media) + "\n");

    Records records =
        AssayScan.on(spark).from(EXAMPLES.resolve("media").toString()).listed(list.toString());

    assertThat(comparable(records.lines().collectAsList()))
        .isEqualTo(comparable(scanned(EXAMPLES.resolve("media"))));
  }

  @Test
  void theLatestObjectsOfAnInventoryAreRead() throws Exception {
    byte[] text = "some text\n".getBytes(StandardCharsets.UTF_8);
    Path data = Files.createDirectories(folder.resolve("lists/photos/all/data"));
    String list =
        """
        "photos","a/with+space.txt","v1","true","false","10","2026-11-01T10:00:00.000Z","e1"
        "photos","b%2Bc.txt","v1","true","false","10","2026-11-01T10:00:00.000Z","e1"
        "photos","b%2Bc.txt","v0","false","false","10","2026-10-01T10:00:00.000Z","e0"
        "photos","gone.txt","v2","true","true","","2026-11-01T10:00:00.000Z",""
        "photos","a/","v1","true","false","0","2026-11-01T10:00:00.000Z","e2"
        "photos","lost.txt","v1","true","false","10","2026-11-01T10:00:00.000Z","e3"
        """;
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data.resolve("1.csv.gz")))) {
      out.write(list.getBytes(StandardCharsets.UTF_8));
    }
    Path day = Files.createDirectories(folder.resolve("lists/photos/all/2026-11-02T01-00Z"));
    Path manifest = day.resolve("manifest.json");
    Files.writeString(
        manifest,
        """
        {"sourceBucket": "photos", "destinationBucket": "arn:aws:s3:::lists",
         "version": "2016-11-30", "fileFormat": "CSV",
         "fileSchema": "Bucket, Key, VersionId, IsLatest, IsDeleteMarker, Size, LastModifiedDate, ETag",
         "files": [{"key": "photos/all/data/1.csv.gz", "size": 1, "MD5checksum": "0"}]}
        """);

    try (FaultyHttpServer server = FaultyHttpServer.start()) {
      server.put("/photos/a/with space.txt", text).put("/photos/b+c.txt", text);
      String endpoint = "http://127.0.0.1:" + server.port();
      AssayScan scan =
          AssayScan.on(spark)
              .with(
                  new ScanOptions(
                      null, Dimensions.DISPLAYED, false, false, endpoint, true, false, 4));
      Records records = scan.inventory(manifest.toString());

      assertThat(records.rows().select("path", "uri", "status", "fileSize").collectAsList())
          .extracting(Row::toString)
          .containsExactlyInAnyOrder(
              "[a/with space.txt,s3://photos/a/with%20space.txt,complete,10]",
              "[b+c.txt,s3://photos/b%2Bc.txt,complete,10]",
              "[lost.txt,s3://photos/lost.txt,failed,null]");
      assertThat(records.counters().requests()).isGreaterThanOrEqualTo(2);
    }
  }

  @Test
  void anInventoryThatIsNotCsvIsRefused() throws IOException {
    Path manifest = Files.writeString(folder.resolve("m.json"), "{\"fileFormat\": \"ORC\"}");

    assertThatThrownBy(() -> AssayScan.on(spark).inventory(manifest.toString()))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("ORC");
  }

  @Test
  void signedAddressesAreOpenedAndNotShown() throws Exception {
    try (FaultyHttpServer server = FaultyHttpServer.serving(EXAMPLES.resolve("media"))) {
      String place = server.uri("/video/portrait.mp4") + "?signature=secret";

      Records records = AssayScan.on(spark).paths(List.of(place));
      String line = records.lines().first();

      assertThat(line).contains("\"status\":\"complete\"").doesNotContain("secret");
      assertThat(server.requests()).anyMatch(request -> request.toString().contains("secret"));
    }
  }

  @Test
  void parquetHasTheFieldsOfTheRecordAsColumns() throws Exception {
    Path output = folder.resolve("parquet");
    Records records = AssayScan.on(spark).paths(List.of(EXAMPLES.resolve("media").toString()));

    records.write(output.toString(), "parquet");

    Dataset<Row> read = spark.read().parquet(output.toString());
    assertThat(read.schema()).isEqualTo(Records.columns());
    List<Row> rows = read.collectAsList();
    List<JsonNode> expected = comparable(scanned(EXAMPLES.resolve("media")));
    assertThat(rows).hasSize(expected.size());
    for (JsonNode record : expected) {
      Row row =
          rows.stream()
              .filter(r -> r.getAs("path").equals(record.path("path").textValue()))
              .findFirst()
              .orElseThrow();
      for (String text : List.of("uri", "kind", "status", "format", "reader", "mimeType", "etag")) {
        assertThat(row.<String>getAs(text)).as(text).isEqualTo(record.path(text).textValue());
      }
      assertThat(row.<Long>getAs("fileSize")).isEqualTo(record.path("fileSize").longValue());
      Instant modified = Instant.parse(record.path("lastModified").textValue());
      assertThat(row.<Timestamp>getAs("lastModified").toInstant())
          .isEqualTo(modified.truncatedTo(ChronoUnit.MICROS));
      for (String json : List.of("facts", "metadata", "timeline")) {
        String text = row.getAs(json);
        assertThat(text == null ? JSON.nullNode() : JSON.readTree(text))
            .as(json)
            .isEqualTo(record.path(json));
      }
      assertThat(row.getJavaMap(row.fieldIndex("origins")))
          .isEqualTo(JSON.convertValue(record.path("origins"), Map.class));
      assertThat(row.<Row>getList(row.fieldIndex("findings")).stream().map(f -> f.getAs("code")))
          .isEqualTo(record.path("findings").findValuesAsText("code"));
      assertThat(row.getStruct(row.fieldIndex("cost")).<Long>getAs("bytesRead"))
          .isEqualTo(record.at("/cost/bytesRead").longValue());
    }
  }

  @Test
  void columnsAreThoseThatDeltaTablesTake() {
    Map<String, DataType> columns = new LinkedHashMap<>();
    collect("", Records.columns(), columns);

    assertThat(columns).hasSize(26);
    // Any other character would need a table with column mapping; names differ by more than case.
    assertThat(columns.keySet())
        .allMatch(name -> name.matches("[A-Za-z]+(\\.[A-Za-z]+)*"))
        .extracting(name -> name.toLowerCase(Locale.ROOT))
        .doesNotHaveDuplicates();
    assertThat(columns.values())
        .allMatch(
            type ->
                List.of(DataTypes.StringType, DataTypes.LongType, DataTypes.TimestampType)
                        .contains(type)
                    || type instanceof StructType
                    || type instanceof ArrayType
                    || type instanceof MapType);
  }

  /** Columns and those within them by their names. */
  private static void collect(String prefix, DataType type, Map<String, DataType> columns) {
    if (type instanceof StructType struct) {
      for (StructField field : struct.fields()) {
        columns.put(prefix + field.name(), field.dataType());
        collect(prefix + field.name() + ".", field.dataType(), columns);
      }
    } else if (type instanceof ArrayType array) {
      collect(prefix, array.elementType(), columns);
    } else if (type instanceof MapType map) {
      assertThat(map.keyType()).isEqualTo(DataTypes.StringType);
      assertThat(map.valueType()).isEqualTo(DataTypes.StringType);
    }
  }

  @Test
  void pythonReachesTheMethodsThroughItsGateway() {
    ReflectionEngine gateway = new ReflectionEngine();

    // spark._jvm.dev.assay.spark.AssayScan.on(spark._jsparkSession).partitionedBy(10).paths([...])
    Object[] session = {spark};
    Object scan =
        gateway.invoke(null, gateway.getMethod(AssayScan.class.getName(), "on", session), session);
    List<String> places = new ArrayList<>(List.of(EXAMPLES.resolve("media/text").toString()));
    Object records = call(gateway, call(gateway, scan, "partitionedBy", 10), "paths", places);
    Object rows = call(gateway, records, "rows");

    assertThat(((Dataset<?>) rows).collectAsList()).isNotEmpty();
    assertThat((Long) call(gateway, call(gateway, records, "counters"), "files")).isPositive();
  }

  private static Object call(
      ReflectionEngine gateway, Object target, String name, Object... arguments) {
    return gateway.invoke(target, gateway.getMethod(target, name, arguments), arguments);
  }

  private static List<String> paths(Records records) {
    return records.rows().select("path").as(Encoders.STRING()).collectAsList();
  }

  /** What the scan writes of the files below a folder. */
  private static List<String> scanned(Path root) throws IOException, InterruptedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (RecordWriter writer = new RecordWriter(out)) {
      new Scan(Assay.standard(), Gate.standard(), 2)
          .run(ArchiveWalk.over(FileWalk.of(List.of(root)), Limits.local()), writer::write);
    }
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** The records without the time they took, in the order of their paths. */
  private static List<JsonNode> comparable(List<String> lines) throws IOException {
    List<JsonNode> records = new ArrayList<>();
    for (String line : lines) {
      ObjectNode record = (ObjectNode) JSON.readTree(line);
      record.withObject("/cost").remove("elapsedMicros");
      records.add(record);
    }
    records.sort(Comparator.comparing(record -> record.path("path").textValue()));
    return records;
  }
}

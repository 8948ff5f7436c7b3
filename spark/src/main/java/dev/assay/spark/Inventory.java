package dev.assay.spark;

import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.concat;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.not;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.url_decode;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.archive.SourceStream;
import dev.assay.objects.Stores;
import dev.assay.source.ByteSource;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.zip.GZIPInputStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.function.FlatMapFunction;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.TaskCompletionListener;
import org.jspecify.annotations.Nullable;

/**
 * A list of the objects in a bucket that S3 makes (Amazon S3 User Guide, "Amazon S3 Inventory"): a
 * manifest that names columns and data files of CSV.
 *
 * @param options how its files are opened
 * @param columns the names of the columns
 * @param files the locations of the data files
 */
record Inventory(ScanOptions options, List<String> columns, List<String> files) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_BYTES = 64 << 20;
  private static final String ARN = "arn:aws:s3:::";

  /**
   * Reads a manifest.
   *
   * @throws IOException when it is none, or the inventory is not in CSV
   */
  static Inventory read(String manifest, ScanOptions options) throws IOException {
    JsonNode json;
    try (ByteSource source = Engine.of(options).places().open(manifest);
        SourceStream in = new SourceStream(source)) {
      json = JSON.readTree(in.readNBytes(MOST_BYTES));
    } catch (JsonProcessingException e) {
      throw new IOException("no manifest of an S3 Inventory: " + e.getOriginalMessage(), e);
    }
    String format = json.path("fileFormat").asText();
    if (!format.equalsIgnoreCase("CSV")) {
      throw new IOException("the inventory is in " + format + "; only CSV is read");
    }
    List<String> columns = List.of(json.path("fileSchema").asText().trim().split("\\s*,\\s*"));
    if (!columns.containsAll(List.of("Bucket", "Key"))) {
      throw new IOException("no manifest of an S3 Inventory: its columns are " + columns);
    }
    String bucket = json.path("destinationBucket").asText();
    bucket = bucket.startsWith(ARN) ? bucket.substring(ARN.length()) : bucket;
    List<String> files = new ArrayList<>();
    for (JsonNode file : json.path("files")) {
      String key = file.path("key").asText();
      files.add(
          Stores.isLocation(manifest)
              ? "s3://" + bucket + "/" + key
              : copyOf(key, Places.fileAt(manifest)).toUri().toString());
    }
    return new Inventory(options, columns, files);
  }

  /** The file that a key was copied to along with the manifest. */
  private static Path copyOf(String key, Path manifest) throws IOException {
    for (Path folder = manifest.getParent(); folder != null; folder = folder.getParent()) {
      Path copy = folder.resolve(key).normalize();
      if (copy.startsWith(folder) && Files.isRegularFile(copy)) {
        return copy;
      }
    }
    throw new IOException("there is no " + key + " in any folder above " + manifest);
  }

  /**
   * The latest versions of the objects, as {@code location} and {@code path}, which is the key.
   *
   * <p>A data file that cannot be read fails the job, since nobody knows what it names.
   */
  Dataset<Row> objects(SparkSession spark) {
    StructType schema = new StructType();
    for (String column : columns) {
      schema = schema.add(column, DataTypes.StringType);
    }
    JavaRDD<String> lines =
        JavaSparkContext.fromSparkContext(spark.sparkContext())
            .parallelize(files, Math.max(1, files.size()))
            .flatMap(new Lines(options));
    Dataset<Row> rows =
        spark
            .read()
            .schema(schema)
            .option("mode", "FAILFAST")
            .option("escape", "\"")
            .csv(spark.createDataset(lines.rdd(), Encoders.STRING()));
    if (columns.contains("IsLatest")) {
      rows = rows.filter(lower(col("IsLatest")).equalTo("true"));
    }
    if (columns.contains("IsDeleteMarker")) {
      rows = rows.filter(lower(col("IsDeleteMarker")).notEqual("true"));
    }
    // Keys are written as HTML forms write values; a URI has another way to write spaces.
    Column key = regexp_replace(col("Key"), "\\+", "%20");
    Column slashes = regexp_replace(key, "(?i)%2F", "/");
    return rows.filter(not(url_decode(col("Key")).endsWith("/")))
        .select(
            concat(lit("s3://"), col("Bucket"), lit("/"), slashes).as("location"),
            url_decode(col("Key")).as("path"));
  }

  /** The lines of a data file. */
  private record Lines(ScanOptions options) implements FlatMapFunction<String, String> {

    @Override
    public Iterator<String> call(String location) throws IOException {
      DataFile file = new DataFile(location, Engine.of(options).places().open(location));
      TaskCompletionListener end = context -> file.close();
      TaskContext.get().addTaskCompletionListener(end);
      return file;
    }
  }

  /** A data file that is read line by line. */
  private static final class DataFile implements Iterator<String> {
    private final ByteSource source;
    private final BufferedReader lines;
    private @Nullable String next;

    DataFile(String location, ByteSource source) throws IOException {
      this.source = source;
      SourceStream bytes = new SourceStream(source);
      lines =
          new BufferedReader(
              new InputStreamReader(
                  location.endsWith(".gz") ? new GZIPInputStream(bytes, 1 << 16) : bytes,
                  StandardCharsets.UTF_8));
      next = lines.readLine();
    }

    @Override
    public boolean hasNext() {
      return next != null;
    }

    @Override
    public String next() {
      String line = next;
      if (line == null) {
        throw new NoSuchElementException();
      }
      try {
        next = lines.readLine();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return line;
    }

    void close() {
      try {
        source.close();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

package dev.assay.spark;

import dev.assay.http.HttpStore;
import dev.assay.objects.Stores;
import dev.assay.scan.FileWalk;
import dev.assay.scan.StoreWalk;
import dev.assay.scan.Target;
import dev.assay.scan.Walk;
import dev.assay.source.Store;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.jspecify.annotations.Nullable;

/**
 * A scan that Spark distributes: the records that {@code assay scan} makes of the same files.
 *
 * <p>Executors open the files themselves, so paths must name the same files on all of them, and
 * credentials of stores must be in their environment. A file that cannot be read is a record that
 * says so; a job fails only when the list of files cannot be had. Instances are immutable.
 */
public final class AssayScan {
  private static final int FILES_PER_PARTITION = 1000;

  private final SparkSession spark;
  private final ScanOptions options;
  private final @Nullable String base;
  private final @Nullable Integer filesPerPartition;

  private AssayScan(
      SparkSession spark,
      ScanOptions options,
      @Nullable String base,
      @Nullable Integer filesPerPartition) {
    this.spark = Objects.requireNonNull(spark, "spark");
    this.options = Objects.requireNonNull(options, "options");
    this.base = base;
    this.filesPerPartition = filesPerPartition;
  }

  /** A scan with the standard options. */
  public static AssayScan on(SparkSession spark) {
    return new AssayScan(spark, ScanOptions.standard(), null, null);
  }

  /** This scan with other options. */
  public AssayScan with(ScanOptions options) {
    return new AssayScan(spark, options, base, filesPerPartition);
  }

  /**
   * This scan with the paths of its records counted from a folder: a path, or a location in a
   * store.
   */
  public AssayScan from(String base) {
    return new AssayScan(spark, options, base, filesPerPartition);
  }

  /**
   * This scan with so many files to a partition; otherwise at most 1000, and at least as many
   * partitions as Spark has processors.
   */
  public AssayScan partitionedBy(int files) {
    if (files < 1) {
      throw new IllegalArgumentException("files to a partition: " + files);
    }
    return new AssayScan(spark, options, base, files);
  }

  /**
   * The records of all files below folders, which the driver lists.
   *
   * @param places folders and files, or locations in stores; not both
   * @throws IOException when a location is none
   * @throws InterruptedException when the listing is interrupted
   */
  public Records paths(List<String> places) throws IOException, InterruptedException {
    List<Found> found = new ArrayList<>();
    if (places.stream().anyMatch(Stores::isLocation)) {
      addObjects(places, found);
    } else {
      addFiles(places, found);
    }
    JavaSparkContext context = JavaSparkContext.fromSparkContext(spark.sparkContext());
    return scan(context.parallelize(found, partitions(found.size())));
  }

  private void addFiles(List<String> places, List<Found> found)
      throws IOException, InterruptedException {
    List<Path> paths = new ArrayList<>();
    for (String place : places) {
      paths.add(Places.fileAt(place));
    }
    Walk walk = base == null ? FileWalk.of(paths) : FileWalk.of(paths, Places.fileAt(base));
    walk.walk(
        target -> {
          Found.Known known = Found.Known.of(target.identity());
          // What the walk could not enter cannot be entered again on an executor.
          IOException refusal = target.identity().hasLength() ? null : refusal(target);
          return found.add(new Found(known.uri(), target.path(), known, refusal));
        });
  }

  private static @Nullable IOException refusal(Target target) {
    try {
      target.opener().open().close();
      return null;
    } catch (IOException e) {
      return e;
    }
  }

  private void addObjects(List<String> places, List<Found> found)
      throws IOException, InterruptedException {
    Places known = Engine.of(options).places();
    List<StoreWalk.Place> located = new ArrayList<>();
    // An identity shows no signature, which an executor needs to open the object.
    Map<String, String> signed = new HashMap<>();
    for (String place : places) {
      Store store = known.stores().serving(place);
      located.add(new StoreWalk.Place(store, place));
      if (store instanceof HttpStore) {
        signed.put(store.identify(place).uri(), place);
      }
    }
    String from = base == null ? null : known.base(base);
    StoreWalk.of(located)
        .walk(
            target -> {
              Found.Known object = Found.Known.of(target.identity());
              String location = signed.getOrDefault(object.uri(), object.uri());
              String path = from == null ? target.path() : null;
              return found.add(new Found(location, path, object, null));
            });
  }

  /**
   * The records of the files that a text file names, one on a line: absolute paths, {@code file:}
   * URIs and locations in stores.
   *
   * @param list where Spark finds the list
   */
  public Records listed(String list) throws IOException {
    Dataset<Row> lines = spark.read().text(list);
    return table(lines.filter(functions.length(functions.col("value")).gt(0)), "value");
  }

  /**
   * The records of the files that a column of a table names, each an absolute path, a {@code file:}
   * URI or a location in a store. A column {@code path}, if it is another one, has the paths of the
   * records; otherwise they are those of the locations.
   */
  public Records table(Dataset<Row> table, String column) throws IOException {
    boolean hasPaths = !column.equals("path") && List.of(table.columns()).contains("path");
    Dataset<Row> locations =
        table.select(
            functions.coalesce(table.col(column).cast("string"), functions.lit("")),
            hasPaths ? table.col("path").cast("string") : functions.lit(null).cast("string"));
    // Spark sorts before it deals rows out, so that a repeated task gets the same ones.
    return scan(
        locations
            .repartition(partitions(locations.count()))
            .javaRDD()
            .map(row -> Found.at(row.getString(0), row.getString(1))));
  }

  /**
   * The records of the objects in an S3 Inventory.
   *
   * @param manifest its {@code manifest.json}, in S3 or as a file; data files in CSV that it names
   *     are looked for in the bucket it names, or for a file, in the folders above it
   * @throws IOException when the manifest cannot be read or the inventory is not in CSV
   */
  public Records inventory(String manifest) throws IOException {
    return table(Inventory.read(manifest, options).objects(spark), "location");
  }

  private Records scan(JavaRDD<Found> found) throws IOException {
    Counters counters = new Counters(spark.sparkContext());
    String from = base == null ? null : Engine.of(options).places().base(base);
    JavaRDD<String> lines = found.mapPartitions(new PartitionScan(options, from, counters));
    return new Records(spark, spark.createDataset(lines.rdd(), Encoders.STRING()), counters);
  }

  private int partitions(long files) {
    int size = Objects.requireNonNullElse(filesPerPartition, FILES_PER_PARTITION);
    long bySize = (files + size - 1) / size;
    long least =
        filesPerPartition == null ? Math.min(files, spark.sparkContext().defaultParallelism()) : 1;
    return (int) Math.max(1, Math.min(Integer.MAX_VALUE, Math.max(bySize, least)));
  }
}

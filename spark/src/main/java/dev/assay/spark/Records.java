package dev.assay.spark;

import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The records of a scan: a row for each file, whatever is wrong with it.
 *
 * <p>They are computed by each action anew; cache them when there are several.
 */
public final class Records {
  private static final StructType FINDING =
      new StructType()
          .add("code", DataTypes.StringType)
          .add("severity", DataTypes.StringType)
          .add("field", DataTypes.StringType)
          .add("message", DataTypes.StringType)
          .add("remedy", DataTypes.StringType)
          .add("offset", DataTypes.LongType);

  private static final StructType COST =
      new StructType()
          .add("bytesRead", DataTypes.LongType)
          .add("reads", DataTypes.LongType)
          .add("elapsedMicros", DataTypes.LongType);

  private static final StructType COLUMNS =
      new StructType()
          .add("uri", DataTypes.StringType)
          .add("path", DataTypes.StringType)
          .add("kind", DataTypes.StringType)
          .add("status", DataTypes.StringType)
          .add("failure", DataTypes.StringType)
          .add("format", DataTypes.StringType)
          .add("reader", DataTypes.StringType)
          .add("mimeType", DataTypes.StringType)
          .add("fileSize", DataTypes.LongType)
          .add("lastModified", DataTypes.TimestampType)
          .add("etag", DataTypes.StringType)
          .add("facts", DataTypes.StringType)
          .add("origins", DataTypes.createMapType(DataTypes.StringType, DataTypes.StringType))
          .add("metadata", DataTypes.StringType)
          .add("timeline", DataTypes.StringType)
          .add("findings", DataTypes.createArrayType(FINDING))
          .add("cost", COST);

  private final SparkSession spark;
  private final Dataset<String> lines;
  private final Counters counters;

  Records(SparkSession spark, Dataset<String> lines, Counters counters) {
    this.spark = spark;
    this.lines = lines;
    this.counters = counters;
  }

  /**
   * The columns of {@link #rows}, which Parquet and Delta tables take as they are.
   *
   * <p>They are those of the record. {@code facts}, {@code metadata} and {@code timeline}, whose
   * fields differ from kind to kind, are strings of JSON; {@code lastModified} ends at
   * microseconds.
   */
  public static StructType columns() {
    return COLUMNS;
  }

  /** The records as lines of {@code scan.jsonl}. */
  public Dataset<String> lines() {
    return lines;
  }

  /** The records with {@linkplain #columns columns}. */
  public Dataset<Row> rows() {
    return spark.read().schema(COLUMNS).option("mode", "FAILFAST").json(lines);
  }

  /** What was computed so far. */
  public Counters counters() {
    return counters;
  }

  /**
   * Writes the records.
   *
   * @param folder where to; it must not exist yet
   * @param format {@code jsonl} for lines of JSON, otherwise what Spark calls it: {@code parquet},
   *     {@code delta}, …
   */
  public void write(String folder, String format) {
    if (format.equals("jsonl")) {
      lines.write().mode(SaveMode.ErrorIfExists).text(folder);
    } else {
      rows().write().mode(SaveMode.ErrorIfExists).format(format).save(folder);
    }
  }
}

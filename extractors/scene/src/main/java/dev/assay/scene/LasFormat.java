package dev.assay.scene;

import dev.assay.facts.Fact;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.facts.SceneFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Magic;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import dev.assay.read.UnsupportedException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The reader of LAS point clouds, versions 1.0 to 1.4 (ASPRS LAS Specification 1.4 R15), and of
 * LAZ, which is LAS with compressed points.
 */
public final class LasFormat implements Format {
  private static final FileType LAS =
      FileType.of("las", MediaKind.SCENE, "application/vnd.las", "las");
  private static final FileType LAZ =
      FileType.of("laz", MediaKind.SCENE, "application/vnd.laszip", "laz");
  private static final FormatInfo INFO =
      FormatInfo.own("las", List.of(LAS, LAZ), Magic.start("LASF"));

  /** Sizes of the public header block, which are also the least it can claim (section 2.4). */
  private static final int HEADER_BYTES = 227;

  private static final int HEADER_BYTES_1_4 = 375;

  private static final int FORMAT_OFFSET = 104;

  /** The bit of the point format that LASzip sets, and the one that its first versions set. */
  private static final int COMPRESSED = 0x80;

  private static final int COMPRESSED_EARLY = 0x40;

  /** The least length of a point record of each format (section 2.6). */
  private static final int[] RECORD_BYTES = {20, 28, 26, 34, 57, 63, 30, 36, 38, 59, 67};

  /** A reader. */
  public LasFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public FileType typeOf(Head head) {
    return isCompressed(Math.max(0, head.u8(FORMAT_OFFSET))) ? LAZ : LAS;
  }

  private static boolean isCompressed(int format) {
    return (format & (COMPRESSED | COMPRESSED_EARLY)) != 0;
  }

  @Override
  public SceneFacts read(ByteCursor in, Context context) throws IOException {
    in.order(ByteOrder.LITTLE_ENDIAN);
    int major = in.seek(24).u8();
    int minor = in.u8();
    if (major != 1 || minor > 4) {
      throw new UnsupportedException(
          "LAS_VERSION",
          "The file is of LAS version " + major + "." + minor + "; 1.0 to 1.4 are read.",
          "Convert the file to LAS 1.4.",
          LAS);
    }
    int headerBytes = in.seek(94).u16();
    long pointsAt = in.u32();
    int formatByte = in.seek(FORMAT_OFFSET).u8();
    int recordBytes = in.u16();
    long points = in.u32();
    if (headerBytes < (minor == 4 ? HEADER_BYTES_1_4 : HEADER_BYTES) || pointsAt < headerBytes) {
      throw new MalformedException(
          "the header claims " + headerBytes + " bytes and points from byte " + pointsAt, 94);
    }
    int format = formatByte & 0x3F;
    if (format >= RECORD_BYTES.length || recordBytes < RECORD_BYTES[format]) {
      throw new MalformedException(
          "point format " + format + " with records of " + recordBytes + " bytes", FORMAT_OFFSET);
    }
    List<Double> bounds = bounds(in.seek(179));
    if (minor == 4) {
      points = points(in.seek(247).u64(), points, context);
    }
    boolean compressed = isCompressed(formatByte);
    if (!compressed) {
      Extent.check(in, pointsAt, points, recordBytes, context);
    } else if (points > 0) {
      checkCompressed(in, pointsAt, context);
    }
    if (points == 0) {
      context.report(
          Finding.warning("NO_POINTS", "The file holds no points.")
              .mendedBy("Check that the export of the point cloud was complete."));
    }
    return new SceneFacts(
        compressed ? LAZ : LAS,
        Fact.declared(points),
        bounds,
        compressed ? "laszip" : "binary",
        fields(format));
  }

  /** The number of points: version 1.4 counts in 64 bits, beside the 32 bits of old (2.4). */
  private static long points(long points, long legacy, Context context) {
    if (legacy != 0 && points != legacy) {
      context.report(
          Finding.warning(
                  "LAS_COUNT_MISMATCH",
                  "The header claims " + points + " points and, for old readers, " + legacy + ".")
              .mendedBy("Write the file again; readers differ in which of them they believe."));
    }
    return points == 0 ? legacy : points;
  }

  /** Where the table of chunks lies comes before the compressed points; it is at their end. */
  private static void checkCompressed(ByteCursor in, long pointsAt, Context context)
      throws IOException {
    long length = in.sourceLength();
    long tableAt;
    try {
      tableAt = in.seek(pointsAt).i64();
    } catch (TruncatedException e) {
      tableAt = pointsAt + 8;
    }
    if (length >= 0 && length < Math.max(tableAt, pointsAt + 8)) {
      context.incomplete(
          Finding.error(
                  "TRUNCATED",
                  "The compressed points reach to byte "
                      + Math.max(tableAt, pointsAt + 8)
                      + " but the file has only "
                      + length
                      + ".")
              .mendedBy("Copy or upload the file again: its end is missing.")
              .at(length));
    }
  }

  /** The bounding box, null when it is none: writers of no points leave extremes there. */
  private static @Nullable List<Double> bounds(ByteCursor in) throws IOException {
    List<Double> min = new ArrayList<>(6);
    List<Double> max = new ArrayList<>(3);
    for (int axis = 0; axis < 3; axis++) {
      double greatest = in.f64();
      double least = in.f64();
      if (!(least <= greatest) || Double.isInfinite(least) || Double.isInfinite(greatest)) {
        return null;
      }
      min.add(least);
      max.add(greatest);
    }
    min.addAll(max);
    return min;
  }

  /** The values of a point of each format (section 2.6). */
  private static List<String> fields(int format) {
    List<String> fields = new ArrayList<>(List.of("x", "y", "z", "intensity", "return_number"));
    fields.add("number_of_returns");
    fields.add("classification");
    fields.add(format < 6 ? "scan_angle_rank" : "scan_angle");
    fields.add("user_data");
    fields.add("point_source_id");
    if (format == 1 || format >= 3) {
      fields.add("gps_time");
    }
    if (format == 2 || format == 3 || format == 5 || format == 7 || format == 8 || format == 10) {
      fields.addAll(List.of("red", "green", "blue"));
    }
    if (format == 8 || format == 10) {
      fields.add("nir");
    }
    if (format == 4 || format == 5 || format == 9 || format == 10) {
      fields.addAll(
          List.of(
              "wave_packet_descriptor_index",
              "byte_offset_to_waveform_data",
              "waveform_packet_size",
              "return_point_waveform_location",
              "dx",
              "dy",
              "dz"));
    }
    return fields;
  }
}

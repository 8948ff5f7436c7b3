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
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reader of PCD point clouds (Point Cloud Library, "The PCD file format", version 0.7). */
public final class PcdFormat implements Format {
  private static final FileType PCD =
      FileType.of("pcd", MediaKind.SCENE, "application/x-pcd", "pcd");
  private static final FormatInfo INFO = FormatInfo.own(PCD, Magic.start("# .PCD"));

  private static final Set<String> ENCODINGS = Set.of("ascii", "binary", "binary_compressed");

  /** The entries of the header; what else a line starts with is no header. */
  private static final Set<String> ENTRIES =
      Set.of(
          "VERSION",
          "FIELDS",
          "COLUMNS",
          "SIZE",
          "TYPE",
          "COUNT",
          "WIDTH",
          "HEIGHT",
          "VIEWPOINT",
          "POINTS",
          "DATA");

  /** A reader. */
  public PcdFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    if (head.startsWith("# .PCD")) {
      return Score.CERTAIN;
    }
    // The comment may be missing or another one.
    boolean versionFirst = head.startsWith("VERSION ");
    if (!versionFirst && !head.startsWith("#")) {
      return Score.NO;
    }
    String text = head.text(0, 1024);
    boolean versioned = versionFirst || text.contains("\nVERSION ");
    return versioned && (text.contains("\nFIELDS ") || text.contains("\nCOLUMNS "))
        ? Score.LIKELY
        : Score.NO;
  }

  @Override
  public SceneFacts read(ByteCursor in, Context context) throws IOException {
    HeaderLines lines = new HeaderLines(in);
    Map<String, List<String>> entries = new HashMap<>();
    while (!entries.containsKey("DATA")) {
      long start = lines.position();
      String line = lines.next();
      if (line == null) {
        throw new TruncatedException("the header has no DATA entry", in.position());
      }
      if (line.isEmpty() || line.startsWith("#")) {
        continue;
      }
      List<String> words = HeaderLines.words(line);
      if (!ENTRIES.contains(words.get(0))) {
        throw new MalformedException("\"" + words.get(0) + "\" is no entry of a PCD header", start);
      }
      entries.put(words.get(0), words.subList(1, words.size()));
    }
    return facts(in, entries, context);
  }

  private static SceneFacts facts(ByteCursor in, Map<String, List<String>> entries, Context context)
      throws IOException {
    List<String> data = entries.get("DATA");
    List<String> fields = entries.getOrDefault("FIELDS", entries.get("COLUMNS"));
    if (data == null || data.size() != 1 || !ENCODINGS.contains(data.get(0))) {
      throw new MalformedException("DATA names no encoding of PCD", in.position());
    }
    if (fields == null || fields.isEmpty()) {
      throw new MalformedException("the header names no FIELDS", 0);
    }
    long width = number(entries, "WIDTH", -1);
    long height = number(entries, "HEIGHT", 1);
    long points = number(entries, "POINTS", -1);
    if (points < 0 && width < 0) {
      throw new MalformedException("the header has neither POINTS nor WIDTH", 0);
    }
    long grid = width < 0 ? points : product(width, height);
    if (points >= 0 && points != grid) {
      context.report(
          Finding.warning(
                  "PCD_COUNT_MISMATCH",
                  "POINTS is " + points + " but WIDTH and HEIGHT make " + grid + ".")
              .mendedBy("Write the file again; readers differ in which of them they believe."));
    }
    long count = points >= 0 ? points : grid;
    checkExtent(in, data.get(0), fields, count, entries, context);
    return new SceneFacts(PCD, Fact.declared(count), null, data.get(0), fields);
  }

  private static void checkExtent(
      ByteCursor in,
      String encoding,
      List<String> fields,
      long points,
      Map<String, List<String>> entries,
      Context context)
      throws IOException {
    long start = in.position();
    switch (encoding) {
      case "ascii" -> Extent.check(in, start, points, 2L * fields.size() - 1, context);
      case "binary" -> Extent.check(in, start, points, bytesOfPoint(fields, entries), context);
      default -> {
        // The sizes of the compressed and of the raw data come first.
        if (points > 0 && in.order(java.nio.ByteOrder.LITTLE_ENDIAN).has(8)) {
          Extent.check(in, start + 8, 1, in.u32(), context);
        }
      }
    }
  }

  private static long bytesOfPoint(List<String> fields, Map<String, List<String>> entries)
      throws IOException {
    List<String> sizes = entries.getOrDefault("SIZE", List.of());
    List<String> counts = entries.getOrDefault("COUNT", List.of());
    boolean counted = !counts.isEmpty();
    if (sizes.size() != fields.size() || (counted && counts.size() != fields.size())) {
      throw new MalformedException("SIZE or COUNT has not one number for each field", 0);
    }
    long total = 0;
    for (int i = 0; i < fields.size(); i++) {
      long size = HeaderLines.number(sizes.get(i), 0);
      long count = counted ? HeaderLines.number(counts.get(i), 0) : 1;
      if (size > 8 || count > 1 << 24) {
        throw new MalformedException("a field of " + count + " values of " + size + " bytes", 0);
      }
      total += size * count;
    }
    return total;
  }

  private static long product(long width, long height) throws IOException {
    try {
      return Math.multiplyExact(width, height);
    } catch (ArithmeticException e) {
      throw new MalformedException("no file can hold " + width + " x " + height + " points", 0);
    }
  }

  private static long number(Map<String, List<String>> entries, String name, long otherwise)
      throws IOException {
    List<String> words = entries.get(name);
    return words == null || words.isEmpty() ? otherwise : HeaderLines.number(words.get(0), 0);
  }
}

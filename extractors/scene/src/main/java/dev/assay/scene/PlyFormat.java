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
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The reader of PLY polygon files (Greg Turk, "The PLY Polygon File Format", 1994). */
public final class PlyFormat implements Format {
  private static final FileType PLY = FileType.of("ply", MediaKind.SCENE, "model/x-ply", "ply");
  private static final FormatInfo INFO = FormatInfo.own(PLY);

  private static final Set<String> ENCODINGS =
      Set.of("ascii", "binary_little_endian", "binary_big_endian");

  /** Bytes of the scalar types, under their old and their newer names. */
  private static final Map<String, Integer> BYTES =
      Map.ofEntries(
          Map.entry("char", 1),
          Map.entry("int8", 1),
          Map.entry("uchar", 1),
          Map.entry("uint8", 1),
          Map.entry("short", 2),
          Map.entry("int16", 2),
          Map.entry("ushort", 2),
          Map.entry("uint16", 2),
          Map.entry("int", 4),
          Map.entry("int32", 4),
          Map.entry("uint", 4),
          Map.entry("uint32", 4),
          Map.entry("float", 4),
          Map.entry("float32", 4),
          Map.entry("double", 8),
          Map.entry("float64", 8));

  /** A reader. */
  public PlyFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    if (!head.startsWith("ply")) {
      return Score.NO;
    }
    // Nothing but white space may follow on the first line, then the format.
    int at = 3;
    boolean lineEnded = false;
    while (isSpace(head.u8(at))) {
      lineEnded |= head.u8(at) == '\n' || head.u8(at) == '\r';
      at++;
    }
    if (!lineEnded) {
      return Score.NO;
    }
    return head.at(at, "format ") || head.at(at, "comment") || head.at(at, "obj_info")
        ? Score.CERTAIN
        : Score.NO;
  }

  private static boolean isSpace(int c) {
    return c == ' ' || c == '\t' || c == '\r' || c == '\n';
  }

  @Override
  public SceneFacts read(ByteCursor in, Context context) throws IOException {
    HeaderLines lines = new HeaderLines(in);
    lines.next();
    Header header = new Header();
    long start = lines.position();
    String line = lines.next();
    while (line != null && !line.equals("end_header")) {
      header.accept(line, start);
      start = lines.position();
      line = lines.next();
    }
    if (line == null) {
      throw new TruncatedException("the header has no end_header", in.position());
    }
    if (header.encoding.isEmpty()) {
      throw new MalformedException("the header names no format", 0);
    }
    Extent.check(in, lines.position(), header.vertices, header.bytesOfVertex(), context);
    if (header.vertices == 0) {
      context.report(
          Finding.warning("NO_POINTS", "The file holds no vertices.")
              .mendedBy("Check that the export of the scene was complete."));
    }
    return new SceneFacts(
        PLY, Fact.declared(header.vertices), null, header.encoding, header.fields);
  }

  /** What the header said so far. */
  private static final class Header {
    private String encoding = "";
    private boolean inVertex;
    private long vertices;
    private long vertexBytes;
    private final List<String> fields = new ArrayList<>();

    void accept(String line, long position) throws IOException {
      List<String> words = HeaderLines.words(line);
      switch (words.get(0)) {
        case "format" -> {
          if (words.size() < 2 || !ENCODINGS.contains(words.get(1))) {
            throw new MalformedException("\"" + line + "\" is no format of PLY", position);
          }
          encoding = words.get(1);
        }
        case "element" -> {
          if (words.size() != 3) {
            throw new MalformedException("\"" + line + "\" declares no element", position);
          }
          long count = HeaderLines.number(words.get(2), position);
          inVertex = words.get(1).equals("vertex");
          if (inVertex) {
            vertices = count;
          }
        }
        case "property" -> property(words, line, position);
        case "comment", "obj_info", "" -> {}
        default -> throw new MalformedException("\"" + line + "\" is no line of PLY", position);
      }
    }

    private void property(List<String> words, String line, long position) throws IOException {
      boolean list = words.size() == 5 && words.get(1).equals("list");
      Integer bytes = list || words.size() == 3 ? BYTES.get(words.get(list ? 2 : 1)) : null;
      if (bytes == null) {
        throw new MalformedException("\"" + line + "\" declares no property", position);
      }
      if (inVertex) {
        vertexBytes += bytes;
        fields.add(words.get(words.size() - 1));
      }
    }

    /** The least bytes of a vertex: in text each value takes a digit and a separator. */
    long bytesOfVertex() {
      return encoding.equals("ascii") ? Math.max(0, 2L * fields.size() - 1) : vertexBytes;
    }
  }
}

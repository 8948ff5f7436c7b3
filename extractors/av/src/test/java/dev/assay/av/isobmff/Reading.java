package dev.assay.av.isobmff;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.assay.facts.AudioFacts;
import dev.assay.facts.Facts;
import dev.assay.facts.VideoFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Head;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.Limits;
import dev.assay.testdata.ScriptedSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;

/** One reading of a file, with what was said about it. */
record Reading(Facts facts, List<Finding> findings, boolean incomplete) {

  static Reading of(byte[] bytes) throws IOException {
    return of(ScriptedSource.of(bytes, "file.mp4"), Limits.local());
  }

  static Reading of(ScriptedSource source, Limits limits) throws IOException {
    ByteCursor in = ByteCursor.over(source, new Budget(limits));
    Context context = new Context(Head.of(in.head(), source.identity()));
    Facts facts = new IsoBmffFormat().read(in, context);
    return new Reading(facts, context.findings(), context.isIncomplete());
  }

  static VideoFacts video(byte[] bytes) throws IOException {
    return (VideoFacts) of(bytes).facts();
  }

  static AudioFacts audio(byte[] bytes) throws IOException {
    return (AudioFacts) of(bytes).facts();
  }

  List<String> codes() {
    return findings.stream().map(Finding::code).toList();
  }

  /** Where the body of the first box of a type starts. */
  static int bodyOf(byte[] bytes, String type) {
    return new String(bytes, ISO_8859_1).indexOf(type) + 4;
  }

  /** A copy in which 32-bit numbers in the body of the first box of a type are others. */
  static byte[] patched(byte[] bytes, String type, int offset, int... values) {
    byte[] copy = bytes.clone();
    ByteBuffer buffer = ByteBuffer.wrap(copy);
    for (int i = 0; i < values.length; i++) {
      buffer.putInt(bodyOf(bytes, type) + offset + 4 * i, values[i]);
    }
    return copy;
  }

  /** A copy in which a box comes before the first of a type in the first sample entry. */
  static byte[] inserted(byte[] bytes, String type, byte[] box) {
    int at = bodyOf(bytes, type) - 8;
    ByteBuffer copy = ByteBuffer.allocate(bytes.length + box.length);
    copy.put(bytes, 0, at).put(box).put(bytes, at, bytes.length - at);
    for (String parent : List.of("moov", "trak", "mdia", "minf", "stbl", "stsd", "avc1")) {
      int size = bodyOf(bytes, parent) - 8;
      copy.putInt(size, copy.getInt(size) + box.length);
    }
    return copy.array();
  }
}

package dev.assay.av.riff;

import dev.assay.format.Depth;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.structure.RiffChunks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The lists and indexes of an AVI file, and the chunks of its streams. */
final class AviFile {

  /** The share of what an inspection may read that going from chunk to chunk may take. */
  private static final int SHARE = 4;

  /** What a writer that cannot go back leaves for a length. */
  private static final long OPEN = 0xFFFF_FFFFL;

  private static final long KEYFRAME = 0x10;
  private static final long NOT_A_KEYFRAME = 1L << 31;
  private static final int INDEX_ENTRY = 16;
  private static final int CHUNK_HEADER = 8;

  /** The longest chunk that is rather read than jumped over. */
  private static final int ADJACENT = 64 * 1024;

  private final List<AviStream> streams = new ArrayList<>();
  private final List<ByteCursor> movies = new ArrayList<>();
  private @Nullable ByteCursor index;
  private boolean cut;
  private boolean open;

  private AviFile() {}

  /** Reads the headers and finds the rest. */
  static AviFile read(ByteCursor in) throws IOException {
    Samples.findEnd(in);
    AviFile file = new AviFile();
    RiffChunks riffs = RiffChunks.of(in);
    while (riffs.next("RIFF")) {
      file.checkLength(riffs);
      String form = riffs.body().latin1(4);
      if (form.equals("AVI ") || form.equals("AVIX")) {
        file.readRiff(riffs.children());
      }
    }
    return file;
  }

  private void readRiff(RiffChunks chunks) throws IOException {
    while (chunks.next()) {
      if (chunks.id().equals("LIST")) {
        String name = chunks.body().latin1(4);
        if (name.equals("hdrl")) {
          readHeaders(chunks.children());
        } else if (name.equals("movi")) {
          movies.add(chunks.body());
        }
      } else if (chunks.id().equals("idx1") && index == null) {
        index = chunks.body();
      }
      checkLength(chunks);
    }
  }

  /** Tells a length that the data breaks off before from one that was never filled in. */
  private void checkLength(RiffChunks chunk) {
    if (chunk.declaredLength() == OPEN) {
      open = true;
    } else {
      cut |= chunk.truncated();
    }
  }

  private void readHeaders(RiffChunks chunks) throws IOException {
    while (chunks.next()) {
      if (chunks.id().equals("LIST") && chunks.body().latin1(4).equals("strl")) {
        streams.add(AviStream.read(chunks.children()));
      }
    }
  }

  /** The streams in the order of their numbers. */
  List<AviStream> streams() {
    return streams;
  }

  /** Whether the data ends too early. */
  boolean isCut() {
    return cut;
  }

  /** Whether the headers leave lengths open, and so the numbers of frames too. */
  boolean isOpen() {
    return open;
  }

  /**
   * Counts the chunks of all streams: by the indexes of OpenDML, else by the index of AVI 1.0, else
   * by going from chunk to chunk, which is not done for a header alone.
   *
   * @return whether they were counted; the file may be too long for that
   */
  boolean count(ByteCursor in, Depth depth) throws IOException {
    boolean indexed =
        streams.stream().allMatch(s -> !s.indexes().isEmpty() || !(s.isVideo() || s.isAudio()));
    if (indexed) {
      for (AviStream stream : streams) {
        for (long at : stream.indexes()) {
          countByIndex(stream, at, in);
        }
      }
      return true;
    }
    if (index != null && movies.size() == 1) {
      countByIndex(index);
      return true;
    }
    long total = 0;
    for (ByteCursor movie : movies) {
      total += movie.end() - movie.start();
    }
    if (movies.isEmpty() || depth == Depth.HEADER || total > in.budget().limits().bytes() / SHARE) {
      return false;
    }
    for (ByteCursor movie : movies) {
      walk(RiffChunks.of(movie.range(movie.start() + 4, movie.declaredEnd() - movie.start() - 4)));
    }
    return true;
  }

  /** An index of the chunks of one stream (OpenDML AVI File Format Extensions 1.02, 2.0). */
  private void countByIndex(AviStream stream, long at, ByteCursor in) throws IOException {
    if (at >= in.end() - CHUNK_HEADER) {
      cut = true;
      return;
    }
    RiffChunks chunks = RiffChunks.of(in.range(at, in.end() - at));
    if (!chunks.next() || !chunks.id().startsWith("ix")) {
      throw new MalformedException("there is no index of chunks where one should be", at);
    }
    ByteCursor body = chunks.body();
    body.skip(4);
    long entries = body.u32();
    body.skip(4);
    long base = body.u64();
    body.skip(4);
    if (base > in.end()) {
      cut = true;
      return;
    }
    for (long i = 0; i < entries; i++) {
      body.budget().enter(body.position());
      long offset = base + body.u32();
      long size = body.u32();
      boolean keyframe = (size & NOT_A_KEYFRAME) == 0;
      size &= ~NOT_A_KEYFRAME;
      if (offset + size > in.end()) {
        cut = true;
        return;
      }
      stream.count(offset, size, keyframe);
    }
  }

  /** The index of AVI 1.0. */
  private void countByIndex(ByteCursor body) throws IOException {
    long entries = (body.end() - body.start()) / INDEX_ENTRY;
    for (long i = 0; i < entries; i++) {
      body.budget().enter(body.position());
      String id = body.latin1(4);
      boolean keyframe = (body.u32() & KEYFRAME) != 0;
      long offset = body.u32();
      long size = body.u32();
      count(id, offset, size, keyframe);
    }
  }

  private void walk(RiffChunks chunks) throws IOException {
    while (chunks.next()) {
      if (chunks.id().equals("LIST")) {
        chunks.body().skip(4);
        walk(chunks.children());
      } else {
        cut |= chunks.truncated();
        if (!chunks.truncated()) {
          // Wanting the data keeps the reads adjacent, so that they may grow.
          chunks.body().has((int) Math.min(chunks.declaredLength(), ADJACENT));
          count(chunks.id(), chunks.offset(), chunks.declaredLength(), false);
        }
      }
    }
  }

  /** Counts a chunk for the stream whose number its identifier starts with. */
  private void count(String id, long offset, long size, boolean keyframe) {
    int tens = Character.digit(id.charAt(0), 10);
    int ones = Character.digit(id.charAt(1), 10);
    int number = tens * 10 + ones;
    boolean palette = id.endsWith("pc");
    if (tens >= 0 && ones >= 0 && number < streams.size() && !palette) {
      streams.get(number).count(offset, size, keyframe);
    }
  }
}

package dev.assay.testdata.av;

import java.util.ArrayList;
import java.util.List;

/** An AVI file with grey H.264 pictures at a constant rate and an index (AVI 1.0). */
public final class AviFile {

  private AviFile() {}

  /**
   * A file.
   *
   * @param rate frames in {@code scale} seconds
   * @param frames how many pictures
   */
  public static byte[] bytes(int width, int height, int rate, int scale, int frames) {
    H264 codec = new H264(width, height, 0, 0);
    List<byte[]> pictures = new ArrayList<>();
    int largest = 0;
    for (int i = 0; i < frames; i++) {
      pictures.add(codec.byteStream(i));
      largest = Math.max(largest, pictures.get(i).length);
    }
    ByteWriter main = ByteWriter.littleEndian();
    main.u32(1_000_000L * scale / rate).u32(0).u32(0).u32(0x10).u32(frames).u32(0).u32(1);
    main.u32(largest).u32(width).u32(height).zeros(16);
    ByteWriter stream = ByteWriter.littleEndian().text("vids").text("H264").u32(0).u32(0).u32(0);
    stream.u32(scale).u32(rate).u32(0).u32(frames).u32(largest).u32(0xFFFF_FFFFL).u32(0);
    stream.u16(0).u16(0).u16(width).u16(height);
    ByteWriter format = ByteWriter.littleEndian().u32(40).u32(width).u32(height).u16(1).u16(24);
    format.text("H264").u32(3L * width * height).zeros(16);
    ByteWriter tracks = ByteWriter.littleEndian().text("strl");
    chunk(tracks, "strh", stream);
    chunk(tracks, "strf", format);
    ByteWriter header = ByteWriter.littleEndian().text("hdrl");
    chunk(header, "avih", main);
    chunk(header, "LIST", tracks);
    ByteWriter movie = ByteWriter.littleEndian().text("movi");
    ByteWriter index = ByteWriter.littleEndian();
    for (byte[] picture : pictures) {
      index.text("00dc").u32(0x10).u32(movie.length()).u32(picture.length);
      chunk(movie, "00dc", ByteWriter.littleEndian().bytes(picture));
    }
    ByteWriter body = ByteWriter.littleEndian().text("AVI ");
    chunk(body, "LIST", header);
    chunk(body, "LIST", movie);
    chunk(body, "idx1", index);
    ByteWriter file = ByteWriter.littleEndian();
    chunk(file, "RIFF", body);
    return file.toByteArray();
  }

  private static void chunk(ByteWriter out, String id, ByteWriter body) {
    out.text(id).u32(body.length()).bytes(body.toByteArray()).zeros(body.length() % 2);
  }
}

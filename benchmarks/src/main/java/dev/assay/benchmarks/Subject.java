package dev.assay.benchmarks;

import dev.assay.facts.Size;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/**
 * A file to be described, with what is true of it. Those that others can write are written by
 * others: ImageIO, FFmpeg's program, PDFBox.
 */
@SuppressWarnings("ImmutableEnumChecker") // its values are immutable, their types do not show it
public enum Subject {
  /** A picture of 640 by 480 pixels, as all images here. */
  JPEG("jpg", Pictures.SIZE, List.of("image/jpeg"), file -> Pictures.write("jpeg", file)),
  /** Lossless. */
  PNG("png", Pictures.SIZE, List.of("image/png"), file -> Pictures.write("png", file)),
  /** Lossy. */
  WEBP(
      "webp",
      Pictures.SIZE,
      List.of("image/webp"),
      file -> Encoder.picture("-c:v libwebp").write(file)),
  /** Of 256 colours. */
  GIF("gif", Pictures.SIZE, List.of("image/gif"), file -> Pictures.write("gif", file)),
  /** Not compressed. */
  BMP("bmp", Pictures.SIZE, List.of("image/bmp"), file -> Pictures.write("bmp", file)),
  /** Its directory behind its pixels. */
  TIFF("tif", Pictures.SIZE, List.of("image/tiff"), file -> Pictures.write("tiff", file)),
  /** Two seconds of H.264 and AAC, its index in front. */
  MP4(
      "mp4",
      Encoder.SECONDS,
      List.of("video/mp4", "application/mp4"),
      file -> Encoder.video("-c:v libopenh264 -c:a aac -movflags +faststart").write(file)),
  /** The same with its index at the end, as cameras write it. */
  MP4_INDEX_LAST(
      "last.mp4",
      Encoder.SECONDS,
      List.of("video/mp4", "application/mp4"),
      file -> Encoder.video("-c:v libopenh264 -c:a aac").write(file)),
  /** Two seconds of VP9 and Opus. */
  WEBM(
      "webm",
      Encoder.SECONDS,
      List.of("video/webm", "application/x-matroska", "video/x-matroska"),
      file -> Encoder.video("-c:v libvpx-vp9 -b:v 100k -deadline realtime").write(file)),
  /** Two seconds of stereo sound, as all sounds here. */
  WAV(
      "wav",
      Encoder.SECONDS,
      List.of("audio/wav", "audio/vnd.wave"),
      file -> Encoder.sound("-c:a pcm_s16le").write(file)),
  /** Lossless. */
  FLAC(
      "flac",
      Encoder.SECONDS,
      List.of("audio/flac", "audio/x-flac"),
      file -> Encoder.sound("-c:a flac").write(file)),
  /** With the frame that counts the others. */
  MP3(
      "mp3",
      Encoder.SECONDS,
      List.of("audio/mpeg"),
      file -> Encoder.sound("-c:a libmp3lame").write(file)),
  /** Twenty pages and a cross-reference table. */
  PDF("pdf", Documents.PAGES, List.of("application/pdf"), Documents::writeTable),
  /** Twenty pages in object streams. */
  PDF_STREAMS("streams.pdf", Documents.PAGES, List.of("application/pdf"), Documents::writeStreams),
  /** A slice of a computed tomography. */
  DICOM(
      "dcm",
      "CT",
      List.of("application/dicom"),
      file ->
          Files.write(file, DicomFile.of(DicomImages.slice(), Encoding.EXPLICIT_LITTLE).bytes())),
  /** Three thousand bytes of ASCII. */
  TEXT(
      "txt",
      "text/plain",
      List.of("text/plain"),
      file -> Files.writeString(file, "The quick brown fox jumps.\n".repeat(110))),
  /** Three thousand bytes. */
  JSON(
      "json",
      "application/json",
      List.of("application/json"),
      file ->
          Files.writeString(
              file, "[" + "{\"name\": \"fox\", \"jumps\": true},\n".repeat(95) + "{}]"));

  /** Writes the file. */
  private interface Maker {
    void write(Path file) throws IOException;
  }

  private final String extension;
  private final Object truth;
  private final List<String> mimeTypes;
  private final Maker maker;

  Subject(String extension, Object truth, List<String> mimeTypes, Maker maker) {
    this.extension = extension;
    this.truth = truth;
    this.mimeTypes = mimeTypes;
    this.maker = maker;
  }

  /** Those that are images. */
  public static Set<Subject> images() {
    return EnumSet.range(JPEG, TIFF);
  }

  /** Those that take time. */
  public static Set<Subject> soundsAndVideos() {
    return EnumSet.range(MP4, MP3);
  }

  /** Writes the file into a folder and says where it is. */
  public Path writeTo(Path folder) throws IOException {
    Path file = folder.resolve("subject." + extension);
    maker.write(file);
    return file;
  }

  /**
   * What a contestant has to find out: the {@link Size} of an image, the length of sound or video
   * in seconds, the number of pages, the modality of a DICOM image, the MIME type of a text.
   */
  public Object truth() {
    return truth;
  }

  /** The names of its MIME type. */
  public List<String> mimeTypes() {
    return mimeTypes;
  }
}

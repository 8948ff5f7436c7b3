package dev.assay.benchmarks;

import dev.assay.facts.Size;
import dev.assay.testdata.av.MatroskaFile;
import dev.assay.testdata.av.Mp4File;
import dev.assay.testdata.av.MpegAudioFile;
import dev.assay.testdata.av.WavFile;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import dev.assay.testdata.image.JpegFile;
import dev.assay.testdata.image.PngFile;
import dev.assay.testdata.pdf.PdfFile;
import java.util.List;
import java.util.function.Supplier;

/** A file to be described, with what is true of it. */
@SuppressWarnings("ImmutableEnumChecker") // its values are immutable, their types do not show it
public enum Subject {
  /** 640 by 480 pixels. */
  JPEG("jpg", new Size(640, 480), List.of("image/jpeg"), () -> JpegFile.of(640, 480).toBytes()),
  /** 640 by 480 pixels. */
  PNG("png", new Size(640, 480), List.of("image/png"), () -> PngFile.of(640, 480).toBytes()),
  /** Two seconds of pictures and of sound. */
  MP4(
      "mp4",
      2.0,
      List.of("video/mp4", "application/mp4"),
      () -> Mp4File.video(320, 240, 30, 1, 60).withAudio(48_000, 93).bytes()),
  /** Two seconds of pictures and of sound. */
  MKV(
      "mkv",
      2.0,
      List.of("video/x-matroska", "application/x-matroska"),
      () ->
          MatroskaFile.constant(320, 240, 30, 1, 60)
              .withDefaultDuration(33_333_333)
              .withAudio(100)
              .declaring(2000)
              .bytes()),
  /** Two seconds of stereo sound. */
  WAV(
      "wav",
      2.0,
      List.of("audio/wav", "audio/vnd.wave"),
      () -> WavFile.pcm(16, 48_000, 2, 96_000).bytes()),
  /** Seventy-five frames of sound and one that counts them. */
  MP3(
      "mp3",
      75 * MpegAudioFile.FRAME_SAMPLES / (double) MpegAudioFile.SAMPLE_RATE,
      List.of("audio/mpeg"),
      () -> MpegAudioFile.of(75).withXing().bytes()),
  /** Twenty pages, a cross-reference table. */
  PDF("pdf", 20L, List.of("application/pdf"), () -> PdfFile.withPages(20).withTable()),
  /** Twenty pages, all objects in an object stream. */
  PDF_STREAMS(
      "streams.pdf",
      20L,
      List.of("application/pdf"),
      () -> PdfFile.withPages(20).withPredictedStreams()),
  /** A slice of a computed tomography. */
  DICOM(
      "dcm",
      "CT",
      List.of("application/dicom"),
      () -> DicomFile.of(DicomImages.slice(), Encoding.EXPLICIT_LITTLE).bytes());

  private final String extension;
  private final Object truth;
  private final List<String> mimeTypes;
  private final Supplier<byte[]> content;

  Subject(String extension, Object truth, List<String> mimeTypes, Supplier<byte[]> content) {
    this.extension = extension;
    this.truth = truth;
    this.mimeTypes = mimeTypes;
    this.content = content;
  }

  /** The name of the file. */
  public String fileName() {
    return "subject." + extension;
  }

  /** The content of the file. */
  public byte[] content() {
    return content.get();
  }

  /**
   * What a contestant has to find out: the {@link Size} of an image, the length of sound or video
   * in seconds, the number of pages, the modality of a DICOM image.
   */
  public Object truth() {
    return truth;
  }

  /** The names of its MIME type. */
  public List<String> mimeTypes() {
    return mimeTypes;
  }
}

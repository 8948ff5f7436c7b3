package dev.assay.testdata;

import dev.assay.testdata.av.FlacFile;
import dev.assay.testdata.av.MatroskaFile;
import dev.assay.testdata.av.Mp4File;
import dev.assay.testdata.av.MpegAudioFile;
import dev.assay.testdata.av.WavFile;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import dev.assay.testdata.image.ExifData;
import dev.assay.testdata.image.GifFile;
import dev.assay.testdata.image.JpegFile;
import dev.assay.testdata.image.PngFile;
import dev.assay.testdata.image.TiffFile;
import dev.assay.testdata.image.WebpFile;
import dev.assay.testdata.pdf.PdfFile;
import dev.assay.testdata.scene.LasFile;
import dev.assay.testdata.volume.NiftiFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A small data set with files of every kind: in {@code media} those in order, in {@code trouble}
 * those that look as if they were.
 */
public final class Examples {
  private static final int TIMESCALE = 30_000;
  private static final int NTSC_FRAME = 1001;

  private Examples() {}

  /** The files by path, with {@code /} between the parts. */
  public static Map<String, byte[]> files() {
    Map<String, byte[]> files = new LinkedHashMap<>();
    addImages(files);
    addVideos(files);
    addSound(files);
    addDocuments(files);
    addDicom(files);
    files.put("media/volume/head.nii.gz", NiftiFile.version1(8, 8, 4).zooms(1, 1, 2.5).gzipped());
    files.put("media/scene/street.las", LasFile.version1(2, 0, 25).bytes());
    return files;
  }

  private static void addImages(Map<String, byte[]> files) {
    files.put("media/image/phone.jpg", JpegFile.of(64, 48).exif(ExifData.orientation(6)).toBytes());
    files.put("media/image/chart.png", PngFile.of(40, 30).toBytes());
    files.put("media/image/loop.gif", GifFile.of(32, 32).toBytes());
    files.put("media/image/photo.webp", WebpFile.lossless(50, 20).toBytes());
    files.put("media/image/scan.tiff", TiffFile.of(60, 80).pages(2).toBytes());
    files.put(
        "media/image/plan.svg",
        utf8("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"10cm\" height=\"5cm\"/>\n"));
    files.put("trouble/image/really-a-png.jpg", PngFile.of(40, 30).toBytes());
    files.put("trouble/image/cut-off.jpg", Arrays.copyOf(JpegFile.of(64, 48).toBytes(), 30));
  }

  private static void addVideos(Map<String, byte[]> files) {
    Mp4File ntsc = Mp4File.video(64, 48, TIMESCALE, NTSC_FRAME, 90).withAudio(48_000, 141);
    files.put("media/video/landscape.mp4", ntsc.bytes());
    files.put(
        "media/video/portrait.mp4",
        Mp4File.video(64, 48, TIMESCALE, NTSC_FRAME, 60).rotated(90).movieLast().bytes());
    files.put("media/video/clip.mkv", MatroskaFile.constant(64, 48, 25, 1, 50).bytes());
    int[] uneven = new int[60];
    Arrays.fill(uneven, NTSC_FRAME);
    Arrays.fill(uneven, 20, 40, 2 * NTSC_FRAME);
    files.put("trouble/video/uneven-frames.mp4", Mp4File.video(64, 48, TIMESCALE, uneven).bytes());
    files.put(
        "trouble/video/late-start.mp4",
        Mp4File.video(64, 48, TIMESCALE, NTSC_FRAME, 60).withEmptyEdit(500).bytes());
    byte[] whole = ntsc.bytes();
    files.put("trouble/video/half-copied.mp4", Arrays.copyOf(whole, whole.length / 2));
  }

  private static void addSound(Map<String, byte[]> files) {
    files.put("media/audio/tone.wav", WavFile.pcm(24, 48_000, 2, 480).bytes());
    files.put("media/audio/tone.flac", FlacFile.of(16, 44_100, 2, 4410).bytes());
    files.put("media/audio/speech.mp3", MpegAudioFile.of(40).withXing().bytes());
  }

  private static void addDocuments(Map<String, byte[]> files) {
    files.put("media/pdf/report.pdf", PdfFile.withPages(3).withTable());
    files.put("media/text/notes.txt", utf8("Café, 12 °C.\nSecond line.\n"));
    files.put("media/text/labels.json", utf8("{\"labels\": [\"car\", \"bicycle\"]}\n"));
    files.put("media/text/table.csv", utf8("frame,label\n1,car\n2,bicycle\n"));
    files.put("trouble/pdf/locked.pdf", PdfFile.withPages(3).encrypted("secret").withTable());
  }

  private static void addDicom(Map<String, byte[]> files) {
    for (int i = 1; i <= 5; i++) {
      DataSet slice = DicomImages.slice("1.2.3.4." + i, i, Double.toString(2.5 * i), "1.2.3");
      files.put("media/dicom/ct/" + i + ".dcm", dicom(slice));
    }
    DataSet anonymous =
        new DataSet()
            .text(0x0008_0018, "UI", "1.2.3.8")
            .text(0x0020_000D, "UI", "1.2.9")
            .text(0x0020_000E, "UI", "1.2.9.1")
            .numbers(0x0028_0010, "US", 3)
            .numbers(0x0028_0011, "US", 4);
    files.put("trouble/dicom/no-patient-id.dcm", dicom(anonymous));
  }

  private static byte[] dicom(DataSet dataSet) {
    return DicomFile.of(dataSet.all(DicomImages.slicePixels()), Encoding.EXPLICIT_LITTLE).bytes();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /**
   * Writes the files below a folder.
   *
   * @param args the folder
   * @throws IOException when it cannot be written
   */
  public static void main(String[] args) throws IOException {
    Path folder = Path.of(args[0]);
    for (Map.Entry<String, byte[]> file : files().entrySet()) {
      Path path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
  }
}

package dev.assay.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.assay.Assay;
import dev.assay.facts.Rational;
import dev.assay.ffmpeg.FfmpegFormat;
import dev.assay.format.Format;
import dev.assay.format.FormatCatalog;
import dev.assay.pdf.PdfBoxFormat;
import dev.assay.testdata.Examples;
import dev.assay.testdata.av.AdtsFile;
import dev.assay.testdata.av.AiffFile;
import dev.assay.testdata.av.AviFile;
import dev.assay.testdata.av.MatroskaFile;
import dev.assay.testdata.av.Mp4File;
import dev.assay.testdata.av.MpegAudioFile;
import dev.assay.testdata.av.OggOpusFile;
import dev.assay.testdata.av.OggPages;
import dev.assay.testdata.av.TransportStreamFile;
import dev.assay.testdata.av.WavFile;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import dev.assay.testdata.image.BmpFile;
import dev.assay.testdata.image.Cr3File;
import dev.assay.testdata.image.GifFile;
import dev.assay.testdata.image.HeifFile;
import dev.assay.testdata.image.HeifSequenceFile;
import dev.assay.testdata.image.IconFile;
import dev.assay.testdata.image.Jpeg2000File;
import dev.assay.testdata.image.JpegFile;
import dev.assay.testdata.image.JpegXlFile;
import dev.assay.testdata.image.PngFile;
import dev.assay.testdata.image.RasterFiles;
import dev.assay.testdata.image.TiffFile;
import dev.assay.testdata.image.WebpFile;
import dev.assay.testdata.pdf.PdfFile;
import dev.assay.testdata.scene.LasFile;
import dev.assay.testdata.scene.SceneText;
import dev.assay.testdata.volume.NiftiFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** A file of every type that is read and can be made, most of them longer than what is read. */
final class FormatFiles {

  /**
   * A file and who reads it.
   *
   * @param path with the name it goes by
   * @param readers all, or the library that the own readers would not let have it
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record FormatFile(String path, byte[] bytes, Assay readers) {
    String name() {
      return path.substring(path.lastIndexOf('/') + 1);
    }
  }

  private static final int PADDING = 100_000;
  private static final int SUBFILE_TYPE = 0xFE;
  private static final int MAKE = 0x10F;

  private final Path folder;
  private final List<FormatFile> files = new ArrayList<>();
  private Assay readers = Assay.standard();

  private FormatFiles(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes the files.
   *
   * @param folder an empty one, for those that FFmpeg makes
   */
  static List<FormatFile> in(Path folder) throws IOException {
    FormatFiles made = new FormatFiles(folder);
    made.addExamples();
    made.addImages();
    made.addRawImages();
    made.addVideosAndSounds();
    made.addDocuments();
    made.addVolumesAndScenes();
    made.addEncoded();
    made.addForLibraries();
    return made.files;
  }

  private void add(String path, byte[] bytes) {
    files.add(new FormatFile(path, bytes, readers));
  }

  private void addPadded(String path, byte[] bytes) {
    add(path, Arrays.copyOf(bytes, bytes.length + PADDING));
  }

  private void addExamples() {
    for (Map.Entry<String, byte[]> file : Examples.files().entrySet()) {
      if (file.getKey().startsWith("media/")) {
        add("example" + file.getKey().substring("media".length()), file.getValue());
      }
    }
  }

  private void addImages() {
    addPadded("image/picture.jpg", JpegFile.of(640, 480).toBytes());
    addPadded("image/lossless.jls", JpegFile.of(640, 480).frame(0xF7, 8).toBytes());
    addPadded("image/picture.png", PngFile.of(640, 480).toBytes());
    addPadded("image/moving.png", PngFile.of(640, 480).animated(5).toBytes());
    addPadded("image/loop.gif", GifFile.of(320, 200).comment(20_000).toBytes());
    addPadded("image/picture.webp", WebpFile.lossless(500, 200).toBytes());
    addPadded("image/moving.webp", WebpFile.animated(500, 200, 9).toBytes());
    addPadded("image/picture.bmp", BmpFile.of(640, 480).toBytes());
    addPadded("image/picture.avif", HeifFile.avif(640, 480).toBytes());
    addPadded("image/moving.avif", HeifSequenceFile.avif(640, 480, 7));
    addPadded("image/grid.heic", HeifFile.heicGrid(4032, 3024).toBytes());
    addPadded("image/picture.heif", branded("mif2", HeifFile.avif(640, 480).toBytes()));
    addPadded("image/moving.heics", branded("hevc", HeifSequenceFile.avif(640, 480, 7)));
    addPadded("image/moving.heifs", branded("msf1", HeifSequenceFile.avif(640, 480, 7)));
    addPadded("image/picture.jxl", JpegXlFile.of(640, 480).toBytes());
    addPadded("image/box.jxl", JpegXlFile.of(640, 480).toContainer(40));
    byte[] jp2 = Jpeg2000File.jp2(640, 480);
    addPadded("image/picture.jp2", jp2);
    for (String brand : List.of("jpx", "jpm", "jph")) {
      byte[] bytes = jp2.clone();
      System.arraycopy((brand + " ").getBytes(US_ASCII), 0, bytes, 20, 4);
      addPadded("image/picture." + brand, bytes);
    }
    addPadded("image/picture.j2k", Jpeg2000File.codestream(640, 480, 0, 0));
    addPadded("image/picture.psd", RasterFiles.psd(640, 480));
    addPadded("image/icons.ico", IconFile.icon().bitmap(16, 16).png(256, 256).toBytes());
    addPadded("image/arrow.cur", IconFile.cursor().bitmap(32, 32).toBytes());
    addPadded("image/icons.icns", RasterFiles.icns("ic07", "ic09"));
    addPadded("image/picture.pbm", RasterFiles.netpbm(4, 640, 480));
    addPadded("image/picture.pgm", RasterFiles.netpbm(5, 640, 480));
    addPadded("image/picture.ppm", RasterFiles.netpbm(6, 640, 480));
    addPadded("image/picture.pam", RasterFiles.pam(640, 480));
    addPadded("image/picture.pfm", RasterFiles.pfm(640, 480));
    addPadded("image/picture.qoi", RasterFiles.qoi(640, 480));
    addPadded("image/picture.dds", RasterFiles.dds(640, 480));
    add("image/picture.tga", RasterFiles.tga(640, 480));
    addPadded("image/picture.pcx", RasterFiles.pcx(640, 480));
    addPadded("image/picture.exr", RasterFiles.exr(640, 480, 600, 400));
    addPadded("image/picture.hdr", RasterFiles.hdr(640, 480));
    String remark = "<!-- " + "a remark, ".repeat(PADDING / 10) + " -->";
    add(
        "image/plan.svg",
        ("<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9cm\" height=\"5cm\">"
                + remark
                + "</svg>")
            .getBytes(UTF_8));
    add("image/pages.tiff", TiffFile.of(300, 400).pages(3).toBytes());
  }

  private void addRawImages() {
    addPadded("raw/camera.cr3", Cr3File.of(640, 480, 1));
    addPadded("raw/camera.dng", directory("", 0x100, 60, 0x101, 40, 0xC612, 0x0104));
    addPadded("raw/camera.nef", preview("NIKON\0"));
    addPadded("raw/camera.arw", preview("SONY\0"));
    addPadded("raw/camera.pef", preview("PENTAX\0"));
    byte[] canon = directory("", 0x100, 60, 0x101, 40);
    byte[] signed = new byte[canon.length + 8];
    System.arraycopy(canon, 0, signed, 0, 4);
    signed[4] = 16;
    System.arraycopy("CR\2\0".getBytes(US_ASCII), 0, signed, 8, 4);
    System.arraycopy(canon, 8, signed, 16, canon.length - 8);
    addPadded("raw/camera.cr2", signed);
    byte[] olympus = directory("", 0x100, 60, 0x101, 40);
    olympus[2] = 'R';
    olympus[3] = 'O';
    addPadded("raw/camera.orf", olympus);
    byte[] panasonic = directory("", 2, 4060, 3, 3016, 4, 4, 5, 8, 6, 3004, 7, 4008);
    panasonic[2] = 0x55;
    addPadded("raw/camera.rw2", panasonic);
  }

  private static byte[] branded(String brand, byte[] file) {
    System.arraycopy(brand.getBytes(US_ASCII), 0, file, 8, 4);
    for (int at = 16; at < ByteBuffer.wrap(file).getInt(0); at += 4) {
      System.arraycopy(brand.getBytes(US_ASCII), 0, file, at, 4);
    }
    return file;
  }

  private static byte[] preview(String make) {
    return directory(make, SUBFILE_TYPE, 1, 0x100, 60, 0x101, 40);
  }

  /** A little-endian TIFF file of a directory of 16-bit tags, and of the name of a maker. */
  private static byte[] directory(String make, int... pairs) {
    int entries = pairs.length / 2 + (make.isEmpty() ? 0 : 1);
    ByteBuffer out = ByteBuffer.allocate(14 + 12 * entries + make.length());
    out.order(ByteOrder.LITTLE_ENDIAN);
    out.put((byte) 'I').put((byte) 'I').putShort((short) 42).putInt(8).putShort((short) entries);
    for (int i = 0; i < pairs.length; i += 2) {
      out.putShort((short) pairs[i]).putShort((short) 3).putInt(1);
      out.putShort((short) pairs[i + 1]).putShort((short) 0);
    }
    if (!make.isEmpty()) {
      out.putShort((short) MAKE).putShort((short) 2).putInt(make.length());
      out.putInt(out.capacity() - make.length());
    }
    return out.putInt(0).put(make.getBytes(US_ASCII)).array();
  }

  private void addVideosAndSounds() {
    Mp4File video = Mp4File.video(64, 48, 30_000, 1001, 20_000);
    add("video/movie-first.mp4", video.bytes());
    add("video/movie-last.mp4", video.movieLast().bytes());
    Mp4File shorter = Mp4File.video(64, 48, 30_000, 1001, 2000);
    add("video/fragments.mp4", shorter.fragmented(100).bytes());
    add("video/movie-last.mov", shorter.withBrand("qt  ").movieLast().bytes());
    add("video/clip.3gp", Mp4File.video(64, 48, 600, 25, 200).withBrand("3gp4").bytes());
    add("video/clip.3g2", Mp4File.video(64, 48, 600, 25, 200).withBrand("3g2a").bytes());
    add("video/clusters.mkv", MatroskaFile.constant(64, 48, 25, 1, 20_000).bytes());
    add("video/clip.avi", AviFile.bytes(64, 48, 25, 1, 5000));
    add(
        "video/clip.ogv",
        new OggPages()
            .page(1, OggPages.BEGINS, 0, OggPages.theora(640, 480, 25, 1))
            .page(1, 0, 1 << 6, new byte[60_000])
            .page(1, OggPages.ENDS, 25 << 6, new byte[60_000])
            .bytes());
    add("audio/sound.m4a", Mp4File.audio(44_100, 2000).bytes());
    add("audio/sound.3gp", Mp4File.audio(44_100, 2000).withBrand("3gp4").bytes());
    add("audio/sound.3g2", Mp4File.audio(44_100, 2000).withBrand("3g2a").bytes());
    add("audio/sound.webm", MatroskaFile.audio(2000).declaring(40_000).bytes());
    add("audio/frames.mp3", MpegAudioFile.of(2000).bytes());
    add("audio/counted.mp3", MpegAudioFile.of(2000).withXing().bytes());
    add("audio/frames.aac", AdtsFile.bytes(44_100, 5000));
    add("audio/samples.wav", WavFile.pcm(24, 48_000, 2, 48_000).bytes());
    add("audio/samples.aiff", AiffFile.bytes(16, 48_000, 2, 48_000));
    add("audio/pages.opus", OggOpusFile.bytes(312, 4_000_000));
  }

  private void addDocuments() {
    add("pdf/pages.pdf", PdfFile.withPages(2000).withTable());
    addPadded(
        "dicom/slice.dcm",
        DicomFile.of(
                DicomImages.slice("1.2.3", 1, "2.5", "1.2").all(DicomImages.slicePixels()),
                Encoding.EXPLICIT_LITTLE)
            .bytes());
    addText("notes.txt", "Line after line.\n".repeat(9000));
    addText("table.csv", "1,2,3\n".repeat(9000));
    addText("table.tsv", "1\t2\t3\n".repeat(9000));
    addText("labels.json", "[" + "{\"label\": \"car\"},\n".repeat(3000) + "{}]");
    addText("labels.ndjson", "{\"label\": \"car\"}\n".repeat(3000));
    addText("page.xml", "<?xml version=\"1.0\"?>\n<a>" + "<b/>\n".repeat(9000) + "</a>");
    addText("page.html", "<!DOCTYPE html>\n<html><body>" + "<p>Hi\n".repeat(9000) + "</body>");
    addText(
        "page.xhtml",
        "<?xml version=\"1.0\"?>\n<html xmlns=\"http://www.w3.org/1999/xhtml\"><body>"
            + "<p>Hi</p>\n".repeat(5000)
            + "</body></html>");
    addText("notes.md", "# Notes\n" + "* one more\n".repeat(5000));
    addText("notes.rtf", "{\\rtf1\\ansi " + "One more.\\par\n".repeat(5000) + "}");
    addText("captions.vtt", "WEBVTT\n\n" + "00:01.000 --> 00:02.000\nHi\n\n".repeat(2000));
    addText("style.css", "p { color: red }\n".repeat(4000));
    addText("code.js", "let a = 1;\n".repeat(5000));
    addText("settings.yaml", "- one: 1\n".repeat(6000));
    add("other/data.bin", "\177ELF\2\1\1\0".repeat(1000).getBytes(ISO_8859_1));
  }

  private void addText(String name, String text) {
    add("text/" + name, text.getBytes(UTF_8));
  }

  private void addVolumesAndScenes() {
    NiftiFile first = NiftiFile.version1(64, 64, 30).zooms(1, 1, 2.5);
    add("volume/first.nii", first.bytes());
    add("volume/first.nii.gz", first.gzipped());
    NiftiFile second = NiftiFile.version2(64, 64, 30).zooms(1, 1, 2.5);
    add("volume/second.nii", second.bytes());
    add("volume/second.nii.gz", second.gzipped());
    NiftiFile surface = NiftiFile.version2(1, 1, 1, 1, 40, 900).intent(3006);
    add("volume/surface.dscalar.nii", surface.bytes());
    add("volume/surface.dscalar.nii.gz", surface.gzipped());
    add("scene/points.las", LasFile.version1(2, 0, 5000).bytes());
    add("scene/points.laz", LasFile.version1(2, 0, 5000).markedAsCompressed(60_000));
    add("scene/lines.pcd", SceneText.pcdAscii(5000));
    add("scene/points.pcd", SceneText.pcdBinary(5000));
    add("scene/lines.ply", SceneText.plyAscii(5000));
    add("scene/points.ply", SceneText.plyBinary(5000, "binary_little_endian"));
  }

  /** What FFmpeg makes; its encoders of floating point only where their frames are of one size. */
  private void addEncoded() throws IOException {
    Encoder encoder = new Encoder(folder, Rational.of(25));
    List<String> own = new ArrayList<>();
    String vp8 = "-map 0:v -c:v libvpx -deadline realtime -cpu-used 8 -b:v 400k -g 12";
    ask(encoder, own, "video/clip.webm", vp8, 8);
    ask(encoder, own, "audio/sound.mka", "-map 1:a -c:a mp2fixed -b:a 128k", 8);
    ask(encoder, own, "audio/frames.flac", "-map 1:a -c:a flac", 8);
    ask(encoder, own, "audio/samples.au", "-map 1:a -c:a pcm_s16be", 2);
    ask(encoder, own, "audio/samples.caf", "-map 1:a -c:a pcm_s16be", 2);
    ask(encoder, own, "audio/samples.w64", "-map 1:a -c:a pcm_s16le", 2);
    ask(encoder, own, "audio/frames.ac3", "-map 1:a -c:a ac3_fixed -b:a 128k", 8);
    ask(encoder, own, "audio/frames.eac3", "-map 1:a -c:a eac3 -b:a 128k", 8);
    ask(
        encoder,
        own,
        "audio/frames.amr",
        "-map 1:a -c:a libopencore_amrnb -ar 8000 -b:a 12.2k",
        30);
    ask(
        encoder,
        own,
        "audio/frames.awb",
        "-map 1:a -c:a libvo_amrwbenc -ar 16000 -b:a 23.85k -f amr",
        30);

    List<String> library = new ArrayList<>();
    String mpeg4 = "-map 0:v -c:v mpeg4 -qscale:v 2";
    String mpeg2 = "-map 0:v -c:v mpeg2video -qscale:v 2";
    String mp2 = " -map 1:a -c:a mp2fixed";
    String pcm = "-map 1:a -c:a pcm_s16le";
    ask(encoder, library, "ffmpeg/clip.mp4", mpeg4, 8);
    ask(encoder, library, "ffmpeg/clip.mov", mpeg4, 8);
    ask(encoder, library, "ffmpeg/sound.mov", pcm, 2);
    ask(encoder, library, "ffmpeg/clip.3gp", mpeg4, 8);
    ask(encoder, library, "ffmpeg/clip.3g2", mpeg4, 8);
    ask(encoder, library, "ffmpeg/clip.mkv", mpeg4 + mp2, 8);
    ask(encoder, library, "ffmpeg/sound.mka", mp2, 8);
    ask(encoder, library, "ffmpeg/clip.webm", vp8, 8);
    ask(encoder, library, "ffmpeg/clip.ogv", vp8, 8);
    ask(encoder, library, "ffmpeg/sound.ogg", "-map 1:a -c:a flac", 8);
    ask(encoder, library, "ffmpeg/clip.avi", mpeg4 + mp2, 8);
    ask(encoder, library, "ffmpeg/sound.avi", mp2, 8);
    ask(encoder, library, "ffmpeg/clip.ts", mpeg2 + mp2, 8);
    ask(encoder, library, "ffmpeg/sound.ts", mp2, 8);
    ask(encoder, library, "ffmpeg/clip.mpg", mpeg2 + mp2, 8);
    ask(encoder, library, "ffmpeg/sound.mpg", mp2 + " -f mpeg", 8);
    ask(encoder, library, "ffmpeg/clip.flv", "-map 0:v -c:v flv -qscale:v 2", 8);
    ask(encoder, library, "ffmpeg/sound.flv", pcm + " -ar 44100", 2);
    ask(encoder, library, "ffmpeg/clip.wmv", "-map 0:v -c:v wmv2 -qscale:v 2", 8);
    ask(encoder, library, "ffmpeg/sound.wma", mp2 + " -f asf", 8);
    ask(encoder, library, "ffmpeg/clip.mxf", mpeg2, 8);
    ask(encoder, library, "ffmpeg/clip.rm", "-map 0:v -c:v rv10 -qscale:v 2 -s 176x144", 8);
    ask(encoder, library, "ffmpeg/sound.rm", "-map 1:a -c:a ac3_fixed", 8);
    ask(encoder, library, "ffmpeg/clip.ivf", vp8, 8);
    ask(encoder, library, "ffmpeg/clip.nut", mpeg4 + mp2, 8);
    ask(encoder, library, "ffmpeg/sound.nut", mp2, 8);
    String pal = "-map 0:v -s 720x576 -r 25 -pix_fmt yuv420p -c:v ";
    ask(encoder, library, "ffmpeg/clip.gxf", pal + "mpeg2video -b:v 2M " + pcm + " -ac 1", 1);
    ask(encoder, library, "ffmpeg/clip.wtv", mpeg2 + mp2, 8);
    ask(encoder, library, "ffmpeg/sound.wtv", mp2, 8);
    ask(encoder, library, "ffmpeg/clip.dv", pal + "dvvideo", 1);
    ask(encoder, library, "ffmpeg/clip.y4m", "-map 0:v -pix_fmt yuv420p", 2);
    ask(encoder, library, "ffmpeg/samples.wav", pcm, 2);
    ask(encoder, library, "ffmpeg/samples.w64", pcm, 2);
    ask(encoder, library, "ffmpeg/frames.flac", "-map 1:a -c:a flac", 8);
    ask(encoder, library, "ffmpeg/frames.ac3", "-map 1:a -c:a ac3_fixed -b:a 128k", 8);
    ask(encoder, library, "ffmpeg/frames.eac3", "-map 1:a -c:a eac3 -b:a 128k", 8);
    ask(encoder, library, "ffmpeg/frames.dts", "-map 1:a -c:a dca -strict -2 -ac 2", 4);
    ask(encoder, library, "ffmpeg/samples.aiff", "-map 1:a -c:a pcm_s16be", 2);
    ask(encoder, library, "ffmpeg/samples.caf", "-map 1:a -c:a pcm_s16be", 2);
    ask(encoder, library, "ffmpeg/samples.au", "-map 1:a -c:a pcm_s16be", 2);
    ask(
        encoder,
        library,
        "ffmpeg/frames.amr",
        "-map 1:a -c:a libopencore_amrnb -ar 8000 -b:a 12.2k",
        30);
    ask(
        encoder,
        library,
        "ffmpeg/frames.awb",
        "-map 1:a -c:a libvo_amrwbenc -ar 16000 -b:a 23.85k -f amr",
        30);
    ask(encoder, library, "ffmpeg/frames.wv", "-map 1:a -c:a wavpack", 8);
    ask(encoder, library, "ffmpeg/frames.tta", "-map 1:a -c:a tta", 8);
    ask(encoder, library, "ffmpeg/samples.voc", pcm, 2);
    ask(encoder, library, "ffmpeg/samples.sox", "-map 1:a -c:a pcm_s32le", 2);
    ask(encoder, library, "ffmpeg/samples.sf", pcm + " -f ircam", 2);
    encoder.run();
    take(own);
    readers = only(new FfmpegFormat());
    take(library);
  }

  private static void ask(
      Encoder encoder, List<String> asked, String path, String options, int seconds) {
    String bitExact = " -fflags +bitexact -flags:v +bitexact -flags:a +bitexact -t ";
    encoder.file(path.replace('/', '-'), options + bitExact + seconds);
    asked.add(path);
  }

  private void take(List<String> asked) throws IOException {
    for (String path : asked) {
      add(path, Files.readAllBytes(folder.resolve(path.replace('/', '-'))));
    }
  }

  private void addForLibraries() throws IOException {
    readers = only(new FfmpegFormat());
    add("ffmpeg/movie-last.mp4", Mp4File.video(64, 48, 30_000, 1001, 2000).movieLast().bytes());
    add("ffmpeg/sound.m4a", Mp4File.audio(44_100, 2000).bytes());
    add("ffmpeg/sound.3gp", Mp4File.audio(44_100, 2000).withBrand("3gp4").bytes());
    add("ffmpeg/sound.3g2", Mp4File.audio(44_100, 2000).withBrand("3g2a").bytes());
    add("ffmpeg/sound.webm", MatroskaFile.audio(2000).declaring(40_000).bytes());
    add("ffmpeg/frames.mp3", MpegAudioFile.of(1000).bytes());
    add("ffmpeg/frames.aac", AdtsFile.bytes(44_100, 1000));
    Files.write(folder.resolve("frames.adts"), AdtsFile.bytes(44_100, 1000));
    Encoder packer = new Encoder(folder, "frames.adts", "0");
    List<String> packed = new ArrayList<>();
    ask(packer, packed, "ffmpeg/frames.latm", "-c copy", 30);
    packer.run();
    take(packed);
    add("ffmpeg/packets.ts", TransportStreamFile.bytes(64, 48, 126_000, 3600, 500));
    readers = only(new PdfBoxFormat());
    add("pdfbox/pages.pdf", PdfFile.withPages(200).withTable());
  }

  private static Assay only(Format format) {
    return Assay.with(FormatCatalog.of(format));
  }
}

package dev.assay.fuzz;

import dev.assay.testdata.Examples;
import dev.assay.testdata.Hostile;
import dev.assay.testdata.Sample;
import dev.assay.testdata.av.AdtsFile;
import dev.assay.testdata.av.AiffFile;
import dev.assay.testdata.av.AviFile;
import dev.assay.testdata.av.ByteWriter;
import dev.assay.testdata.av.MatroskaFile;
import dev.assay.testdata.av.Mp4File;
import dev.assay.testdata.av.MpegAudioFile;
import dev.assay.testdata.av.OggOpusFile;
import dev.assay.testdata.av.OggPages;
import dev.assay.testdata.av.WavFile;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import dev.assay.testdata.image.BmpFile;
import dev.assay.testdata.image.Cr3File;
import dev.assay.testdata.image.ExifData;
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
import java.util.ArrayList;
import java.util.List;

/** What mutation begins with: small files in order of every format, and hostile ones. */
final class Seeds {
  private static final int LARGEST = 8_000;

  private Seeds() {}

  /** All of them. */
  static List<Sample> all() {
    List<Sample> seeds = new ArrayList<>();
    Examples.files().forEach((path, bytes) -> seeds.add(new Sample(path, bytes)));
    addImages(seeds);
    addSoundAndVideo(seeds);
    addDocuments(seeds);
    seeds.addAll(Hostile.samples());
    seeds.removeIf(seed -> seed.bytes().length > LARGEST);
    return seeds;
  }

  private static void addImages(List<Sample> seeds) {
    ExifData exif = ExifData.orientation(8);
    seeds.add(new Sample("a.bmp", BmpFile.of(5, 4).toBytes()));
    seeds.add(new Sample("a.cr3", Cr3File.of(60, 40, 6)));
    seeds.add(new Sample("animated.png", PngFile.of(4, 3).animated(2).exif(exif).toBytes()));
    seeds.add(new Sample("several.gif", GifFile.of(4, 3).image(0, 0, 4, 3).comment(9).toBytes()));
    seeds.add(new Sample("late.jpg", JpegFile.of(8, 8).exifBehindFrame(exif).toBytes()));
    seeds.add(new Sample("a.avif", HeifFile.avif(8, 6).irot(1).clap(4, 3, 0, 0).toBytes()));
    seeds.add(new Sample("grid.heic", HeifFile.heicGrid(8, 6).imir(1).exif(exif).toBytes()));
    seeds.add(new Sample("sequence.avif", HeifSequenceFile.avif(8, 6, 3)));
    IconFile icon = IconFile.icon().bitmap(16, 16).png(32, 32);
    seeds.add(new Sample("a.ico", icon.toBytes()));
    seeds.add(new Sample("a.jp2", Jpeg2000File.jp2(8, 6)));
    seeds.add(new Sample("a.j2k", Jpeg2000File.codestream(8, 6, 1, 1)));
    seeds.add(new Sample("a.jxl", JpegXlFile.of(9, 7).orientation(5).toBytes()));
    seeds.add(new Sample("pieces.jxl", JpegXlFile.of(9, 7).toContainer(4)));
    seeds.add(new Sample("a.ppm", RasterFiles.netpbm(6, 3, 2)));
    seeds.add(new Sample("a.pam", RasterFiles.pam(3, 2)));
    seeds.add(new Sample("a.pfm", RasterFiles.pfm(3, 2)));
    seeds.add(new Sample("a.psd", RasterFiles.psd(3, 2)));
    seeds.add(new Sample("a.qoi", RasterFiles.qoi(3, 2)));
    seeds.add(new Sample("a.dds", RasterFiles.dds(4, 4)));
    seeds.add(new Sample("a.tga", RasterFiles.tga(3, 2)));
    seeds.add(new Sample("a.pcx", RasterFiles.pcx(3, 2)));
    seeds.add(new Sample("a.exr", RasterFiles.exr(3, 2, 3, 2)));
    seeds.add(new Sample("a.hdr", RasterFiles.hdr(3, 2)));
    seeds.add(new Sample("a.icns", RasterFiles.icns("ic07", "ic08")));
    seeds.add(new Sample("big.tiff", TiffFile.of(6, 4).big().orientation(3).pages(2).toBytes()));
    seeds.add(new Sample("lossy.webp", WebpFile.lossy(6, 4).toBytes()));
    seeds.add(new Sample("animated.webp", WebpFile.animated(6, 4, 2).toBytes()));
    seeds.add(new Sample("exif.webp", WebpFile.withExif(6, 4, exif).toBytes()));
  }

  private static void addSoundAndVideo(List<Sample> seeds) {
    Mp4File movie = Mp4File.video(64, 48, 1000, 40, 5);
    seeds.add(new Sample("small.mp4", movie.bytes()));
    seeds.add(new Sample("fragments.mp4", movie.fragmented(2).bytes()));
    seeds.add(new Sample("wide.mp4", Mp4File.video(64, 48, 1000, 40, 3).wide().bytes()));
    seeds.add(
        new Sample(
            "edited.mp4",
            Mp4File.video(64, 48, 1000, 40, 5).withOffsets(80, 0, 40).withEdit(40, 99).bytes()));
    seeds.add(new Sample("a.m4a", Mp4File.audio(48_000, 4).bytes()));
    seeds.add(new Sample("small.mkv", MatroskaFile.video(64, 48, 0, 40, 80).bytes()));
    seeds.add(
        new Sample("live.mkv", MatroskaFile.video(64, 48, 0, 40, 80).live().grouped().bytes()));
    seeds.add(new Sample("a.mka", MatroskaFile.audio(3).bytes()));
    seeds.add(new Sample("a.avi", AviFile.bytes(64, 48, 25, 1, 3)));
    seeds.add(new Sample("a.aiff", AiffFile.bytes(16, 8000, 1, 20)));
    seeds.add(new Sample("a.aac", AdtsFile.bytes(48_000, 5)));
    seeds.add(new Sample("float.wav", WavFile.floating(32, 8000, 1, 9).extensible().bytes()));
    seeds.add(new Sample("tagged.mp3", MpegAudioFile.of(4).withTag(50).withGaps(9, 9).bytes()));
    seeds.add(new Sample("a.opus", OggOpusFile.bytes(312, 960)));
    seeds.add(
        new Sample(
            "a.ogg",
            new OggPages()
                .page(1, 2, 0, OggPages.vorbis(8000, 1))
                .page(2, 2, 0, OggPages.theora(64, 48, 25, 1))
                .page(3, 2, 0, OggPages.flac(8000, 1))
                .page(4, 2, 0, OggPages.speex(8000, 1))
                .page(1, 4, 800, new byte[9])
                .bytes()));
    seeds.add(
        new Sample(
            "a.caf",
            ByteWriter.bigEndian()
                .text("caff\0\1\0\0desc")
                .u64(32)
                .u64(Double.doubleToLongBits(8000))
                .text("lpcm\0\0\0\0\0\0\0\2\0\0\0\1\0\0\0\1\0\0\0\20data")
                .u64(-1)
                .zeros(24)
                .toByteArray()));
    seeds.add(
        new Sample(
            "a.w64",
            ByteWriter.littleEndian()
                .text("riff.\u0091\u00CF\21\u00A5\u00D6(\u00DB\4\u00C1\0\0")
                .u64(144)
                .text("wave\u00F3\u00AC\u00D3\21\u008C\u00D1\0\u00C0O\u008E\u00DB\u008A")
                .text("fmt \u00F3\u00AC\u00D3\21\u008C\u00D1\0\u00C0O\u008E\u00DB\u008A")
                .u64(40)
                .text("\1\0\1\0@\37\0\0\u0080>\0\0\2\0\20\0")
                .text("data\u00F3\u00AC\u00D3\21\u008C\u00D1\0\u00C0O\u008E\u00DB\u008A")
                .u64(64)
                .zeros(40)
                .toByteArray()));
    ByteWriter au = ByteWriter.bigEndian().text(".snd").u32(24).u32(40).u32(3).u32(8000).u32(1);
    seeds.add(new Sample("a.au", au.zeros(40).toByteArray()));
    ByteWriter speech = ByteWriter.bigEndian().text("#!AMR\n");
    seeds.add(new Sample("a.amr", speech.text("<").zeros(31).text("<").zeros(31).toByteArray()));
  }

  private static void addDocuments(List<Sample> seeds) {
    seeds.add(new Sample("streams.pdf", PdfFile.withPages(2).withStreams()));
    seeds.add(new Sample("predicted.pdf", PdfFile.withPages(2).withPredictedStreams()));
    seeds.add(new Sample("hybrid.pdf", PdfFile.withPages(2).withHybridReferences()));
    seeds.add(new Sample("linear.pdf", PdfFile.withPages(2).linearized()));
    for (Encoding encoding : Encoding.values()) {
      byte[] frames = DicomFile.of(DicomImages.multiFrame(2), encoding).bytes();
      seeds.add(new Sample(encoding + ".dcm", frames));
    }
    byte[] open = DicomFile.of(DicomImages.openMultiFrame(2), Encoding.EXPLICIT_LITTLE).bytes();
    seeds.add(new Sample("open.dcm", open));
    byte[] bare =
        DicomFile.of(DicomImages.slice(), Encoding.IMPLICIT_LITTLE)
            .withoutMeta()
            .withoutPreamble()
            .bytes();
    seeds.add(new Sample("bare.dcm", bare));
    seeds.add(new Sample("a.nii", NiftiFile.version1(2, 2, 2).zooms(1, 1, 2).bytes()));
    seeds.add(new Sample("b.nii", NiftiFile.version2(2, 2, 2).bytes()));
    seeds.add(new Sample("a.pcd", SceneText.pcdAscii(2)));
    seeds.add(new Sample("b.pcd", SceneText.pcdBinary(2)));
    seeds.add(new Sample("a.ply", SceneText.plyAscii(2)));
    seeds.add(new Sample("b.ply", SceneText.plyBinary(2, "binary_little_endian")));
    seeds.add(new Sample("a.las", LasFile.version1(4, 6, 2).bytes()));
  }
}

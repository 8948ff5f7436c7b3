package dev.assay.testdata;

import static dev.assay.testdata.HostileBytes.add;
import static dev.assay.testdata.HostileBytes.box;
import static dev.assay.testdata.HostileBytes.concat;
import static dev.assay.testdata.HostileBytes.deflated;
import static dev.assay.testdata.HostileBytes.deflatedZeros;
import static dev.assay.testdata.HostileBytes.gzippedZeros;
import static dev.assay.testdata.HostileBytes.latin1;
import static dev.assay.testdata.HostileBytes.le;
import static dev.assay.testdata.HostileBytes.patched;
import static dev.assay.testdata.HostileBytes.repeated;

import dev.assay.testdata.archive.TarFile;
import dev.assay.testdata.archive.ZipFile;
import dev.assay.testdata.av.MatroskaFile;
import dev.assay.testdata.av.Mp4File;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import dev.assay.testdata.image.GifFile;
import dev.assay.testdata.image.JpegFile;
import dev.assay.testdata.image.PngFile;
import dev.assay.testdata.image.WebpFile;
import dev.assay.testdata.pdf.PdfFile;
import dev.assay.testdata.volume.NiftiFile;
import java.util.Arrays;
import java.util.List;

/** Files that unpack to a multiple of themselves, and files that are two things at once. */
final class HostileBombs {

  private HostileBombs() {}

  static void addBombs(List<Sample> samples) {
    byte[] deflated = deflatedZeros();
    byte[] profile = concat(latin1("icc\0\0"), deflated);
    samples.add(new Sample("profile.png", PngFile.of(40, 30).chunk("iCCP", profile).toBytes()));
    samples.add(
        new Sample(
            "text.png",
            PngFile.of(40, 30).chunk("zTXt", concat(latin1("Comment\0\0"), deflated)).toBytes()));
    byte[] exif = concat(latin1("Raw profile type exif\0\0"), deflated);
    samples.add(new Sample("exif.png", PngFile.of(40, 30).chunk("zTXt", exif).toBytes()));
    samples.add(
        new Sample(
            "exif.jxl",
            concat(
                latin1("\0\0\0\fJXL \r\n\u0087\n"),
                box("ftyp", latin1("jxl \0\0\0\0jxl ")),
                box("brob", latin1("Exif"), deflated))));
    byte[] international = concat(latin1("XML:com.adobe.xmp\0\1\0\0\0"), deflated);
    samples.add(new Sample("itxt.png", PngFile.of(40, 30).chunk("iTXt", international).toBytes()));
    samples.add(
        new Sample("exif.webp", WebpFile.lossless(40, 30).chunk("EXIF", deflated).toBytes()));
    byte[] meta =
        DicomFile.of(new DataSet(), Encoding.EXPLICIT_LITTLE).naming(DicomFile.DEFLATED).bytes();
    byte[] raw = Arrays.copyOfRange(deflated, 2, deflated.length - 4);
    add(samples, "deflated.dcm", meta, raw);
    byte[] shape = repeated(le(2, 512), 3);
    byte[] volume = patched(NiftiFile.version1(2, 2, 2).bytes(), 42, shape);
    samples.add(new Sample("volume.nii.gz", gzippedZeros(volume)));
    samples.add(new Sample("drawing.svgz", gzippedZeros(latin1("<svg xmlns='"))));
    byte[] twice = deflated(deflated);
    for (String filter : List.of("/FlateDecode", "[/FlateDecode/FlateDecode]")) {
      byte[] data = filter.startsWith("[") ? twice : deflated;
      byte[] head =
          latin1(
              "%PDF-1.7\n1 0 obj <</Type/XRef/Size 4000000000/W[1 2 1]/Root 1 0 R"
                  + "/Filter"
                  + filter
                  + "/Length "
                  + data.length
                  + ">> stream\n");
      byte[] tail = latin1("\nendstream endobj\nstartxref\n9\n%%EOF\n");
      add(samples, "rows-" + filter.length() + ".pdf", head, data, tail);
    }
    samples.add(
        new Sample("bomb.zip", ZipFile.empty().deflated("zeros.nii", new byte[1 << 20]).bytes()));
    samples.add(
        new Sample(
            "large.zip",
            ZipFile.empty()
                .claimingSize(Long.MAX_VALUE)
                .stored("../../../large.png", new byte[10])
                .bytes()));
    samples.add(
        new Sample(
            "outside.tar",
            TarFile.empty().file("../../../etc/\u001B[31mpasswd", new byte[10]).bytes()));
    samples.add(new Sample("zeros.tar.gz", gzippedZeros(new byte[0])));
  }

  static void addPolyglots(List<Sample> samples) {
    byte[] pdf = PdfFile.withPages(2).withTable();
    byte[] zip = ZipFile.empty().stored("a.png", PngFile.of(4, 4).toBytes()).bytes();
    add(samples, "png-then-pdf.pdf", PngFile.of(4, 4).toBytes(), pdf);
    add(samples, "gif-then-script.js", GifFile.of(8, 8).toBytes(), latin1("/*"), latin1("*/=1;"));
    add(samples, "jpeg-then-zip.zip", JpegFile.of(8, 8).toBytes(), zip);
    add(samples, "pdf-then-zip.pdf", pdf, zip);
    add(
        samples,
        "mp4-then-mkv.mkv",
        Mp4File.video(64, 48, 30_000, 1001, 3).bytes(),
        MatroskaFile.constant(64, 48, 25, 1, 3).bytes());
    byte[] dicom =
        DicomFile.of(DicomImages.slice("1.2.3.4.1", 1, "2.5", "1.2.3"), Encoding.EXPLICIT_LITTLE)
            .bytes();
    byte[] both = dicom.clone();
    System.arraycopy(latin1("II*\0\200\0\0\0"), 0, both, 0, 8);
    samples.add(new Sample("tiff-in-preamble.dcm", both));
    byte[] program = dicom.clone();
    System.arraycopy(latin1("MZ\220\0"), 0, program, 0, 4);
    samples.add(new Sample("program-in-preamble.dcm", program));
    add(samples, "text-then-nul.txt", latin1("plain text\n"), new byte[5000]);
  }
}

package dev.assay.testdata;

import dev.assay.testdata.archive.TarFile;
import dev.assay.testdata.archive.ZipFile;
import dev.assay.testdata.av.ByteWriter;
import dev.assay.testdata.av.FlacFile;
import dev.assay.testdata.av.MatroskaFile;
import dev.assay.testdata.av.Mp4File;
import dev.assay.testdata.av.MpegAudioFile;
import dev.assay.testdata.av.WavFile;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import dev.assay.testdata.image.GifFile;
import dev.assay.testdata.image.HeifFile;
import dev.assay.testdata.image.JpegFile;
import dev.assay.testdata.image.PngFile;
import dev.assay.testdata.image.TiffFile;
import dev.assay.testdata.image.WebpFile;
import dev.assay.testdata.pdf.PdfFile;
import dev.assay.testdata.scene.LasFile;
import dev.assay.testdata.volume.NiftiFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Files made to break whoever reads them: sizes that overflow, structures that loop or nest without
 * end, counts that nothing stands behind, data that unpacks to a multiple of itself, XML that grows
 * or reaches out, and files that are two things at once.
 *
 * <p>None is large itself, and none is in order, so that nothing in particular comes of them; what
 * must hold is that reading ends, within its limits.
 */
public final class Hostile {
  /** Bytes that a bomb unpacks to. */
  public static final int UNPACKED = 64 << 20;

  private static final int MANY = 20_000;
  private static final long BILLION = 1_000_000_000;
  private static final long[] SIZES = {
    0, 1, 4, 7, 8, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFF0L, 0xFFFF_FFFFL
  };
  private static final long[] LARGE_SIZES = {
    0,
    15,
    16,
    0x8000_0000L,
    0xFFFF_FFFFL,
    0x1_0000_0000L,
    Long.MAX_VALUE - 7,
    Long.MAX_VALUE,
    Long.MIN_VALUE,
    -1
  };

  private Hostile() {}

  /** All files whose content is the trap, each under a name of its own. */
  public static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    addBoxes(samples);
    addElements(samples);
    addChunks(samples);
    addDirectories(samples);
    addCounts(samples);
    addDocuments(samples);
    addDicom(samples);
    addBombs(samples);
    addMarkup(samples);
    addSound(samples);
    addPolyglots(samples);
    return samples;
  }

  private static void addBoxes(List<Sample> samples) {
    byte[] type = box("ftyp", latin1("isom\0\0\2\0isommp42"));
    for (String name : List.of("moov", "mdat", "moof", "meta", "uuid", "free")) {
      for (long size : SIZES) {
        add(samples, name + "-of-" + size + ".mp4", type, be(4, size), latin1(name), new byte[40]);
      }
      for (long size : LARGE_SIZES) {
        String of = name + "-of-large-" + Long.toUnsignedString(size) + ".mp4";
        add(samples, of, type, be(4, 1), latin1(name), be(8, size), new byte[40]);
      }
    }
    for (String name : List.of("moov", "trak", "meta", "udta")) {
      add(samples, name + "-in-itself.mp4", type, nested(name, MANY));
      byte[] open = concat(be(4, 0), latin1(name));
      add(samples, name + "-open-in-itself.mp4", type, repeated(open, MANY));
    }
    add(samples, "many-boxes.mp4", type, repeated(box("free"), MANY));
    add(samples, "many-movies.mp4", type, repeated(box("moov", box("trak")), MANY));
    add(samples, "in-itself.jp2", jpeg2000(), nested("jp2h", MANY));
    add(samples, "in-itself.jxl", latin1("\0\0\0\fJXL \r\n\u0087\n"), nested("jxlc", MANY));
    add(samples, "in-itself.heic", box("ftyp", latin1("heic\0\0\0\0mif1heic")), nested("meta", 99));
    byte[] movie = Mp4File.video(64, 48, 30_000, 1001, 30).withAudio(48_000, 47).bytes();
    for (String table : List.of("stts", "stsc", "stsz", "stco", "elst", "stsd", "dref")) {
      for (int at : new int[] {8, 12}) {
        for (long count : new long[] {BILLION, 0x7FFF_FFFFL, 0xFFFF_FFFFL}) {
          String name = table + "-" + at + "-" + count + ".mp4";
          add(samples, name, patched(movie, table, at, be(4, count)));
        }
      }
    }
    for (String table : List.of("mvhd", "mdhd", "tkhd")) {
      add(samples, table + "-of-ones.mp4", patched(movie, table, 8, repeated(be(1, 0xFF), 80)));
      add(samples, table + "-of-zeros.mp4", patched(movie, table, 8, new byte[80]));
    }
    byte[] pieces = Mp4File.video(64, 48, 30_000, 1001, 30).fragmented(10).bytes();
    for (int at : new int[] {4, 8, 12, 16}) {
      add(samples, "trun-" + at + ".mp4", patched(pieces, "trun", at, be(4, 0xFFFF_FFFFL)));
      add(samples, "tfhd-" + at + ".mp4", patched(pieces, "tfhd", at, be(4, 0xFFFF_FFFFL)));
    }
    byte[] picture = HeifFile.avif(40, 30).toBytes();
    for (String table : List.of("iloc", "iinf", "ipma", "iref", "ispe", "pitm", "ipco")) {
      for (int at : new int[] {4, 8, 10, 12}) {
        byte[] ones = repeated(be(1, 0xFF), 4);
        add(samples, table + "-" + at + ".avif", patched(picture, table, at, ones));
      }
    }
  }

  private static void addElements(List<Sample> samples) {
    byte[] clip = MatroskaFile.constant(64, 48, 25, 1, 10).bytes();
    byte[] header = Arrays.copyOf(clip, indexOf(clip, be(4, 0x1853_8067L)));
    byte[] segment = be(4, 0x1853_8067L);
    byte[] unknown = be(8, 0x01FF_FFFF_FFFF_FFFFL);
    byte[] largest = be(8, 0x01FF_FFFF_FFFF_FFFEL);
    add(samples, "unknown-in-itself.mkv", header, repeated(concat(segment, unknown), MANY));
    add(samples, "largest-in-itself.mkv", header, repeated(concat(segment, largest), MANY));
    add(samples, "empty-segments.mkv", header, repeated(concat(segment, be(1, 0x80)), MANY));
    byte[] clusters = repeated(concat(be(4, 0x1F43_B675L), unknown), MANY);
    add(samples, "open-clusters.mkv", header, segment, unknown, clusters);
    byte[] tags = repeated(concat(be(4, 0x1254_C367L), largest), MANY);
    add(samples, "tags-in-tags.mkv", header, segment, unknown, tags);
    add(samples, "no-id.mkv", header, segment, unknown, new byte[MANY]);
    add(samples, "void.mkv", header, segment, unknown, repeated(be(2, 0xEC80), MANY));
    for (int at = 4; at < 12; at++) {
      byte[] ones = repeated(be(1, 0xFF), 12 - at);
      add(samples, "segment-ones-" + at + ".mkv", patched(clip, segment, at, ones));
    }
    byte[] tracks = be(4, 0x1654_AE6BL);
    add(samples, "tracks-of-all.mkv", patched(clip, tracks, 4, largest));
  }

  private static void addChunks(List<Sample> samples) {
    byte[] sound = WavFile.pcm(16, 48_000, 2, 480).bytes();
    for (long size : SIZES) {
      add(samples, "data-" + size + ".wav", patched(sound, "data", 4, le(4, size)));
      add(samples, "fmt-" + size + ".wav", patched(sound, "fmt ", 4, le(4, size)));
      add(samples, "riff-" + size + ".wav", patched(sound, "RIFF", 4, le(4, size)));
      byte[] png = PngFile.of(40, 30).toBytes();
      add(samples, "header-" + size + ".png", patched(png, 8, be(4, size)));
      add(
          samples,
          "data-" + size + ".png",
          patched(png, indexOf(png, latin1("IDAT")) - 4, be(4, size)));
      byte[] webp = WebpFile.lossless(40, 30).toBytes();
      add(samples, "riff-" + size + ".webp", patched(webp, "RIFF", 4, le(4, size)));
      add(samples, "vp8l-" + size + ".webp", patched(webp, "VP8L", 4, le(4, size)));
      byte[] aiff = concat(latin1("FORM"), be(4, size), latin1("AIFFCOMM"), be(4, size));
      add(samples, "form-" + size + ".aiff", aiff, new byte[40]);
    }
    for (long size : LARGE_SIZES) {
      String of = Long.toUnsignedString(size);
      byte[] rf64 = concat(latin1("RF64"), le(4, 0xFFFF_FFFFL), latin1("WAVEds64"), le(4, 28));
      byte[] sizes = concat(le(8, size), le(8, size), le(8, size), le(4, 0xFFFF_FFFFL));
      byte[] format = Arrays.copyOfRange(sound, 12, sound.length);
      add(samples, "rf64-" + of + ".wav", rf64, sizes, format);
      add(samples, "data-" + of + ".caf", latin1("caff\0\1\0\0data"), be(8, size), new byte[40]);
    }
    byte[] list = concat(latin1("LIST"), le(4, 0x7FFF_FFF0L), latin1("hdrl"));
    byte[] avi = concat(latin1("RIFF"), le(4, 0x7FFF_FFF8L), latin1("AVI "));
    add(samples, "list-in-itself.avi", avi, repeated(list, MANY));
    byte[] wave = concat(latin1("RIFF"), le(4, 0xFFFF_FFFFL), latin1("WAVE"));
    add(samples, "list-in-itself.wav", wave, repeated(list, MANY));
    add(samples, "many-chunks.wav", wave, repeated(latin1("junk\0\0\0\0"), MANY));
    byte[] gif = GifFile.of(8, 8).toBytes();
    byte[] loop = latin1("!\u00FF\13NETSCAPE2.0\0");
    add(samples, "many-extensions.gif", Arrays.copyOf(gif, 13), repeated(loop, MANY));
    byte[] jpeg = JpegFile.of(8, 8).toBytes();
    for (int length = 0; length < 3; length++) {
      byte[] segment = concat(be(2, 0xFFE1), be(2, length));
      add(samples, "segment-of-" + length + ".jpg", be(2, 0xFFD8), repeated(segment, MANY));
    }
    add(samples, "fill.jpg", be(2, 0xFFD8), repeated(be(1, 0xFF), MANY), jpeg);
  }

  private static void addDirectories(List<Sample> samples) {
    TiffFile tiff = TiffFile.of(40, 30);
    TiffFile big = TiffFile.of(40, 30).big();
    for (long next : new long[] {8, 9, 1, 0x7FFF_FFFFL, 0xFFFF_FFFFL}) {
      add(samples, "next-at-" + next + ".tiff", tiff.header(8), tiff.directory(next));
    }
    for (long next : new long[] {16, 17, Long.MAX_VALUE, Long.MIN_VALUE, -1, -16}) {
      String name = "next-at-" + Long.toUnsignedString(next) + "-big.tiff";
      add(samples, name, big.header(16), big.directory(next));
    }
    byte[] first = tiff.directory(0);
    byte[] there = tiff.directory(8 + first.length);
    add(samples, "there-and-back.tiff", tiff.header(8), there, tiff.directory(8));
    add(samples, "first-nowhere.tiff", tiff.header(0xFFFF_FFFEL));
    for (int tag : new int[] {330, 34665, 700, 34675, 256, 273, 279, 274}) {
      byte[] entry = concat(le(2, tag), le(2, 4), le(4, BILLION), le(4, 8));
      byte[] one = concat(le(2, tag), le(2, 4), le(4, 1), le(4, 8));
      byte[] start = latin1("II*\0\b\0\0\0");
      add(samples, "billion-of-" + tag + ".tiff", start, le(2, 1), entry, le(4, 0));
      add(samples, "loop-by-" + tag + ".tiff", start, le(2, 2), one, one, le(4, 8));
      byte[] exif = concat(latin1("Exif\0\0"), start, le(2, 2), one, entry, le(4, 8));
      samples.add(
          new Sample("loop-by-" + tag + ".jpg", JpegFile.of(8, 8).segment(0xE1, exif).toBytes()));
    }
    byte[] entries = repeated(concat(le(2, 330), le(2, 4), le(4, 65_535), le(4, 8)), 65_535);
    add(samples, "full.tiff", latin1("II*\0\b\0\0\0"), le(2, 65_535), entries, le(4, 8));
    byte[] count = le(8, Long.MAX_VALUE / 20 + 1);
    add(samples, "overflow.tiff", latin1("II+\0\b\0\0\0"), le(8, 16), count, new byte[60]);
  }

  private static void addCounts(List<Sample> samples) {
    String ply =
        """
        ply
        format binary_little_endian 1.0
        element vertex %s
        property list uint double x
        property float y
        property float z
        end_header
        \377\377\377\377""";
    String pcd =
        """
        # .PCD v0.7
        VERSION 0.7
        FIELDS x y z
        SIZE 4 4 4
        TYPE F F F
        COUNT 1 1 %1$s
        WIDTH %1$s
        HEIGHT %1$s
        POINTS %1$s
        DATA %2$s
        """;
    for (String count :
        List.of("1000000000", "9223372036854775807", "99999999999999999999", "-1")) {
      samples.add(new Sample("count-" + count + ".ply", latin1(ply.formatted(count))));
      for (String data : List.of("ascii", "binary", "binary_compressed")) {
        String text = pcd.formatted(count, data);
        samples.add(new Sample("count-" + count + "-" + data + ".pcd", latin1(text)));
      }
      samples.add(
          new Sample("size-" + count + ".ppm", latin1("P6\n" + count + " " + count + "\n255\n")));
      samples.add(
          new Sample(
              "size-" + count + ".svg",
              latin1(
                  "<svg xmlns='http://www.w3.org/2000/svg' width='"
                      + count
                      + "' height='1e999'/>")));
    }
    samples.add(
        new Sample(
            "properties.ply",
            latin1(
                "ply\nformat ascii 1.0\nelement vertex 1\n"
                    + "property float x\n".repeat(MANY)
                    + "end_header\n")));
    byte[] las = LasFile.version1(2, 0, 25).bytes();
    for (int at : new int[] {94, 96, 100, 105, 107}) {
      add(samples, "header-" + at + ".las", patched(las, at, le(4, 0xFFFF_FFFFL)));
    }
    byte[] first = NiftiFile.version1(2, 2, 2).bytes();
    byte[] second = NiftiFile.version2(2, 2, 2).bytes();
    byte[] shape = concat(le(2, 7), repeated(le(2, 32_767), 7));
    byte[] wide = concat(le(8, 7), repeated(le(8, Long.MAX_VALUE), 7));
    add(samples, "large.nii", patched(first, 40, shape));
    add(samples, "larger.nii", patched(second, 16, wide));
    add(samples, "negative.nii", patched(second, 16, repeated(le(8, -1), 8)));
    add(samples, "offset.nii", patched(first, 108, be(4, 0xFFFF_7F7FL)));
    String deepest = "[".repeat(500_000);
    samples.add(new Sample("deep.json", latin1(deepest)));
    samples.add(new Sample("deep-objects.json", latin1("{\"a\":".repeat(100_000))));
    samples.add(new Sample("one-line.txt", latin1("a".repeat(2_000_000))));
    samples.add(new Sample("pcx.pcx", concat(latin1("\n\5\1\b"), repeated(be(1, 0xFF), 124))));
    byte[] icon = concat(le(2, 0), le(2, 1), le(2, 65_535), repeated(be(1, 0xFF), 200));
    samples.add(new Sample("many.ico", icon));
    samples.add(
        new Sample(
            "many.icns",
            concat(latin1("icns"), be(4, 0xFFFF_FFFFL), repeated(latin1("ic07\0\0\0\0"), 100))));
    byte[] exr = latin1("v/1\1\2\0\0\0dataWindow\0box2i\0");
    add(samples, "attribute.exr", exr, le(4, 0xFFFF_FFFFL), new byte[40]);
    add(
        samples,
        "endless-attributes.exr",
        latin1("v/1\1\2\0\0\0"),
        repeated(latin1("a\0b\0\0\0\0\0"), MANY));
  }

  private static void addDocuments(List<Sample> samples) {
    String catalog = "%PDF-1.7\n1 0 obj <</Type/Catalog/Pages 2 0 R>> endobj\n";
    List<String> trees =
        List.of(
            "<</Type/Pages/Kids[2 0 R]/Count 1000000000>>",
            "<</Type/Pages/Kids[2 0 R 2 0 R]/Count 2147483648>>",
            "<</Type/Pages/Kids[3 0 R]/Parent 3 0 R/Count -1>>",
            "<</Type/Pages/Kids 2 0 R/Count 2 0 R>>",
            "<</Type/Pages/Kids[" + "2 0 R ".repeat(MANY) + "]/Count 9999999999999999999999>>",
            "[".repeat(MANY),
            "<</A".repeat(MANY),
            "(".repeat(MANY),
            "<</Length 2 0 R>> stream\n");
    for (int i = 0; i < trees.size(); i++) {
      String tree = "2 0 obj " + trees.get(i) + " endobj\n";
      String table =
          "xref\n0 3\n0000000000 65535 f \n0000000009 00000 n \n"
              + String.format(Locale.ROOT, "%010d 00000 n \n", catalog.length())
              + "trailer <</Size 3/Root 1 0 R>>\nstartxref\n"
              + (catalog.length() + tree.length())
              + "\n%%EOF\n";
      samples.add(new Sample("tree-" + i + ".pdf", latin1(catalog + tree + table)));
    }
    for (String previous : List.of("54", "55", "0", "-1", "9223372036854775807", "1 0 R")) {
      String text =
          catalog
              + "xref\n0 1\n0000000000 65535 f \ntrailer <</Size 1/Root 1 0 R/Prev "
              + previous
              + "/XRefStm "
              + previous
              + ">>\nstartxref\n"
              + catalog.length()
              + "\n%%EOF\n";
      samples.add(new Sample("prev-" + previous.replace(' ', '-') + ".pdf", latin1(text)));
    }
    for (String start : List.of("0", "-1", "2147483648", "99999999999999999999", "(")) {
      samples.add(
          new Sample(
              "start-" + start + ".pdf", latin1(catalog + "startxref\n" + start + "\n%%EOF\n")));
    }
    samples.add(
        new Sample(
            "rows.pdf",
            latin1(
                catalog
                    + "xref\n0 1000000000\n0000000000 65535 f \n"
                    + "trailer <</Size 1000000000/Root 1 0 R>>\nstartxref\n"
                    + catalog.length()
                    + "\n%%EOF\n")));
    byte[] streams = PdfFile.withPages(3).withStreams();
    for (String key : List.of("/W", "/Index", "/Size", "/First", "/N ", "/Length")) {
      for (String value : List.of("[999999999]", "[-1 -1 -1]", "2147483647", "-2", "[[[")) {
        if (indexOf(streams, latin1(key)) >= 0) {
          samples.add(
              new Sample(
                  "streams-" + key.substring(1).trim() + value + ".pdf",
                  patched(streams, key, key.length(), latin1(value))));
        }
      }
    }
  }

  private static void addDicom(List<Sample> samples) {
    DataSet slice = DicomImages.slice("1.2.3.4.1", 1, "2.5", "1.2.3");
    byte[] file = DicomFile.of(slice, Encoding.EXPLICIT_LITTLE).bytes();
    byte[] open =
        concat(
            le(2, 0x0008),
            le(2, 0x1140),
            latin1("SQ\0\0"),
            le(4, 0xFFFF_FFFFL),
            le(2, 0xFFFE),
            le(2, 0xE000),
            le(4, 0xFFFF_FFFFL));
    add(samples, "deep-sequences.dcm", file, repeated(open, MANY));
    byte[] unknown =
        concat(
            le(2, 0x0009),
            le(2, 0x1001),
            latin1("UN\0\0"),
            le(4, 0xFFFF_FFFFL),
            le(2, 0xFFFE),
            le(2, 0xE000),
            le(4, 0xFFFF_FFFFL));
    add(samples, "deep-unknown.dcm", file, repeated(unknown, MANY));
    for (String vr : List.of("OB", "UN", "UT", "SQ", "OW", "LO", "\0\0", "ZZ")) {
      for (long length : new long[] {0x7FFF_FFFFL, 0xFFFF_FFFEL, 0xFFFF_FFFFL}) {
        byte[] element =
            concat(le(2, 0x0010), le(2, 0x0020), latin1(vr), le(2, 0xFFFF), le(4, length));
        add(
            samples,
            "element-" + Integer.toHexString(vr.hashCode()) + "-" + length + ".dcm",
            file,
            element);
      }
    }
    byte[] empty = concat(le(2, 0x0009), le(2, 0x1001), latin1("LO"), le(2, 0));
    add(samples, "many-elements.dcm", file, repeated(empty, MANY));
    DataSet named =
        DicomImages.slice("1.2.3.4.1", 1, "2.5", "1.2.3")
            .text(0x0008_0060, "CS", "\u001B[31m=1\r\n")
            .text(0x0010_0020, "LO", "\u001B]0;owned\u0007<script>");
    samples.add(new Sample("escapes.dcm", DicomFile.of(named, Encoding.EXPLICIT_LITTLE).bytes()));
  }

  private static void addBombs(List<Sample> samples) {
    byte[] deflated = deflatedZeros();
    byte[] profile = concat(latin1("icc\0\0"), deflated);
    samples.add(new Sample("profile.png", PngFile.of(40, 30).chunk("iCCP", profile).toBytes()));
    samples.add(
        new Sample(
            "text.png",
            PngFile.of(40, 30).chunk("zTXt", concat(latin1("Comment\0\0"), deflated)).toBytes()));
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

  private static void addMarkup(List<Sample> samples) {
    StringBuilder laughs = new StringBuilder("<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY a '1'>");
    for (char name = 'b'; name <= 'm'; name++) {
      String before = "&" + (char) (name - 1) + ";";
      laughs.append("<!ENTITY ").append(name).append(" '").append(before.repeat(10)).append("'>");
    }
    String root = " xmlns='http://www.w3.org/2000/svg' width='&m;' height='&m;'>&m;</svg>";
    samples.add(new Sample("laughs.svg", latin1(laughs + "]><svg" + root)));
    samples.add(new Sample("laughs.xml", latin1(laughs + "]><x>&m;</x>")));
    samples.add(
        new Sample(
            "recursive.svg",
            latin1(
                "<!DOCTYPE svg [<!ENTITY a '&b;'><!ENTITY b '&a;'"
                    + ">]><svg xmlns='http://www.w3.org/2000/svg' width='&a;' height='1'/>")));
    samples.add(
        new Sample(
            "deep.svg", latin1("<svg xmlns='http://www.w3.org/2000/svg'>" + "<g>".repeat(MANY))));
    samples.add(new Sample("attributes.svg", latin1("<svg " + "a='1' ".repeat(MANY) + "/>")));
    samples.add(new Sample("comment.svg", latin1("<!--" + "-".repeat(MANY) + "<svg width='1'>")));
    samples.add(
        new Sample(
            "quadratic.svg",
            latin1(
                "<!DOCTYPE svg [<!ENTITY a '"
                    + "a".repeat(MANY)
                    + "'>]><svg width='"
                    + "&a;".repeat(MANY)
                    + "'/>")));
  }

  private static void addSound(List<Sample> samples) {
    byte[] frames = MpegAudioFile.of(10).bytes();
    byte[] largest = latin1("ID3\4\0\0\177\177\177\177");
    add(samples, "tag.mp3", largest, frames);
    add(samples, "tags.mp3", repeated(latin1("ID3\4\0\0\0\0\0\0"), MANY), frames);
    byte[] frame = concat(latin1("TXXX"), be(4, 0xFFFF_FFFFL), be(2, 0));
    add(samples, "frames.mp3", latin1("ID3\3\0\0\0\177\177\177"), repeated(frame, MANY));
    byte[] flac = FlacFile.of(16, 44_100, 2, 4410).bytes();
    add(samples, "blocks.flac", Arrays.copyOf(flac, 42), repeated(be(4, 0x0100_0000L), MANY));
    add(
        samples,
        "block.flac",
        Arrays.copyOf(flac, 42),
        be(4, 0x04FF_FFFFL),
        repeated(be(1, 255), 99));
    byte[] page = concat(latin1("OggS\0\2"), new byte[20], be(1, 0));
    add(samples, "pages.ogg", repeated(page, MANY));
    byte[] full = concat(latin1("OggS\0\2"), repeated(be(1, 255), 20), repeated(be(1, 255), 256));
    add(samples, "full-pages.ogg", repeated(full, 50));
    byte[] au = concat(latin1(".snd"), repeated(be(1, 0xFF), 40));
    samples.add(new Sample("ones.au", au));
    samples.add(new Sample("sync.aac", repeated(latin1("\u00FF\u00F1\0\0\0\0\0"), MANY)));
    samples.add(new Sample("sync.mp3", repeated(be(2, 0xFFFB), MANY)));
    samples.add(new Sample("sync.ac3", repeated(be(2, 0x0B77), MANY)));
    samples.add(new Sample("sync.amr", concat(latin1("#!AMR\n"), repeated(be(1, 0x7C), MANY))));
    samples.add(new Sample("sync.ts", repeated(concat(be(1, 0x47), new byte[187]), 500)));
  }

  private static void addPolyglots(List<Sample> samples) {
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

  /**
   * Files that name another place, which nobody has asked to be read: external entities and
   * definitions, playlists, references from a container to its data.
   *
   * @param place a URI without apostrophes
   */
  public static List<Sample> reachingOutTo(String place) {
    List<Sample> samples = new ArrayList<>();
    String entity = "<!DOCTYPE svg [<!ENTITY e SYSTEM '" + place + "'>]>";
    String svg = "<svg xmlns='http://www.w3.org/2000/svg' width='&e;' height='20'>&e;</svg>";
    samples.add(new Sample("entity.svg", latin1("<?xml version='1.0'?>" + entity + svg)));
    samples.add(new Sample("entity.xml", latin1(entity + "<svg>&e;</svg>")));
    samples.add(
        new Sample(
            "parameter.svg",
            latin1(
                "<!DOCTYPE svg [<!ENTITY % e SYSTEM '"
                    + place
                    + "'> %e;]><svg xmlns='http://www.w3.org/2000/svg' width='10' height='20'/>")));
    samples.add(
        new Sample(
            "definition.svg",
            latin1(
                "<!DOCTYPE svg SYSTEM '"
                    + place
                    + "'><svg xmlns='http://www.w3.org/2000/svg' width='10' height='20'/>")));
    samples.add(
        new Sample(
            "include.svg",
            latin1(
                "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xi="
                    + "'http://www.w3.org/2001/XInclude'><xi:include href='"
                    + place
                    + "'/></svg>")));
    samples.add(
        new Sample(
            "style.svg",
            latin1(
                "<?xml-stylesheet href='"
                    + place
                    + "'?><svg xmlns='http://www.w3.org/2000/svg'><image href='"
                    + place
                    + "'/></svg>")));
    String playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n" + place + "\n";
    samples.add(new Sample("list.m3u8", latin1(playlist + "#EXT-X-ENDLIST\n")));
    samples.add(new Sample("list.mp4", latin1(playlist)));
    samples.add(
        new Sample("list.ffconcat", latin1("ffconcat version 1.0\nfile '" + place + "'\n")));
    samples.add(
        new Sample(
            "list.mpd",
            latin1(
                "<?xml version='1.0'?><MPD xmlns="
                    + "'urn:mpeg:dash:schema:mpd:2011' type='static'><BaseURL>"
                    + place
                    + "</BaseURL><Period>"
                    + "<AdaptationSet><Representation id='a'><SegmentList><SegmentURL media='"
                    + place
                    + "'/></SegmentList></Representation></AdaptationSet></Period></MPD>")));
    samples.add(
        new Sample(
            "list.sdp",
            latin1(
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=-\nc=IN IP4"
                    + " 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\na=control:"
                    + place
                    + "\n")));
    samples.add(
        new Sample(
            "link.pdf",
            PdfFile.withPages(1)
                .catalog("<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(" + place + ")>>>>")
                .withTable()));
    return samples;
  }

  /**
   * File names that a terminal, a web page, a spreadsheet, a build server or a shell would obey;
   * each can be created on a file system that takes any character but {@code /} and NUL.
   */
  public static List<String> names() {
    return List.of(
        "\u001B[31mred\u001B[2J.png",
        "\u001B]0;title\u0007.png",
        "\u009B31m.png",
        "line\nbreak\r.png",
        "tab\tbell\u0007back\b.png",
        "right-to-left\u202Egnp.exe",
        "invisible\u200B\u2066\uFEFF.png",
        "tag-characters\uDB40\uDC41.png",
        "separator\u2028\u2029.png",
        "noncharacter\uFFFE\uFFFF.png",
        "=cmd|' /C calc'!A0.png",
        "+1+1.png",
        "-1+1.png",
        "@SUM(1+1).png",
        "\t=1+1.png",
        "\r=1+1.png",
        "a,=1+1.png",
        "a\",\"=1+1.png",
        "a;=1+1.png",
        "<script>alert(1)<.png",
        "<img src=x onerror=alert(1)>.png",
        "&lt;&amp;&#27;]]>.png",
        "@|bold,red markup|@.png",
        "%s%n%1$9999999s.png",
        "$(touch x)`touch x`.png",
        "apostrophe'quote\"backslash\\.png");
  }

  private static byte[] jpeg2000() {
    return concat(latin1("\0\0\0\fjP  \r\n\u0087\n"), box("ftyp", latin1("jp2 \0\0\0\0jp2 ")));
  }

  private static byte[] box(String type, byte[]... content) {
    byte[] body = concat(content);
    return concat(be(4, 8 + body.length), latin1(type), body);
  }

  /** Boxes of which each but the last holds the next, to the byte. */
  private static byte[] nested(String type, int levels) {
    ByteWriter out = ByteWriter.bigEndian();
    for (int level = levels; level > 0; level--) {
      out.u32(8L * level).text(type);
    }
    return out.toByteArray();
  }

  private static void add(List<Sample> samples, String name, byte[]... parts) {
    samples.add(new Sample(name, concat(parts)));
  }

  private static byte[] be(int width, long value) {
    return ByteWriter.bigEndian().number(value, width).toByteArray();
  }

  private static byte[] le(int width, long value) {
    return ByteWriter.littleEndian().number(value, width).toByteArray();
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] concat(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] repeated(byte[] part, int times) {
    byte[] all = new byte[part.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(part, 0, all, i * part.length, part.length);
    }
    return all;
  }

  private static byte[] patched(byte[] bytes, String mark, int offset, byte[] value) {
    return patched(bytes, latin1(mark), offset, value);
  }

  /** The bytes with others at some distance from where a mark starts, as far as they go. */
  private static byte[] patched(byte[] bytes, byte[] mark, int offset, byte[] value) {
    int at = indexOf(bytes, mark);
    return at < 0 ? bytes : patched(bytes, at + offset, value);
  }

  private static byte[] patched(byte[] bytes, int at, byte[] value) {
    byte[] changed = bytes.clone();
    int room = Math.max(0, Math.min(value.length, changed.length - at));
    System.arraycopy(value, 0, changed, Math.min(at, changed.length), room);
    return changed;
  }

  private static int indexOf(byte[] bytes, byte[] mark) {
    for (int at = 0; at <= bytes.length - mark.length; at++) {
      if (Arrays.equals(bytes, at, at + mark.length, mark, 0, mark.length)) {
        return at;
      }
    }
    return -1;
  }

  private static byte[] deflatedZeros() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes)) {
      writeZeros(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] deflated(byte[] content) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new DeflaterOutputStream(bytes)) {
      out.write(content);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static byte[] gzippedZeros(byte[] start) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(start);
      writeZeros(out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void writeZeros(OutputStream out) throws IOException {
    byte[] zeros = new byte[1 << 16];
    for (int written = 0; written < UNPACKED; written += zeros.length) {
      out.write(zeros);
    }
  }
}

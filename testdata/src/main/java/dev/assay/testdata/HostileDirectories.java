package dev.assay.testdata;

import static dev.assay.testdata.HostileBytes.BILLION;
import static dev.assay.testdata.HostileBytes.MANY;
import static dev.assay.testdata.HostileBytes.add;
import static dev.assay.testdata.HostileBytes.be;
import static dev.assay.testdata.HostileBytes.concat;
import static dev.assay.testdata.HostileBytes.latin1;
import static dev.assay.testdata.HostileBytes.le;
import static dev.assay.testdata.HostileBytes.patched;
import static dev.assay.testdata.HostileBytes.repeated;

import dev.assay.testdata.image.JpegFile;
import dev.assay.testdata.image.TiffFile;
import dev.assay.testdata.scene.LasFile;
import dev.assay.testdata.volume.NiftiFile;
import java.util.List;

/** TIFF directories that loop, and counts of all kinds that nothing stands behind. */
final class HostileDirectories {

  private HostileDirectories() {}

  static void addDirectories(List<Sample> samples) {
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

  static void addCounts(List<Sample> samples) {
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
}

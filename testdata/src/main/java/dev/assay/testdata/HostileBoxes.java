package dev.assay.testdata;

import static dev.assay.testdata.HostileBytes.BILLION;
import static dev.assay.testdata.HostileBytes.LARGE_SIZES;
import static dev.assay.testdata.HostileBytes.MANY;
import static dev.assay.testdata.HostileBytes.SIZES;
import static dev.assay.testdata.HostileBytes.add;
import static dev.assay.testdata.HostileBytes.be;
import static dev.assay.testdata.HostileBytes.box;
import static dev.assay.testdata.HostileBytes.concat;
import static dev.assay.testdata.HostileBytes.jpeg2000;
import static dev.assay.testdata.HostileBytes.latin1;
import static dev.assay.testdata.HostileBytes.nested;
import static dev.assay.testdata.HostileBytes.patched;
import static dev.assay.testdata.HostileBytes.repeated;

import dev.assay.testdata.av.Mp4File;
import dev.assay.testdata.image.HeifFile;
import java.util.List;

/** Files in boxes whose sizes, counts and nesting are wrong. */
final class HostileBoxes {

  private HostileBoxes() {}

  static void addBoxes(List<Sample> samples) {
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
}

package dev.assay.testdata;

import static dev.assay.testdata.HostileBytes.LARGE_SIZES;
import static dev.assay.testdata.HostileBytes.MANY;
import static dev.assay.testdata.HostileBytes.SIZES;
import static dev.assay.testdata.HostileBytes.add;
import static dev.assay.testdata.HostileBytes.be;
import static dev.assay.testdata.HostileBytes.concat;
import static dev.assay.testdata.HostileBytes.indexOf;
import static dev.assay.testdata.HostileBytes.latin1;
import static dev.assay.testdata.HostileBytes.le;
import static dev.assay.testdata.HostileBytes.patched;
import static dev.assay.testdata.HostileBytes.repeated;

import dev.assay.testdata.av.FlacFile;
import dev.assay.testdata.av.MatroskaFile;
import dev.assay.testdata.av.MpegAudioFile;
import dev.assay.testdata.av.WavFile;
import dev.assay.testdata.image.GifFile;
import dev.assay.testdata.image.JpegFile;
import dev.assay.testdata.image.PngFile;
import dev.assay.testdata.image.WebpFile;
import java.util.Arrays;
import java.util.List;

/** Files in elements, chunks, blocks and frames whose sizes, counts and nesting are wrong. */
final class HostileChunks {

  private HostileChunks() {}

  static void addElements(List<Sample> samples) {
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

  static void addChunks(List<Sample> samples) {
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

  static void addSound(List<Sample> samples) {
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
}

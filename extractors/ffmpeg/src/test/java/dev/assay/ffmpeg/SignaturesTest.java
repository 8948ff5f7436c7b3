package dev.assay.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.source.Identity;
import dev.assay.testdata.av.AdtsFile;
import dev.assay.testdata.av.MpegAudioFile;
import dev.assay.testdata.av.TransportStreamFile;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignaturesTest {

  private static Score score(byte[] bytes, String name) {
    byte[] head = Arrays.copyOf(bytes, Math.min(bytes.length, 4096));
    return new FfmpegFormat().score(Head.of(head, Identity.of(name, bytes.length)));
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#EXTM3U\n#EXT-X-TARGETDURATION:10\n#EXTINF:10,\na.ts\n",
        "ffconcat version 1.0\nfile neighbour.mp4\n",
        "[playlist]\nFile1=a.mp3\n",
        "v=0\no=- 0 0 IN IP4 127.0.0.1\n",
        "<?xml version=\"1.0\"?><MPD></MPD>",
        "MAC OS X is a system\n",
        "RIFF is a container, and WAVE is one of its forms\n",
        "FORM follows function\n",
        "Go, see: mdat, moov, free, skip, wide\n",
        "%PDF-1.7\n",
        "PK\u0003\u0004",
        "\u0089PNG\r\n\u001a\n",
        "RIFF\u0010\0\0\0WEBPVP8 ",
        "\u00ff\u00d8\u00ff\u00e0\0\u0010JFIF",
        "\0\0\0\fjP  \r\n\u0087\n",
        "\0\0\0\fJXL \r\n\u0087\n",
        "\u001f\u008b\b\0",
        "GIF89a"
      })
  void whatIsNoSoundOrVideoIsLeftToOthers(String content) {
    for (String name : new String[] {"a.mp4", "a.ts", "a.mp3", "a.m3u8"}) {
      assertThat(score(latin1(content), name)).as(name).isEqualTo(Score.NO);
    }
  }

  @Test
  void nothingButTagsIsLookedThroughWithoutNesting() {
    byte[] tags = latin1("ID3\4\0\0\0\0\0\0".repeat(100_000));
    Head head = Head.of(tags, Identity.of("a.mp3", tags.length));
    assertThat(new FfmpegFormat().score(head)).isEqualTo(Score.LIKELY);
  }

  @Test
  void whatStandsBehindSeveralTagsIsRecognised() {
    assertThat(score(latin1("ID3\4\0\0\0\0\0\0".repeat(3) + "fLaC\0\0\0\42"), "a.mp3"))
        .isEqualTo(Score.CERTAIN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"heic", "heix", "mif1", "msf1", "avif", "avis", "jpx ", "crx "})
  void picturesInTheSameContainerAreLeftToOthers(String brand) {
    assertThat(score(latin1("\0\0\0\u0018ftyp" + brand + "\0\0\0\0" + brand + "isom"), "a.mp4"))
        .isEqualTo(Score.NO);
  }

  @ParameterizedTest
  @CsvSource({
    "isom, mp4",
    "mp42, mp4",
    "qt  , mov",
    "M4A , m4a",
    "3gp5, 3gp",
    "3g2a, 3g2",
    "dash, mp4"
  })
  void theBrandNamesTheType(String brand, String type) {
    byte[] bytes = latin1("\0\0\0\u0018ftyp" + (brand + "    ").substring(0, 4) + "\0\0\0\0");
    Head head = Head.of(bytes, Identity.of("a", bytes.length));

    assertThat(new FfmpegFormat().score(head)).isEqualTo(Score.CERTAIN);
    assertThat(new FfmpegFormat().typeOf(head).name()).isEqualTo(type);
  }

  @Test
  void framesWithoutAHeaderAreLikelyAtMost() {
    assertThat(score(MpegAudioFile.of(5).bytes(), "a")).isEqualTo(Score.LIKELY);
    assertThat(score(AdtsFile.bytes(44_100, 5), "a")).isEqualTo(Score.LIKELY);
    assertThat(score(MpegAudioFile.of(5).withTag(9000).bytes(), "a")).isEqualTo(Score.LIKELY);
  }

  @Test
  void oneFrameHeaderAmongOtherBytesIsNotEnough() {
    byte[] bytes = new byte[4096];
    Arrays.fill(bytes, (byte) 'x');
    byte[] frame = MpegAudioFile.of(1).bytes();
    System.arraycopy(frame, 0, bytes, 0, 64);

    assertThat(score(bytes, "a.mp3")).isEqualTo(Score.NO);
  }

  @Test
  void transportStreamsMayStartAnywhere() {
    byte[] stream = TransportStreamFile.bytes(64, 48, 0, 3600, 60);

    assertThat(score(stream, "a")).isEqualTo(Score.CERTAIN);
    assertThat(score(Arrays.copyOfRange(stream, 77, stream.length), "a")).isEqualTo(Score.LIKELY);
  }

  @Test
  void randomBytesAreNothing() {
    Random random = new Random(7);
    int claimed = 0;
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = new byte[4096];
      random.nextBytes(bytes);
      claimed += score(bytes, "a") == Score.NO ? 0 : 1;
    }
    assertThat(claimed).isZero();
  }
}

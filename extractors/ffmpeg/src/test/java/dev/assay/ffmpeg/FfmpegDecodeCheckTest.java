package dev.assay.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Assay;
import dev.assay.Inspection;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import dev.assay.format.DecodeCheck;
import dev.assay.format.Depth;
import dev.assay.format.FormatCatalog;
import dev.assay.read.Limits;
import dev.assay.testdata.av.Mp4File;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FfmpegDecodeCheckTest {
  private static final int FRAMES = 4 * EncodedMedia.GROUP;

  private static final Assay ASSAY =
      Assay.with(FormatCatalog.of(new FfmpegFormat()))
          .decodingWith(new FfmpegDecodeCheck())
          .at(Depth.DECODE);

  private static List<Finding> said(Assay assay, byte[] bytes) {
    Inspection inspection = assay.inspect(bytes, "file");
    assertThat(inspection.facts()).as("%s", inspection).isNotNull();
    return inspection.findings().stream().filter(f -> f.code().startsWith("DECODE")).toList();
  }

  @ParameterizedTest
  @CsvSource({
    "libopenh264, mp4, ''",
    "libopenh264, mp4, movflags=frag_keyframe+empty_moov",
    "libopenh264, mpegts, ''",
    "mpeg4, avi, ''",
    "mpeg4, matroska, ''",
    "libvpx, webm, ''",
    "libvpx, webm, live=1",
    "mpeg2video, vob, ''",
    "ffv1, matroska, ''"
  })
  void aVideoThatPlaysIsProven(String encoder, String container, String option) throws IOException {
    EncodedMedia media = EncodedMedia.video(encoder, container, FRAMES, option);

    assertThat(said(ASSAY, media.bytes())).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "libopenh264, mp4, ''",
    "libopenh264, mp4, movflags=frag_keyframe+empty_moov",
    "mpeg4, avi, ''",
    "mpeg4, matroska, ''",
    "libvpx, webm, ''",
    "libvpx, webm, live=1",
    "ffv1, matroska, ''"
  })
  void aDamagedLastGroupOfPicturesIsFound(String encoder, String container, String option)
      throws IOException {
    EncodedMedia media = EncodedMedia.video(encoder, container, FRAMES, option);

    List<Finding> said = said(ASSAY, media.damagedIn(media.lastKey()));

    assertThat(said).extracting(Finding::code).containsExactly(DecodeCheck.FAILED);
    assertThat(said.get(0).severity()).isEqualTo(Severity.ERROR);
    assertThat(said.get(0).message()).contains("last group of pictures");
    assertThat(said.get(0).remedy()).isNotNull();
    assertThat(said.get(0).offset()).isPositive();
  }

  @Test
  void aDamagedFirstGroupOfPicturesIsFound() throws IOException {
    EncodedMedia media = EncodedMedia.video("libopenh264", "mp4", FRAMES, "");

    assertThat(said(ASSAY, media.damagedIn(2)))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("at 0.080 s, in the first group"));
  }

  @Test
  void whatLiesBetweenIsNotDecoded() throws IOException {
    EncodedMedia media = EncodedMedia.video("libopenh264", "mp4", FRAMES, "");

    assertThat(said(ASSAY, media.damagedIn(2 * EncodedMedia.GROUP))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"aac, mp4", "aac, adts", "flac, flac", "mp2, mp2"})
  void soundThatPlaysIsProven(String encoder, String container) throws IOException {
    assertThat(said(ASSAY, EncodedMedia.sound(encoder, container, 200).bytes())).isEmpty();
  }

  @Test
  void damageInTheLastSecondOfSoundIsFound() throws IOException {
    EncodedMedia media = EncodedMedia.sound("flac", "flac", 60);

    assertThat(said(ASSAY, media.damagedIn(55)))
        .singleElement()
        .satisfies(f -> assertThat(f.message()).contains("last second"));
  }

  @Test
  void lessDepthDecodesNothing() throws IOException {
    EncodedMedia media = EncodedMedia.video("libopenh264", "mp4", FRAMES, "");

    assertThat(said(ASSAY.at(Depth.EXACT), media.damagedIn(FRAMES - EncodedMedia.GROUP))).isEmpty();
  }

  @Test
  void aLimitLeavesThePlayingUnproven() throws IOException {
    byte[] bytes = EncodedMedia.video("libopenh264", "mp4", 30 * FRAMES, "").bytes();
    long walk = ASSAY.at(Depth.EXACT).inspect(bytes, "file").cost().bytesRead();
    Assay limited = ASSAY.within(Limits.local().withBytes(walk + 70_000));

    assertThat(said(limited, bytes))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo(DecodeCheck.UNPROVEN);
              assertThat(f.message()).contains("bytes were needed");
            });
  }

  @Test
  void withoutADecoderThePlayingIsUnproven() {
    assertThat(said(ASSAY.decodingWith(), Mp4File.video(64, 48, 25, 1, 3).bytes()))
        .singleElement()
        .satisfies(
            f -> {
              assertThat(f.code()).isEqualTo(DecodeCheck.UNPROVEN);
              assertThat(f.severity()).isEqualTo(Severity.WARNING);
              assertThat(f.message()).contains("no installed module");
            });
  }
}

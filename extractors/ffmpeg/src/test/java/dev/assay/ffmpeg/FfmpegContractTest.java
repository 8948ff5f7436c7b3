package dev.assay.ffmpeg;

import dev.assay.format.Format;
import dev.assay.testdata.FormatContract;
import dev.assay.testdata.Sample;
import dev.assay.testdata.av.AdtsFile;
import dev.assay.testdata.av.AiffFile;
import dev.assay.testdata.av.AviFile;
import dev.assay.testdata.av.FlacFile;
import dev.assay.testdata.av.MatroskaFile;
import dev.assay.testdata.av.Mp4File;
import dev.assay.testdata.av.MpegAudioFile;
import dev.assay.testdata.av.OggOpusFile;
import dev.assay.testdata.av.TransportStreamFile;
import dev.assay.testdata.av.WavFile;
import java.util.List;

class FfmpegContractTest extends FormatContract {

  @Override
  protected Format format() {
    return new FfmpegFormat();
  }

  @Override
  protected List<Sample> samples() {
    return List.of(
        new Sample(
            "clip.mp4", Mp4File.video(64, 48, 30_000, 1001, 10).withAudio(48_000, 12).bytes()),
        new Sample(
            "last.mov", Mp4File.video(64, 48, 600, 25, 8).withBrand("qt  ").movieLast().bytes()),
        new Sample("sound.m4a", Mp4File.audio(44_100, 20).bytes()),
        new Sample("clip.mkv", MatroskaFile.constant(64, 48, 25, 1, 20).withAudio(20).bytes()),
        new Sample("sound.webm", MatroskaFile.audio(20).declaring(400).bytes()),
        new Sample("clip.avi", AviFile.bytes(64, 48, 25, 1, 12)),
        new Sample("sound.wav", WavFile.pcm(16, 8000, 1, 2000).bytes()),
        new Sample("sound.aiff", AiffFile.bytes(16, 8000, 1, 1000)),
        new Sample("sound.flac", FlacFile.of(16, 44_100, 2, 20_000).bytes()),
        new Sample("sound.mp3", MpegAudioFile.of(8).withGaps(576, 300).bytes()),
        new Sample("sound.aac", AdtsFile.bytes(44_100, 20)),
        new Sample("sound.opus", OggOpusFile.bytes(312, 9000)),
        new Sample("clip.ts", TransportStreamFile.bytes(64, 48, 126_000, 3600, 12)));
  }

  @Override
  protected int truncations() {
    return 200;
  }

  @Override
  protected int mutations() {
    return 400;
  }

  @Override
  protected int randomTails() {
    return 60;
  }
}

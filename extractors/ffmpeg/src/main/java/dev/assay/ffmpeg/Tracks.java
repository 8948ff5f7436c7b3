package dev.assay.ffmpeg;

import java.util.TreeSet;
import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * Which tracks of a file are described: the first with moving pictures and the first with sound, as
 * browsers choose. Cover art and thumbnails are no moving pictures.
 *
 * @param picture the picture track, null when there is none
 * @param sound the sound track, null when there is none
 * @param pictures how many picture tracks there are
 * @param sounds how many sound tracks there are
 * @param others what else there is, in words
 */
record Tracks(
    @Nullable AVStream picture, @Nullable AVStream sound, int pictures, int sounds, String others) {

  private static final int NOT_MOVING =
      avformat.AV_DISPOSITION_ATTACHED_PIC
          | avformat.AV_DISPOSITION_TIMED_THUMBNAILS
          | avformat.AV_DISPOSITION_STILL_IMAGE;

  /** The tracks known so far. */
  static Tracks of(Demuxer demuxer) {
    AVStream picture = null;
    AVStream sound = null;
    int pictures = 0;
    int sounds = 0;
    TreeSet<String> others = new TreeSet<>();
    for (AVStream stream : demuxer.streams()) {
      AVCodecParameters parameters = stream.codecpar();
      switch (parameters.codec_type()) {
        case avutil.AVMEDIA_TYPE_VIDEO -> {
          if ((stream.disposition() & NOT_MOVING) != 0) {
            others.add("attached pictures");
          } else {
            pictures++;
            picture = picture == null ? stream : picture;
          }
        }
        case avutil.AVMEDIA_TYPE_AUDIO -> {
          sounds++;
          sound = sound == null ? stream : sound;
        }
        case avutil.AVMEDIA_TYPE_SUBTITLE -> others.add("subtitles");
        default -> others.add("data");
      }
    }
    return new Tracks(picture, sound, pictures, sounds, String.join(" and ", others));
  }

  /** Whether there is no track of any kind. */
  boolean isEmpty() {
    return picture == null && sound == null && others.isEmpty();
  }

  /** Whether enough is known of the tracks to answer from. */
  boolean isDescribed() {
    boolean seen =
        picture != null && picture.codecpar().width() > 0 && picture.codecpar().height() > 0;
    boolean heard = sound != null && sound.codecpar().sample_rate() > 0;
    return picture == null ? heard : seen;
  }

  /** Whether the codec tag says that the samples are encrypted (ISO/IEC 14496-12 8.12). */
  static boolean hasProtectedTag(AVCodecParameters parameters) {
    int tag = parameters.codec_tag();
    return tag == tag("encv") || tag == tag("enca") || tag == tag("drms") || tag == tag("drmi");
  }

  private static int tag(String text) {
    return text.charAt(0) | text.charAt(1) << 8 | text.charAt(2) << 16 | text.charAt(3) << 24;
  }
}

package dev.assay.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The platform's listing held against the files. */
final class CompareTest extends CommandLineTest {
  private static final String VIDEO =
      """
      {"uuid": "01234567-89ab-cdef-0123-456789abcdef", "itemType": "video", "name": "landscape",
       "url": "https://bucket.example/data/video/landscape.mp4", "fileSize": 5052,
       "mimeType": "video/mp4", "duration": 3.003, "fps": 29.97002997002997, "height": 48,
       "width": 64, "frameCount": 90, "audioCodec": null, "signedUrl": null}""";
  private static final String AUDIO =
      """
      {"item_type": "audio", "name": "tone", "url": "https://bucket.example/data/audio/tone.wav",
       "file_size": 2924, "mime_type": "audio/x-wav", "duration": 0.01, "audio_sample_rate": 48000,
       "audio_bit_depth": 24, "audio_codec": "pcm", "audio_num_channels": 2}""";
  private static final String GROUP =
      """
      {"itemType": "dicomSeries", "name": "a series", "url": null, "frameCount": 5}""";

  private int compare(String listing) throws IOException {
    Path file = Files.writeString(folder.resolve("items.json"), listing);
    return assay("compare", file, "--root", media(), "--url-prefix", PREFIX);
  }

  private static String line(String json) {
    return json.replace("\n", " ");
  }

  @Test
  void whatIsStoredRightPassesInEveryFormOfListing() throws IOException {
    String counts = ": 3 objects, 0 differ, 0 could not be read, 1 claim nothing";
    assertThat(compare("[" + VIDEO + ", " + AUDIO + ", " + GROUP + "]")).isEqualTo(ExitCode.PASS);
    assertThat(printed()).contains(counts);
    assertThat(
            compare(
                "{\"results\": ["
                    + VIDEO
                    + ", "
                    + AUDIO
                    + "], \"nextPageToken\": \"x\"}\n{\"results\": ["
                    + GROUP
                    + "]}"))
        .isEqualTo(ExitCode.PASS);
    assertThat(printed()).contains(counts);
    assertThat(compare(line(VIDEO) + "\n" + line(AUDIO) + "\n" + line(GROUP) + "\n"))
        .isEqualTo(ExitCode.PASS);
    assertThat(printed()).contains(counts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "5052 | 5053 | fileSize",
        "video/mp4 | video/webm | mimeType",
        "3.003 | 3.004 | duration",
        "29.97002997002997 | 29.97 | fps",
        "\"height\": 48 | \"height\": 64 | height",
        "\"width\": 64 | \"width\": \"64\" | width",
        "\"frameCount\": 90 | \"frameCount\": 91 | frameCount",
        "landscape.mp4 | portrait.mp4 | height",
        "\"video\" | \"image\" | itemType"
      })
  void everyFieldIsLookedAt(String right, String wrong, String field) throws IOException {
    assertThat(compare(VIDEO.replace(right, wrong))).isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).contains(field, " 1 differ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "48000 | 44100 | audioSampleRate",
        ": 24 | : 16 | audioBitDepth",
        "\"pcm\" | \"mp3\" | audioCodec",
        "channels\": 2 | channels\": 1 | audioNumChannels",
      })
  void everyFieldOfSoundIsLookedAt(String right, String wrong, String field) throws IOException {
    assertThat(compare(AUDIO.replace(right, wrong))).isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).contains(field, " 1 differ");
  }

  @Test
  void dicomFilesAreTheirUids() throws IOException {
    String item =
        "{\"itemType\": \"dicomFile\", \"name\": \"1\","
            + " \"url\": \"https://bucket.example/data/dicom/ct/1.dcm\","
            + " \"dicomSeriesUid\": \"9.9\"}";
    assertThat(compare(item)).isEqualTo(ExitCode.FINDINGS);
    assertThat(printed()).contains("dicomSeriesUid", "\"9.9\", but is ");
  }

  @Test
  void whatIsNotThereIsUnreadable() throws IOException {
    assertThat(compare(VIDEO.replace("landscape.mp4", "gone.mp4"))).isEqualTo(ExitCode.UNREADABLE);
    assertThat(compare(VIDEO.replace("bucket.example", "elsewhere.example")))
        .isEqualTo(ExitCode.UNREADABLE);
    assertThat(printed()).contains("--url-prefix");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"{ | is not JSON", "{\"a\": 1} | itemType", "[[]] | itemType"})
  void aListingThatIsNoneIsExplained(String listing, String explanation) throws IOException {
    assertThat(compare(listing)).isEqualTo(ExitCode.UNREADABLE);
    assertThat(complained()).contains("items.json", explanation);
  }
}

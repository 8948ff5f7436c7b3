package dev.assay.ffmpeg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.VideoFacts;
import dev.assay.finding.Finding;
import dev.assay.testdata.av.Mp4File;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Records as bytes. */
class RecordCodecTest {

  private static Answer answer() {
    VideoFacts facts = Reading.video(Mp4File.video(64, 48, 25, 1, 8).bytes());
    Finding finding = Finding.warning("ODD", "Etwas \u00fcber \ud83c\udfac.").about("fps").at(7);
    return new Answer(List.of(finding), true, facts, false, null);
  }

  private static byte[] bytes(Record record) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    RecordCodec.write(new DataOutputStream(bytes), record);
    return bytes.toByteArray();
  }

  private static Answer read(byte[] bytes) throws IOException {
    return RecordCodec.read(new DataInputStream(new ByteArrayInputStream(bytes)), Answer.class);
  }

  @Test
  void whatIsReadIsWhatWasWritten() throws IOException {
    assertThat(read(bytes(answer()))).isEqualTo(answer());
  }

  @Test
  void everyCutEndsInAnException() throws IOException {
    byte[] whole = bytes(answer());
    for (int n = 0; n < whole.length; n++) {
      byte[] cut = Arrays.copyOf(whole, n);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void foreignBytesMakeNothingButRecordsAndExceptions() throws IOException {
    Random random = new Random(42);
    byte[] whole = bytes(answer());
    int refused = 0;
    for (int i = 0; i < 20_000; i++) {
      byte[] mutated = whole.clone();
      for (int j = 0; j <= i % 4; j++) {
        mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
      }
      try {
        read(mutated);
      } catch (IOException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }
}

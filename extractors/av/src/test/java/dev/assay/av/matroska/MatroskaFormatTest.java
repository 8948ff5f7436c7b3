package dev.assay.av.matroska;

import static dev.assay.testdata.ScriptedSource.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FrameTiming;
import dev.assay.facts.Origin;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Head;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.Limits;
import dev.assay.read.TruncatedException;
import dev.assay.read.UnsupportedException;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.av.MatroskaFile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MatroskaFormatTest {

  private record Reading(Facts facts, List<Finding> findings, boolean incomplete) {
    VideoFacts video() {
      return (VideoFacts) facts;
    }

    List<String> codes() {
      return findings.stream().map(Finding::code).toList();
    }
  }

  private static Reading reading(ScriptedSource source, Limits limits) throws IOException {
    ByteCursor in = ByteCursor.over(source, new Budget(limits));
    Context context = new Context(Head.of(in.head(), source.identity()));
    Facts facts = new MatroskaFormat().read(in, context);
    return new Reading(facts, context.findings(), context.isIncomplete());
  }

  private static Reading reading(byte[] bytes) throws IOException {
    return reading(ScriptedSource.of(bytes, "file.mkv"), Limits.local());
  }

  private static VideoFacts video(MatroskaFile file) throws IOException {
    return reading(file.bytes()).video();
  }

  @Test
  void everyFactOfAPlainFile() throws IOException {
    VideoFacts facts =
        video(
            MatroskaFile.constant(320, 180, 30_000, 1001, 90)
                .withAudio(155)
                .withDefaultDuration(33_366_667)
                .declaring(3100));
    assertThat(facts.type().mimeType()).isEqualTo("video/x-matroska");
    assertThat(facts.stored()).isEqualTo(new Size(320, 180));
    assertThat(facts.displayed()).isEqualTo(new Size(320, 180));
    assertThat(facts.codec()).isEqualTo("h264");
    assertThat(facts.profile()).isEqualTo("Constrained Baseline");
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(Rational.of(30_000, 1001)));
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(90L));
    assertThat(facts.duration()).isEqualTo(Fact.measured(Rational.of(90 * 1001, 30_000)));
    assertThat(facts.containerDuration()).isEqualTo(Fact.declared(Rational.of(31, 10)));
    assertThat(facts.startTime()).isEqualTo(Rational.ZERO);
    assertThat(facts.variableFrameRate()).isFalse();
    assertThat(facts.playability()).isEqualTo(Playability.PLAYS);
    assertThat(facts.audio())
        .isEqualTo(
            new AudioTrack(
                "opus",
                48_000,
                1,
                Fact.assumed(16),
                Fact.estimated(Rational.of(31, 10)),
                Rational.ZERO));
    FrameTiming timing = facts.timing();
    assertThat(timing).isNotNull();
    assertThat(timing.startsWithKeyframe()).isTrue();
    assertThat(timing.browserDuration()).isEqualTo(Rational.of(31, 10));
  }

  @ParameterizedTest
  @CsvSource({
    "24000, 1001, 24000/1001",
    "24, 1, 24",
    "25, 1, 25",
    "30, 1, 30",
    "30000, 1001, 30000/1001",
    "60000, 1001, 60000/1001",
    "15, 2, 15/2",
  })
  void roundedTimesAreNotAVariableRate(long numerator, long denominator, String rate)
      throws IOException {
    VideoFacts facts = video(MatroskaFile.constant(64, 48, numerator, denominator, 400));
    assertThat(facts.variableFrameRate()).isFalse();
    assertThat(facts.frameRate()).isNotNull();
    assertThat(facts.frameRate().value()).hasToString(rate);
  }

  @Test
  void unevenTimesAreAVariableRateWhateverIsDeclared() throws IOException {
    VideoFacts facts =
        video(MatroskaFile.video(64, 48, 0, 40, 90, 200, 240, 500).withDefaultDuration(40_000_000));
    assertThat(facts.variableFrameRate()).isTrue();
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(6L));
  }

  @Test
  void theFirstFrameNeedNotStartAtZero() throws IOException {
    VideoFacts facts = video(MatroskaFile.video(64, 48, 8333, 8373, 8413, 8453));
    assertThat(facts.startTime()).isEqualTo(Rational.of(8333, 1000));
    assertThat(facts.duration()).isEqualTo(Fact.measured(Rational.of(4, 25)));
  }

  @Test
  void liveStreamsAndGroupsGiveTheSameFacts() throws IOException {
    MatroskaFile file = MatroskaFile.constant(64, 48, 25, 1, 100).withAudio(200);
    VideoFacts plain = video(file);
    assertThat(video(file.grouped())).isEqualTo(plain);
    assertThat(video(file.live())).isEqualTo(plain);
  }

  @Test
  void theDisplaySizeGivesThePixelAspect() throws IOException {
    VideoFacts facts = video(MatroskaFile.constant(64, 48, 25, 1, 5).displayedAs(4, 1));
    assertThat(facts.stored()).isEqualTo(new Size(64, 48));
    assertThat(facts.pixelAspect()).isEqualTo(Rational.of(3));
    assertThat(facts.displayed()).isEqualTo(new Size(192, 48));
  }

  @Test
  void soundAloneIsAsLongAsItDeclares() throws IOException {
    AudioFacts facts =
        (AudioFacts) reading(MatroskaFile.audio(50).declaring(1006.5).bytes()).facts();
    assertThat(facts.type().mimeType()).isEqualTo("audio/webm");
    assertThat(facts.track().codec()).isEqualTo("opus");
    assertThat(facts.track().duration()).isEqualTo(Fact.declared(Rational.of(10065, 10_000)));
  }

  @Test
  void soundAloneThatDeclaresNoLengthIsMeasured() throws IOException {
    AudioFacts facts = (AudioFacts) reading(MatroskaFile.audio(50).bytes()).facts();
    assertThat(facts.track().duration()).isEqualTo(Fact.estimated(Rational.ONE));
  }

  @Test
  void encryptedTracksAreReported() throws IOException {
    Reading reading = reading(MatroskaFile.constant(64, 48, 25, 1, 5).encrypted().bytes());
    assertThat(reading.codes()).containsExactly("ENCRYPTED");
    assertThat(reading.video().playability()).isEqualTo(Playability.NO);
  }

  @Test
  void aCutFileCountsTheFramesThatAreThere() throws IOException {
    byte[] bytes = MatroskaFile.constant(64, 48, 25, 1, 100).bytes();
    int frames = 0;
    for (int length = bytes.length - 1; length > bytes.length / 2; length -= 37) {
      Reading reading = reading(Arrays.copyOf(bytes, length));
      assertThat(reading.codes()).containsExactly("TRUNCATED");
      Fact<Long> count = reading.video().frameCount();
      assertThat(count).isNotNull();
      assertThat(count.value()).isLessThan(100).isGreaterThan(40);
      frames++;
    }
    assertThat(frames).isPositive();
    assertThat(reading(bytes).incomplete()).isFalse();
  }

  @Test
  void aLiveStreamThatEndsBetweenBlocksIsNotCut() throws IOException {
    byte[] bytes = MatroskaFile.constant(64, 48, 25, 1, 100).live().bytes();
    assertThat(reading(bytes).incomplete()).isFalse();
    assertThat(reading(Arrays.copyOf(bytes, bytes.length - 1)).incomplete()).isTrue();
  }

  @Test
  void aFileCutBeforeItsTracksIsTruncated() {
    byte[] bytes = MatroskaFile.constant(64, 48, 25, 1, 10).bytes();
    assertThatThrownBy(() -> reading(Arrays.copyOf(bytes, 60)))
        .isInstanceOf(TruncatedException.class);
  }

  @Test
  void laceFramesAreCountedOneByOne() throws IOException {
    byte[] laced =
        document(
            track("V_VP8", 40_000_000),
            cluster(0, block(0, 0x86, "\2xxxyyyzzz"), block(120, 0x80, "\20zzz")));
    VideoFacts facts = reading(laced).video();
    assertThat(facts.frameCount()).isEqualTo(Fact.measured(4L));
    assertThat(facts.frameRate()).isEqualTo(Fact.measured(Rational.of(25)));
    assertThat(facts.variableFrameRate()).isFalse();
  }

  @Test
  void hiddenFramesAreNotCounted() throws IOException {
    byte[] vp8 =
        document(
            track("V_VP8", 40_000_000),
            cluster(
                0,
                block(0, 0x80, "\20\0\0\u009D\1\52"),
                block(1, 0, "\1\0\0"),
                block(40, 0, "\21\0\0")));
    assertThat(reading(vp8).video().frameCount()).isEqualTo(Fact.measured(2L));
    byte[] vp9 =
        document(
            track("V_VP9", 40_000_000),
            cluster(
                0,
                block(0, 0x80, "\u0082aaa"),
                block(1, 0, "\u0080aaa"),
                block(40, 0, "\u0080aa\u00C1"),
                block(80, 0, "\u0088")));
    assertThat(reading(vp9).video().frameCount()).isEqualTo(Fact.measured(3L));
  }

  @Test
  void unknownCodecsAreLeftToOthers() {
    byte[] bytes = document(track("V_OTHER", 0), cluster(0, block(0, 0x80, "x")));
    assertThatThrownBy(() -> reading(bytes)).isInstanceOf(DeclinedException.class);
  }

  @Test
  void otherDocumentsOfEbmlAreNotDescribed() {
    byte[] bytes = element(0x1A45DFA3, element(0x4282, latin1("other")));
    assertThatThrownBy(() -> reading(bytes)).isInstanceOf(UnsupportedException.class);
  }

  @Test
  void damagedClustersAreLeftToOthers() {
    byte[] bytes = document(track("V_VP8", 0), cluster(0, latin1("\0\0\0\0\0\0\0\0")));
    assertThatThrownBy(() -> reading(bytes)).isInstanceOf(DeclinedException.class);
  }

  @Test
  void payloadsAreJumpedOver() throws IOException {
    byte[] large = new byte[1 << 20];
    large[0] = 0x10;
    byte[] bytes =
        document(
            track("V_VP8", 40_000_000),
            cluster(
                0,
                block(0, 0x80, new String(large, StandardCharsets.ISO_8859_1)),
                block(40, 0x80, new String(large, StandardCharsets.ISO_8859_1))));
    ScriptedSource source = ScriptedSource.of(bytes, "large.webm");
    assertThat(reading(source, Limits.local()).video().frameCount()).isEqualTo(Fact.measured(2L));
    int second = bytes.length - large.length - 13;
    assertThat(source.log()).containsExactly(read(0, 4096), read(second, 4096));
  }

  @Test
  void blocksOfMoreThanFourGibibytesAreJumpedOver() throws IOException {
    long payload = 5L << 30;
    byte[] tracks = track("V_VP8", 40_000_000);
    byte[] time = element(0xE7, number(0));
    byte[] block = join(header(0xA3, payload), latin1("\u0081\0\0\u0080\20"));
    long blockLength = header(0xA3, payload).length + payload;
    byte[] cluster = join(header(0x1F43B675, time.length + blockLength), time);
    byte[] second = cluster(40, block(0, 0x80, "\20"));
    long segment = tracks.length + cluster.length + blockLength + second.length;
    byte[] document = element(0x1A45DFA3, element(0x4282, latin1("webm")));
    byte[] head = join(document, header(0x18538067, segment), tracks, cluster, block);
    long length = document.length + header(0x18538067, segment).length + segment;
    ScriptedSource source =
        ScriptedSource.sparse(length, "large.webm")
            .put(0, head)
            .put(length - second.length, second);
    Reading reading = reading(source, Limits.remote());
    assertThat(reading.incomplete()).isFalse();
    assertThat(reading.video().frameCount()).isEqualTo(Fact.measured(2L));
    assertThat(source.log().size()).isLessThanOrEqualTo(3);
  }

  @Test
  void aCropIsToldAndTheDisplaySizeIsThatOfTheCroppedPicture() throws IOException {
    MatroskaFile file = MatroskaFile.constant(640, 480, 25, 1, 5).cropped(8, 16, 60, 60);
    Reading reading = reading(file.bytes());
    assertThat(reading.codes()).containsExactly("CROPPED_BY_CONTAINER");
    assertThat(reading.findings().get(0).message()).contains("616 x 360 of the 640 x 480 pixels");
    assertThat(reading.video().displayed()).isEqualTo(new Size(640, 480));
    assertThat(video(file.displayedAs(616, 360)).displayed()).isEqualTo(new Size(640, 480));
    assertThat(video(file.displayedAs(1232, 360)).displayed()).isEqualTo(new Size(1280, 480));
    assertThat(reading(file.cropped(640, 0, 0, 0).bytes()).codes()).isEmpty();
  }

  @Test
  void blocksBeyondTheBudgetAreEstimatedFromWhatIsDeclared() throws IOException {
    byte[] bytes =
        MatroskaFile.constant(640, 480, 30_000, 1001, 2000)
            .withDefaultDuration(33_366_667)
            .declaring(66_733)
            .bytes();
    ScriptedSource source = ScriptedSource.of(bytes, "long.mkv");
    VideoFacts facts = reading(source, Limits.remote().withReads(20)).video();
    assertThat(source.log().size()).isLessThanOrEqualTo(20);
    assertThat(facts.frameRate()).isEqualTo(Fact.declared(Rational.of(30_000, 1001)));
    assertThat(facts.frameCount()).isEqualTo(Fact.estimated(2000L));
    assertThat(facts.duration()).extracting(Fact::origin).isEqualTo(Origin.DECLARED);
    assertThat(facts.variableFrameRate()).isNull();
  }

  private static byte[] document(byte[]... segment) {
    return join(
        element(0x1A45DFA3, element(0x4282, latin1("webm"))), element(0x18538067, join(segment)));
  }

  private static byte[] track(String codec, int durationNanos) {
    byte[] size = join(element(0xB0, number(64)), element(0xBA, number(48)));
    return element(
        0x1654AE6B,
        element(
            0xAE,
            join(
                element(0xD7, number(1)),
                element(0x83, number(1)),
                element(0x86, latin1(codec)),
                durationNanos == 0 ? new byte[0] : element(0x23E383, number(durationNanos)),
                element(0xE0, size))));
  }

  private static byte[] cluster(int time, byte[]... blocks) {
    return element(0x1F43B675, join(element(0xE7, number(time)), join(blocks)));
  }

  private static byte[] block(int time, int flags, String content) {
    byte[] header = {(byte) 0x81, (byte) (time >> 8), (byte) time, (byte) flags};
    return element(0xA3, join(header, latin1(content)));
  }

  private static byte[] number(int value) {
    return new byte[] {
      (byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value
    };
  }

  private static byte[] element(int id, byte[] body) {
    return join(header(id, body.length), body);
  }

  /** An identifier and a size of eight bytes (RFC 8794 6.1). */
  private static byte[] header(int id, long size) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (int shift = 24; shift >= 0; shift -= 8) {
      if (id >>> shift != 0) {
        out.write(id >>> shift);
      }
    }
    out.write(1);
    for (int shift = 48; shift >= 0; shift -= 8) {
      out.write((int) (size >>> shift));
    }
    return out.toByteArray();
  }

  private static byte[] join(byte[]... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      out.writeBytes(part);
    }
    return out.toByteArray();
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}

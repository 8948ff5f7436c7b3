package dev.assay.encord.gate;

import static dev.assay.encord.gate.Files.complete;
import static dev.assay.encord.gate.Files.partial;
import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.Inspection;
import dev.assay.encord.gate.GatePolicy.Dimensions;
import dev.assay.encord.wire.CustomerProvidedAudioMetadata;
import dev.assay.encord.wire.CustomerProvidedDicomSeriesDicomFileMetadata;
import dev.assay.encord.wire.CustomerProvidedImageMetadata;
import dev.assay.encord.wire.CustomerProvidedPdfMetadata;
import dev.assay.encord.wire.CustomerProvidedTextMetadata;
import dev.assay.encord.wire.CustomerProvidedVideoMetadata;
import dev.assay.encord.wire.DataUploadDicomSeries;
import dev.assay.encord.wire.DataUploadNifti;
import dev.assay.encord.wire.DataUploadVideo;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.DicomElement;
import dev.assay.facts.Fact;
import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.facts.Playability;
import dev.assay.facts.Rational;
import dev.assay.facts.SceneFacts;
import dev.assay.facts.Size;
import dev.assay.facts.VolumeFacts;
import dev.assay.finding.Failure;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import dev.assay.source.Identity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GateTest {
  private static final Gate GATE = Gate.standard();

  // Images

  @Test
  void anImageLeavesWithItsDisplayedSize() {
    Judgement judgement = GATE.judge(complete(Files.image("image/jpeg", new Size(4032, 3024), 6)));

    assertThat(judgement.metadata())
        .isEqualTo(
            new CustomerProvidedImageMetadata(
                "image/jpeg", Files.LENGTH, /* height= */ 4032, /* width= */ 3024));
    assertFindings(judgement, "ROTATED:warning", "OVER_4K:warning");
  }

  @Test
  void thePolicyChoosesTheStoredSize() {
    Gate stored = Gate.with(GatePolicy.standard().withDimensions(Dimensions.STORED));

    assertThat(stored.judge(complete(Files.image("image/jpeg", new Size(30, 20), 8))).metadata())
        .isEqualTo(
            new CustomerProvidedImageMetadata(
                "image/jpeg", Files.LENGTH, /* height= */ 20, /* width= */ 30));
  }

  @Test
  void aFaultlessImageHasNoFindings() {
    assertFindings(GATE.judge(complete(Files.image("image/png", new Size(3840, 2160), 1))));
  }

  @Test
  void anEmptyPictureIsRefused() {
    assertRefused(complete(Files.image("image/png", new Size(0, 5), 1)), "EMPTY_PICTURE:error");
  }

  @Test
  void tiffIsForSafari() {
    assertFindings(
        GATE.judge(complete(Files.image("image/tiff", new Size(1, 1), 1))), "SAFARI_ONLY:warning");
  }

  @Test
  void gifIsNotDocumented() {
    assertFindings(
        GATE.judge(complete(Files.image("image/gif", new Size(1, 1), 1))),
        "UNDOCUMENTED_TYPE:warning");
  }

  @Test
  void aTypeOfAnotherKindIsRefused() {
    assertRefused(
        complete(Files.image("application/postscript", new Size(1, 1), 1)),
        "MIME_TYPE_OF_ANOTHER_KIND:error");
    assertRefused(
        complete(Files.image("image/", new Size(1, 1), 1)),
        "MALFORMED_MIME_TYPE:error",
        "UNDOCUMENTED_TYPE:warning");
  }

  @Test
  void anImageThatBreaksOffStillHasItsSize() {
    Judgement judgement = GATE.judge(partial(Files.image("image/jpeg", new Size(3, 2), 1)));

    assertThat(judgement.metadata()).isNotNull();
    assertFindings(judgement, "CUT_OFF:warning");
  }

  @ParameterizedTest
  @CsvSource({"-1, NO_FILE_SIZE:error", "0, EMPTY_FILE:error"})
  void aFileWithoutALengthIsRefused(long length, String finding) {
    assertRefused(complete(Files.image("image/png", new Size(1, 1), 1), length), finding);
  }

  @Test
  void sizesBeyondThirtyTwoBitsLeave() {
    Judgement judgement =
        GATE.judge(complete(Files.image("image/png", new Size(1, 1), 1), 5_000_000_000_000L));

    assertThat(judgement.metadata())
        .isEqualTo(new CustomerProvidedImageMetadata("image/png", 5_000_000_000_000L, 1, 1));
    assertFindings(judgement, "LARGE_FILE:warning");
  }

  @Test
  void anErrorOfTheInspectionRefusesWithoutAnotherFinding() {
    Finding spoilt = Finding.error("SPOILT", "It is spoilt.");
    Inspection inspection =
        complete(Files.image("image/png", new Size(1, 1), 1)).withFindings(List.of(spoilt));

    assertThat(GATE.judge(inspection)).isEqualTo(new Judgement(null, List.of(spoilt)));
    assertThat(GATE.admit(inspection, "https://b/x.png")).isInstanceOf(Admission.Refused.class);
  }

  @Test
  void whatTheInspectionSaidIsNotSaidAgainUnlessItIsTakenMoreSeriously() {
    Inspection turned = complete(Files.image("image/jpeg", new Size(3, 2), 6));

    assertFindings(
        GATE.judge(turned.withFindings(List.of(Finding.warning("ROTATED", "It is turned.")))),
        "ROTATED:warning");
    assertFindings(
        GATE.judge(turned.withFindings(List.of(Finding.info("ROTATED", "It is turned.")))),
        "ROTATED:info",
        "ROTATED:warning");
  }

  @Test
  void aPolicyReachesWhatReadersSay() {
    Inspection named =
        complete(Files.image("image/png", new Size(1, 1), 1))
            .withFindings(List.of(Finding.warning("NAME_DISAGREES_WITH_CONTENT", "It does.")));
    GatePolicy policy = GatePolicy.standard();

    Judgement refused =
        Gate.with(policy.withSeverity("NAME_DISAGREES_WITH_CONTENT", Severity.ERROR)).judge(named);
    assertThat(refused.metadata()).isNull();
    assertFindings(refused, "NAME_DISAGREES_WITH_CONTENT:error");
    Judgement silent =
        Gate.with(policy.withSeverity("NAME_DISAGREES_WITH_CONTENT", null)).judge(named);
    assertThat(silent.metadata()).isNotNull();
    assertFindings(silent);
  }

  @Test
  void noPolicyLetsAFilePassOfWhichNothingCouldBeRead() {
    Failure failure =
        new Failure(FailureKind.MALFORMED, "TRUNCATED", "It breaks off.", "Copy it again.", 17);
    Inspection failed =
        new Inspection.Failed(
            Identity.of("x", 20), null, null, failure, List.of(failure.asFinding()), Files.cost());
    Gate lenient = Gate.with(GatePolicy.standard().withSeverity("TRUNCATED", null));

    assertFindings(lenient.judge(failed), "TRUNCATED:error");
    assertThat(lenient.admit(failed, "https://b/x")).isInstanceOf(Admission.Refused.class);
  }

  // Videos

  @Test
  void aVideoLeavesWithTheDurationItsFramesAreDerivedFrom() {
    Judgement judgement = GATE.judge(complete(Files.video(video -> {})));

    assertThat(judgement.metadata())
        .isEqualTo(
            new CustomerProvidedVideoMetadata(
                29.97002997002997, 10.01, 1920, 1080, Files.LENGTH, "video/mp4"));
    assertFindings(judgement);
  }

  @Test
  void theContainersDurationNeverLeaves() {
    Judgement judgement =
        GATE.judge(
            complete(
                Files.video(
                    video -> {
                      video.rate = Fact.measured(Rational.of(25));
                      video.frames = Fact.measured(7L);
                      video.duration = Fact.measured(new Rational(28, 100));
                    })));

    assertThat(judgement.metadata())
        .isEqualTo(
            new CustomerProvidedVideoMetadata(
                25, Math.nextDown(0.28), 1920, 1080, Files.LENGTH, "video/mp4"));
    assertFindings(judgement, "FRAME_COUNT_DEPENDS_ON_ROUNDING:warning");
  }

  @Test
  void aTurnedVideoLeavesWithItsSidesSwapped() {
    Judgement judgement = GATE.judge(complete(Files.video(video -> video.rotation = 90)));

    assertThat(judgement.metadata())
        .isEqualTo(
            new CustomerProvidedVideoMetadata(
                29.97002997002997,
                10.01,
                /* width= */ 1080,
                /* height= */ 1920,
                Files.LENGTH,
                "video/mp4"));
    assertFindings(judgement, "ROTATED:warning");
  }

  @Test
  void pixelsThatAreNotSquareAreNamed() {
    assertFindings(
        GATE.judge(complete(Files.video(video -> video.pixelAspect = new Rational(4, 3)))),
        "NON_SQUARE_PIXELS:warning");
  }

  @ParameterizedTest
  @CsvSource({
    "talk.m4a, PICTURE_IN_SOUND_FILE:warning",
    "TALK.MP3, PICTURE_IN_SOUND_FILE:warning",
    "talk.mp4, ''",
    ".m4a, PICTURE_IN_SOUND_FILE:warning",
    "m4a, ''",
    "talk.m4a.mp4, ''",
  })
  void aPictureInAFileNamedAsSoundIsNamed(String name, String finding) {
    Inspection inspection =
        new Inspection.Complete(
            Identity.of(name, Files.LENGTH),
            "test",
            Files.video(video -> {}),
            List.of(),
            Files.cost());

    Judgement judgement = GATE.judge(inspection);

    assertThat(judgement.metadata()).isInstanceOf(CustomerProvidedVideoMetadata.class);
    assertThat(String.join(" ", codes(judgement.findings()))).isEqualTo(finding);
  }

  @Test
  void aVariableFrameRateIsRefused() {
    assertVideoRefused(video -> video.variable = true, "VARIABLE_FRAME_RATE:error");
    assertVideoRefused(
        video -> {
          video.variable = true;
          video.rate = Fact.estimated(Rational.of(30));
        },
        "VARIABLE_FRAME_RATE:error");
  }

  @Test
  void unknownSpacingIsRefusedUnlessEstimatesAreAllowed() {
    assertVideoRefused(video -> video.variable = null, "UNKNOWN_FRAME_SPACING:error");

    Judgement judgement =
        Gate.with(GatePolicy.standard().withAllowEstimates(true))
            .judge(complete(Files.video(video -> video.variable = null)));
    assertThat(judgement.metadata()).isNotNull();
    assertFindings(judgement, "UNKNOWN_FRAME_SPACING:warning");
  }

  @Test
  void oneFrameNeedsNoSpacing() {
    Judgement judgement =
        GATE.judge(
            complete(
                Files.video(
                    video -> {
                      video.variable = null;
                      video.frames = Fact.measured(1L);
                      video.duration = null;
                    })));

    assertThat(judgement.metadata()).isNotNull();
  }

  @Test
  void estimatesAreRefusedUnlessAllowed() {
    Consumer<Files.Video> estimated =
        video -> {
          video.rate = Fact.estimated(Rational.of(25));
          video.frames = Fact.estimated(250L);
          video.duration = Fact.declared(Rational.of(10));
        };
    assertVideoRefused(estimated, "ESTIMATED_FRAME_RATE:error", "ESTIMATED_FRAME_COUNT:error");

    Judgement judgement =
        Gate.with(GatePolicy.standard().withAllowEstimates(true))
            .judge(complete(Files.video(estimated)));
    assertThat(judgement.metadata())
        .isEqualTo(
            new CustomerProvidedVideoMetadata(25, 10, 1920, 1080, Files.LENGTH, "video/mp4"));
    assertFindings(judgement, "ESTIMATED_FRAME_RATE:warning", "ESTIMATED_FRAME_COUNT:warning");
  }

  @Test
  void aDeclaredFrameCountIsNamed() {
    assertFindings(
        GATE.judge(complete(Files.video(video -> video.frames = Fact.declared(300L)))),
        "DECLARED_FRAME_COUNT:warning");
  }

  @Test
  void unknownFramesAreRefused() {
    assertVideoRefused(video -> video.rate = null, "NO_FRAME_RATE:error");
    assertVideoRefused(video -> video.frames = null, "NO_FRAME_COUNT:error");
    assertVideoRefused(video -> video.rate = Fact.measured(Rational.ZERO), "NO_FRAME_RATE:error");
    assertVideoRefused(video -> video.frames = Fact.measured(0L), "NO_FRAME_COUNT:error");
    assertVideoRefused(
        video -> {
          video.frames = null;
          video.variable = null;
          video.start = null;
        },
        "NO_FRAME_COUNT:error");
  }

  @Test
  void aFirstFrameMoreThanHalfAFrameLateIsRefused() {
    assertVideoRefused(video -> video.start = new Rational(1, 15), "LATE_FIRST_FRAME:error");
    assertVideoRefused(video -> video.start = new Rational(-1, 15), "LATE_FIRST_FRAME:error");
  }

  @Test
  void aFirstFrameLessThanHalfAFrameLateIsNamed() {
    assertFindings(
        GATE.judge(complete(Files.video(video -> video.start = new Rational(1, 100)))),
        "FIRST_FRAME_NOT_AT_ZERO:info");
    assertFindings(
        GATE.judge(complete(Files.video(video -> video.start = null))), "UNKNOWN_START:warning");
  }

  @Test
  void soundThatStartsElsewhereIsNamed() {
    AudioTrack late = new AudioTrack("aac", 48_000, 2, null, null, new Rational(1, 10));

    assertFindings(
        GATE.judge(complete(Files.video(video -> video.audio = late))),
        "AUDIO_STARTS_APART:warning");
  }

  @Test
  void framesThatDoNotFillTheTrackAreRefused() {
    assertVideoRefused(
        video -> video.duration = Fact.measured(Rational.of(11)),
        "FRAME_COUNT_CONTRADICTS_DURATION:error");
    assertVideoRefused(
        video -> {
          video.frames = Fact.declared(250L);
          video.duration = Fact.declared(Rational.of(10));
        },
        "DECLARED_FRAME_COUNT:warning",
        "FRAME_COUNT_CONTRADICTS_DURATION:error");
  }

  @Test
  void countedFramesOutweighADeclaredDuration() {
    Judgement judgement =
        GATE.judge(complete(Files.video(video -> video.duration = Fact.declared(Rational.of(11)))));

    assertThat(judgement.metadata()).isNotNull();
    assertFindings(judgement, "FRAME_COUNT_DIFFERS_FROM_DECLARED:warning");
  }

  @Test
  void oneFrameMoreOrLessIsNoContradiction() {
    assertFindings(
        GATE.judge(
            complete(
                Files.video(video -> video.duration = Fact.measured(new Rational(1004, 100))))));
  }

  @Test
  void limitsOfThePlatformAreNamed() {
    assertFindings(
        GATE.judge(
            complete(
                Files.video(
                    video -> {
                      video.stored = new Size(2161, 3840);
                      video.rate = Fact.measured(Rational.of(24));
                      video.frames = Fact.measured(200_001L);
                      video.duration = null;
                      video.tracks = 2;
                      video.playability = Playability.NO_PICTURE;
                    }),
                1_000_000_001)),
        "LARGE_FILE:warning",
        "OVER_4K:warning",
        "NOT_PLAYABLE:warning",
        "MANY_FRAMES:warning",
        "SEVERAL_VIDEO_TRACKS:warning");
  }

  @Test
  void aVideoThatBreaksOffIsRefused() {
    assertRefused(partial(Files.video(video -> {})), "INCOMPLETE:error");
  }

  // Sound

  @Test
  void soundLeavesWithItsAssumedBitDepthNamed() {
    Judgement judgement = GATE.judge(complete(Files.audio(audio -> {})));

    assertThat(judgement.metadata())
        .isEqualTo(
            new CustomerProvidedAudioMetadata(
                10.5, Files.LENGTH, "audio/mpeg", 44_100, 16, "mp3", 2));
    assertFindings(judgement, "ASSUMED_BIT_DEPTH:info");
  }

  @ParameterizedTest
  @CsvSource({
    "audio/x-wav, audio/wav",
    "audio/vnd.wave, audio/wav",
    "audio/mp3, audio/mpeg",
    "audio/x-flac, audio/flac",
    "audio/x-m4a, audio/mp4",
    "video/mp4, audio/mp4",
    "VIDEO/MP4, audio/mp4"
  })
  void aliasesLeaveInOneSpelling(String mimeType, String spelling) {
    Judgement judgement =
        GATE.judge(
            complete(
                Files.audio(
                    audio -> {
                      audio.mimeType = mimeType;
                      audio.codec = "pcm_s16le";
                      audio.bitDepth = Fact.measured(24);
                    })));

    assertThat(judgement.metadata())
        .isEqualTo(
            new CustomerProvidedAudioMetadata(10.5, Files.LENGTH, spelling, 44_100, 24, "pcm", 2));
    assertFindings(judgement);
  }

  @Test
  void theNumberOfSamplesIsDerivedAgain() {
    for (int samples = 1; samples < 100_000; samples++) {
      int count = samples;
      CustomerProvidedAudioMetadata metadata =
          (CustomerProvidedAudioMetadata)
              GATE.judge(
                      complete(
                          Files.audio(
                              audio ->
                                  audio.duration = Fact.measured(new Rational(count, 44_100)))))
                  .metadata();

      assertThat((int) Math.ceil(metadata.duration() * 44_100)).isEqualTo(samples);
    }
  }

  @Test
  void soundThatCannotBeDescribedIsRefused() {
    assertAudioRefused(audio -> audio.duration = null, "NO_DURATION:error");
    assertAudioRefused(
        audio -> audio.duration = Fact.estimated(Rational.ONE), "ESTIMATED_DURATION:error");
    assertAudioRefused(audio -> audio.duration = Fact.measured(Rational.ZERO), "NO_DURATION:error");
    assertAudioRefused(audio -> audio.sampleRate = 0, "NO_SAMPLE_RATE:error");
    assertAudioRefused(audio -> audio.channels = 0, "NO_CHANNELS:error");
    assertAudioRefused(audio -> audio.bitDepth = null, "NO_BIT_DEPTH:error");
    assertAudioRefused(audio -> audio.bitDepth = Fact.measured(0), "NO_BIT_DEPTH:error");
    assertAudioRefused(audio -> audio.codec = " ", "NO_CODEC:error");
    assertRefused(
        partial(Files.audio(audio -> audio.bitDepth = Fact.measured(16))), "INCOMPLETE:error");
  }

  @Test
  void soundOutsideTheDocumentedRangesIsNamed() {
    assertFindings(
        GATE.judge(
            complete(
                Files.audio(
                    audio -> {
                      audio.sampleRate = 192_000;
                      audio.bitDepth = Fact.measured(8);
                      audio.codec = "opus";
                      audio.mimeType = "audio/ogg";
                      audio.duration = Fact.declared(Rational.ONE);
                      audio.tracks = 2;
                      audio.playability = Playability.NO;
                    }))),
        "UNDOCUMENTED_TYPE:warning",
        "DECLARED_DURATION:info",
        "UNUSUAL_SAMPLE_RATE:warning",
        "UNUSUAL_BIT_DEPTH:warning",
        "UNDOCUMENTED_CODEC:warning",
        "SOUND_NOT_PLAYABLE:warning",
        "SEVERAL_AUDIO_TRACKS:warning");
  }

  // Text and PDF

  @Test
  void textLeaves() {
    assertThat(GATE.judge(complete(Files.text("text/json"))).metadata())
        .isEqualTo(new CustomerProvidedTextMetadata(Files.LENGTH, "application/json"));
    assertThat(GATE.judge(complete(Files.text("text/markdown"))).metadata())
        .isEqualTo(new CustomerProvidedTextMetadata(Files.LENGTH, "text/markdown"));
    assertRefused(complete(Files.text("application/x-sh")), "MIME_TYPE_OF_ANOTHER_KIND:error");
  }

  @Test
  void pagesLeave() {
    assertThat(GATE.judge(complete(Files.pdf(Fact.measured(3L), false))).metadata())
        .isEqualTo(new CustomerProvidedPdfMetadata(Files.LENGTH, 3));
    assertFindings(
        GATE.judge(complete(Files.pdf(Fact.measured(3L), true))), "ENCRYPTED_DOCUMENT:warning");
  }

  @Test
  void pagesThatCannotBeCountedAreRefused() {
    assertRefused(complete(Files.pdf(null, true)), "PASSWORD_NEEDED:error");
    assertRefused(complete(Files.pdf(null, false)), "NO_PAGE_COUNT:error");
    assertRefused(complete(Files.pdf(Fact.measured(0L), false)), "NO_PAGE_COUNT:error");
    assertRefused(complete(Files.pdf(Fact.estimated(3L), false)), "ESTIMATED_PAGE_COUNT:error");
    assertRefused(partial(Files.pdf(Fact.measured(3L), false)), "INCOMPLETE:error");
  }

  // DICOM

  @Test
  void tagsLeaveAsTheyAre() {
    Judgement judgement = GATE.judge(complete(Files.dicom(tags -> {})));

    assertThat(judgement.metadata())
        .isEqualTo(new CustomerProvidedDicomSeriesDicomFileMetadata(Files.tags(tags -> {})));
    assertFindings(judgement);
  }

  @Test
  void onlyTheDemandedTagsLeave() {
    Judgement judgement =
        GATE.judge(
            complete(
                Files.dicom(
                    tags -> tags.put("00100010", DicomElement.of("LO", List.of("secret"))))));

    assertThat(judgement.metadata())
        .isEqualTo(new CustomerProvidedDicomSeriesDicomFileMetadata(Files.tags(tags -> {})));
  }

  @ParameterizedTest
  @ValueSource(strings = {"00080018", "00100020", "0020000D", "0020000E", "00280010", "00280011"})
  void indispensableTagsAreDemanded(String tag) {
    assertRefused(complete(Files.dicom(tags -> tags.put(tag, null))), "TAG_VALUE_MISSING:error");
  }

  @Test
  void anEmptyPatientIdPasses() {
    Judgement judgement =
        GATE.judge(complete(Files.dicom(tags -> tags.put("00100020", DicomElement.empty("LO")))));

    assertThat(judgement.metadata()).isNotNull();
    assertFindings(judgement, "PATIENT_ID_EMPTY:warning");
  }

  @Test
  void aMissingKeyIsRefused() {
    assertRefused(complete(Files.dicom(tags -> tags.remove("00281050"))), "TAG_KEY_MISSING:error");
  }

  @Test
  void uidsAreMeasured() {
    assertRefused(
        complete(
            Files.dicom(
                tags -> tags.put("00080018", DicomElement.of("UI", List.of("1".repeat(65)))))),
        "UID_LENGTH:error");
    assertFindings(
        GATE.judge(
            complete(
                Files.dicom(
                    tags -> tags.put("0020000E", DicomElement.of("UI", List.of("1.2.x")))))),
        "UID_CHARACTERS:warning");
  }

  @Test
  void framesAndTheirGroupsAgree() {
    Consumer<Map<String, DicomElement>> two =
        tags -> tags.put("52009230", DicomElement.of("SQ", List.of(Map.of(), Map.of())));
    assertFindings(
        GATE.judge(
            complete(
                Files.dicom(
                    two.andThen(
                        tags -> tags.put("00280008", DicomElement.of("IS", List.of(2L))))))));
    assertRefused(
        complete(
            Files.dicom(
                two.andThen(tags -> tags.put("00280008", DicomElement.of("IS", List.of(3L)))))),
        "NUMBER_OF_FRAMES:error");
    assertRefused(
        complete(Files.dicom(tags -> tags.put("00280008", DicomElement.of("IS", List.of(0L))))),
        "NUMBER_OF_FRAMES:error");
  }

  @Test
  void elementsHaveTheShapeOfTheirRepresentation() {
    for (DicomElement wrong :
        List.of(
            DicomElement.of("DS", List.of("0.5")),
            DicomElement.of("DS", List.of(1L)),
            DicomElement.of("DS", List.of(Double.NaN)),
            DicomElement.of("IS", List.of(1.0)),
            DicomElement.of("LO", List.of(1L)),
            DicomElement.of("LO", List.of()),
            DicomElement.of("ds", List.of("x")),
            DicomElement.of("SQ", List.of("x")),
            DicomElement.of(
                "SQ", List.of(Map.of("00280030", DicomElement.of("DS", List.of("1"))))))) {
      assertRefused(complete(Files.dicom(tags -> tags.put("00289110", wrong))), "TAG_SHAPE:error");
    }
  }

  @Test
  void aPictureWithoutRowsIsRefused() {
    assertRefused(
        complete(Files.dicom(tags -> tags.put("00280010", DicomElement.of("US", List.of(0L))))),
        "EMPTY_PICTURE_MATRIX:error");
  }

  @Test
  void aDicomFileThatBreaksOffBehindItsLastTagPasses() {
    Judgement judgement =
        GATE.judge(
            partial(
                Files.dicom(
                    tags -> tags.put("52009230", DicomElement.of("SQ", List.of(Map.of()))))));

    assertThat(judgement.metadata()).isNotNull();
    assertFindings(judgement, "CUT_OFF:warning");
    assertRefused(partial(Files.dicom(tags -> {})), "INCOMPLETE:error");
  }

  // Kinds without metadata, and failures

  @Test
  void aVolumeHasNoMetadata() {
    Judgement judgement = GATE.judge(complete(volume()));

    assertThat(judgement.metadata()).isNull();
    assertFindings(judgement, "NO_METADATA_FOR_KIND:info");
    assertFindings(
        Gate.with(GatePolicy.standard().withStrictClientOnly(true)).judge(complete(volume())),
        "CANNOT_BE_DESCRIBED:warning");
  }

  @Test
  void aFailureIsTheFinding() {
    Failure failure =
        new Failure(FailureKind.MALFORMED, "TRUNCATED", "It breaks off.", "Copy it again.", 17);
    Inspection failed =
        new Inspection.Failed(Identity.of("x", 20), null, null, failure, List.of(), Files.cost());

    assertThat(GATE.judge(failed)).isEqualTo(new Judgement(null, List.of(failure.asFinding())));
    assertThat(GATE.admit(failed, "https://b/x"))
        .isEqualTo(new Admission.Refused(List.of(failure.asFinding())));
  }

  @Test
  void aFailureIsSaidOnceAndLast() {
    Failure failure =
        new Failure(FailureKind.MALFORMED, "TRUNCATED", "It breaks off.", "Copy it again.", 17);
    Finding named = Finding.warning("NAME_DISAGREES_WITH_CONTENT", "It does.");
    Inspection failed =
        new Inspection.Failed(
            Identity.of("x", 20),
            null,
            null,
            failure,
            List.of(failure.asFinding(), named),
            Files.cost());

    assertThat(GATE.judge(failed).findings()).containsExactly(named, failure.asFinding());
  }

  // Admission

  @Test
  void aFaultlessFileIsAdmitted() {
    assertThat(GATE.admit(complete(Files.video(video -> {})), "https://b/x.mp4", "x.mp4"))
        .isEqualTo(
            new Admission.Admitted(
                DataUploadVideo.of(
                    "https://b/x.mp4",
                    "x.mp4",
                    new CustomerProvidedVideoMetadata(
                        29.97002997002997, 10.01, 1920, 1080, Files.LENGTH, "video/mp4")),
                List.of()));
  }

  @Test
  void aDicomFileIsAdmittedAsASeriesOfOne() {
    Admission.Admitted admitted =
        (Admission.Admitted) GATE.admit(complete(Files.dicom(tags -> {})), "https://b/1.dcm");

    DataUploadDicomSeries series = (DataUploadDicomSeries) admitted.item();
    assertThat(series.title()).isEqualTo("file");
    assertThat(series.dicomFiles()).singleElement().extracting("title").isEqualTo("file");
  }

  @Test
  void aVolumeIsAdmittedWithoutMetadata() {
    assertThat(GATE.admit(complete(volume()), "https://b/x.nii", "x.nii"))
        .extracting("item")
        .isEqualTo(DataUploadNifti.of("https://b/x.nii", "x.nii"));
    assertThat(GATE.admit(partial(volume()), "https://b/x.nii"))
        .isInstanceOf(Admission.Refused.class);
  }

  @Test
  void aSceneHasNoItem() {
    Facts scene =
        new SceneFacts(
            FileType.of("las", MediaKind.SCENE, "application/vnd.las"),
            Fact.declared(3L),
            null,
            "binary",
            List.of());

    assertThat(codes(GATE.admit(complete(scene), "https://b/x.las").findings()))
        .containsExactly("NO_REGISTRATION_FOR_KIND:info", "NO_ITEM_FOR_KIND:error");
  }

  @Test
  void aUrlWithWhiteSpaceIsRefused() {
    Admission admission = GATE.admit(complete(Files.video(video -> {})), "https://b/a b.mp4");

    assertThat(admission).isInstanceOf(Admission.Refused.class);
    assertThat(codes(admission.findings())).containsExactly("URL_WITH_WHITESPACE:error");
  }

  private static VolumeFacts volume() {
    return new VolumeFacts(
        FileType.of("nifti1", MediaKind.NIFTI, "application/nifti"),
        List.of(1L, 2L, 3L),
        List.of(1.0, 1.0, 1.0),
        "int16");
  }

  private static void assertVideoRefused(Consumer<Files.Video> change, String... findings) {
    assertRefused(complete(Files.video(change)), findings);
  }

  private static void assertAudioRefused(Consumer<Files.Audio> change, String... findings) {
    Consumer<Files.Audio> measured = audio -> audio.bitDepth = Fact.measured(16);
    assertRefused(complete(Files.audio(measured.andThen(change))), findings);
  }

  private static void assertRefused(Inspection inspection, String... findings) {
    Judgement judgement = GATE.judge(inspection);
    assertThat(judgement.metadata()).isNull();
    assertFindings(judgement, findings);
    assertThat(judgement.findings()).anyMatch(finding -> finding.severity() == Severity.ERROR);
    assertThat(GATE.admit(inspection, "https://b/x")).isInstanceOf(Admission.Refused.class);
  }

  private static void assertFindings(Judgement judgement, String... findings) {
    assertThat(codes(judgement.findings())).containsExactly(findings);
  }

  private static List<String> codes(List<Finding> findings) {
    List<String> codes = new ArrayList<>();
    findings.forEach(finding -> codes.add(finding.code() + ":" + finding.severity().label()));
    return codes;
  }
}

package dev.assay.encord.gate;

import dev.assay.Inspection;
import dev.assay.encord.gate.Check.Breach;
import dev.assay.encord.gate.VideoRules.Timing;
import dev.assay.encord.series.SeriesFinding;
import dev.assay.encord.series.SeriesReport;
import dev.assay.encord.series.SeriesSurvey;
import dev.assay.encord.wire.CustomerProvidedAudioMetadata;
import dev.assay.encord.wire.CustomerProvidedDicomSeriesDicomFileMetadata;
import dev.assay.encord.wire.CustomerProvidedImageMetadata;
import dev.assay.encord.wire.CustomerProvidedMetadata;
import dev.assay.encord.wire.CustomerProvidedPdfMetadata;
import dev.assay.encord.wire.CustomerProvidedTextMetadata;
import dev.assay.encord.wire.CustomerProvidedVideoMetadata;
import dev.assay.encord.wire.DataUploadAudio;
import dev.assay.encord.wire.DataUploadDicomSeries;
import dev.assay.encord.wire.DataUploadDicomSeriesDicomFile;
import dev.assay.encord.wire.DataUploadImage;
import dev.assay.encord.wire.DataUploadItem;
import dev.assay.encord.wire.DataUploadItems;
import dev.assay.encord.wire.DataUploadNifti;
import dev.assay.encord.wire.DataUploadPDF;
import dev.assay.encord.wire.DataUploadText;
import dev.assay.encord.wire.DataUploadVideo;
import dev.assay.facts.AudioFacts;
import dev.assay.facts.AudioTrack;
import dev.assay.facts.DicomFacts;
import dev.assay.facts.Facts;
import dev.assay.facts.ImageFacts;
import dev.assay.facts.MediaKind;
import dev.assay.facts.PdfFacts;
import dev.assay.facts.Size;
import dev.assay.facts.VideoFacts;
import dev.assay.finding.Finding;
import dev.assay.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Decides what may leave as metadata; immutable and thread-safe.
 *
 * <p>An error, found by the inspection or by a {@linkplain Rules rule}, refuses the metadata.
 */
public final class Gate {
  private final GatePolicy policy;

  private Gate(GatePolicy policy) {
    this.policy = policy;
  }

  /** A gate with the {@linkplain GatePolicy#standard() standard policy}. */
  public static Gate standard() {
    return with(GatePolicy.standard());
  }

  /** A gate with that policy. */
  public static Gate with(GatePolicy policy) {
    return new Gate(Objects.requireNonNull(policy, "policy"));
  }

  /** What this gate lets through. */
  public GatePolicy policy() {
    return policy;
  }

  /** Judges an inspected file. */
  public Judgement judge(Inspection inspection) {
    List<Finding> findings = policy.taken(inspection.findings());
    if (inspection instanceof Inspection.Failed failed) {
      // Where there are no facts, no policy makes any.
      findings.removeIf(finding -> finding.code().equals(failed.failure().code()));
      findings.add(failed.failure().asFinding());
    }
    Facts facts = inspection.facts();
    if (facts == null) {
      return new Judgement(null, findings, null);
    }
    Subject<Facts> file = new Subject<>(facts, inspection, policy);
    List<Breach> breaches = breaches(file);
    TimelineVerdict timeline = null;
    if (facts instanceof VideoFacts video) {
      List<Breach> timing = new ArrayList<>();
      Check.ask(VideoRules.ALL, file.as(video), timing);
      timeline = TimelineVerdict.of(video, inspection, timing);
      breaches.addAll(timing);
    }
    int said = findings.size();
    for (Breach breach : breaches) {
      Finding finding = policy.broken(breach.rule(), breach.message(), breach.remedy());
      if (finding != null && !isSaid(finding, findings.subList(0, said))) {
        findings.add(finding);
      }
    }
    return new Judgement(refuses(findings) ? null : metadata(file), findings, timeline);
  }

  /** Judges an inspected file that lies, or is to lie, at a URL, and makes the item to register. */
  public Admission admit(Inspection inspection, String objectUrl) {
    return admit(inspection, objectUrl, null);
  }

  /**
   * Judges an inspected file that lies, or is to lie, at a URL, and makes the item to register; a
   * DICOM file becomes a series of one.
   *
   * @param title the item's title, null to leave it to the platform or, where the platform wants
   *     one, to take the file's name
   */
  public Admission admit(Inspection inspection, String objectUrl, @Nullable String title) {
    Judgement judgement = judge(inspection);
    List<Finding> findings = new ArrayList<>(judgement.findings());
    if (!refuses(findings)) {
      findings.addAll(
          judge(
              new Candidate(
                  inspection.identity().name(), inspection.kind(), judgement.metadata() != null)));
    }
    if (refuses(findings)) {
      return new Admission.Refused(findings);
    }
    DataUploadItem item = item(inspection, judgement.metadata(), objectUrl, title);
    findings.addAll(judge(item));
    return refuses(findings)
        ? new Admission.Refused(findings)
        : new Admission.Admitted(item, findings);
  }

  /** Judges one item of an upload by its form: URLs, titles, and what a series is made of. */
  public List<Finding> judge(DataUploadItem item) {
    List<Finding> findings =
        new ArrayList<>(Check.run(ItemRules.ALL, new ItemRules.Judged(item, policy), policy));
    SeriesReport report =
        item instanceof DataUploadDicomSeries series ? SeriesSurvey.report(series) : null;
    if (report != null) {
      for (SeriesFinding broken : judge(report).findings()) {
        if (!broken.check().isOfEachFile()) {
          findings.add(
              new Finding(
                  broken.code(),
                  broken.severity(),
                  broken.rule().field(),
                  ItemRules.nameOf(item) + ": " + broken.message(),
                  broken.remedy(),
                  Finding.NO_OFFSET));
        }
      }
    }
    return findings;
  }

  /** The report on a series, its findings as seriously as the policy takes them. */
  public SeriesReport judge(SeriesReport report) {
    List<SeriesFinding> taken = new ArrayList<>();
    for (SeriesFinding finding : report.findings()) {
      Severity severity = policy.severity(finding.rule());
      if (severity != null) {
        taken.add(finding.withSeverity(severity));
      }
    }
    return report.withFindings(taken);
  }

  /** Judges an upload by its form: each item, then the whole. */
  public List<Finding> judge(DataUploadItems items) {
    List<Finding> findings = new ArrayList<>();
    items.all().forEach(item -> findings.addAll(judge(item)));
    findings.addAll(judgeWhole(items));
    return findings;
  }

  /** Judges an upload whose items were judged one by one: counts, size, flags and duplicates. */
  public List<Finding> judgeWhole(DataUploadItems items) {
    return Check.run(UploadRules.ALL, UploadRules.Whole.of(items), policy);
  }

  /**
   * Judges one part of an upload by its form, its items having been judged one by one.
   *
   * @param items items in it
   * @param urls URLs in them
   * @param bytes its length as JSON
   */
  public List<Finding> judgePart(long items, long urls, long bytes) {
    return Check.run(
        UploadRules.ALL, new UploadRules.Whole(items, urls, bytes, false, false, null), policy);
  }

  /** Judges whether a file can become an item, or a part of one, at all. */
  public List<Finding> judge(Candidate candidate) {
    return Check.run(CandidateRules.ALL, candidate, policy);
  }

  /** Whether an error is among the findings. */
  public static boolean refuses(List<Finding> findings) {
    for (Finding finding : findings) {
      if (finding.severity() == Severity.ERROR) {
        return true;
      }
    }
    return false;
  }

  /** Whether the inspection found the same already, and it is taken as seriously. */
  private static boolean isSaid(Finding finding, List<Finding> before) {
    for (Finding said : before) {
      if (said.code().equals(finding.code())
          && said.severity().compareTo(finding.severity()) >= 0) {
        return true;
      }
    }
    return false;
  }

  /** The rules a file breaks, but for those about the frames of a video. */
  private List<Breach> breaches(Subject<Facts> file) {
    List<Breach> breaches = new ArrayList<>();
    Check.ask(PlaceRules.ALL, file, breaches);
    Facts facts = file.facts();
    if (CustomerProvidedMetadata.typeFor(facts.kind()) == null) {
      Check.ask(KindRules.ALL, file, breaches);
      return breaches;
    }
    Check.ask(FileRules.ALL, file, breaches);
    if (facts instanceof ImageFacts image) {
      Check.ask(PictureRules.ALL, Picture.of(image, policy), breaches);
    } else if (facts instanceof VideoFacts video) {
      Check.ask(PictureRules.ALL, Picture.of(video, policy), breaches);
    } else if (facts instanceof AudioFacts audio) {
      Check.ask(AudioRules.ALL, file.as(audio), breaches);
    } else if (facts instanceof PdfFacts pdf) {
      Check.ask(PdfRules.ALL, file.as(pdf), breaches);
    } else if (facts instanceof DicomFacts dicom) {
      Check.ask(DicomRules.ALL, file.as(dicom), breaches);
    }
    return breaches;
  }

  /** The metadata of a file no rule refuses; null for kinds without. */
  private static @Nullable CustomerProvidedMetadata metadata(Subject<? extends Facts> file) {
    Facts facts = file.facts();
    if (facts instanceof ImageFacts image) {
      Size size = Picture.of(image, file.policy()).sent();
      return new CustomerProvidedImageMetadata(
          file.mimeType(), file.length(), size.height(), size.width());
    }
    if (facts instanceof VideoFacts video) {
      Size size = Picture.of(video, file.policy()).sent();
      Timing timing = Objects.requireNonNull(Timing.of(video), "timing");
      return new CustomerProvidedVideoMetadata(
          timing.fps(),
          timing.duration(),
          size.width(),
          size.height(),
          file.length(),
          file.mimeType());
    }
    if (facts instanceof AudioFacts audio) {
      AudioTrack track = audio.track();
      return new CustomerProvidedAudioMetadata(
          AudioRules.duration(
              Objects.requireNonNull(track.duration(), "duration").value(), track.sampleRate()),
          file.length(),
          file.mimeType(),
          track.sampleRate(),
          Objects.requireNonNull(track.bitDepth(), "bitDepth").value(),
          AudioRules.codec(audio),
          track.numChannels());
    }
    if (facts instanceof PdfFacts pdf) {
      return new CustomerProvidedPdfMetadata(
          file.length(), Objects.requireNonNull(pdf.numPages(), "numPages").value());
    }
    if (facts instanceof DicomFacts dicom) {
      return new CustomerProvidedDicomSeriesDicomFileMetadata(DicomRules.tags(dicom));
    }
    return facts.kind() == MediaKind.TEXT
        ? new CustomerProvidedTextMetadata(file.length(), file.mimeType())
        : null;
  }

  private static DataUploadItem item(
      Inspection inspection,
      @Nullable CustomerProvidedMetadata metadata,
      String url,
      @Nullable String title) {
    if (metadata == null) {
      return DataUploadNifti.of(url, title);
    }
    if (metadata instanceof CustomerProvidedImageMetadata image) {
      return DataUploadImage.of(url, title, image);
    }
    if (metadata instanceof CustomerProvidedVideoMetadata video) {
      return DataUploadVideo.of(url, title, video);
    }
    if (metadata instanceof CustomerProvidedAudioMetadata audio) {
      return DataUploadAudio.of(url, title, audio);
    }
    if (metadata instanceof CustomerProvidedTextMetadata text) {
      return DataUploadText.of(url, title, text);
    }
    if (metadata instanceof CustomerProvidedPdfMetadata pdf) {
      return DataUploadPDF.of(url, title, pdf);
    }
    CustomerProvidedDicomSeriesDicomFileMetadata dicom =
        (CustomerProvidedDicomSeriesDicomFileMetadata) metadata;
    String name = title == null ? inspection.identity().name() : title;
    return DataUploadDicomSeries.of(
        List.of(new DataUploadDicomSeriesDicomFile(url, name, dicom, null)), name);
  }
}

package dev.assay.facts;

/** What an inspection says a file is; one record type for each kind. */
public sealed interface Facts
    permits ImageFacts,
        VideoFacts,
        AudioFacts,
        TextFacts,
        PdfFacts,
        DicomFacts,
        VolumeFacts,
        SceneFacts {

  /** The type the content was recognised as. */
  FileType type();

  /** The kind these facts describe; an audio-only MP4 is {@link MediaKind#AUDIO}. */
  MediaKind kind();
}

package dev.assay.encord.wire;

/**
 * What is in a folder.
 *
 * @param files files
 * @param folders folders
 * @param videos videos
 * @param images images
 * @param imageGroups image groups
 * @param imageSequences image sequences
 * @param dicomFiles DICOM files
 * @param dicomSeries DICOM series
 * @param niftis NIfTI volumes
 * @param audios sound files
 * @param pdfs PDF documents
 * @param plainTexts text files
 * @param tombstones items deleted of which the link is kept
 * @param uploadJobs upload jobs
 * @param totalSize bytes, approximately
 */
public record StorageFolderSummary(
    long files,
    long folders,
    long videos,
    long images,
    long imageGroups,
    long imageSequences,
    long dicomFiles,
    long dicomSeries,
    long niftis,
    long audios,
    long pdfs,
    long plainTexts,
    long tombstones,
    long uploadJobs,
    double totalSize) {

  public StorageFolderSummary {
    FreeForm.requireFinite(totalSize, "totalSize");
  }
}

package dev.assay.testdata.dicom;

/** Data sets like those of real images, small but complete in what describes them. */
public final class DicomImages {
  private static final String CT_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.2";
  private static final String ENHANCED_MR_IMAGE_STORAGE = "1.2.840.10008.5.1.4.1.1.4.1";

  private DicomImages() {}

  /** One slice of 4 by 3 pixels of a computed tomography. */
  public static DataSet slice() {
    return slice("1.2.3.4", 7, "12.25", "1.2.3");
  }

  /**
   * One such slice of a volume.
   *
   * @param instance its SOPInstanceUID
   * @param number its InstanceNumber
   * @param height where it lies along the body's axis, in millimetres
   * @param study its StudyInstanceUID
   */
  public static DataSet slice(String instance, int number, String height, String study) {
    return new DataSet()
        .text(0x0008_0005, "CS", "ISO_IR 100")
        .text(0x0008_0008, "CS", "ORIGINAL\\PRIMARY\\AXIAL")
        .text(0x0008_0016, "UI", CT_IMAGE_STORAGE)
        .text(0x0008_0018, "UI", instance)
        .text(0x0008_0060, "CS", "CT")
        .sequence(
            0x0008_1140,
            new DataSet()
                .text(0x0008_1150, "UI", CT_IMAGE_STORAGE)
                .text(0x0008_1155, "UI", "1.2.3.9"))
        .text(0x0010_0010, "PN", "Doe^Jane")
        .text(0x0010_0020, "LO", "P-1")
        .text(0x0018_0050, "DS", "2.5")
        .text(0x0020_000D, "UI", study)
        .text(0x0020_000E, "UI", "1.2.3.1")
        .text(0x0020_0013, "IS", Integer.toString(number))
        .text(0x0020_0032, "DS", "-100.5\\-99\\" + height)
        .text(0x0020_0037, "DS", "1\\0\\0\\0\\1\\0")
        .numbers(0x0028_0002, "US", 1)
        .text(0x0028_0004, "CS", "MONOCHROME2")
        .numbers(0x0028_0010, "US", 3)
        .numbers(0x0028_0011, "US", 4)
        .text(0x0028_0030, "DS", "0.5\\0.75")
        .numbers(0x0028_0100, "US", 16)
        .numbers(0x0028_0103, "US", 1)
        .text(0x0028_1050, "DS", "40\\300")
        .text(0x0028_1051, "DS", "400\\1500");
  }

  /** The pixels of {@link #slice}, which end its file. */
  public static DataSet slicePixels() {
    return new DataSet().bytes(0x7FE0_0010, "OW", new byte[2 * 3 * 4]);
  }

  /**
   * A multi-frame image with what is common to its frames and what is not in functional groups
   * (PS3.3 section C.7.6.16), all of stated length.
   */
  public static DataSet multiFrame(int frames) {
    DataSet[] perFrame = new DataSet[frames];
    for (int i = 0; i < frames; i++) {
      perFrame[i] = frame(i);
    }
    return beforeFrames(frames).sequence(0x5200_9230, perFrame);
  }

  /** Like {@link #multiFrame}, but delimiters end sequences and items. */
  public static DataSet openMultiFrame(int frames) {
    DataSet[] perFrame = new DataSet[frames];
    for (int i = 0; i < frames; i++) {
      perFrame[i] = frame(i);
    }
    return beforeFrames(frames).openSequence(0x5200_9230, perFrame);
  }

  private static DataSet beforeFrames(int frames) {
    return new DataSet()
        .text(0x0008_0016, "UI", ENHANCED_MR_IMAGE_STORAGE)
        .text(0x0008_0018, "UI", "1.2.3.5")
        .text(0x0008_0060, "CS", "MR")
        .text(0x0010_0020, "LO", "P-2")
        .text(0x0020_000D, "UI", "1.2.3")
        .text(0x0020_000E, "UI", "1.2.3.2")
        .text(0x0028_0008, "IS", Integer.toString(frames))
        .numbers(0x0028_0010, "US", 3)
        .numbers(0x0028_0011, "US", 4)
        .openSequence(
            0x5200_9229,
            new DataSet()
                .sequence(0x0020_9116, new DataSet().text(0x0020_0037, "DS", "1\\0\\0\\0\\1\\0"))
                .openSequence(
                    0x0028_9110,
                    new DataSet()
                        .text(0x0018_0050, "DS", "3")
                        .text(0x0028_0030, "DS", "0.5\\0.5")));
  }

  private static DataSet frame(int index) {
    return new DataSet()
        .sequence(
            0x0020_9111,
            new DataSet()
                .numbers(0x0020_9157, "UL", 1, index + 1)
                .numbers(0x0018_9220, "FD", 0.5 * index))
        .sequence(0x0020_9113, new DataSet().text(0x0020_0032, "DS", "0\\0\\" + 1.5 * index));
  }
}

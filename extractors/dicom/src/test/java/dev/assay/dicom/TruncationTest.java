package dev.assay.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.assay.facts.DicomElement;
import dev.assay.read.TruncatedException;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TruncationTest {

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void whatIsReadOfACutFileIsWhatTheWholeOneSays(Encoding encoding) throws IOException {
    assertCutsSayNothingElse(DicomImages.slice().all(DicomImages.slicePixels()), encoding);
    assertCutsSayNothingElse(DicomImages.multiFrame(3).all(DicomImages.slicePixels()), encoding);
    assertCutsSayNothingElse(
        DicomImages.openMultiFrame(2).all(DicomImages.slicePixels()), encoding);
  }

  /**
   * A cut file says nothing but what the whole one says, and is said to be cut unless it ends
   * between two elements, or a few zeros behind, which may be padding.
   */
  private static void assertCutsSayNothingElse(DataSet dataSet, Encoding encoding)
      throws IOException {
    byte[] bytes = DicomFile.of(dataSet, encoding).bytes();
    Reading whole = Reading.of(bytes);
    int start = bytes.length - dataSet.encoded(encoding).length;
    List<Integer> ends = dataSet.ends(encoding);
    int pixelHeader = encoding == Encoding.IMPLICIT_LITTLE ? 8 : 12;
    int headerEnd = start + ends.get(ends.size() - 2);
    boolean begun = false;
    for (int length = 132; length < bytes.length; length++) {
      Reading cut;
      try {
        cut = Reading.of(Arrays.copyOf(bytes, length));
      } catch (TruncatedException e) {
        assertThat(begun).as("nothing of %d bytes, but a part of fewer", length).isFalse();
        continue;
      }
      begun |= cut.incomplete();
      for (Map.Entry<String, DicomElement> tag : cut.facts().tags().entrySet()) {
        if (tag.getValue() != null) {
          assertThat(tag.getValue()).isEqualTo(whole.tag(tag.getKey()));
        }
      }
      boolean behindHeader = length >= headerEnd + pixelHeader;
      assertThat(cut.incomplete())
          .as("cut to %d bytes", length)
          .isEqualTo(!behindHeader && !isAnEnd(bytes, length, start, ends));
    }
    assertThat(begun).isTrue();
  }

  private static boolean isAnEnd(byte[] bytes, int length, int start, List<Integer> ends) {
    for (int padded = length; padded > length - 8; padded--) {
      if (ends.contains(padded - start)) {
        return true;
      }
      if (bytes[padded - 1] != 0) {
        return false;
      }
    }
    return false;
  }
}

package dev.assay.dcm4che;

import dev.assay.facts.DicomFacts;
import dev.assay.facts.Facts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.FileCheck;
import dev.assay.read.ByteCursor;
import dev.assay.read.ReadException;
import java.io.IOException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.IOD;
import org.dcm4che3.data.Tag;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.util.TagUtils;

/**
 * Validates whole data sets against one definition. Pixels and other long binary values are passed
 * over: a definition asks no more than that they are there.
 */
final class IodCheck implements FileCheck {
  private static final long LONGEST_BINARY = 64 * 1024;
  private static final int PIXEL_GROUP = 0x7FE0;

  private final IOD iod;

  /** A check against a definition, which is not to be changed any more. */
  IodCheck(IOD iod) {
    this.iod = iod;
    Violations.forgetConditionIds(iod);
  }

  @Override
  public void check(ByteCursor in, Facts facts, Context context) throws IOException {
    if (!(facts instanceof DicomFacts)) {
      return;
    }
    Attributes set;
    try {
      set = dataSet(in);
    } catch (ReadException e) {
      unchecked("The data set cannot be read to its end: " + e.getMessage() + ".", context);
      return;
    }
    Violations violations = new Violations(set, "", context);
    try {
      violations.judge(iod);
    } catch (RuntimeException e) {
      // A condition that looks into a sequence which is not there makes dcm4che throw.
      unchecked("dcm4che cannot evaluate the IOD for this file: " + e + ".", context);
    }
  }

  private static void unchecked(String message, Context context) {
    context.report(
        Finding.warning("IOD_UNCHECKED", message)
            .mendedBy("Mend the file or the IOD; until then nothing is known of its validity."));
  }

  private static Attributes dataSet(ByteCursor in) throws IOException {
    try (BoundedInput input = BoundedInput.of(in, tag -> true, LONGEST_BINARY)) {
      input.readMeta();
      Attributes set = input.emptySet();
      input.readInto(set, IodCheck::isBehindHeader);
      DicomInputStream last = input.last();
      if (TagUtils.groupNumber(last.tag()) == PIXEL_GROUP && last.unsignedLength() != 0) {
        set.setBytes(last.tag(), last.vr(), BoundedInput.standIn());
      }
      return set;
    }
  }

  private static boolean isBehindHeader(int tag) {
    return Integer.compareUnsigned(tag, Tag.FloatPixelData) >= 0;
  }
}

package dev.assay.dcm4che;

import dev.assay.facts.DicomElement;
import dev.assay.facts.DicomFacts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Magic;
import dev.assay.format.Tier;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.read.ReadException;
import dev.assay.read.TruncatedException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.SpecificCharacterSet;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.UID;
import org.dcm4che3.util.TagUtils;
import org.jspecify.annotations.Nullable;

/**
 * The reader of DICOM files that asks dcm4che, for those the own reader declines; the same facts in
 * the same form. Like that one it reads nothing behind the last required tag.
 */
public final class Dcm4cheFormat implements Format {
  private static final FileType DICOM =
      FileType.of("dicom", MediaKind.DICOM, "application/dicom", "dcm", "dicom", "dic", "ima");

  /** The prefix behind the preamble (PS3.10 section 7.1). */
  private static final FormatInfo INFO =
      new FormatInfo("dcm4che", Tier.LIBRARY, List.of(DICOM), List.of(new Magic(128, "DICM")));

  private static final Finding ZLIB_HEADER =
      Finding.warning(
              "DICOM_ZLIB_HEADER",
              "The compressed data set has a zlib header, which the standard does not give it"
                  + " (PS3.5 annex A.5): most programs cannot read the file.")
          .mendedBy("Write the file again with another program or uncompressed.");

  /** The reader. */
  public Dcm4cheFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public DicomFacts read(ByteCursor in, Context context) throws IOException {
    ByteCursor file = in.rest();
    try (BoundedInput input = BoundedInput.of(in, RequiredTags::isNeeded, Integer.MAX_VALUE)) {
      file.seek(input.readMeta());
      String syntax = input.transferSyntaxUid();
      if (UID.DeflatedExplicitVRLittleEndian.equals(syntax) && hasZlibHeader(file)) {
        context.report(ZLIB_HEADER);
      }
      Attributes set = input.emptySet();
      try {
        input.readInto(set, RequiredTags::isBehind);
      } catch (TruncatedException e) {
        orNothing(set, e);
        context.incomplete(
            Finding.error("DICOM_TRUNCATED", "The header breaks off: " + e.getMessage() + ".")
                .mendedBy("Copy or export the file again: its end is missing.")
                .at(e.offset()));
      } catch (ReadException e) {
        orNothing(set, e);
        context.incomplete(e.asFailure().asFinding());
      }
      if (!input.hasDataSet()) {
        throw new MalformedException("there is no data set", file.position());
      }
      return facts(set, syntax, new ElementConversion(context, input));
    }
  }

  private static boolean hasZlibHeader(ByteCursor dataSet) throws IOException {
    return dataSet.has(2) && dataSet.order(ByteOrder.BIG_ENDIAN).u16() == 0x789C;
  }

  private static void orNothing(Attributes set, ReadException e) throws ReadException {
    if (!hasAny(set)) {
      throw e;
    }
  }

  private static boolean hasAny(Attributes set) {
    for (int tag : RequiredTags.all()) {
      if (set.contains(tag)) {
        return true;
      }
    }
    return set.contains(Tag.SOPClassUID) || set.contains(Tag.Modality);
  }

  private static DicomFacts facts(
      Attributes set, @Nullable String syntax, ElementConversion conversion) throws IOException {
    SpecificCharacterSet text = ElementConversion.charactersOf(set);
    Map<String, @Nullable DicomElement> tags = new LinkedHashMap<>();
    for (int tag : RequiredTags.all()) {
      tags.put(TagUtils.toHexString(tag), conversion.element(set, tag, text));
    }
    return new DicomFacts(
        DICOM,
        tags,
        first(conversion.element(set, Tag.SOPClassUID, text)),
        syntax,
        first(conversion.element(set, Tag.Modality, text)));
  }

  private static @Nullable String first(@Nullable DicomElement element) {
    List<Object> value = element == null ? null : element.value();
    return value == null || value.isEmpty() ? null : value.get(0).toString();
  }
}

package dev.assay.dicom;

import dev.assay.facts.DicomFacts;
import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Magic;
import dev.assay.format.Score;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.Limits;
import dev.assay.read.MalformedException;
import dev.assay.source.StreamSource;
import java.io.IOException;
import java.nio.ByteOrder;
import org.jspecify.annotations.Nullable;

/**
 * DICOM files (PS3.10), with or without their preamble and file meta group: the tags the platform
 * requires, in the form pydicom gives them. Nothing behind the last of these tags is read, so the
 * pixels never are.
 */
public final class DicomFormat implements Format {
  private static final FileType DICOM =
      FileType.of("dicom", MediaKind.DICOM, "application/dicom", "dcm", "dicom", "dic", "ima");

  /** The prefix behind the preamble (PS3.10 section 7.1). */
  private static final Magic PREFIX = new Magic(128, "DICM");

  private static final int META_START = 132;
  private static final int META_GROUP = 0x0002;
  private static final int COMMAND_GROUP = 0x0000;

  private static final FormatInfo INFO = FormatInfo.own(DICOM, PREFIX);

  /** The reader. */
  public DicomFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    if (PREFIX.matches(head)) {
      return Score.CERTAIN;
    }
    return HeadlessDataSet.starts(head) ? Score.LIKELY : Score.NO;
  }

  @Override
  public DicomFacts read(ByteCursor in, Context context) throws IOException {
    in.order(ByteOrder.LITTLE_ENDIAN);
    if (hasPrefix(in)) {
      in.seek(META_START);
    } else {
      context.report(
          Finding.info(
              "DICOM_NO_PREAMBLE",
              "The file starts without the preamble and prefix of DICOM files; some programs read"
                  + " it only when forced to."));
    }
    String syntaxUid = readMeta(in);
    TransferSyntax syntax = syntaxUid == null ? null : TransferSyntax.of(syntaxUid);
    if (syntax == null || !syntax.deflated()) {
      skipCommands(in);
    }
    if (syntax == null) {
      context.report(
          Finding.info(
              "DICOM_NO_META",
              "The file does not name its transfer syntax, which was told from its first"
                  + " element."));
      syntax = TransferSyntax.guessed(in);
    }
    DataSetReader reader = new DataSetReader(context);
    if (syntax.deflated()) {
      readDeflated(in, reader, context);
    } else {
      reader.read(in.order(syntax.order()), syntax.implicit());
    }
    return new DicomFacts(
        DICOM,
        reader.requiredTags(),
        reader.text(Tags.SOP_CLASS_UID),
        syntaxUid,
        reader.text(Tags.MODALITY));
  }

  private static boolean hasPrefix(ByteCursor in) throws IOException {
    return in.has(META_START)
        && in.rest()
            .skip(PREFIX.offset())
            .latin1(PREFIX.characters().length())
            .equals(PREFIX.characters());
  }

  /**
   * Goes behind the file meta group, if there is one, which is explicit and little-endian (PS3.10
   * section 7.1); its stated length is not needed.
   *
   * @return the Transfer Syntax UID, null when there is none
   */
  private static @Nullable String readMeta(ByteCursor in) throws IOException {
    String syntaxUid = null;
    Elements elements = Elements.detecting(in, false);
    while (groupAt(in) == META_GROUP) {
      Element element = elements.next();
      if (element == null || element.isUndefined()) {
        throw new MalformedException("the file meta group is broken", in.position());
      }
      if (element.tag() == Tags.TRANSFER_SYNTAX_UID) {
        syntaxUid = TransferSyntax.uid(in.take(element.length()));
      } else {
        in.skip(element.length());
      }
    }
    return syntaxUid;
  }

  /** Goes behind the elements of a network command, which are implicit (PS3.7 section 6.3). */
  private static void skipCommands(ByteCursor in) throws IOException {
    Elements elements = Elements.of(in, true);
    while (groupAt(in) == COMMAND_GROUP) {
      Element element = elements.next();
      if (element == null || element.isUndefined()) {
        return;
      }
      in.skip(element.length());
    }
  }

  /** The group of the next element, -1 at the end. */
  private static int groupAt(ByteCursor in) throws IOException {
    return in.has(8) ? in.rest().u16() : -1;
  }

  /** Whether a zlib stream starts there (RFC 1950 section 2.2), where a bare one should. */
  private static boolean hasZlibHeader(ByteCursor in) throws IOException {
    if (!in.has(2)) {
      return false;
    }
    int header = in.rest().order(ByteOrder.BIG_ENDIAN).u16();
    return header >>> 8 == 0x78 && header % 31 == 0;
  }

  private static void readDeflated(ByteCursor in, DataSetReader reader, Context context)
      throws IOException {
    if (hasZlibHeader(in)) {
      throw new DeclinedException(
          "the compressed data set has a zlib header, which the standard does not give it");
    }
    Limits limits = in.budget().limits();
    int most = limits.allocationBytes();
    try (InflatedStream stream = new InflatedStream(in, most - 1);
        StreamSource inflated =
            StreamSource.of(stream, context.head().identity().name(), most, most)) {
      boolean passed =
          reader.read(
              ByteCursor.over(inflated, new Budget(limits)).order(ByteOrder.LITTLE_ENDIAN), false);
      if (!passed && !stream.isWhole()) {
        context.incomplete(
            Finding.error("DICOM_TRUNCATED", "The compressed data set breaks off or is damaged.")
                .mendedBy("Copy or export the file again.")
                .at(in.position()));
      }
    }
  }
}

package dev.assay.dcm4che;

import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.zip.ZipException;
import org.dcm4che3.data.Attributes;
import org.dcm4che3.data.Fragments;
import org.dcm4che3.data.Sequence;
import org.dcm4che3.data.Tag;
import org.dcm4che3.data.VR;
import org.dcm4che3.io.DicomInputHandler;
import org.dcm4che3.io.DicomInputStream;
import org.dcm4che3.io.DicomStreamException;
import org.dcm4che3.util.ByteUtils;
import org.dcm4che3.util.TagUtils;
import org.jspecify.annotations.Nullable;

/**
 * dcm4che's reader of data sets under a budget: it keeps the elements that are wanted and passes
 * over the others, counts what it meets and what it keeps, and never goes deeper than allowed.
 *
 * <p>dcm4che takes memory for a value in steps as its bytes arrive, from {@link #FIRST_STEP} on, so
 * that no length in a file is believed before.
 */
final class BoundedInput implements Closeable, DicomInputHandler {
  private static final int FIRST_STEP = 64 * 1024;
  private static final int SKIP_STEP = 1 << 20;
  private static final int META_GROUP = 0x0002;

  /** A tag that no element of a data set has. */
  private static final int NONE = 0;

  /** What an element and an item take in memory besides their values, about. */
  private static final int ELEMENT_COST = 32;

  private static final int ITEM_COST = 128;

  private final Budget budget;
  private final IntPredicate wanted;
  private final long longestBinary;
  private final DicomInputStream in;
  private final IdentityHashMap<Attributes, Map<Integer, Long>> groupLengths =
      new IdentityHashMap<>();
  private boolean keeping = true;
  private boolean started;
  private int unfinished = NONE;
  private long kept;

  /** One of dcm4che's steps. */
  private interface Step {
    void take() throws IOException;
  }

  /**
   * Starts to read the file at a cursor.
   *
   * @param wanted which elements of the data set are kept, by tag
   * @param longestBinary bytes of the longest binary value that is kept as it is; of a longer one
   *     {@link #standIn} takes the place
   * @throws IOException when there is no DICOM file
   */
  static BoundedInput of(ByteCursor cursor, IntPredicate wanted, long longestBinary)
      throws IOException {
    try {
      DicomInputStream in = new DicomInputStream(cursor.asInputStream());
      return new BoundedInput(in, cursor.budget(), wanted, longestBinary);
    } catch (DicomStreamException e) {
      throw new MalformedException("dcm4che says: " + e.getMessage(), cursor.start());
    }
  }

  private BoundedInput(
      DicomInputStream in, Budget budget, IntPredicate wanted, long longestBinary) {
    this.in = in;
    this.budget = budget;
    this.wanted = wanted;
    this.longestBinary = longestBinary;
    in.setAllocateLimit(FIRST_STEP);
    in.setDicomInputHandler(this);
  }

  /**
   * Reads the file meta group, if there is one.
   *
   * @return where the data set starts
   */
  long readMeta() throws IOException {
    take(in::readFileMetaInformation);
    return in.getPosition();
  }

  /** The Transfer Syntax UID, null when the file names none. */
  @Nullable String transferSyntaxUid() throws IOException {
    Attributes meta = in.getFileMetaInformation();
    return meta == null ? null : meta.getString(Tag.TransferSyntaxUID);
  }

  /** An empty data set in the file's byte order. */
  Attributes emptySet() {
    return new Attributes(in.bigEndian());
  }

  /**
   * Reads the data set up to a tag that is behind what matters; the elements that were read whole
   * before an exception are there.
   *
   * @throws dev.assay.read.ReadException when it breaks off, is broken or exceeds a limit
   */
  void readInto(Attributes set, IntPredicate isBehind) throws IOException {
    try {
      take(() -> in.readAttributes(set, -1, at -> isBehind.test(at.tag())));
    } finally {
      set.remove(unfinished);
    }
  }

  /** The group lengths of an item, by tag. */
  Map<Integer, Long> groupLengths(Attributes item) {
    return groupLengths.getOrDefault(item, Map.of());
  }

  /** Whether there was any element of the data set before what is behind. */
  boolean hasDataSet() {
    return started;
  }

  /** The tag that was met last, and has a value unless its length is 0. */
  DicomInputStream last() {
    return in;
  }

  /** Lets dcm4che take a step, and says in the house's words what went wrong. */
  private void take(Step step) throws IOException {
    try {
      step.take();
    } catch (EOFException e) {
      throw new TruncatedException("the data ends inside the header", in.getPosition());
    } catch (DicomStreamException | ZipException e) {
      throw new MalformedException("dcm4che says: " + e.getMessage(), in.getPosition());
    } catch (RuntimeException e) {
      // dcm4che meets bytes it did not expect: the file is at fault, not the program.
      throw new MalformedException("dcm4che breaks at it: " + e, in.getPosition());
    }
  }

  /** A value that says that there is one. */
  static byte[] standIn() {
    return new byte[2];
  }

  @Override
  public void readValue(DicomInputStream at, Attributes into) throws IOException {
    budget.enter(at.getTagPosition());
    budget.checkDepth(at.level() + 1, at.getTagPosition());
    if (at.level() > 0) {
      readElement(at, into);
      return;
    }
    boolean meta = TagUtils.groupNumber(at.tag()) == META_GROUP;
    keeping = meta || wanted.test(at.tag());
    started |= !meta;
    unfinished = at.tag();
    readElement(at, into);
    unfinished = NONE;
  }

  private void readElement(DicomInputStream at, Attributes into) throws IOException {
    long length = at.unsignedLength();
    if (length < 0 || (keeping && at.vr() == VR.SQ)) {
      keep(ELEMENT_COST);
      at.readValue(at, keeping ? into : new Attributes(at.bigEndian()));
    } else if (!keeping) {
      skip(length);
    } else if (length > longestBinary && isBinary(at.vr())) {
      into.setBytes(at.tag(), at.vr(), standIn());
      skip(length);
    } else {
      keep(ELEMENT_COST + length);
      readKept(at, into);
    }
  }

  /**
   * Reads a value. dcm4che drops group lengths, of which those in items are kept aside, and breaks
   * at one of the meta group that is not of four bytes, which is passed over.
   */
  private void readKept(DicomInputStream at, Attributes into) throws IOException {
    if (!TagUtils.isGroupLength(at.tag()) || at.length() == 0) {
      at.readValue(at, into);
    } else if (at.length() != Integer.BYTES) {
      skip(at.length());
    } else if (at.level() == 0) {
      at.readValue(at, into);
    } else {
      int tag = at.tag();
      long groupLength =
          Integer.toUnsignedLong(ByteUtils.bytesToInt(at.readValue(), 0, at.bigEndian()));
      groupLengths.computeIfAbsent(into, item -> new TreeMap<>()).put(tag, groupLength);
    }
  }

  @Override
  public void readValue(DicomInputStream at, Sequence items) throws IOException {
    budget.enter(at.getTagPosition());
    if (keeping) {
      keep(ITEM_COST);
      at.readValue(at, items);
    } else if (at.unsignedLength() != 0) {
      at.readItemValue(new Attributes(at.bigEndian()), at.unsignedLength());
    }
  }

  @Override
  public void readValue(DicomInputStream at, Fragments fragments) throws IOException {
    budget.enter(at.getTagPosition());
    if (keeping && at.unsignedLength() >= 0) {
      keep(ELEMENT_COST + at.unsignedLength());
      at.readValue(at, fragments);
    } else {
      skip(Math.max(0, at.unsignedLength()));
    }
  }

  private void keep(long bytes) throws IOException {
    if (keeping) {
      kept += bytes;
      budget.allocation("the values of the header", kept, in.getTagPosition());
    }
  }

  /** Passes over a value in steps: one that has to be inflated takes its time. */
  private void skip(long length) throws IOException {
    long left = length;
    while (left > 0) {
      long step = Math.min(left, SKIP_STEP);
      in.skipFully(step);
      left -= step;
      budget.checkTime();
    }
  }

  /** Whether a representation is of bytes or words, whose multiplicity is always 1. */
  static boolean isBinary(VR vr) {
    return switch (vr) {
      case OB, OD, OF, OL, OV, OW, UN -> true;
      default -> false;
    };
  }

  @Override
  public void startDataset(DicomInputStream at) {
    // Nothing of the file is known yet.
  }

  @Override
  public void endDataset(DicomInputStream at) {
    // What was read is in the caller's hands.
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}

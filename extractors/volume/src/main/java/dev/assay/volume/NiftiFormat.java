package dev.assay.volume;

import dev.assay.facts.FileType;
import dev.assay.facts.MediaKind;
import dev.assay.facts.VolumeFacts;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.format.Format;
import dev.assay.format.FormatInfo;
import dev.assay.format.Head;
import dev.assay.format.Magic;
import dev.assay.format.Score;
import dev.assay.read.ByteCursor;
import dev.assay.read.DeclinedException;
import dev.assay.read.MalformedException;
import dev.assay.read.TruncatedException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * The reader of NIfTI volumes, versions 1 and 2: single files, headers of pairs, and either inside
 * gzip, of which only the first bytes are inflated.
 */
public final class NiftiFormat implements Format {
  private static final String MIME = "image/x.nifti";
  private static final FileType NIFTI1 = FileType.of("nifti", MediaKind.NIFTI, MIME, "nii", "hdr");
  private static final FileType NIFTI2 = FileType.of("nifti2", MediaKind.NIFTI, MIME, "nii", "hdr");
  private static final FileType CIFTI2 = FileType.of("cifti2", MediaKind.NIFTI, MIME, "nii");
  private static final FileType NIFTI1_GZ =
      FileType.of("nifti-gz", MediaKind.NIFTI, "application/gzip", "gz");
  private static final FileType NIFTI2_GZ =
      FileType.of("nifti2-gz", MediaKind.NIFTI, "application/gzip", "gz");
  private static final FileType CIFTI2_GZ =
      FileType.of("cifti2-gz", MediaKind.NIFTI, "application/gzip", "gz");

  /** The start of a gzip member with the only method there is (RFC 1952 2.3.1). */
  private static final String GZIP = "\u001f\u008b\b";

  private static final FormatInfo INFO =
      FormatInfo.own(
          "nifti",
          List.of(NIFTI1, NIFTI1_GZ, NIFTI2, NIFTI2_GZ, CIFTI2, CIFTI2_GZ),
          new Magic(NiftiHeader.MAGIC_1_OFFSET, "n+1\0"),
          new Magic(NiftiHeader.MAGIC_1_OFFSET, "ni1\0"),
          new Magic(NiftiHeader.MAGIC_2_OFFSET, "n+2\0\r\n\u001a\n"),
          new Magic(NiftiHeader.MAGIC_2_OFFSET, "ni2\0\r\n\u001a\n"),
          Magic.start(GZIP));

  /** A reader. */
  public NiftiFormat() {}

  @Override
  public FormatInfo info() {
    return INFO;
  }

  @Override
  public Score score(Head head) {
    if (!head.startsWith(GZIP)) {
      return NiftiHeader.fits(head.bytes()) ? Score.CERTAIN : Score.NO;
    }
    byte[] inflated = inflatedHead(head);
    if (inflated.length >= NiftiHeader.BYTES_TO_RECOGNISE) {
      return NiftiHeader.fits(inflated) ? Score.CERTAIN : Score.NO;
    }
    // Too little to tell; the reader looks further and declines when it is something else.
    return head.isWhole() ? Score.NO : Score.POSSIBLE;
  }

  @Override
  public FileType typeOf(Head head) {
    return head.startsWith(GZIP) ? NIFTI1_GZ : NIFTI1;
  }

  @Override
  public VolumeFacts read(ByteCursor in, Context context) throws IOException {
    boolean compressed = context.head().startsWith(GZIP);
    NiftiHeader header = NiftiHeader.read(compressed ? inflatedStart(in) : start(in));
    if (!compressed && !header.paired()) {
      checkExtent(in, header, context);
    }
    return new VolumeFacts(
        type(header, compressed), header.shape(), header.zooms(), header.voxel().label());
  }

  private static FileType type(NiftiHeader header, boolean compressed) {
    if (header.cifti()) {
      return compressed ? CIFTI2_GZ : CIFTI2;
    }
    if (header.version2()) {
      return compressed ? NIFTI2_GZ : NIFTI2;
    }
    return compressed ? NIFTI1_GZ : NIFTI1;
  }

  private static void checkExtent(ByteCursor in, NiftiHeader header, Context context)
      throws IOException {
    long end = header.dataEnd();
    if (in.sourceLength() >= 0 && in.sourceLength() < end) {
      context.incomplete(
          Finding.error(
                  "TRUNCATED",
                  "The voxels need "
                      + end
                      + " bytes but the file has only "
                      + in.sourceLength()
                      + ".")
              .mendedBy("Copy or upload the file again: its end is missing.")
              .at(in.sourceLength()));
    }
  }

  private static byte[] start(ByteCursor in) throws IOException {
    byte[] start = new byte[(int) Math.min(NiftiHeader.MOST_BYTES, in.remaining())];
    return Arrays.copyOf(start, in.rest().read(start, 0, start.length));
  }

  /** What the head inflates to, as far as a header reaches; less when it is cut or broken. */
  private static byte[] inflatedHead(Head head) {
    byte[] start = new byte[NiftiHeader.MOST_BYTES];
    int count = 0;
    try (InputStream inflated = new GZIPInputStream(new ByteArrayInputStream(head.bytes()))) {
      for (int n = 0; n >= 0 && count < start.length; count += Math.max(0, n)) {
        n = inflated.read(start, count, start.length - count);
      }
    } catch (IOException e) {
      // The head ends inside the compressed data, or it is none: what came out has to do.
      return Arrays.copyOf(start, count);
    }
    return Arrays.copyOf(start, count);
  }

  private static byte[] inflatedStart(ByteCursor in) throws IOException {
    byte[] start;
    try (InputStream inflated = new GZIPInputStream(in.rest().asInputStream(), 4096)) {
      start = inflated.readNBytes(NiftiHeader.MOST_BYTES);
    } catch (EOFException e) {
      throw new TruncatedException("the gzip data ends inside the header", in.end());
    } catch (ZipException e) {
      throw new MalformedException("the gzip data is broken: " + e.getMessage(), in.start());
    }
    if (!NiftiHeader.fits(start)) {
      throw new DeclinedException("the gzip data holds no NIfTI header");
    }
    return start;
  }
}

package dev.assay.ffmpeg;

import dev.assay.format.Head;
import dev.assay.format.Score;
import dev.assay.read.Budget;
import dev.assay.read.ByteCursor;
import dev.assay.read.Limits;
import dev.assay.source.ByteArraySource;
import dev.assay.source.Identity;
import dev.assay.structure.EbmlElements;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How containers are recognised by their first bytes. */
final class Signatures {

  /**
   * A container and how sure it is.
   *
   * @param container the container
   * @param score never {@link Score#NO}
   */
  record Match(Container container, Score score) {

    private static Match certain(Container container) {
      return new Match(container, Score.CERTAIN);
    }

    private static Match likely(Container container) {
      return new Match(container, Score.LIKELY);
    }
  }

  private record Magic(String characters, Container container) {}

  /** Signatures that belong to one container and stand at the start. */
  private static final List<Magic> MAGIC =
      List.of(
          new Magic("OggS", Container.OGG),
          new Magic("fLaC", Container.FLAC),
          new Magic("FLV\1", Container.FLV),
          new Magic("0&\u00b2u\u008ef\u00cf\u0011\u00a6\u00d9\0\u00aa\0b\u00cel", Container.ASF),
          new Magic("\6\16+4\2\5\1\1\r\1\2\1\1", Container.MXF),
          new Magic(".RMF\0", Container.REAL_MEDIA),
          new Magic(".ra\u00fd", Container.REAL_AUDIO),
          new Magic("DKIF\0\0", Container.IVF),
          new Magic("nut/multimedia container\0", Container.NUT),
          new Magic("\0\0\0\0\1\u00bc", Container.GXF),
          new Magic("\u00b7\u00d8\0 7I\u00da\21\u00a6N\0\7\u00e9^", Container.WTV),
          new Magic("DHAV", Container.DHAV),
          new Magic("YUV4MPEG2 ", Container.Y4M),
          new Magic("SMK2", Container.SMACKER),
          new Magic("SMK4", Container.SMACKER),
          new Magic("riff.\u0091\u00cf\u0011\u00a5\u00d6(\u00db\4\u00c1\0\0", Container.WAVE64),
          new Magic("caff\0\1\0", Container.CAF),
          new Magic("#!AMR\n", Container.AMR),
          new Magic("#!AMR-WB\n", Container.AMR_WB),
          new Magic(".snd\0\0", Container.AU),
          new Magic("wvpk", Container.WAVPACK),
          new Magic("MP+\7", Container.MUSEPACK7),
          new Magic("MP+\27", Container.MUSEPACK7),
          new Magic("MPCKSH", Container.MUSEPACK8),
          new Magic("TTA1\1\0", Container.TTA),
          new Magic("TTA1\2\0", Container.TTA),
          new Magic("TTA1\3\0", Container.TTA),
          new Magic("tBaK", Container.TAK),
          new Magic("ajkg", Container.SHORTEN),
          new Magic("DSD \34\0\0\0", Container.DSF),
          new Magic("Creative Voice File\32", Container.VOC),
          new Magic(".SoX", Container.SOX),
          new Magic("XoS.", Container.SOX),
          new Magic("NIST_1A\n", Container.SPHERE),
          new Magic("DTSHDHDR", Container.DTS_HD),
          new Magic("\u007f\u00fe\u0080\1", Container.DTS),
          new Magic("\u00fe\u007f\1\u0080", Container.DTS),
          new Magic("\37\u00ff\u00e8\0\7", Container.DTS),
          new Magic("\u00ff\37\0\u00e8", Container.DTS),
          new Magic("d\u00a3\1\0", Container.IRCAM),
          new Magic("\0\1\u00a3d", Container.IRCAM));

  /** Brands of the ISO base media family that are pictures and documents (ISO/IEC 23008-12 10). */
  private static final Set<String> STILL_BRANDS =
      Set.of(
          "avif", "avis", "heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1",
          "mif2", "mif3", "miaf", "msf1", "avci", "avcs", "jpeg", "jpgs", "j2ki", "j2is", "jp2 ",
          "jpx ", "jpm ", "jph ", "jxl ", "crx ", "1pic", "vvic", "vvis", "evbi", "evbs");

  /** As many bytes as suffice to tell all containers apart. */
  private static final int HEAD_BYTES = 4096;

  /** The longest gap between an ID3v2 tag and the first frame that is searched. */
  private static final int SEARCHED_BYTES = 64 * 1024;

  private Signatures() {}

  /** The container a file starts as, null when it is none of these. */
  static @Nullable Match of(Head head) {
    for (Magic magic : MAGIC) {
      if (head.startsWith(magic.characters())) {
        return Match.certain(magic.container());
      }
    }
    Match match = forms(head);
    if (match == null) {
      match = isoMedia(head);
    }
    if (match == null) {
      match = matroska(head);
    }
    if (match == null) {
      match = tagged(head);
    }
    return match != null ? match : FrameSync.of(head);
  }

  /**
   * The container of a file, looking behind an ID3v2 tag however long it is.
   *
   * @param in a cursor at the start of the file, which stays there
   * @return null when it is none of these
   */
  static @Nullable Match of(Identity identity, ByteCursor in) throws IOException {
    Head head = head(identity, in.rest(), HEAD_BYTES);
    Match match = of(head);
    long end = id3End(head, 0);
    if (end <= 0) {
      return match;
    }
    ByteCursor at = in.rest();
    if (end >= in.end()) {
      return null;
    }
    at.seek(end);
    Head behind = head(identity, at, SEARCHED_BYTES);
    Match inside = of(behind);
    return inside != null ? inside : match;
  }

  private static Head head(Identity identity, ByteCursor at, int most) throws IOException {
    byte[] bytes = new byte[most];
    return Head.of(Arrays.copyOf(bytes, at.read(bytes, 0, most)), identity);
  }

  private static @Nullable Match forms(Head head) {
    if (head.startsWith("RIFF") || head.startsWith("RIFX")) {
      return switch (head.text(8, 4)) {
        case "AVI ", "AVIX", "AVI\31", "AMV " -> Match.certain(Container.AVI);
        case "WAVE" -> Match.certain(Container.WAV);
        case "QLCM" -> Match.certain(Container.QCP);
        case "XWMA" -> Match.certain(Container.XWMA);
        default -> null;
      };
    }
    if ((head.startsWith("RF64") || head.startsWith("BW64")) && head.at(8, "WAVE")) {
      return Match.certain(Container.WAV);
    }
    if (head.startsWith("FORM")) {
      return switch (head.text(8, 4)) {
        case "AIFF", "AIFC" -> Match.certain(Container.AIFF);
        case "8SVX", "16SV" -> Match.certain(Container.IFF_8SVX);
        default -> null;
      };
    }
    // The word alone could start a text; the version behind it is 3.5 to 4.6 times 1000.
    if (head.startsWith("MAC ") && head.u8(5) >= 0x0E && head.u8(5) <= 0x11) {
      return Match.certain(Container.APE);
    }
    if (head.startsWith("FRM8") && head.at(12, "DSD ")) {
      return Match.certain(Container.DFF);
    }
    return null;
  }

  /** ISO/IEC 14496-12 4.3, and QuickTime files, which may lack {@code ftyp}. */
  private static @Nullable Match isoMedia(Head head) {
    long size = head.u32(0);
    String type = head.text(4, 4);
    if (size < 8 && size != 0 && size != 1) {
      return null;
    }
    return switch (type) {
      case "ftyp" -> byBrand(head.text(8, 4));
      case "styp", "moof", "sidx" -> Match.certain(Container.MP4);
      case "moov" -> Match.certain(Container.QUICKTIME);
      case "mdat", "wide", "free", "skip", "pnot", "uuid", "emsg", "prft" ->
          insignificant(head, size);
      default -> null;
    };
  }

  /**
   * A file that starts with a box which tells nothing: the one behind decides, if it is at hand.
   */
  private static @Nullable Match insignificant(Head head, long size) {
    if (size >= 8 && size <= head.length() - 8) {
      int next = (int) size;
      String type = head.text(next + 4, 4);
      return switch (type) {
        case "ftyp" -> byBrand(head.text(next + 8, 4));
        case "moov", "mdat", "wide", "free", "skip", "moof", "styp", "sidx", "uuid" ->
            Match.certain(Container.QUICKTIME);
        default -> null;
      };
    }
    boolean fits = !head.identity().hasLength() || size <= head.identity().length();
    return fits || head.at(4, "mdat") ? Match.likely(Container.QUICKTIME) : null;
  }

  private static @Nullable Match byBrand(String brand) {
    if (STILL_BRANDS.contains(brand)) {
      return null;
    }
    return Match.certain(
        switch (brand) {
          case "qt  " -> Container.QUICKTIME;
          case "M4A ", "M4B ", "M4P " -> Container.M4A;
          case "3g2a", "3g2b", "3g2c", "KDDI" -> Container.THREE_GPP2;
          default -> brand.startsWith("3g") ? Container.THREE_GPP : Container.MP4;
        });
  }

  /** RFC 8794 11.2.6: the document type of the EBML header. */
  private static @Nullable Match matroska(Head head) {
    if (head.u32(0) != 0x1A45DFA3L) {
      return null;
    }
    ByteCursor in =
        ByteCursor.over(ByteArraySource.of(head.bytes(), ""), new Budget(Limits.tiny()));
    try {
      EbmlElements header = EbmlElements.of(in);
      if (header.next()) {
        EbmlElements inside = header.children();
        while (inside.next()) {
          if (inside.id() == 0x4282) {
            String docType = inside.text();
            return docType.equals("webm")
                ? Match.certain(Container.WEBM)
                : docType.equals("matroska")
                    ? Match.certain(Container.MATROSKA)
                    : Match.likely(Container.MATROSKA);
          }
        }
      }
    } catch (IOException e) {
      return Match.likely(Container.MATROSKA); // the header is longer than the head
    }
    return Match.likely(Container.MATROSKA);
  }

  private static @Nullable Match tagged(Head head) {
    long end = id3End(head, 0);
    if (end < 0) {
      return null;
    }
    // Some files have several tags in a row, and some nothing but tags.
    for (long next = end; next >= 0; next = end < head.length() ? id3End(head, (int) end) : -1) {
      end = next;
    }
    if (end >= head.length()) {
      return Match.likely(Container.MPEG_AUDIO);
    }
    byte[] bytes = head.bytes();
    Head behind = Head.of(Arrays.copyOfRange(bytes, (int) end, bytes.length), head.identity());
    Match match = of(behind);
    return match != null ? match : Match.likely(Container.MPEG_AUDIO);
  }

  /** Where an ID3v2 tag (ID3v2.4.0 3.1) ends, -1 when there is none. */
  private static long id3End(Head head, int at) {
    if (!head.at(at, "ID3") || head.u8(at + 3) == 0xFF || head.length() < at + 10) {
      return -1;
    }
    long size = 0;
    for (int i = 6; i < 10; i++) {
      int part = head.u8(at + i);
      if (part > 0x7F) {
        return -1;
      }
      size = size << 7 | part;
    }
    boolean footer = (head.u8(at + 5) & 0x10) != 0;
    return at + 10 + size + (footer ? 10 : 0);
  }
}

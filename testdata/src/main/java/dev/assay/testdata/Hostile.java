package dev.assay.testdata;

import static dev.assay.testdata.HostileBytes.latin1;

import dev.assay.testdata.pdf.PdfFile;
import java.util.ArrayList;
import java.util.List;

/**
 * Files made to break whoever reads them: sizes that overflow, structures that loop or nest without
 * end, counts that nothing stands behind, data that unpacks to a multiple of itself, XML that grows
 * or reaches out, and files that are two things at once.
 *
 * <p>None is large itself, and none is in order, so that nothing in particular comes of them; what
 * must hold is that reading ends, within its limits.
 */
public final class Hostile {
  /** Bytes that a bomb unpacks to. */
  public static final int UNPACKED = 64 << 20;

  private Hostile() {}

  /** All files whose content is the trap, each under a name of its own. */
  public static List<Sample> samples() {
    List<Sample> samples = new ArrayList<>();
    HostileBoxes.addBoxes(samples);
    HostileChunks.addElements(samples);
    HostileChunks.addChunks(samples);
    HostileDirectories.addDirectories(samples);
    HostileDirectories.addCounts(samples);
    HostileDocuments.addDocuments(samples);
    HostileDocuments.addDicom(samples);
    HostileBombs.addBombs(samples);
    HostileDocuments.addMarkup(samples);
    HostileChunks.addSound(samples);
    HostileBombs.addPolyglots(samples);
    return samples;
  }

  /**
   * Files that name another place, which nobody has asked to be read: external entities and
   * definitions, playlists, references from a container to its data.
   *
   * @param place a URI without apostrophes
   */
  public static List<Sample> reachingOutTo(String place) {
    List<Sample> samples = new ArrayList<>();
    String entity = "<!DOCTYPE svg [<!ENTITY e SYSTEM '" + place + "'>]>";
    String svg = "<svg xmlns='http://www.w3.org/2000/svg' width='&e;' height='20'>&e;</svg>";
    samples.add(new Sample("entity.svg", latin1("<?xml version='1.0'?>" + entity + svg)));
    samples.add(new Sample("entity.xml", latin1(entity + "<svg>&e;</svg>")));
    samples.add(
        new Sample(
            "parameter.svg",
            latin1(
                "<!DOCTYPE svg [<!ENTITY % e SYSTEM '"
                    + place
                    + "'> %e;]><svg xmlns='http://www.w3.org/2000/svg' width='10' height='20'/>")));
    samples.add(
        new Sample(
            "definition.svg",
            latin1(
                "<!DOCTYPE svg SYSTEM '"
                    + place
                    + "'><svg xmlns='http://www.w3.org/2000/svg' width='10' height='20'/>")));
    samples.add(
        new Sample(
            "include.svg",
            latin1(
                "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xi="
                    + "'http://www.w3.org/2001/XInclude'><xi:include href='"
                    + place
                    + "'/></svg>")));
    samples.add(
        new Sample(
            "style.svg",
            latin1(
                "<?xml-stylesheet href='"
                    + place
                    + "'?><svg xmlns='http://www.w3.org/2000/svg'><image href='"
                    + place
                    + "'/></svg>")));
    String playlist = "#EXTM3U\n#EXT-X-TARGETDURATION:9\n#EXTINF:9,\n" + place + "\n";
    samples.add(new Sample("list.m3u8", latin1(playlist + "#EXT-X-ENDLIST\n")));
    samples.add(new Sample("list.mp4", latin1(playlist)));
    samples.add(
        new Sample("list.ffconcat", latin1("ffconcat version 1.0\nfile '" + place + "'\n")));
    samples.add(
        new Sample(
            "list.mpd",
            latin1(
                "<?xml version='1.0'?><MPD xmlns="
                    + "'urn:mpeg:dash:schema:mpd:2011' type='static'><BaseURL>"
                    + place
                    + "</BaseURL><Period>"
                    + "<AdaptationSet><Representation id='a'><SegmentList><SegmentURL media='"
                    + place
                    + "'/></SegmentList></Representation></AdaptationSet></Period></MPD>")));
    samples.add(
        new Sample(
            "list.sdp",
            latin1(
                "v=0\no=- 0 0 IN IP4 127.0.0.1\ns=-\nc=IN IP4"
                    + " 127.0.0.1\nt=0 0\nm=video 9 RTP/AVP 96\na=control:"
                    + place
                    + "\n")));
    samples.add(
        new Sample(
            "link.pdf",
            PdfFile.withPages(1)
                .catalog("<</Type/Catalog/Pages 2 0 R/OpenAction<</S/URI/URI(" + place + ")>>>>")
                .withTable()));
    return samples;
  }

  /**
   * File names that a terminal, a web page, a spreadsheet, a build server or a shell would obey;
   * each can be created on a file system that takes any character but {@code /} and NUL.
   */
  public static List<String> names() {
    return List.of(
        "\u001B[31mred\u001B[2J.png",
        "\u001B]0;title\u0007.png",
        "\u009B31m.png",
        "next\u0085\u0084\u0090string\u009D0;title\u009C\u0080\u009F\u007F.png",
        "line\nbreak\r.png",
        "tab\tbell\u0007back\b.png",
        "right-to-left\u202Egnp.exe",
        "embedded\u202A\u202B\u202C\u202D\u2067\u2068\u2069\u200E\u200F\u061C.png",
        "invisible\u200B\u2066\uFEFF.png",
        "tag-characters\uDB40\uDC41.png",
        "separator\u2028\u2029.png",
        "noncharacter\uFFFE\uFFFF.png",
        "=cmd|' /C calc'!A0.png",
        "+1+1.png",
        "-1+1.png",
        "@SUM(1+1).png",
        "\t=1+1.png",
        "\r=1+1.png",
        "a,=1+1.png",
        "a\",\"=1+1.png",
        "a;=1+1.png",
        "<script>alert(1)<.png",
        "<img src=x onerror=alert(1)>.png",
        "&lt;&amp;&#27;]]>.png",
        "@|bold,red markup|@.png",
        "%s%n%1$9999999s.png",
        "$(touch x)`touch x`.png",
        "apostrophe'quote\"backslash\\.png");
  }
}

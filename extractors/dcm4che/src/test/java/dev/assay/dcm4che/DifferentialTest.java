package dev.assay.dcm4che;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.dicom.DicomFormat;
import dev.assay.facts.DicomElement;
import dev.assay.facts.DicomFacts;
import dev.assay.format.Format;
import dev.assay.read.ReadException;
import dev.assay.source.ByteSource;
import dev.assay.source.FileSource;
import dev.assay.testdata.ScriptedSource;
import dev.assay.testdata.dicom.DataSet;
import dev.assay.testdata.dicom.DicomFile;
import dev.assay.testdata.dicom.DicomImages;
import dev.assay.testdata.dicom.Encoding;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The own reader and dcm4che, which know nothing of each other, on the same files. */
class DifferentialTest {

  /** Data sets with a little of everything that is spelled differently in dcm4che's JSON. */
  private static Map<String, DataSet> dataSets() {
    Map<String, DataSet> sets = new LinkedHashMap<>();
    sets.put("slice", DicomImages.slice().all(DicomImages.slicePixels()));
    sets.put("frames", DicomImages.multiFrame(20));
    sets.put("open frames", DicomImages.openMultiFrame(20));
    sets.put(
        "numbers",
        required()
            .text(0x0018_0050, "DS", " +1.5e1 ")
            .text(0x0020_0013, "IS", "007 ")
            .text(0x0028_0030, "DS", "-0\\.5")
            .text(0x0028_1050, "DS", "4 \\ 5.\\-6"));
    sets.put(
        "bad numbers",
        required()
            .text(0x0018_0050, "DS", "1,25")
            .text(0x0020_0013, "IS", "1A")
            .text(0x0028_0008, "IS", "1.5")
            .text(0x0028_0030, "DS", "1\\")
            .text(0x0028_1050, "DS", "1e400")
            .text(0x0028_1051, "DS", "NaN"));
    sets.put(
        "empty",
        required()
            .text(0x0018_0050, "DS", "")
            .text(0x0020_0013, "IS", "  ")
            .text(0x0020_0032, "DS", "")
            .sequence(0x0020_9113)
            .sequence(0x0020_9116, new DataSet())
            .text(0x0028_0004, "CS", "  "));
    sets.put("blanks", required().text(0x0028_0004, "CS", " A\\\\B "));
    sets.put("Latin-1 unsaid", required().text(0x0010_0020, "LO", " P\u00e9 "));
    sets.put("wrong lengths", required().bytes(0x0028_0010, "US", (byte) 1, (byte) 2, (byte) 3));
    sets.put(
        "in items",
        required()
            .sequence(
                0x5200_9229,
                new DataSet()
                    .numbers(0x0008_0000, "UL", 18)
                    .text(0x0008_0005, "CS", "ISO_IR 144")
                    .text(0x0008_0090, "PN", "\u00d6\u00ee^^^^=b=")
                    .sequence(0x0008_1140)
                    .text(0x0009_0010, "LO", "MAKER")
                    .bytes(0x0009_1001, "UN", (byte) 1, (byte) 2)
                    .text(0x0010_0010, "PN", "^^^^")
                    .text(0x0018_1020, "LO", "a\\\\b")
                    .text(0x0020_4000, "LT", " a\\b ")
                    .numbers(0x0020_9157, "UL", 1, 0xFFFF_FFFFL)
                    .numbers(0x0018_9220, "FD", 0.1)
                    .numbers(0x0018_9310, "FL", 0.1)
                    .numbers(0x0018_6020, "SL", -5)
                    .numbers(0x0028_0009, "AT", 0x0018_1063)
                    .bytes(0x0042_0011, "OB", (byte) 3, (byte) 4)));
    return sets;
  }

  private static DataSet required() {
    return new DataSet()
        .text(0x0008_0016, "UI", "1.2.840.10008.5.1.4.1.1.2")
        .text(0x0008_0018, "UI", "1.2.3.4")
        .text(0x0008_0060, "CS", "CT");
  }

  @ParameterizedTest
  @EnumSource(Encoding.class)
  void generatedFilesHaveTheSameFacts(Encoding encoding) throws IOException {
    for (Map.Entry<String, DataSet> set : dataSets().entrySet()) {
      byte[] file = DicomFile.of(set.getValue(), encoding).bytes();
      assertThat(differences(ScriptedSource.of(file, "a.dcm"), ScriptedSource.of(file, "a.dcm")))
          .as(set.getKey())
          .isEmpty();
    }
  }

  @Test
  void differencesOverTheCorpusHaveTheirReasons() throws IOException {
    String folder = System.getProperty("assay.corpus");
    assumeTrue(folder != null, "the corpus is missing: name it with -Dassay.corpus=DIR");
    Map<String, String> known = known();
    List<String> unexplained = new ArrayList<>();
    Set<String> gone = new LinkedHashSet<>(known.keySet());
    int same = 0;
    try (Stream<Path> files = Files.walk(Path.of(folder).resolve("dicom")).sorted()) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        try (ByteSource one = FileSource.open(file);
            ByteSource other = FileSource.open(file)) {
          Map<String, String> differences = differences(one, other);
          same += differences.isEmpty() ? 1 : 0;
          differences.forEach(
              (field, difference) -> {
                String key = file.getFileName() + "\t" + field;
                gone.remove(key);
                if (!known.containsKey(key)) {
                  unexplained.add(key + "\t" + difference);
                }
              });
        }
      }
    }
    System.out.println(same + " files of the corpus have the same facts from both readers");
    assertThat(unexplained).as("differences without a reason").isEmpty();
    assertThat(gone).as("known differences that are gone").isEmpty();
  }

  private static Map<String, String> known() throws IOException {
    Map<String, String> known = new LinkedHashMap<>();
    try (InputStream in =
            Objects.requireNonNull(
                DifferentialTest.class.getResourceAsStream("known-differences.tsv"));
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines
          .lines()
          .filter(line -> !line.startsWith("#"))
          .map(line -> line.split("\t"))
          .forEach(line -> known.put(line[0] + "\t" + line[1], line[2]));
    }
    return known;
  }

  /** What the readers disagree on, by tag or fact; empty when on nothing. */
  private static Map<String, String> differences(ByteSource one, ByteSource other)
      throws IOException {
    Object own = outcome(new DicomFormat(), one);
    Object dcm4che = outcome(new Dcm4cheFormat(), other);
    if (!(own instanceof DicomFacts mine) || !(dcm4che instanceof DicomFacts theirs)) {
      return own.equals(dcm4che)
          ? Map.of()
          : Map.of("outcome", shortened(own) + " | " + shortened(dcm4che));
    }
    Map<String, String> differences = new TreeMap<>();
    mine.tags().forEach((tag, element) -> put(differences, tag, element, theirs.tags().get(tag)));
    put(differences, "sopClassUid", mine.sopClassUid(), theirs.sopClassUid());
    put(differences, "transferSyntaxUid", mine.transferSyntaxUid(), theirs.transferSyntaxUid());
    put(differences, "modality", mine.modality(), theirs.modality());
    return differences;
  }

  private static void put(
      Map<String, String> differences, String field, @Nullable Object own, @Nullable Object other) {
    if (!Objects.equals(own, other)) {
      differences.put(field, shortened(own) + " | " + shortened(other));
    }
  }

  private static String shortened(@Nullable Object value) {
    String text = value instanceof DicomElement element ? text(element) : String.valueOf(value);
    return text.length() > 300 ? text.substring(0, 300) + "…" : text;
  }

  private static String text(DicomElement element) {
    return element.vr() + " " + element.value() + " " + element.inlineBinary();
  }

  /** The facts, or the kind of failure. */
  private static Object outcome(Format format, ByteSource source) throws IOException {
    try {
      return Reading.by(format, source).facts();
    } catch (ReadException e) {
      return e.code();
    }
  }
}

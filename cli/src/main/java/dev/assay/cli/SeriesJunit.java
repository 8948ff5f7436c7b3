package dev.assay.cli;

import dev.assay.encord.series.SeriesCheck;
import dev.assay.encord.series.SeriesFinding;
import dev.assay.encord.series.SeriesReport;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;

/** The verdicts on series as JUnit XML, which build servers show. */
final class SeriesJunit {
  private SeriesJunit() {}

  static void write(List<SeriesReport> reports, FailOn failOn, OutputStream stream)
      throws IOException {
    try {
      XMLStreamWriter out =
          XMLOutputFactory.newFactory()
              .createXMLStreamWriter(stream, StandardCharsets.UTF_8.name());
      out.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
      out.writeStartElement("testsuites");
      out.writeAttribute("name", "assay dicom");
      for (SeriesReport report : reports) {
        write(report, failOn, out);
      }
      out.writeEndElement();
      out.writeEndDocument();
      out.close();
    } catch (XMLStreamException e) {
      throw new IOException("the JUnit report could not be written", e);
    }
  }

  private static void write(SeriesReport report, FailOn failOn, XMLStreamWriter out)
      throws XMLStreamException {
    String name = Console.printable(report.name());
    out.writeStartElement("testsuite");
    out.writeAttribute("name", name);
    out.writeAttribute("tests", Integer.toString(SeriesCheck.values().length));
    out.writeAttribute("failures", Long.toString(failures(report, failOn)));
    for (SeriesCheck check : SeriesCheck.values()) {
      out.writeStartElement("testcase");
      out.writeAttribute("classname", name);
      out.writeAttribute("name", check.title());
      write(report.findings().stream().filter(f -> f.check() == check).toList(), failOn, out);
      out.writeEndElement();
    }
    out.writeEndElement();
  }

  private static void write(List<SeriesFinding> findings, FailOn failOn, XMLStreamWriter out)
      throws XMLStreamException {
    String element =
        findings.stream().anyMatch(f -> failOn.failsOn(f.severity())) ? "failure" : "system-out";
    if (findings.isEmpty()) {
      return;
    }
    out.writeStartElement(element);
    if (element.equals("failure")) {
      out.writeAttribute("type", findings.get(0).code());
      out.writeAttribute("message", Console.printable(findings.get(0).message()));
    }
    for (SeriesFinding finding : findings) {
      out.writeCharacters(
          Console.printable(
                  finding.severity().label()
                      + ": "
                      + finding.message()
                      + " "
                      + finding.remedy()
                      + " Tags "
                      + String.join(" ", finding.tags())
                      + ", files "
                      + String.join(", ", finding.files()))
              + "\n");
    }
    out.writeEndElement();
  }

  private static long failures(SeriesReport report, FailOn failOn) {
    return report.findings().stream()
        .filter(finding -> failOn.failsOn(finding.severity()))
        .map(SeriesFinding::check)
        .distinct()
        .count();
  }
}

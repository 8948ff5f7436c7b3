package dev.assay.objects;

import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing in XML, as names and texts.
 *
 * @param entries what stands in each element about an object; of several elements of one name, the
 *     first
 * @param rest what stands outside of them
 */
public record XmlListing(List<Map<String, String>> entries, Map<String, String> rest) {

  private static final String BYTE_ORDER_MARK = "\uFEFF";

  public XmlListing {
    entries = List.copyOf(entries);
    rest = Map.copyOf(rest);
  }

  /**
   * Reads a page, in UTF-8 whatever it says itself.
   *
   * @param root the name of the outermost element
   * @param entry the name of the elements about objects
   * @throws IOException when it is no XML, or another document
   */
  public static XmlListing parse(byte[] answer, String root, String entry) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    try {
      XMLStreamReader xml = factory.createXMLStreamReader(new StringReader(text(answer)));
      try {
        xml.nextTag();
        if (!xml.getLocalName().equals(root)) {
          throw new IOException("the answer is no listing but a " + xml.getLocalName());
        }
        return read(xml, entry);
      } finally {
        xml.close();
      }
    } catch (XMLStreamException | RuntimeException e) { // of faults in a DTD it lacks the texts
      throw new IOException("the listing is not XML: " + e.getMessage(), e);
    }
  }

  /** Decoded here since the JDK's parser prints what it finds wrong with an encoding. */
  private static String text(byte[] answer) throws IOException {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(answer)).toString();
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (CharacterCodingException e) {
      throw new IOException("the listing is not UTF-8", e);
    }
  }

  private static XmlListing read(XMLStreamReader xml, String entry) throws XMLStreamException {
    List<Map<String, String>> entries = new ArrayList<>();
    Map<String, String> rest = new HashMap<>();
    Map<String, String> target = rest;
    StringBuilder text = new StringBuilder();
    while (xml.hasNext()) {
      switch (xml.next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          text.setLength(0);
          if (xml.getLocalName().equals(entry)) {
            target = new HashMap<>();
          }
        }
        case XMLStreamConstants.CHARACTERS -> text.append(xml.getText());
        case XMLStreamConstants.END_ELEMENT -> {
          if (xml.getLocalName().equals(entry)) {
            entries.add(target);
            target = rest;
          } else {
            target.putIfAbsent(xml.getLocalName(), text.toString());
          }
          text.setLength(0);
        }
        default -> {}
      }
    }
    return new XmlListing(entries, rest);
  }

  /**
   * What stands in an element of an entry.
   *
   * @throws IOException when there is none
   */
  public static String required(Map<String, String> entry, String name) throws IOException {
    String text = entry.get(name);
    if (text == null) {
      throw new IOException("the listing has an object without " + name);
    }
    return text;
  }

  /** What stands in an element outside of the entries, null when there is none or nothing in it. */
  public @Nullable String next(String name) {
    String text = Objects.requireNonNullElse(rest.get(name), "");
    return text.isEmpty() ? null : text;
  }
}

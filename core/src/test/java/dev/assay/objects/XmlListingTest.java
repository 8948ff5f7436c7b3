package dev.assay.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class XmlListingTest {

  private static XmlListing parse(String text) throws IOException {
    return XmlListing.parse(text.getBytes(StandardCharsets.UTF_8), "List", "Entry");
  }

  @Test
  void entriesAndTheRestAreKeptApart() throws IOException {
    XmlListing listing =
        parse(
            "<List><Entry><Key>a</Key><Owner><Name>n</Name></Owner></Entry><Entry/>"
                + "<Next>m</Next><None/></List>");
    assertThat(listing.entries()).hasSize(2);
    assertThat(listing.entries().get(0)).containsAllEntriesOf(Map.of("Key", "a", "Name", "n"));
    assertThat(listing.next("Next")).isEqualTo("m");
    assertThat(listing.next("None")).isNull();
    assertThatThrownBy(() -> XmlListing.required(listing.entries().get(1), "Key"))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("Key");
  }

  @Test
  void aByteOrderMarkBeforeItIsNoPartOfIt() throws IOException {
    assertThat(parse("\uFEFF<?xml version='1.0' encoding='utf-8'?><List/>").entries()).isEmpty();
  }

  @Test
  void whatIsNotUtf8IsRefusedInSilence() {
    byte[] latin1 = "<List><Next>\u00FC</Next></List>".getBytes(StandardCharsets.ISO_8859_1);
    PrintStream before = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    System.setErr(new PrintStream(printed, true, StandardCharsets.UTF_8));
    try {
      assertThatThrownBy(() -> XmlListing.parse(latin1, "List", "Entry"))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("not UTF-8");
    } finally {
      System.setErr(before);
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "no XML",
        "<List>",
        "<Other/>",
        "<List>\u0001</List>",
        "<!DOCTYPE a [<!ENTITY e 'x'>]><List>&e;</List>",
        "<!DOCTYPE a [\u0001]><List/>"
      })
  void anythingElseIsRefusedWithAReason(String text) {
    assertThatThrownBy(() -> parse(text)).isInstanceOf(IOException.class).message().isNotBlank();
  }
}

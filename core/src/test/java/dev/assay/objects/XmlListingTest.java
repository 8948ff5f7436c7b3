package dev.assay.objects;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
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

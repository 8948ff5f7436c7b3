package dev.assay.dicom;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Samples of PS3.6 table 6-1, and the rules for what is not in it. */
class DictionaryTest {

  @ParameterizedTest
  @CsvSource({
    "00080005,CS",
    "00080018,UI",
    "00100010,PN",
    "00100020,LO",
    "00180050,DS",
    "00189220,FD",
    "00200013,IS",
    "00209113,SQ",
    "00280010,US",
    "00280106,US_OR_SS",
    "00283006,US_OR_OW",
    "0040A168,SQ",
    "00720083,UV",
    "52009230,SQ",
    "54001010,OB_OR_OW",
    "7FE00001,OV",
    "7FE00008,OF",
    "7FE00009,OD",
    "7FE00010,OB_OR_OW",
    "FFFCFFFC,OB",
    "00020010,UI"
  })
  void standardElementsHaveTheirRepresentation(String tag, Vr vr) {
    assertThat(Dictionary.implied(Integer.parseUnsignedInt(tag, 16))).isEqualTo(vr);
  }

  @ParameterizedTest
  @CsvSource({
    "60000010,US",
    "601E3000,OB_OR_OW",
    "50020005,US",
    "00203105,CS",
    "002804F1,US",
    "1010ABCD,US",
    "7F000010,OB_OR_OW"
  })
  void repeatingGroupsHaveTheirRepresentation(String tag, Vr vr) {
    assertThat(Dictionary.implied(Integer.parseUnsignedInt(tag, 16))).isEqualTo(vr);
  }

  @ParameterizedTest
  @CsvSource({
    "00090010,LO",
    "000900FF,LO",
    "00091001,UN",
    "00090000,UN",
    "00090001,UN",
    "60010010,LO",
    "60011010,UN"
  })
  void privateElementsAreUnknownButForTheirCreators(String tag, Vr vr) {
    assertThat(Dictionary.implied(Integer.parseUnsignedInt(tag, 16))).isEqualTo(vr);
  }

  @Test
  void whatIsNotInTheDictionaryIsUnknown() {
    assertThat(Dictionary.standard(0x0008_FFFF)).isNull();
    assertThat(Dictionary.implied(0x0008_FFFF)).isEqualTo(Vr.UN);
    assertThat(Dictionary.implied(0x0008_0000)).isEqualTo(Vr.UL);
  }
}

package dev.assay.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import dev.assay.Inspection;
import dev.assay.encord.gate.Judgement;
import dev.assay.encord.wire.CustomerProvidedDicomSeriesDicomFileMetadata;
import dev.assay.encord.wire.EncordJson;
import dev.assay.facts.DicomFacts;
import dev.assay.scan.RecordWriter;
import dev.assay.scan.ScanRecord;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The JSON of a scan record, as a tree. */
final class RecordJson {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private RecordJson() {}

  /** The {@code facts} of the record of an inspection; a null node when there are none. */
  static JsonNode facts(Inspection inspection) throws IOException {
    ScanRecord record = ScanRecord.of("file", inspection, new Judgement(null, List.of()));
    return MAPPER.readTree(RecordWriter.line(record, null)).get("facts");
  }

  /** The tags as they stand in the payload. */
  static JsonNode tags(DicomFacts dicom) throws IOException {
    var metadata = new CustomerProvidedDicomSeriesDicomFileMetadata(dicom.tags());
    return MAPPER.readTree(EncordJson.mapper().writeValueAsBytes(metadata)).get("tags");
  }

  /** The SHA-256 of a value as JSON without blanks, its keys sorted. */
  static String canonicalDigest(JsonNode value) throws IOException {
    byte[] canonical =
        EncordJson.mapper()
            .writer(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .writeValueAsBytes(MAPPER.treeToValue(value, Object.class));
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }
}

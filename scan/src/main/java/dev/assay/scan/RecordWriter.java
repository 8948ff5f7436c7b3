package dev.assay.scan;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.assay.encord.wire.MetadataJson;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import org.jspecify.annotations.Nullable;

/** Writes scan records as lines of JSON, one file each; not thread-safe. */
public final class RecordWriter implements Closeable {
  /** Most lines are shorter. */
  private static final int LINE_BYTES = 2048;

  private final JsonGenerator out;
  private final @Nullable String fingerprint;

  /** A writer to a stream, which {@link #close} closes. */
  public RecordWriter(OutputStream stream) throws IOException {
    this(stream, null);
  }

  /**
   * A writer of records that say what they were made with.
   *
   * @param fingerprint a {@link Fingerprint}; null for none
   */
  public RecordWriter(OutputStream stream, @Nullable String fingerprint) throws IOException {
    this.fingerprint = fingerprint;
    out = MetadataJson.factory().createGenerator(stream, JsonEncoding.UTF8);
  }

  /**
   * The line of one record, its end included; for who writes whole lines from several threads.
   *
   * @param fingerprint as for {@link #RecordWriter(OutputStream, String)}
   */
  public static byte[] line(ScanRecord record, @Nullable String fingerprint) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(LINE_BYTES);
    try (RecordWriter writer = new RecordWriter(bytes, fingerprint)) {
      writer.write(record);
    }
    return bytes.toByteArray();
  }

  /** Writes one line. */
  public void write(ScanRecord record) throws IOException {
    RecordShape.write(record, fingerprint, out);
    out.writeRaw('\n');
  }

  /** Hands everything written so far to the stream. */
  public void flush() throws IOException {
    out.flush();
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}

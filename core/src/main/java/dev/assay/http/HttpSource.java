package dev.assay.http;

import dev.assay.finding.Finding;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.NoRandomAccessException;
import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A source over an object behind HTTP(S), one range request for each read.
 *
 * <p>No request is made for the length alone: the first answer's Content-Range tells it. The entity
 * tag of the first answer must hold for all others, so that an object that changes while it is read
 * is an error and never a mixture. From a server that ignores ranges the beginning is kept as far
 * as one answer brought it, and other positions are refused.
 */
final class HttpSource implements ByteSource {
  private final HttpStore store;
  private final URI uri;
  private final List<Finding> findings = new ArrayList<>();

  private long length = Identity.UNKNOWN_LENGTH;
  private @Nullable String etag;
  private @Nullable Instant lastModified;
  private boolean answered;

  HttpSource(HttpStore store, URI uri) {
    this.store = store;
    this.uri = uri;
  }

  @Override
  public Identity identity() {
    return new Identity(
        HttpLocation.withoutSecrets(uri), HttpLocation.name(uri), length, lastModified, etag);
  }

  @Override
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  @Override
  public int readAt(long position, ByteBuffer into) throws IOException {
    if (position < 0) {
      throw new IllegalArgumentException("position " + position);
    }
    int total = 0;
    while (into.hasRemaining() && (length < 0 || position + total < length)) {
      long from = position + total;
      long last = from + into.remaining() - 1;
      if (length >= 0) {
        last = Math.min(last, length - 1);
      }
      int got = read("bytes=" + from + "-" + last, from, into, (int) (last - from + 1));
      if (got == 0) {
        break;
      }
      total += got;
    }
    return total;
  }

  @Override
  public int readTail(ByteBuffer into) throws IOException {
    if (!into.hasRemaining()) {
      return 0;
    }
    if (length >= 0) {
      return readAt(Math.max(0, length - into.remaining()), into);
    }
    int want = into.remaining();
    int got = read("bytes=-" + want, -1, into, want);
    long start = Math.max(0, length - want);
    if (got < length - start) {
      got += readAt(start + got, into);
    }
    return got;
  }

  /** Makes one request; {@code from} is -1 when the last bytes are asked for. */
  private int read(String range, long from, ByteBuffer into, int most) throws IOException {
    Answer answer = store.get(uri, range, isStrong(etag) ? etag : null, most);
    int status = answer.status();
    if (status == 416) {
      ContentRange whole = answer.contentRange();
      if (whole == null || whole.length() < 0) {
        throw refusal("refuses the range " + range);
      }
      learn(answer, whole.length());
      return 0;
    }
    if (status == 412) {
      throw changed();
    }
    if (status == 200) {
      return readWithoutRanges(answer, from, into);
    }
    if (status != 206) {
      throw refusal("answers with status " + status + meaning(status));
    }
    ContentRange sent = answer.contentRange();
    if (sent == null || sent.first() < 0 || sent.length() < 0) {
      throw refusal("sends a part without saying which");
    }
    long wanted = from >= 0 ? from : Math.max(0, sent.length() - most);
    if (sent.first() != wanted) {
      throw refusal("was asked for " + range + " and sends the bytes from " + sent.first() + " on");
    }
    learn(answer, sent.length());
    if (answer.count() == 0) {
      throw refusal("sends nothing of " + range);
    }
    int count = (int) Math.min(answer.count(), sent.last() - sent.first() + 1);
    into.put(answer.body(), 0, count);
    return count;
  }

  private int readWithoutRanges(Answer answer, long from, ByteBuffer into) throws IOException {
    String told = answer.header("Content-Length");
    boolean whole = !answer.more();
    long size = whole ? answer.count() : -1;
    if (told != null && told.matches("\\d{1,18}")) {
      size = Long.parseLong(told);
    }
    if (findings.isEmpty()) {
      findings.add(
          Finding.warning("NO_RANGE_SUPPORT", "The server sends whole objects instead of ranges.")
              .mendedBy("Have the server honour Range requests, or scan a copy."));
    }
    if (size >= 0) {
      learn(answer, size);
    }
    if (from != 0) {
      throw new NoRandomAccessException(
          HttpLocation.withoutSecrets(uri) + " cannot be read from byte " + from + " on");
    }
    into.put(answer.body(), 0, answer.count());
    return answer.count();
  }

  private void learn(Answer answer, long newLength) throws IOException {
    String encoding = answer.header("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw refusal(
          "is sent with Content-Encoding " + encoding + ", so that its bytes are not the file's");
    }
    String newEtag = answer.header("ETag");
    if (answered) {
      boolean sameTag = etag == null || newEtag == null || etag.equals(newEtag);
      if (!sameTag || (length >= 0 && newLength != length)) {
        throw changed();
      }
    } else {
      etag = newEtag;
      lastModified = date(answer.header("Last-Modified"));
      answered = true;
    }
    length = newLength;
  }

  private static @Nullable Instant date(@Nullable String header) {
    if (header == null) {
      return null;
    }
    try {
      return ZonedDateTime.parse(header, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
    } catch (DateTimeParseException e) {
      return null; // a date nobody can read says nothing
    }
  }

  /** Whether If-Match may use the tag (RFC 9110 13.1.1 compares strongly). */
  private static boolean isStrong(@Nullable String tag) {
    return tag != null && !tag.startsWith("W/");
  }

  private static String meaning(int status) {
    return switch (status) {
      case 401, 403 -> " (no permission: check the credentials, or whether the signature expired)";
      case 404, 410 -> " (there is no such object)";
      default -> "";
    };
  }

  private IOException refusal(String what) {
    return new IOException(HttpLocation.withoutSecrets(uri) + " " + what);
  }

  private IOException changed() {
    return refusal("was changed while it was read");
  }

  @Override
  public void close() {}
}

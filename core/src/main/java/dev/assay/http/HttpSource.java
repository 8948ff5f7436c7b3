package dev.assay.http;

import dev.assay.finding.Finding;
import dev.assay.source.ByteSource;
import dev.assay.source.Identity;
import dev.assay.source.NoRandomAccessException;
import dev.assay.source.StreamSource;
import dev.assay.source.Traffic;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A source over an object behind HTTP(S), one range request for each read.
 *
 * <p>No request is made for the length alone: the first answer's Content-Range tells it. The entity
 * tag of the first answer must hold for all others, so that an object that changes while it is read
 * is an error and never a mixture. From a server that ignores ranges the object is taken as a
 * stream.
 */
final class HttpSource implements ByteSource {
  private static final Finding NO_RANGE_SUPPORT =
      Finding.warning("NO_RANGE_SUPPORT", "The server sends whole objects instead of ranges.")
          .mendedBy("Have the server honour Range requests, or scan a copy.");

  private final HttpStore store;
  private final Route route;
  private final Identity known;

  private long length;
  private @Nullable String etag;
  private @Nullable Instant lastModified;
  private boolean answered;
  private long bytes;
  private List<Finding> findings = List.of();

  /** The object from a server that ignores ranges, and the body it is taken from. */
  private record Whole(Body body, StreamSource stream) {}

  private @Nullable Whole whole;

  /**
   * A source of which nothing has been asked.
   *
   * @param known what is known of the object; answers about one of another length or entity tag are
   *     about another object
   */
  HttpSource(HttpStore store, Route route, Identity known) {
    this.store = store;
    this.route = route;
    this.known = known;
    this.length = known.length();
    this.etag = known.etag();
    this.lastModified = known.lastModified();
  }

  @Override
  public Identity identity() {
    long told = length < 0 && whole != null ? whole.stream().identity().length() : length;
    return new Identity(known.uri(), known.name(), told, lastModified, etag);
  }

  @Override
  public List<Finding> findings() {
    return findings;
  }

  @Override
  public Traffic traffic() {
    return new Traffic(whole == null ? bytes : bytes + whole.body().received(), route.requests());
  }

  @Override
  public int readAt(long position, ByteBuffer into) throws IOException {
    if (position < 0) {
      throw new IllegalArgumentException("position " + position);
    }
    long started = System.nanoTime();
    int total = 0;
    while (into.hasRemaining() && (length < 0 || position + total < length)) {
      if (System.nanoTime() - started > store.options().patience().toNanos()) {
        long waited = store.options().patience().toMillis();
        throw refusal("sent only " + total + " bytes in " + waited + " ms");
      }
      int count = readSome(position + total, into);
      if (count == 0) {
        break;
      }
      total += count;
    }
    return total;
  }

  private int readSome(long from, ByteBuffer into) throws IOException {
    if (whole != null) {
      return readWhole(whole, from, into);
    }
    long end = from + Math.min(into.remaining(), Long.MAX_VALUE - from);
    long last = (length < 0 ? end : Math.min(end, length)) - 1;
    Answer answer = store.get(route, "bytes=" + from + "-" + last, isStrong(etag) ? etag : null);
    return switch (answer.status()) {
      case 200 -> readWhole(begin(answer, end), from, into);
      case 206 -> {
        if (answer.isEmptyPart()) {
          answer.body().finish();
          learnEnd(answer, from);
          yield 0;
        }
        yield readPart(answer, from, into);
      }
      case 412 -> throw changed();
      case 416 -> {
        learnEnd(answer, from);
        yield 0;
      }
      default -> throw refusal("answers with status " + answer.status() + meaning(answer));
    };
  }

  private int readPart(Answer answer, long from, ByteBuffer into) throws IOException {
    int count = 0;
    try (Body body = answer.body()) {
      ContentRange sent = answer.contentRange();
      if (sent == null || sent.first() < 0 || sent.length() < 0) {
        throw refusal("sends a part without saying which");
      }
      if (sent.first() != from) {
        throw refusal("sends the bytes from " + sent.first() + " on when asked for " + from);
      }
      learn(answer, sent.length());
      ByteBuffer room = into.slice();
      room.limit((int) Math.min(room.remaining(), sent.last() - from + 1));
      while (room.hasRemaining() && body.read(room) >= 0) {
        count = room.position();
      }
      body.finish();
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      if (count == 0) {
        throw e;
      }
      store.pauseAfterBreak(); // what has come is kept, and the rest asked for again
    } finally {
      bytes += answer.body().received();
    }
    into.position(into.position() + count);
    return count;
  }

  /**
   * Learns from the refusal of a range where the object ends: at or before its start (RFC 9110
   * 15.5.17).
   */
  private void learnEnd(Answer answer, long from) throws IOException {
    ContentRange range = answer.contentRange();
    long told = range == null ? Identity.UNKNOWN_LENGTH : range.length();
    if (told > from) {
      throw refusal("refuses the bytes from " + from + " on, although it has " + told);
    }
    if (length >= 0) {
      throw changed(); // nothing behind a known end is asked for
    }
    length = from == 0 ? 0 : told;
  }

  private Whole begin(Answer answer, long end) throws IOException {
    Body body = answer.body();
    try {
      learn(answer, answer.contentLength());
    } catch (IOException e) {
      body.close();
      throw e;
    }
    if (length < 0 || length > end) {
      findings = List.of(NO_RANGE_SUPPORT);
    }
    String name = identity().name();
    whole =
        new Whole(
            body,
            StreamSource.of(
                body, name, StreamSource.DEFAULT_MEMORY_BYTES, store.options().wholeBytes()));
    return whole;
  }

  private int readWhole(Whole from, long position, ByteBuffer into) throws IOException {
    long left = length < 0 ? Long.MAX_VALUE : Math.max(0, length - position);
    int want = (int) Math.min(into.remaining(), left);
    if (length >= 0 && want > 0 && position + want > store.options().wholeBytes()) {
      throw new NoRandomAccessException(
          "the object "
              + route
              + " is sent as a whole, and byte "
              + position
              + " of it is too far away");
    }
    from.body().allow(store.options().patience());
    ByteBuffer room = into.slice().limit(want);
    int count = from.stream().readAt(position, room);
    into.position(into.position() + count);
    return count;
  }

  @Override
  public int readTail(ByteBuffer into) throws IOException {
    if (!identity().hasLength()) {
      readAt(0, ByteBuffer.allocate(1)); // whose answer tells the length
    }
    if (!identity().hasLength() && whole != null) {
      whole.body().allow(store.options().patience());
      return whole.stream().readTail(into);
    }
    return ByteSource.super.readTail(into);
  }

  @Override
  public long drain(long mostBytes) throws IOException {
    if (whole == null || whole.body().received() > store.options().wholeBytes()) {
      return 0;
    }
    whole.body().allow(store.options().patience());
    return whole.stream().drain(mostBytes);
  }

  private void learn(Answer answer, long newLength) throws IOException {
    String encoding = answer.header("Content-Encoding");
    if (encoding != null && changesBytes(encoding)) {
      throw refusal(
          "is sent with Content-Encoding "
              + encoding.substring(0, Math.min(encoding.length(), 40))
              + ": its bytes are not the file's; store it without");
    }
    String newEtag = answer.header("ETag");
    Instant newDate = date(answer.header("Last-Modified"));
    if (differ(unquoted(etag), unquoted(newEtag))
        || (answered && etag == null && differ(lastModified, newDate))
        || (length >= 0 && newLength >= 0 && length != newLength)) {
      throw changed();
    }
    if (!answered) {
      etag = etag == null ? newEtag : etag;
      lastModified = lastModified == null ? newDate : lastModified;
      answered = true;
    }
    if (newLength >= 0) {
      length = newLength;
    }
  }

  /** A tag without its quotes, which some listings leave out. */
  private static @Nullable String unquoted(@Nullable String tag) {
    return tag == null ? null : tag.replace("\"", "");
  }

  private static boolean differ(@Nullable Object before, @Nullable Object now) {
    return before != null && now != null && !before.equals(now);
  }

  /**
   * Whether any of a list of content codings (RFC 9110 8.4) does something. The one that S3 clients
   * name for their chunks is undone when an object arrives in its store, and some stores keep it.
   */
  private static boolean changesBytes(String codings) {
    for (String coding : codings.toLowerCase(Locale.ROOT).split(",", -1)) {
      String name = coding.strip();
      if (!name.isEmpty() && !name.equals("identity") && !name.equals("aws-chunked")) {
        return true;
      }
    }
    return false;
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
    return tag != null && tag.startsWith("\"");
  }

  private String meaning(Answer answer) {
    String reason = route.service().reason(answer.status(), answer.headers(), answer.excerpt());
    if (reason != null) {
      return " (" + reason + ")";
    }
    return switch (answer.status()) {
      case 401, 403 -> " (no permission: check the credentials, or whether the signature expired)";
      case 404, 410 -> " (there is no such object)";
      default -> "";
    };
  }

  private IOException refusal(String what) {
    return new IOException("the object " + route + " " + what);
  }

  private IOException changed() {
    return refusal("was changed while it was read");
  }

  @Override
  public void close() throws IOException {
    if (whole != null) {
      whole.body().close();
      whole.stream().close();
    }
  }
}

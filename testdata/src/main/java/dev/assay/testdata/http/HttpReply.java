package dev.assay.testdata.http;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the server is about to answer, which a {@link Fault} spoils. */
public final class HttpReply {

  /** A count of bytes that is never reached. */
  static final long NEVER = Long.MAX_VALUE;

  final Map<String, String> headers = new LinkedHashMap<>();
  final long contentLength;
  int status;
  long from;
  long length;
  Duration delay = Duration.ZERO;
  long dropAfter = NEVER;
  long stallAfter = NEVER;
  boolean silent;
  boolean chunked;

  HttpReply(long contentLength) {
    this.contentLength = contentLength;
  }

  /** The length of the object asked for, 0 when there is none. */
  public long contentLength() {
    return contentLength;
  }

  /** Answers with another status and no body. */
  public HttpReply status(int status) {
    this.status = status;
    headers.remove("Content-Range");
    return bytes(0, 0);
  }

  /** Sends a header, over the one of that name if there is one. */
  public HttpReply header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Sends no header of that name. */
  public HttpReply without(String name) {
    headers.remove(name);
    return this;
  }

  /** Sends other bytes of the object, whatever the headers say of them. */
  public HttpReply bytes(long from, long length) {
    this.from = from;
    this.length = length;
    headers.put("Content-Length", Long.toString(length));
    return this;
  }

  /** Sends the whole object, as a server does that knows nothing of ranges. */
  public HttpReply whole() {
    status(200);
    headers.remove("Accept-Ranges");
    return bytes(0, contentLength);
  }

  /** Sends the body in chunks and keeps its length back. */
  public HttpReply chunked() {
    headers.remove("Content-Length");
    headers.put("Transfer-Encoding", "chunked");
    chunked = true;
    return this;
  }

  /** Waits before it answers. */
  public HttpReply delayedBy(Duration delay) {
    this.delay = delay;
    return this;
  }

  /** Closes the connection after so many bytes of the body. */
  public HttpReply droppedAfter(long bytes) {
    dropAfter = bytes;
    return this;
  }

  /** Sends nothing more after so many bytes of the body, and leaves the connection open. */
  public HttpReply stalledAfter(long bytes) {
    stallAfter = bytes;
    return this;
  }

  /** Closes the connection without an answer. */
  public HttpReply silent() {
    silent = true;
    return this;
  }
}

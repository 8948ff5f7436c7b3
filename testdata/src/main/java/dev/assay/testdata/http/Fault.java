package dev.assay.testdata.http;

import java.time.Duration;

/** Something that goes wrong with an answer; any lambda may do worse than the ones named here. */
@FunctionalInterface
public interface Fault {

  /** Spoils an answer that would otherwise be right. */
  void spoil(HttpRequest request, HttpReply reply);

  /** Nothing goes wrong. */
  static Fault none() {
    return (request, reply) -> {};
  }

  /** The connection breaks after so many bytes of the body. */
  static Fault droppedAfter(long bytes) {
    return (request, reply) -> reply.droppedAfter(bytes);
  }

  /** The connection breaks before anything is answered. */
  static Fault silence() {
    return (request, reply) -> reply.silent();
  }

  /** Nothing more comes after so many bytes of the body, on a connection that stays open. */
  static Fault stalledAfter(long bytes) {
    return (request, reply) -> reply.stalledAfter(bytes);
  }

  /** The answer comes late. */
  static Fault delayedBy(Duration delay) {
    return (request, reply) -> reply.delayedBy(delay);
  }

  /** The answer has another status and no body. */
  static Fault status(int status) {
    return (request, reply) -> reply.status(status);
  }

  /** The host is too busy and says for how long, in the form of the Retry-After header. */
  static Fault busy(int status, String retryAfter) {
    return (request, reply) -> reply.status(status).header("Retry-After", retryAfter);
  }

  /** The answer is elsewhere. */
  static Fault redirectTo(String location) {
    return (request, reply) -> reply.status(302).header("Location", location);
  }

  /** Ranges are ignored: the answer is 200 with everything. */
  static Fault rangesIgnored() {
    return (request, reply) -> reply.whole();
  }

  /** Ranges are ignored, and the length is kept back. */
  static Fault rangesIgnoredInChunks() {
    return (request, reply) -> reply.whole().chunked();
  }

  /** The answer is said to be encoded. */
  static Fault encoded(String contentEncoding) {
    return (request, reply) -> reply.header("Content-Encoding", contentEncoding);
  }

  /** The object has another entity tag. */
  static Fault etag(String etag) {
    return (request, reply) -> reply.header("ETag", etag);
  }

  /** The body is said to be longer or shorter than it is. */
  static Fault lengthOffBy(long difference) {
    return (request, reply) ->
        reply.header("Content-Length", Long.toString(reply.length + difference));
  }

  /** Another range is sent than was asked for, and the answer says so. */
  static Fault rangeOffBy(long difference) {
    return (request, reply) -> {
      long first = reply.from + difference;
      long last = Math.min(first + reply.length, reply.contentLength()) - 1;
      reply
          .bytes(first, last - first + 1)
          .header("Content-Range", "bytes " + first + "-" + last + "/" + reply.contentLength());
    };
  }

  /** A shorter range is sent than was asked for, and the answer says so. */
  static Fault rangeCutTo(long length) {
    return (request, reply) -> {
      long count = Math.min(length, reply.length);
      long last = reply.from + count - 1;
      reply
          .bytes(reply.from, count)
          .header(
              "Content-Range", "bytes " + reply.from + "-" + last + "/" + reply.contentLength());
    };
  }
}

package dev.assay.ffmpeg;

import dev.assay.facts.Facts;
import dev.assay.facts.FileType;
import dev.assay.finding.Finding;
import dev.assay.format.Context;
import dev.assay.read.DeclinedException;
import dev.assay.read.LimitExceededException;
import dev.assay.read.MalformedException;
import dev.assay.read.ReadException;
import dev.assay.read.TruncatedException;
import dev.assay.read.UnsupportedException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a child made of a {@link Job}.
 *
 * @param findings what it reported
 * @param incomplete whether one of them says that the facts are only a part
 * @param facts what was read, null when nothing was or a decoder was asked
 * @param known whether a decoder knew the container
 * @param problem why there are no facts, null when there are or a decoder had its say
 */
record Answer(
    List<Finding> findings,
    boolean incomplete,
    @Nullable Facts facts,
    boolean known,
    @Nullable Problem problem) {

  /** The exceptions that pass between processes. */
  enum Kind {
    MALFORMED,
    TRUNCATED,
    UNSUPPORTED,
    LIMIT_EXCEEDED,
    DECLINED,
    UNREACHABLE,
    DEFECT
  }

  /**
   * An exception without its stack.
   *
   * @param detail the code of what is not supported, the name of a limit, else empty
   * @param remedy of what is not supported, else empty
   * @param type recognised, null when none was
   */
  record Problem(
      Kind kind,
      String detail,
      String message,
      String remedy,
      @Nullable FileType type,
      long offset) {

    static Problem of(Throwable e) {
      String message = String.valueOf(e.getMessage());
      if (e instanceof UnsupportedException u) {
        String remedy = u.asFailure().remedy();
        return new Problem(Kind.UNSUPPORTED, u.code(), message, remedy, u.type(), u.offset());
      }
      if (e instanceof LimitExceededException l) {
        return new Problem(Kind.LIMIT_EXCEEDED, l.limit(), message, "", null, l.offset());
      }
      if (e instanceof ReadException r) {
        Kind kind =
            r instanceof TruncatedException
                ? Kind.TRUNCATED
                : r instanceof DeclinedException ? Kind.DECLINED : Kind.MALFORMED;
        return new Problem(kind, "", message, "", null, r.offset());
      }
      Kind kind = e instanceof IOException ? Kind.UNREACHABLE : Kind.DEFECT;
      StackTraceElement[] trace = e.getStackTrace();
      String place = trace.length == 0 ? "" : " in " + trace[0];
      return new Problem(
          kind, "", kind == Kind.DEFECT ? e + place : message, "", null, Finding.NO_OFFSET);
    }

    IOException asException() {
      return switch (kind) {
        case MALFORMED -> new MalformedException(message, offset);
        case TRUNCATED -> new TruncatedException(message, offset);
        case UNSUPPORTED -> new UnsupportedException(detail, message, remedy, type);
        case LIMIT_EXCEEDED -> new LimitExceededException(detail, message, offset);
        case DECLINED -> new DeclinedException(message);
        case UNREACHABLE -> new IOException(message);
        case DEFECT -> throw new IllegalStateException(message);
      };
    }
  }

  static Answer read(Facts facts, Context context) {
    return new Answer(context.findings(), context.isIncomplete(), facts, true, null);
  }

  static Answer decoded(boolean known, Context context) {
    return new Answer(context.findings(), false, null, known, null);
  }

  static Answer failed(Throwable e, List<Finding> findings) {
    return new Answer(findings, false, null, true, Problem.of(e));
  }

  /** Tells the parent's context what the child's was told. */
  void reportTo(Context context) {
    for (int i = 0; i < findings.size(); i++) {
      if (incomplete && i == findings.size() - 1) {
        context.incomplete(findings.get(i));
      } else {
        context.report(findings.get(i));
      }
    }
  }
}

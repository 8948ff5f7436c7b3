package dev.assay.read;

import dev.assay.finding.Failure;
import dev.assay.finding.FailureKind;
import dev.assay.finding.Finding;
import java.io.IOException;

/**
 * A reason a reader gives for stopping.
 *
 * <p>It carries no stack trace: it describes a file, not a program.
 */
public abstract sealed class ReadException extends IOException
    permits MalformedException,
        UnsupportedException,
        LimitExceededException,
        DeclinedException,
        CrashedException {
  private static final long serialVersionUID = 1;

  private final FailureKind kind;
  private final String code;
  private final String remedy;
  private final long offset;

  ReadException(FailureKind kind, String code, String message, String remedy, long offset) {
    super(message);
    this.kind = kind;
    this.code = code;
    this.remedy = remedy;
    this.offset = offset;
  }

  /** Stable upper-case name of the reason. */
  public final String code() {
    return code;
  }

  /** The byte it was seen at, {@link Finding#NO_OFFSET} when it has no place. */
  public final long offset() {
    return offset;
  }

  /** The reason as the failure that ends an inspection. */
  public final Failure asFailure() {
    return new Failure(kind, code, String.valueOf(getMessage()), remedy, offset);
  }

  @Override
  public final synchronized Throwable fillInStackTrace() {
    return this;
  }
}

package dev.assay.cli;

/** What the command's exit code says. */
final class ExitCode {
  /** Everything passes. */
  static final int PASS = 0;

  /** There are findings at or above the severity asked for. */
  static final int FINDINGS = 1;

  /** The command line is wrong. */
  static final int USAGE = 2;

  /** The input could not be read or the output not be written. */
  static final int UNREADABLE = 3;

  /** The command was interrupted; 128 + SIGINT, as shells say it. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}

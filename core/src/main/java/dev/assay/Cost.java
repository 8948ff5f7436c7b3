package dev.assay;

import java.time.Duration;

/**
 * What an inspection spent.
 *
 * @param bytesRead bytes read from the source
 * @param reads reads made, one request each on a remote store
 * @param elapsed wall-clock time
 */
public record Cost(long bytesRead, long reads, Duration elapsed) {}

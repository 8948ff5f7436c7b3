package dev.assay.source;

/**
 * What a store has moved for a source, repeated requests and bytes nobody needed among it.
 *
 * @param bytes bytes of content received
 * @param requests requests made
 */
public record Traffic(long bytes, long requests) {}

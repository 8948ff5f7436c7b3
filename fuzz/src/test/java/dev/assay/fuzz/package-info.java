/**
 * Fuzz targets. Without {@code JAZZER_FUZZ=1} their seeds are replayed; with it Jazzer goes on from
 * them. What it finds becomes a test of the module that was wrong.
 */
package dev.assay.fuzz;

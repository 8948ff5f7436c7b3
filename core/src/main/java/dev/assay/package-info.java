/** The engine's front door: inspect one source, get what it is or why that could not be said. */
@NullMarked
package dev.assay;

import org.jspecify.annotations.NullMarked;

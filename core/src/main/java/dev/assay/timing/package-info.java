/** The arithmetic of frame times that all readers of video share. */
@NullMarked
package dev.assay.timing;

import org.jspecify.annotations.NullMarked;

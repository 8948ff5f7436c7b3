/** RIFF files and their kin: samples behind a header (WAV, AIFF, CAF, AU), and AVI. */
@NullMarked
package dev.assay.av.riff;

import org.jspecify.annotations.NullMarked;

/** Sound as a sequence of frames or pages: MPEG audio, AAC, AC-3, AMR, FLAC, Ogg. */
@NullMarked
package dev.assay.av.sound;

import org.jspecify.annotations.NullMarked;

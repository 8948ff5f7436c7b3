/** The reader of audio and video containers that asks FFmpeg's libavformat. */
@NullMarked
package dev.assay.ffmpeg;

import org.jspecify.annotations.NullMarked;

/** What the containers' codec configurations say of pictures and sound. */
@NullMarked
package dev.assay.av.codec;

import org.jspecify.annotations.NullMarked;

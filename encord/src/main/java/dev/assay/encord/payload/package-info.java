/** From judged files to the upload payload. */
@NullMarked
package dev.assay.encord.payload;

import org.jspecify.annotations.NullMarked;

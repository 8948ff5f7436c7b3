/** Holding claims about files, in payloads and in the platform's listings, against the files. */
@NullMarked
package dev.assay.encord.compare;

import org.jspecify.annotations.NullMarked;

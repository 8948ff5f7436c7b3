/** Object stores: buckets of objects behind HTTP, whose listings come in pages. */
@NullMarked
package dev.assay.objects;

import org.jspecify.annotations.NullMarked;

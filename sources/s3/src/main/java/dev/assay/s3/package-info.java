/** Objects in S3 and stores that speak like it. */
@NullMarked
package dev.assay.s3;

import org.jspecify.annotations.NullMarked;

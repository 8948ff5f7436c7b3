/** Sources over HTTP(S): range requests, retries, pacing, and the addresses that may be asked. */
@NullMarked
package dev.assay.http;

import org.jspecify.annotations.NullMarked;

/** A real HTTP server on the loopback address whose faults a test writes. */
@NullMarked
package dev.assay.testdata.http;

import org.jspecify.annotations.NullMarked;

/** Object stores that tests start, and what every store is tested for against them. */
package dev.assay.servers;

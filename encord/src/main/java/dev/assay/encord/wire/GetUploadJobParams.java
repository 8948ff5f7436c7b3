package dev.assay.encord.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * How long to wait for news of an upload job.
 *
 * @param timeoutSeconds seconds after which the state is answered anyway
 */
public record GetUploadJobParams(@JsonProperty(defaultValue = "60") long timeoutSeconds) {}

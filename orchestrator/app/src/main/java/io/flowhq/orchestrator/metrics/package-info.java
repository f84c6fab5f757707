/** The figures of the whole platform that one of its processes can tell: from the database, for Prometheus. */
@NullMarked
package io.flowhq.orchestrator.metrics;

import org.jspecify.annotations.NullMarked;

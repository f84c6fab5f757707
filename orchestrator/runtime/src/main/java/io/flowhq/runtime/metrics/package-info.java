/** What a process tells those who watch over it: metrics for Prometheus, and whether it lives and is ready. */
@NullMarked
package io.flowhq.runtime.metrics;

import org.jspecify.annotations.NullMarked;

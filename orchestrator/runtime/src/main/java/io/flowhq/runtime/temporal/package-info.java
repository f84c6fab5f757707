/** How a process connects to its Temporal cluster: {@code TEMPORAL_*} variables, TLS and API key, checked at start. */
@NullMarked
package io.flowhq.runtime.temporal;

import org.jspecify.annotations.NullMarked;

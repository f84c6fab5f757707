/** Traces of requests through the processes, for those who collect them. */
@NullMarked
package io.flowhq.runtime.trace;

import org.jspecify.annotations.NullMarked;

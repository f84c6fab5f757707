/** Where the trace of a request begins, for those who collect traces. */
@NullMarked
package io.flowhq.web.trace;

import org.jspecify.annotations.NullMarked;

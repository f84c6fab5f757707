/** One trace of a request through the processes of a platform. */
@NullMarked
package io.flowhq.local.trace;

import org.jspecify.annotations.NullMarked;

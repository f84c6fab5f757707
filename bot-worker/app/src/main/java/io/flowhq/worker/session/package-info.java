/** A tenant's session on this worker, from its lease to the end of its browser. */
@NullMarked
package io.flowhq.worker.session;

import org.jspecify.annotations.NullMarked;

/** What browsers weigh. */
@NullMarked
package io.flowhq.worker.capacity;

import org.jspecify.annotations.NullMarked;

/** This worker as one of a fleet: its name, its slots, its task queues, its draining. */
@NullMarked
package io.flowhq.worker.fleet;

import org.jspecify.annotations.NullMarked;

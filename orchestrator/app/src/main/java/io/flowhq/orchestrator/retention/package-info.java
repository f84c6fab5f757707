/** Removes data that is older than it is to be kept. */
@NullMarked
package io.flowhq.orchestrator.retention;

import org.jspecify.annotations.NullMarked;

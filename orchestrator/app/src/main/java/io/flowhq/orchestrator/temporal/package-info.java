/** The orchestrator's side of Temporal: waiting for it, its search attributes, its workers. */
@NullMarked
package io.flowhq.orchestrator.temporal;

import org.jspecify.annotations.NullMarked;

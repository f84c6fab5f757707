/** Tells the workflows which of their tenants do not answer. */
@NullMarked
package io.flowhq.orchestrator.answering;

import org.jspecify.annotations.NullMarked;

/** Tells owners by a message that customers wait for them. */
@NullMarked
package io.flowhq.orchestrator.notice;

import org.jspecify.annotations.NullMarked;

/** Texts that the orchestrator writes to people. */
@NullMarked
package io.flowhq.orchestrator.text;

import org.jspecify.annotations.NullMarked;

/** Delivers tenants' events to the receivers that they name. */
@NullMarked
package io.flowhq.orchestrator.webhook;

import org.jspecify.annotations.NullMarked;

/** The orchestrator's process: tenants' workflows, their database activities, and what keeps the two in step. */
@NullMarked
package io.flowhq.orchestrator;

import org.jspecify.annotations.NullMarked;

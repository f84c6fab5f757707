/** What brings promises made in PostgreSQL to the tenants' workflows, and repairs what fell between the two. */
@NullMarked
package io.flowhq.orchestrator.relay;

import org.jspecify.annotations.NullMarked;

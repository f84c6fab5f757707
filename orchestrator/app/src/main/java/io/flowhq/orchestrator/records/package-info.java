/** The database activities of the tenants' workflows. */
@NullMarked
package io.flowhq.orchestrator.records;

import org.jspecify.annotations.NullMarked;

/** Asks a tenant's own endpoint what the assistant does not know. */
@NullMarked
package io.flowhq.worker.external;

import org.jspecify.annotations.NullMarked;

/** A tenant's life: its phases, the moves between them, and the workflow that lives it. */
@NullMarked
package io.flowhq.contract.lifecycle;

import org.jspecify.annotations.NullMarked;

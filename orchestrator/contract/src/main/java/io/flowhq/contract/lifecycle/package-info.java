/** A tenant's lifecycle: its phases, the transitions between them, and the interface of the workflow that runs it. */
@NullMarked
package io.flowhq.contract.lifecycle;

import org.jspecify.annotations.NullMarked;

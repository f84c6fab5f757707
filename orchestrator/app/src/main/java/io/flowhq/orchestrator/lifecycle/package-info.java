/** The tenant's lifecycle workflow. Code in here is replayed: no clocks, randomness, threads or beans of its own. */
@NullMarked
package io.flowhq.orchestrator.lifecycle;

import org.jspecify.annotations.NullMarked;

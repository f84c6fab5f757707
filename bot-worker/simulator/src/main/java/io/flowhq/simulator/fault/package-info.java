/** The switchable faults: what each is called, which values it takes, and on whom it is set. */
@NullMarked
package io.flowhq.simulator.fault;

import org.jspecify.annotations.NullMarked;

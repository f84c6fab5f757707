/** Keeps the service's memory in a file, so that a restart finds the phones still linked. */
@NullMarked
package io.flowhq.simulator.state;

import org.jspecify.annotations.NullMarked;

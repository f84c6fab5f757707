/** The line between the service and its web clients. */
@NullMarked
package io.flowhq.simulator.device;

import org.jspecify.annotations.NullMarked;

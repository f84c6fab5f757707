/** The line between the service and its web clients: the page they load and the socket they talk through. */
@NullMarked
package io.flowhq.simulator.device;

import org.jspecify.annotations.NullMarked;

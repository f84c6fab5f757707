/** What a web client and the service say to each other. */
@NullMarked
package io.flowhq.simulator.service.client;

import org.jspecify.annotations.NullMarked;

/** Messages, who they are from and where they are written, under WhatsApp's own names. */
@NullMarked
package io.flowhq.simulator.service.message;

import org.jspecify.annotations.NullMarked;

/** A simulated WhatsApp: the service, its web client, the phones, and a judge of who answered whom. It knows nothing of Flow HQ. */
@NullMarked
package io.flowhq.simulator;

import org.jspecify.annotations.NullMarked;

/** Who answered whom: a ledger of all that passed through the service, and the verdict on it. */
@NullMarked
package io.flowhq.simulator.judge;

import org.jspecify.annotations.NullMarked;

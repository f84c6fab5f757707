/** The control API: how tests, the launcher and the phones page move phones and customers. */
@NullMarked
package io.flowhq.simulator.control;

import org.jspecify.annotations.NullMarked;

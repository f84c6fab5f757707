/** The pages browsers load: the web client, its scripts, and what makes it heavy. */
@NullMarked
package io.flowhq.simulator.page;

import org.jspecify.annotations.NullMarked;

/** What deliveries to addresses of other people have in common. */
@NullMarked
package io.flowhq.orchestrator.delivery;

import org.jspecify.annotations.NullMarked;

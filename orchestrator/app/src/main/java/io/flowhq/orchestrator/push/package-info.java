/** Tells browsers of people, by their makers' push services, that customers wait. */
@NullMarked
package io.flowhq.orchestrator.push;

import org.jspecify.annotations.NullMarked;

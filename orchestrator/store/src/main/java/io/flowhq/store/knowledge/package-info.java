/** What owners have told about their businesses: facts, services, catalogue, own questions. */
@NullMarked
package io.flowhq.store.knowledge;

import org.jspecify.annotations.NullMarked;

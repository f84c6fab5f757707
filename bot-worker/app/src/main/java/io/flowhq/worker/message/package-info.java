/** What happens to a customer's message: logged, queued in its chat, answered within the limit, and accounted for. */
@NullMarked
package io.flowhq.worker.message;

import org.jspecify.annotations.NullMarked;

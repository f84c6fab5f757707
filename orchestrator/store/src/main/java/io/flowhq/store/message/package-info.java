/** What was said in a tenant's chats. */
@NullMarked
package io.flowhq.store.message;

import org.jspecify.annotations.NullMarked;

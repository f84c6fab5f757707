/** People, their requests and the audit trail. */
@NullMarked
package io.flowhq.store.portal;

import org.jspecify.annotations.NullMarked;

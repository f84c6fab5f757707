/** A tenant's link to its phone: lease, codes, snapshots, every write under its epoch. */
@NullMarked
package io.flowhq.store.session;

import org.jspecify.annotations.NullMarked;

/** What PostgreSQL's driver and Spring Data need to know of our types. */
@NullMarked
package io.flowhq.store.sql;

import org.jspecify.annotations.NullMarked;

/** Who did what to which tenant and why: as a page, as JSON, as a table to download, and as the timeline of a tenant. */
@NullMarked
package io.flowhq.web.audit;

import org.jspecify.annotations.NullMarked;

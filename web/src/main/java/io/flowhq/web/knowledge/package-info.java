/** What a tenant's owner tells about the business, as forms for people and as JSON. */
@NullMarked
package io.flowhq.web.knowledge;

import org.jspecify.annotations.NullMarked;

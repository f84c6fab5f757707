/** The business's own door: the portal's API and its pages. Whatever is shown here belongs to the caller's tenant. */
@NullMarked
package io.flowhq.web.portal;

import org.jspecify.annotations.NullMarked;

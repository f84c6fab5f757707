/** What all pages share: how times are said and how requests are told apart by what they accept. */
@NullMarked
package io.flowhq.web.page;

import org.jspecify.annotations.NullMarked;

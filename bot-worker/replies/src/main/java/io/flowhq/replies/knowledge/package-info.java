/** What an owner tells about the business, and the finding of it by what a customer writes. */
@NullMarked
package io.flowhq.replies.knowledge;

import org.jspecify.annotations.NullMarked;

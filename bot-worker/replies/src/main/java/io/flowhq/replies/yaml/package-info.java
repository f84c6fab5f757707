/** Reading of YAML and JSON in which every value stays text. */
@NullMarked
package io.flowhq.replies.yaml;

import org.jspecify.annotations.NullMarked;

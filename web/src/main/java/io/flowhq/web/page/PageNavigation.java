package io.flowhq.web.page;

import org.jspecify.annotations.Nullable;

/**
 * Where in a long list a page stands.
 *
 * @param first position of the first row shown, from 1; 0 when there is none
 * @param previous number of the page before, null on the first
 * @param next number of the page after, null on the last
 */
public record PageNavigation(
        long first,
        long last,
        long total,
        @Nullable Integer previous,
        @Nullable Integer next) {

    /** @param page from 0 */
    public static PageNavigation of(int page, int size, long total) {
        var start = (long) page * size;
        var end = Math.min(total, start + size);
        return new PageNavigation(
                start < total ? start + 1 : 0, end, total, page == 0 ? null : page - 1, end < total ? page + 1 : null);
    }
}

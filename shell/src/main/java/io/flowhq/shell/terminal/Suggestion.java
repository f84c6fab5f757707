package io.flowhq.shell.terminal;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Finds what somebody probably meant: the word with the fewest letters inserted, deleted, replaced or swapped with their
 * neighbour. A word that has little in common with what was typed is not suggested: about one letter in three may
 * differ, unless what was typed is how it begins.
 */
final class Suggestion {

    private Suggestion() {}

    static Optional<String> to(String typed, Collection<String> right) {
        return right.stream()
                .filter(word -> isNear(typed, word))
                .min(Comparator.<String>comparingInt(word -> distance(typed, word))
                        .thenComparing(word -> word.startsWith(typed) ? 0 : 1)
                        .thenComparing(Comparator.naturalOrder()));
    }

    private static boolean isNear(String typed, String word) {
        boolean begun = typed.length() > 1 && word.startsWith(typed);
        return begun || distance(typed, word) <= (Math.max(typed.length(), word.length()) + 1) / 3;
    }

    static int distance(String a, String b) {
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                cost[i][j] = i == 0 ? j : j == 0 ? i : cheapest(a, b, i, j, cost);
            }
        }
        return cost[a.length()][b.length()];
    }

    private static int cheapest(String a, String b, int i, int j, int[][] cost) {
        int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(replace, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}

package io.flowhq.replies.slots;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Finds the product or service a message is about: the first stretch of words that name something, unless a later one is
 * asked for by a word before it ("dia, mnaweza kufanya box braids") or says more than one word.
 */
final class ThingFinder {

    private static final int MAX_TOKENS = 7;
    private static final Set<String> LINKS =
            Set.of("ya", "wa", "za", "la", "cha", "vya", "na", "of", "for", "with", "kwa");
    /** Conjugated Swahili verbs of the first and second person name no thing. */
    private static final Pattern VERB = Pattern.compile(
            "(?:ni|u|a|tu|m|mu|si|ha|hatu|ham|wa|i|zi|ki|vi|li|ya)(?:na|me|ta|li|nge|mesha|ki|ja|ka|sha)\\p{L}{2,}|(?:sija|haija|haja|hamja|hawa|hatu|siwe|nisha|nime|mnam|mnani)\\p{L}{2,}|m?na(?:ni|wa|i|zi)?\\p{L}{2,}(?:eni|ieni|ani)"
                    + "|[mu]?ni\\p{L}{2,}e(?:ni)?|m?tu\\p{L}{3,}e|n(?:ta|me)\\p{L}{3,}|na(?:i|zi|ki|vi|ku)\\p{L}{2,}a|ha(?:u|i|vi|zi|ya|li|ki|m|tu|wa)(?:ja|ta|ku)\\p{L}{2,}|[um]si(?!mam|ngi|ku|tu|cha|mu|ki|ba)\\p{L}{3,}|(?:ni|u|tu|m|wa)sh?a(?:li|tu|lip|let)\\p{L}+");
    /** "Kunisuka" names a service where nothing else does. */
    private static final Pattern DONE_TO_ME = Pattern.compile("ku(?:ni|tu|m)\\p{L}{3,}");

    private static final Pattern DRAWN_OUT = Pattern.compile("(\\p{L})\\1{2,}");
    private static final Pattern CONTRACTION =
            Pattern.compile("(?:i|you|we|they|he|she|it|there|let|that|what|who)'(?:ll|ve|re|s|d|m)|\\p{L}+n't");
    /** Words that ask for what follows them. */
    private static final Set<String> ASKING = Set.of(
            "bei",
            "mna",
            "mnayo",
            "una",
            "unayo",
            "mko",
            "uko",
            "nataka",
            "naomba",
            "nahitaji",
            "natafuta",
            "naulizia",
            "nauliza",
            "nipe",
            "niletee",
            "niwekee",
            "order",
            "need",
            "want",
            "have",
            "got",
            "price",
            "sell",
            "mnauza",
            "unauza",
            "kununua",
            "kupata",
            "do",
            "nifanyia",
            "mnafanya",
            "kuagiza",
            "cost",
            "buy",
            "looking",
            "get",
            "hizo",
            "hiyo",
            "ile",
            "zile",
            "lile",
            "hilo",
            "hizi",
            "hii");

    private static final int MAX_LIST = 90;

    private final Set<String> fillers;
    private final Set<String> joints;
    private final Set<String> articles;
    private final Set<String> nouns;
    private final Set<String> measures;
    private final Set<String> pointing;
    private final Set<String> colours;
    private final Set<String> tails;
    private final Set<String> heads;
    private final Set<String> inside;
    private final Set<String> possessives;
    private final Set<String> sizes = Set.of("size", "saizi", "sz");

    ThingFinder(SlotWords slotWords) {
        fillers = slotWords.set("fillers");
        joints = slotWords.set("between_things");
        articles = slotWords.set("articles");
        nouns = slotWords.set("nouns");
        measures = slotWords.set("measures");
        pointing = slotWords.set("pointing");
        colours = slotWords.set("colours");
        tails = slotWords.set("tails_of_a_name");
        heads = slotWords.set("heads_of_a_name");
        inside = slotWords.set("inside_a_name");
        possessives = slotWords.set("possessives");
    }

    private record Stretch(int from, int to, int worth) {}

    void find(SlotTokens tokens) {
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i < tokens.size(); i++) {
            if (isContent(i, tokens) || beginsBeforeContent(i, tokens)) {
                int to = end(i, tokens);
                if (hasLetters(i, to, tokens)) {
                    stretches.add(new Stretch(i, to, worth(i, to, tokens)));
                }
                i = to - 1;
            }
        }
        stretches.stream()
                .max(Comparator.comparingInt(Stretch::worth).thenComparingInt(each -> -each.from()))
                .ifPresent(best -> {
                    String list = list(stretches, tokens);
                    tokens.found(Slot.THING, tokens.written(best.from(), best.to()), best.from(), best.to());
                    if (!list.isEmpty()) {
                        tokens.foundWords(
                                Slot.LIST, String.valueOf(tokens.counts().size()), list);
                    }
                });
    }

    /** "Picha za harusi", "office chairs": no name alone, and the beginning of one. */
    private boolean beginsBeforeContent(int i, SlotTokens tokens) {
        if (!tokens.isFree(i) || tokens.separates(i + 1, ",.?!;\n")) {
            return false;
        }
        boolean head = heads.contains(tokens.word(i)) && LINKS.contains(tokens.word(i + 1));
        int named = head ? i + 2 : i + 1;
        return (head || inside.contains(tokens.word(i)) && !possessives.contains(tokens.written(i - 1)))
                && named < tokens.size()
                && !tokens.separates(named, ",.?!;\n")
                && tokens.isFree(named)
                && !tokens.at(named).isDigits()
                && isContent(named, tokens);
    }

    /** A word of its own is worth least, one that is asked for most; of equal ones the first is meant. */
    private static int worth(int from, int to, SlotTokens tokens) {
        boolean doneToMe =
                to == from + 1 && DONE_TO_ME.matcher(tokens.word(from)).matches();
        boolean askedFor = LINKS.contains(tokens.written(from - 1)) && ASKING.contains(tokens.written(from - 2))
                || ASKING.contains(tokens.written(from - 1));
        int words = to - from > 1 || askedFor ? 2 : 1;
        return doneToMe ? 0 : words;
    }

    /** "Mbili za njano na moja nyeusi": all that is counted, where there are several counts. */
    private String list(List<Stretch> stretches, SlotTokens tokens) {
        List<Integer> counts = tokens.counts();
        if (counts.size() == 1) {
            return joined(stretches, counts.getFirst(), tokens);
        }
        if (counts.isEmpty()) {
            return "";
        }
        int from = Math.min(counts.getFirst(), stretches.getFirst().from());
        int to = Math.max(tokens.behindCounts(), stretches.getLast().to());
        for (int i = tokens.behindCounts(); i < to; i++) {
            if (tokens.separates(i, ",.?!;\n")) {
                to = i;
            }
        }
        String list = tokens.written(from, to);
        return list.length() > MAX_LIST ? "" : list;
    }

    /** "Mkaa gunia 1 na gesi", "two cappuccinos and a muffin": only one is counted, and all are meant. */
    private String joined(List<Stretch> stretches, int count, SlotTokens tokens) {
        int last = 0;
        while (last + 1 < stretches.size() && areJoined(stretches.get(last), stretches.get(last + 1), tokens)) {
            last++;
        }
        String list = tokens.written(
                Math.min(count, stretches.getFirst().from()),
                stretches.get(last).to());
        return last == 0 || list.length() > MAX_LIST ? "" : list;
    }

    private boolean areJoined(Stretch one, Stretch next, SlotTokens tokens) {
        int joint = articles.contains(tokens.written(next.from() - 1)) ? next.from() - 2 : next.from() - 1;
        return joint >= one.to()
                && joints.contains(tokens.written(joint))
                && !tokens.separates(joint, ".?!;\n")
                && IntStream.range(one.to(), joint).noneMatch(tokens::isFree);
    }

    private int end(int from, SlotTokens tokens) {
        int to = from + 1;
        while (to < tokens.size() && to < from + MAX_TOKENS && tokens.isFree(to) && !tokens.separates(to, ",.?!;\n")) {
            if (tokens.word(to).equals("up") && tokens.word(to - 1).equals("make")) {
                to++;
                continue;
            }
            boolean coloured = pointing.contains(tokens.word(to))
                    && colours.contains(tokens.word(to + 1))
                    && !tokens.separates(to + 1, ",.?!;\n");
            if (coloured || tails.contains(tokens.word(to))) {
                to += coloured ? 2 : 1;
                continue;
            }
            boolean isInside = inside.contains(tokens.word(to))
                    && to + 1 < tokens.size()
                    && !tokens.separates(to + 1, ",.?!;\n")
                    && isContent(to + 1, tokens);
            if (isContent(to, tokens) || isInside) {
                to++;
            } else if (LINKS.contains(tokens.word(to))
                    && to + 1 < tokens.size()
                    && !tokens.separates(to + 1, ",.?!;\n")
                    && (isContent(to + 1, tokens) && !tokens.word(to).equals("na"))) {
                to += 2;
            } else {
                break;
            }
        }
        return to;
    }

    private boolean isContent(int i, SlotTokens tokens) {
        String word = DRAWN_OUT.matcher(tokens.word(i)).replaceAll("$1");
        if (word.isEmpty()
                || CONTRACTION.matcher(word).matches()
                || fillers.contains(word)
                || sizes.contains(tokens.word(i - 1))) {
            return false;
        }
        if (tokens.at(i).isDigits()) {
            return i > 0 && isContent(i - 1, tokens)
                    || measures.contains(tokens.word(i + 1))
                    || tokens.word(i).length() > 1;
        }
        return word.length() > 1 && !isVerb(word, nouns);
    }

    /** @param nouns words that only look like verbs */
    static boolean isVerb(String word, Set<String> nouns) {
        return word.length() > 4 && !nouns.contains(word) && VERB.matcher(word).matches();
    }

    private static boolean hasLetters(int from, int to, SlotTokens tokens) {
        for (int i = from; i < to; i++) {
            if (tokens.at(i).word().matches(".*\\p{L}{2,}.*|\\p{L}+\\d.*")) {
                return true;
            }
        }
        return false;
    }
}

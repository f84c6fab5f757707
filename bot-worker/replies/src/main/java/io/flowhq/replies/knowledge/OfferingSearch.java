package io.flowhq.replies.knowledge;

import io.flowhq.replies.slots.ThingWords;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds products and services by what a customer writes. A word counts the more the fewer offerings have it; a word or
 * number that no offering has, or that the found one lacks, makes the result one that is only like what was asked for.
 */
public final class OfferingSearch {

    /** Something that shares less with what was asked for is not like it. */
    private static final double MIN_LIKENESS = 0.35;

    private static final Pattern LIST = Pattern.compile("\\s+(?:na|and|au|or|pamoja na|plus)\\s+|[,&+/;\\n]+");

    private record Entry(Offering offering, List<Set<String>> names, Set<String> words) {}

    private record Wanted(Set<String> known, Set<String> unknown) {}

    private final ThingWords thingWords;
    private final List<Entry> entries = new ArrayList<>();
    private final Map<String, Set<String>> wordsByForm = new HashMap<>();
    private final Map<String, Integer> offeringsByWord = new HashMap<>();
    /** "Promax" is "pro max". */
    private final Map<String, List<String>> pairs = new HashMap<>();

    public OfferingSearch(List<Offering> offerings, ThingWords thingWords) {
        this.thingWords = thingWords;
        for (Offering offering : offerings) {
            List<Set<String>> names = new ArrayList<>();
            names.add(nameWords(offering.name()));
            offering.aliases().forEach(alias -> names.add(nameWords(alias)));
            Set<String> named = new HashSet<>();
            names.forEach(named::addAll);
            Set<String> words = new HashSet<>(named);
            if (!offering.description().isEmpty()) {
                words.addAll(words(offering.description()));
            }
            entries.add(new Entry(offering, names, words));
            named.forEach(this::count);
        }
    }

    private void count(String word) {
        if (offeringsByWord.merge(word, 1, Integer::sum) == 1) {
            SearchWords.forms(word)
                    .forEach(form -> wordsByForm
                            .computeIfAbsent(form, key -> new LinkedHashSet<>())
                            .add(word));
        }
    }

    /**
     * @param text the whole message
     * @param thing the part of it that names something; blank when none does
     */
    public SearchResult find(String text, String thing) {
        SearchResult whole = findOne(text, thing);
        if (whole.exact()) {
            return whole;
        }
        String[] parts = LIST.split(thing.isBlank() ? text : text.substring(Math.max(0, text.indexOf(thing))));
        if (parts.length < 2) {
            return whole;
        }
        return findEach(parts).orElse(whole);
    }

    /** Whether there is a word that tells one thing from another. */
    public static boolean namesSomething(String text, ThingWords thingWords) {
        return SearchWords.of(text).stream()
                .anyMatch(word -> !SearchWords.isNumber(word) && !thingWords.namesNothing(word));
    }

    /** Whether the offering has the word in its name, its aliases or its description. */
    public static boolean mentions(Offering offering, String word) {
        String all = offering.name() + " " + String.join(" ", offering.aliases()) + " " + offering.description();
        return SearchWords.of(all).containsAll(SearchWords.of(word));
    }

    /** "iphone 12 na 13": each part by itself, a mere number with the words before it. */
    private Optional<SearchResult> findEach(String[] parts) {
        Set<Offering> found = new LinkedHashSet<>();
        String before = "";
        int asked = 0;
        int exactly = 0;
        for (String part : parts) {
            List<String> words = words(part);
            Wanted own = wanted(words, words);
            boolean named = own.known().stream().anyMatch(word -> !SearchWords.isNumber(word));
            String said = named || before.isEmpty() ? part : before + " " + part;
            if (named) {
                before = String.join(
                        " ",
                        words.stream()
                                .filter(word -> !SearchWords.isNumber(word)
                                        && word(word).isPresent())
                                .toList());
            }
            SearchResult result = findOne(said, said);
            if (!result.isEmpty()) {
                asked++;
                exactly += result.exact() ? 1 : 0;
                if (result.exact()) {
                    found.addAll(result.offerings());
                }
            }
        }
        return asked > 1 && exactly == asked
                ? Optional.of(new SearchResult(List.copyOf(found), true))
                : Optional.empty();
    }

    private SearchResult findOne(String text, String thing) {
        Wanted wanted = wanted(words(text), words(thing));
        if (wanted.known().isEmpty()) {
            return SearchResult.NOTHING;
        }
        record Scored(Offering offering, double asked, double named, boolean lacks) {}
        double all = weight(wanted.known()) + wanted.unknown().size() * weight("");
        Set<String> needed = new HashSet<>(wanted.unknown());
        wanted.known().stream().filter(word -> !thingWords.namesNothing(word)).forEach(needed::add);
        List<Scored> scored = new ArrayList<>();
        for (Entry entry : entries) {
            double best = 0;
            double named = 0;
            for (Set<String> name : entry.names()) {
                double weight = 0;
                for (String word : wanted.known()) {
                    weight += name.contains(word) ? weight(word) : 0;
                }
                if (weight == 0) {
                    continue;
                }
                double share = weight / Math.max(weight(name), 1.0e-9);
                if (weight > best || weight == best && share > named) {
                    best = weight;
                    named = share;
                }
            }
            boolean lacks = !entry.words().containsAll(needed);
            if (best / all >= MIN_LIKENESS) {
                scored.add(new Scored(entry.offering(), best, named, lacks));
            }
        }
        boolean exact = scored.stream().anyMatch(each -> !each.lacks());
        List<Scored> chosen = scored.stream()
                .filter(each -> each.lacks() != exact)
                .sorted(Comparator.comparingDouble((Scored each) -> -each.asked())
                        .thenComparingDouble(each -> -each.named()))
                .toList();
        double asked = chosen.isEmpty() ? 0 : chosen.getFirst().asked();
        boolean fully = exact && chosen.getFirst().named() >= 1.0 - 1.0e-9;
        return new SearchResult(
                chosen.stream()
                        .filter(each -> each.asked() >= asked - 1.0e-9)
                        .filter(each -> !fully || each.named() >= 1.0 - 1.0e-9)
                        .map(Scored::offering)
                        .toList(),
                exact);
    }

    /** Numbers count where they follow a word that counts; what nobody has counts only in the part that names something. */
    private Wanted wanted(List<String> words, List<String> thing) {
        Set<String> known = new LinkedHashSet<>();
        Set<String> unknown = new LinkedHashSet<>();
        boolean thingIsKnown = thing.stream()
                .anyMatch(word -> !SearchWords.isNumber(word) && word(word).isPresent());
        boolean counts = false;
        for (String word : words) {
            Optional<String> meant = word(word);
            boolean number = SearchWords.isNumber(word);
            if (meant.isPresent() && (!number || counts)) {
                known.add(meant.get());
                counts = true;
            } else if (number) {
                if (counts && thing.contains(word)) {
                    unknown.add(word);
                }
            } else if (!thingWords.namesNothing(word)) {
                counts = false;
                if (thingIsKnown && thing.contains(word)) {
                    unknown.add(word);
                }
            }
        }
        return new Wanted(known, unknown);
    }

    /** The word of an offering that is meant: itself, another form of it, or one with a slip of the finger. */
    private Optional<String> word(String said) {
        if (offeringsByWord.containsKey(said)) {
            return Optional.of(said);
        }
        for (String form : SearchWords.forms(said)) {
            Set<String> meant = wordsByForm.getOrDefault(form, Set.of());
            if (!meant.isEmpty()) {
                return meant.stream().findFirst();
            }
        }
        if (thingWords.namesNothing(said)) {
            return Optional.empty();
        }
        return offeringsByWord.keySet().stream()
                .filter(word -> SearchWords.isTypo(said, word))
                .min(Comparator.naturalOrder());
    }

    /** Fillers are left out, unless the name has nothing else. */
    private Set<String> nameWords(String name) {
        List<String> words = words(name);
        joinPairs(words);
        Set<String> naming = new LinkedHashSet<>(words);
        naming.removeIf(thingWords::isFiller);
        return naming.isEmpty() ? new LinkedHashSet<>(words) : naming;
    }

    private void joinPairs(List<String> words) {
        for (int i = 1; i < words.size(); i++) {
            if (!SearchWords.isNumber(words.get(i - 1)) && !SearchWords.isNumber(words.get(i))) {
                pairs.putIfAbsent(words.get(i - 1) + words.get(i), words.subList(i - 1, i + 1));
            }
        }
    }

    /** As they are usually spelt; what is written together or apart is parted or joined as in the names. */
    private List<String> words(String text) {
        List<String> words = new ArrayList<>();
        for (String word : SearchWords.of(text)) {
            String spelled = thingWords.spelled(word);
            String joined = words.isEmpty() ? "" : words.getLast() + spelled;
            if (!joined.isEmpty() && !offeringsByWord.containsKey(spelled) && offeringsByWord.containsKey(joined)) {
                words.set(words.size() - 1, joined);
            } else if (offeringsByWord.containsKey(spelled)) {
                words.add(spelled);
            } else {
                words.addAll(pairs.getOrDefault(spelled, List.of(spelled)));
            }
        }
        return words;
    }

    private double weight(Set<String> words) {
        return words.stream().mapToDouble(this::weight).sum();
    }

    private double weight(String word) {
        return Math.log(2.0 + (double) entries.size() / offeringsByWord.getOrDefault(word, 1));
    }
}

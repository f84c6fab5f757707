package io.flowhq.replies.slots;

/** Finds the details a message gives. Immutable and safe for many threads. */
public final class SlotFinder {

    private final PriceFinder prices;
    private final DayFinder days;
    private final TimeFinder times;
    private final NameAndPlaceFinder namesAndPlaces;
    private final NumberFinder counts;
    private final ThingFinder things;

    public SlotFinder() {
        SlotWords slotWords = new SlotWords();
        Numbers numbers = new Numbers(slotWords);
        prices = new PriceFinder(slotWords, numbers);
        days = new DayFinder(slotWords, numbers);
        times = new TimeFinder(slotWords, numbers);
        namesAndPlaces = new NameAndPlaceFinder(slotWords);
        counts = new NumberFinder(slotWords, numbers);
        things = new ThingFinder(slotWords);
    }

    public Slots in(String text) {
        SlotTokens tokens = new SlotTokens(text);
        CodeFinder.find(tokens);
        times.find(tokens);
        prices.find(tokens);
        days.find(tokens);
        namesAndPlaces.find(tokens);
        counts.find(tokens);
        things.find(tokens);
        return tokens.slots();
    }
}

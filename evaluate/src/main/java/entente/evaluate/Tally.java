package entente.evaluate;

/** What was right, what was found though wrong, and what was missed. */
record Tally(int right, int surplus, int missed) {

    static final Tally NONE = new Tally(0, 0, 0);

    Tally plus(Tally other) {
        return new Tally(right + other.right, surplus + other.surplus, missed + other.missed);
    }

    boolean isEmpty() {
        return right + surplus + missed == 0;
    }

    double precision() {
        return right + surplus == 0 ? 0 : (double) right / (right + surplus);
    }

    double recall() {
        return right + missed == 0 ? 0 : (double) right / (right + missed);
    }

    double f1() {
        return isEmpty() ? 0 : 2.0 * right / (2.0 * right + surplus + missed);
    }
}

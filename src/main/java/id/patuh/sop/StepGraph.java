package id.patuh.sop;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Which step comes after which.
 *
 * @param after by step, the indexes of the steps that come before it
 */
record StepGraph(List<List<Integer>> after) {

    /** Steps that no other step comes after. */
    Set<Integer> ends() {
        Set<Integer> ends = new LinkedHashSet<>();
        for (int step = 0; step < after.size(); step++) {
            ends.add(step);
        }
        for (int step = 0; step < after.size(); step++) {
            for (int before : after.get(step)) {
                if (before != step) {
                    ends.remove(before);
                }
            }
        }
        return ends;
    }

    /** Steps that can never begin: those of a cycle and those behind one. */
    Set<Integer> stuck() {
        List<List<Integer>> next = successors();
        int[] waiting = after.stream().mapToInt(List::size).toArray();
        Deque<Integer> free = new ArrayDeque<>();
        Set<Integer> stuck = new LinkedHashSet<>();
        for (int step = 0; step < waiting.length; step++) {
            stuck.add(step);
            if (waiting[step] == 0) {
                free.add(step);
            }
        }
        while (!free.isEmpty()) {
            int step = free.remove();
            stuck.remove(step);
            for (int behind : next.get(step)) {
                if (--waiting[behind] == 0) {
                    free.add(behind);
                }
            }
        }
        return stuck;
    }

    /**
     * Cycles, each from its first step on in the order in which its steps would be carried out; disjoint, so that of
     * cycles which share steps one is given.
     */
    List<List<Integer>> cycles() {
        Set<Integer> stuck = stuck();
        Set<Integer> seen = new LinkedHashSet<>();
        List<List<Integer>> cycles = new ArrayList<>();
        for (int start : stuck) {
            List<Integer> path = new ArrayList<>();
            Set<Integer> onPath = new LinkedHashSet<>();
            int step = start;
            while (!seen.contains(step) && onPath.add(step)) {
                path.add(step);
                step = after.get(step).stream()
                        .filter(stuck::contains)
                        .findFirst()
                        .orElseThrow();
            }
            if (onPath.contains(step)) {
                cycles.add(inOrder(path.subList(path.indexOf(step), path.size())));
            }
            seen.addAll(path);
        }
        return cycles;
    }

    /** Turns a walk backwards round and lets it begin with the smallest index. */
    private static List<Integer> inOrder(List<Integer> backwards) {
        List<Integer> cycle = new ArrayList<>(backwards);
        Collections.reverse(cycle);
        Collections.rotate(cycle, -cycle.indexOf(Collections.min(cycle)));
        return cycle;
    }

    private List<List<Integer>> successors() {
        List<List<Integer>> next = new ArrayList<>();
        after.forEach(step -> next.add(new ArrayList<>()));
        for (int step = 0; step < after.size(); step++) {
            for (int before : after.get(step)) {
                next.get(before).add(step);
            }
        }
        return next;
    }
}

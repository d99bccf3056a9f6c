/**
 * How fast Patuh is beside other ways to the same findings. Start reading at {@link id.patuh.benchmarks.Benchmarks};
 * what each run means is told in {@code benchmarks/README.md}.
 */
package id.patuh.benchmarks;

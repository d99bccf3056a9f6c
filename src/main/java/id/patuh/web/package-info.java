/**
 * The service's pages and its REST interface. Thin: it asks the packages above and shows the answer. Start at
 * {@link id.patuh.web.Service}.
 */
@org.jspecify.annotations.NullMarked
package id.patuh.web;
